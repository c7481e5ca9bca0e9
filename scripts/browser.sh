#!/bin/sh
# A Chromium for the tests: the one that is there, the distribution's, or Playwright's own.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v $name >/dev/null && exit 0
done
.venv/bin/python - <<'PY' && exit 0
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    sys.exit(not pathlib.Path(playwright.chromium.executable_path).exists())
PY
if [ "$(id -u)" = 0 ]; then as_root=; else as_root="sudo -n"; fi
# Ubuntu's package of that name is an installer for a snap, which containers cannot run.
if command -v apt-get >/dev/null && ! grep -qi '^ID=ubuntu' /etc/os-release; then
    echo "browser: installing chromium"
    { $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium; } >/dev/null 2>&1 && exit 0
fi
.venv/bin/playwright install --with-deps chromium && exit 0
echo "browser: none could be installed; install Chromium and run this again" >&2
exit 1
