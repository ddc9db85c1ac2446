"""Bytes to `SourceText`: one module for each kind of input.

`open_all` is the door: it decides by content what a document is and hands it to the reader of
that kind. The readers' libraries are imported only when a document of their kind comes.
"""

from sayso.intake.given import Given, Refused, Stated
from sayso.intake.limits import Limits, parse_limits
from sayso.intake.source_text import SourceBlock, SourceText
from sayso.intake.sources import (
    may_hold_several,
    only_document,
    open_all,
    open_source,
    open_text,
    take,
)

__all__ = [
    "Given",
    "Limits",
    "Refused",
    "SourceBlock",
    "SourceText",
    "Stated",
    "may_hold_several",
    "only_document",
    "open_all",
    "open_source",
    "open_text",
    "parse_limits",
    "take",
]
