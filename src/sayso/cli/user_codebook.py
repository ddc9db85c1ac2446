"""`--codebook FILE`: a user's own types of events, read and made ready before any document."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.reading.events.own import Codebook


def user_codebook(path: Path | None) -> "Codebook | None":
    """Return the codebook in the file, `None` without one; raise `UsageError` with the line."""
    if path is None:
        return None
    from sayso.reader import load_codebook  # noqa: PLC0415 (the reader: 0.3 s and more)

    return load_codebook(path)
