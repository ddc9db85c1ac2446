"""The walk: from a source to a `Record`, one step after the other.

source ─> intake ─> repair ─> language ─> reading ─> Record
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from sayso import intake, language, repair
from sayso import reading
from sayso.record.record import Record
from sayso.record.types import Document, Fact, Reader
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
