"""Bytes to `SourceText`: one module for each kind of input.

`open_source` is the door: it decides by content what a document is and hands it to the reader
of that kind. The readers' libraries are imported only when a document of their kind comes.
"""

from sayso.intake.source_text import SourceBlock, SourceText
from sayso.intake.sources import open_source

__all__ = ["SourceBlock", "SourceText", "open_source"]
