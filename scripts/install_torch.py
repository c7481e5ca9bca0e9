"""Install the CPU build of torch that constraints.txt names, and never CUDA packages.

uv knows PyTorch's own index of CPU builds (`--torch-backend cpu`) and fails at once where it
cannot be reached; then the plain pin is taken, provided that what it gives is a CPU build.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement

PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


def main() -> int:
    pin = re.search(r"^torch==(\S+)$", Path("constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    if pin is None:
        print("setup: constraints.txt names no torch", file=sys.stderr)
        return 1
    if installed() == pin[1]:
        return 0
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", sys.executable]
    if run(*PIP, "install", "uv") and run(*uv, "--torch-backend", "cpu", pin[0], quiet=True):
        return 0
    print(f"setup: PyTorch's own index cannot be reached; looking for {pin[0]} elsewhere")
    if plain_pin_is_cpu(pin[0]) and run(*PIP, "install", pin[0]):
        return 0
    print(f"setup: no CPU build of {pin[0]} could be installed; is the network up?", file=sys.stderr)
    return 1


def installed() -> str | None:
    try:
        return version("torch").partition("+")[0]
    except PackageNotFoundError:
        return None


def plain_pin_is_cpu(pin: str) -> bool:
    """Whether what pip would install for the pin needs no CUDA packages on this machine."""
    report = [*PIP, "install", "--dry-run", "--no-deps", "--report", "-", pin]
    asked = subprocess.run(report, stdout=subprocess.PIPE, check=False)  # noqa: S603
    if asked.returncode:
        return False
    (torch,) = json.loads(asked.stdout)["install"]
    needed = map(Requirement, torch["metadata"].get("requires_dist", []))
    here = [
        each.name.lower() for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})
    ]
    return not any(name.startswith(("nvidia", "triton", "cuda")) for name in here)


def run(*command: str, quiet: bool = False) -> bool:
    stderr = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, stderr=stderr, check=False).returncode == 0  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
