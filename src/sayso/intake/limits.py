"""`Limits`: how much of the machine one document may take.

The defaults stand in `docs/input.md`; `sayso doctor` prints those in force. Where a limit
cuts a document, the rest is read and a gap says what is missing; where it ends one, the
document fails with a reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from sayso.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may take; every value is a whole number of the unit its line names."""

    file_bytes: int = 200_000_000
    """Bytes of a file; more is refused before it is opened."""
    text_characters: int = 5_000_000
    """Characters of text that a reader hands on; the rest is cut, with a gap."""
    seconds: int = 30
    """Seconds of wall or CPU time without a finished document."""
    seconds_per_megabyte: int = 2
    """Seconds added for each megabyte of the file."""
    seconds_per_scanned_page: int = 40
    """Seconds added for each page whose text must be recognised."""
    memory_bytes: int = 1_610_612_736
    """Bytes of memory above what the reading process holds at its start."""
    inflation_ratio: int = 100
    """Inflated bytes for each packed byte, counted once more than 10 MB came out."""
    inflated_bytes: int = 500_000_000
    """Bytes that all packed parts of one file may give; in a web archive, those of one record."""
    archive_depth: int = 3
    """Archives within archives."""
    archive_members: int = 10_000
    """Members of one file, all archives in it together; rows of a stream are not counted."""
    markup_depth: int = 200
    """Elements within elements."""
    attributes: int = 500
    """Attributes of one tag."""
    attribute_characters: int = 65_536
    """Characters of one tag's attributes."""
    paragraph_characters: int = 200_000
    """Characters of one paragraph; a longer one is parted at a space, with a gap."""
    pages: int = 2000
    """Pages of a PDF or an image file."""
    page_points: int = 10_000
    """Side of a page, in points, for the picture of it."""
    page_pixels: int = 50_000_000
    """Pixels of the picture of one page."""
    mail_parts: int = 1000
    """Parts of one message."""
    mail_depth: int = 20
    """Parts within parts of a message."""
    mail_header_bytes: int = 65_536
    """Bytes of one header field."""
    row_bytes: int = 20_000_000
    """Bytes of one row of a JSONL file."""


def parse_limits(settings: Iterable[str]) -> Limits:
    """Return the limits with `NAME=VALUE` settings applied.

    Raises `UsageError` for a name that there is not or a value that is no whole number above 0.
    """
    names = [field.name for field in fields(Limits)]
    changed: dict[str, int] = {}
    for setting in settings:
        name, _, value = setting.partition("=")
        name = name.strip().replace("-", "_")
        if name not in names:
            raise UsageError(f"There is no limit {name!r}. Choose one of: {', '.join(names)}.")
        digits = value.strip().replace("_", "")
        if not (
            digits.isascii() and digits.isdigit() and int(digits[:19]) > 0 and len(digits) < 19
        ):
            raise UsageError(f"{setting!r}: give a whole number above 0, as in {name}=60.")
        changed[name] = int(digits)
    return replace(Limits(), **changed)
