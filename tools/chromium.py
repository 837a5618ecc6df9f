"""Finds a Chromium for the browser tests; run as a program, installs one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
)
_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How the tests start it: without a sandbox (CI runs as root) and without calls home."""


def find() -> str | None:
    """Return the path of a Chromium or Chrome, the one that $CHROMIUM names first."""
    candidates = (os.environ.get("CHROMIUM", ""), *_NAMES, *_APPLICATIONS)
    return next((path for name in candidates if name and (path := shutil.which(name))), None)


def install() -> None:
    """Install Chromium by apt, as root or through sudo; do nothing where neither works."""
    apt = shutil.which("apt-get")
    sudo = [] if os.geteuid() == 0 else [shutil.which("sudo") or ""]
    if not apt or sudo == [""]:
        return
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        subprocess.run([*sudo, apt, *arguments], check=False, stdout=sys.stderr)


def main() -> int:
    """Make sure that there is a Chromium; say what to do where that fails."""
    if not find():
        print("No Chromium found; installing it for the browser tests.", file=sys.stderr)
        install()
    path = find()
    if not path:
        print("No Chromium: install it and name it in $CHROMIUM.", file=sys.stderr)
        return 1
    print(f"Browser tests use {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
