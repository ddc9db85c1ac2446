"""`sayso doctor`: what can be read here, by what, within which limits, and what adds the rest."""

import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from typing import Final

import click

from sayso import __version__
from sayso.cli import exit_codes
from sayso.intake.limits import Limits

_PATIENCE: Final = 10
"""Seconds that a program may take to say its version."""


def examine(limits: Limits) -> int:
    """Print one line a part; return `MACHINE` when something that reading needs is missing."""
    missing = 0
    for is_here, line in _needed():
        missing += not is_here
        click.echo(f"{'ok     ' if is_here else 'MISSING'}  {line}")
    for is_here, line in _optional():
        click.echo(f"{'ok     ' if is_here else 'absent '}  {line}")
    click.echo(f"\nKinds of documents that can be read: {', '.join(_kinds())}.")
    click.echo("\nLimits for one document (change them with --limits NAME=VALUE):")
    for field in fields(Limits):
        click.echo(f"  {field.name:<24} {getattr(limits, field.name):>13,}")
    return exit_codes.MACHINE if missing else exit_codes.OK


def _needed() -> Iterator[tuple[bool, str]]:
    yield True, f"sayso {__version__}"
    yield sys.version_info >= (3, 11), f"Python {platform.python_version()} ({platform.system()})"
    for part in _parts():
        yield _package(part)
    yield from _parsers()
    yield _folder("model", "language/data", ".onnx")
    yield _folder("shipped knowledge", "knowledge/data", "")
    yield _folder("examples", "examples", ".txt")


def _parts() -> list[str]:
    """Return the packages that Sayso asks for, its extras left out."""
    try:
        asked = requires("sayso") or []
    except PackageNotFoundError:  # run from its source
        return []
    return sorted(
        re.split(r"[^\w.-]", each, maxsplit=1)[0] for each in asked if "extra ==" not in each
    )


def _parsers() -> Iterator[tuple[bool, str]]:
    """Yield the libraries in C and C++ that read what strangers send."""
    if find_spec("pypdfium2"):
        from pypdfium2.version import PDFIUM_INFO  # noqa: PLC0415 (200 ms)

        yield True, f"PDFium {PDFIUM_INFO.version}, for PDF"
    if find_spec("lxml"):
        import lxml.etree  # noqa: PLC0415 (60 ms)

        number = ".".join(map(str, lxml.etree.LIBXML_VERSION))
        yield True, f"libxml2 {number}, for HTML"
    from xml.parsers import expat  # noqa: PLC0415  # nothing is parsed here

    yield True, f"{expat.EXPAT_VERSION.replace('_', ' ')}, for DOCX, ODT and feeds"


def _optional() -> Iterator[tuple[bool, str]]:
    yield _tesseract()
    yield _extra("Pillow", "PIL", "scans", "images and pages without a text layer")
    yield _extra("rapidocr", "rapidocr", "ocr", "recognising text where Tesseract is not installed")


def _kinds() -> list[str]:
    from sayso.intake.sources import READERS  # noqa: PLC0415 (start-up time)

    return sorted(READERS)


def _package(name: str) -> tuple[bool, str]:
    try:
        return True, f"{name} {version(name)}"
    except PackageNotFoundError:
        return False, f"{name}. Add it with: pip install {name}"


def _extra(name: str, module: str, extra: str, purpose: str) -> tuple[bool, str]:
    if find_spec(module):
        return True, f"{name} {version(name)}, for {purpose}"
    return False, f"{name} (optional), for {purpose}. Add it with: pip install 'sayso[{extra}]'"


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


def _tesseract() -> tuple[bool, str]:
    """Return what there is of Tesseract: version, place and languages."""
    path = shutil.which("tesseract")
    if path is None:
        return False, (
            "tesseract (optional): images and pages without a text layer stay unread. "
            "On Debian, add it with: apt-get install tesseract-ocr"
        )
    told = _answer(path, "--version").split()
    number = told[1] if len(told) > 1 else "of unknown version"
    languages = sorted(_answer(path, "--list-langs").splitlines()[1:])
    if "eng" not in languages:
        return False, (
            f"tesseract {number} ({path}) lacks English. "
            "On Debian, add it with: apt-get install tesseract-ocr-eng"
        )
    return True, f"tesseract {number} ({path}), languages {', '.join(languages)}"


def _answer(program: str, option: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # an absolute path and words of our own
            [program, option], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout or done.stderr
