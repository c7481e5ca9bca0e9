"""Install the CPU build of torch that constraints.txt names, and never CUDA packages.

What the plain pin resolves to differs: where that is a CPU build it is taken, elsewhere uv
gets the build from PyTorch's own CPU index, which it knows (`--torch-backend cpu`).
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


def main() -> int:
    pin = re.search(r"^torch==(\S+)$", Path("constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    if pin is None:
        print("setup: constraints.txt names no torch", file=sys.stderr)
        return 1
    if installed() == pin[1]:
        return 0
    if plain_pin_is_cpu(pin[0]) and run(*PIP, "install", pin[0]):
        return 0
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", sys.executable]
    if run(*PIP, "install", "uv") and run(*uv, "--torch-backend", "cpu", pin[0]):
        return 0
    print(f"setup: no CPU build of {pin[0]} could be installed; is the network up?", file=sys.stderr)
    return 1


def installed() -> str | None:
    try:
        return version("torch").partition("+")[0]
    except PackageNotFoundError:
        return None


def plain_pin_is_cpu(pin: str) -> bool:
    """Ask pip what it would install, without installing it."""
    report = [*PIP, "install", "--dry-run", "--report", "-", pin]
    asked = subprocess.run(report, stdout=subprocess.PIPE, check=False)  # noqa: S603
    if asked.returncode:
        return False
    names = {item["metadata"]["name"].lower() for item in json.loads(asked.stdout)["install"]}
    return not any(name.startswith(("nvidia", "triton", "cuda")) for name in names)


def run(*command: str) -> bool:
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
