#!/bin/sh
# Make .venv, and on Debian or Ubuntu the package that its Python lacks for that.
set -eu
python=$1
command -v "$python" >/dev/null || { echo "setup: $python not found; name one with: make PYTHON=..." >&2; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "setup: Dateline needs Python 3.11 or newer, $python is $("$python" -V); name one with: make PYTHON=..." >&2
    exit 1
}
[ -x .venv/bin/pip ] && exit 0
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    echo "setup: $python lacks ensurepip; installing python3-venv"
    if [ "$(id -u)" = 0 ]; then as_root=; else as_root="sudo -n"; fi
    { $as_root apt-get update -qq && $as_root apt-get install -y -qq python3-venv; } >/dev/null || {
        echo "setup: that needs root; run: sudo apt-get install python3-venv" >&2
        exit 1
    }
fi
"$python" -m venv .venv
