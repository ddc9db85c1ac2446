"""Title and author of a PDF: what its first page and its Info dictionary say.

The dictionary holds what programs wrote there: names of files and templates are no titles. Its
dates are those of the file, never of publication, and are not looked at.
"""

import re
from collections.abc import Sequence
from typing import Final

from sayso.intake.decoding import combine_surrogates
from sayso.intake.source_text import SourceBlock
from sayso.record.types import Fact

_LONGEST: Final = 300
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|indd|qxd|qxp|txt|tex|dvi|rtf|odt|wpd|pptx?|xlsx?|pages)\Z")
_MACHINE: Final = (
    "microsoft ", "untitled", "unknown", "document", "slide ", "layout ", "template", "scan",
    "print", "report.", "draft", "(", "\\", "/", "http:", "https:", "admin", "user", "owner",
)  # fmt: skip
_PLACEHOLDERS: Final = frozenset({"title", "author", "none", "null", "doc", "pdf", "file", "test"})


def find_title(text: str, blocks: Sequence[SourceBlock], stated: dict[str, str]) -> Fact | None:
    """Return the title set on the first page; else the one stated, if it was meant for readers."""
    for block in blocks:
        if block.kind == "title":
            value = " ".join(text[block.span[0] : block.span[1]].split())
            return Fact(value=value, from_="content", span=block.span)
    return find_stated(stated.get("Title"))


def find_stated(value: str | None) -> Fact | None:
    """Return a fact of the Info dictionary that was written for readers."""
    value = " ".join(combine_surrogates(value or "").replace("\x00", " ").split())
    plain = value.lower()
    if not 4 <= len(value) <= _LONGEST or plain in _PLACEHOLDERS or plain.startswith(_MACHINE):
        return None
    if _FILE_NAME.search(plain) or "_" in value or not value.isprintable():
        return None
    is_word = (value[0].isupper() and any(map(str.islower, value))) or " " in value
    return Fact(value=value, from_="metadata") if value[0].isupper() and is_word else None
