"""`sayso doctor`: what is installed, what is missing, and the command that adds it."""

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

import click

from sayso import __version__
from sayso.cli import exit_codes

_PARTS = ("numpy", "onnxruntime", "msgspec", "click", "rich", "trafilatura", "pypdfium2")


def examine() -> int:
    """Print one line a part; return `MACHINE` when something that reading needs is missing."""
    missing = 0
    for is_here, line in _findings():
        missing += not is_here
        click.echo(f"{'ok     ' if is_here else 'MISSING'}  {line}")
    click.echo(f"{_optional('tesseract')}")
    return exit_codes.MACHINE if missing else exit_codes.OK


def _findings() -> Iterator[tuple[bool, str]]:
    yield True, f"sayso {__version__}"
    yield sys.version_info >= (3, 11), f"Python {platform.python_version()} ({platform.system()})"
    for part in _PARTS:
        yield _package(part)
    yield _folder("model", "language/data", ".onnx")
    yield _folder("shipped knowledge", "knowledge/data", "")
    yield _folder("examples", "examples", ".txt")


def _package(name: str) -> tuple[bool, str]:
    try:
        return True, f"{name} {version(name)}"
    except PackageNotFoundError:
        return False, f"{name}. Add it with: pip install {name}"


def _folder(what: str, path: str, suffix: str) -> tuple[bool, str]:
    folder = files("sayso").joinpath(*path.split("/"))
    found = [file for file in _files(folder) if file.name.endswith(suffix)]
    if not found:
        return False, f"{what}: no {suffix or 'file'} in sayso/{path}. Install Sayso from a wheel."
    size = sum(len(file.read_bytes()) for file in found)
    return True, f"{what}: {len(found)} files, {size / 1e6:.1f} MB"


def _files(folder: Traversable) -> Iterator[Traversable]:
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if entry.is_file():
            yield entry


def _optional(program: str) -> str:
    path = shutil.which(program)
    if path:
        return f"ok       {program} ({path}), for pages without a text layer"
    return (
        f"absent   {program} (optional): pages without a text layer stay unread. "
        "On Debian: apt-get install tesseract-ocr"
    )
