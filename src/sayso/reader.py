"""The walk: from a source to a `Record`, one step after the other.

source ─> intake ─> repair ─> language ─> reading ─> Record
"""

from __future__ import annotations

from pathlib import Path
from typing import IO

from sayso.record.record import Record
from sayso.record.vocabulary import Repair

Source = str | bytes | Path | IO[bytes]


def read(
    source: Source,
    *,
    published: str | None = None,
    repair: Repair = "auto",
    name: str | None = None,
) -> Record:
    """Read one document into a record."""
    raise NotImplementedError
