"""Statements as text to be looked at: who, how, the words, where.

A record goes in, lines of plain text come out, control characters written out.
"""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from sayso.intake.given import shown
from sayso.quoting import Said, said_in
from sayso.record.record import Record

APART: Final = " … "
_MOST_LINES: Final = 6
"""Lines of one content; the rest is cut, and said so."""
_WIDEST_SOURCE: Final = 60
_INDENT: Final = "    "


def text_of(record: Record, name: str, width: int = 100) -> str:
    """Return the statements of one document, which is called `name`, under its name."""
    said = said_in(record)
    count = f"{len(said):,} {'statement' if len(said) == 1 else 'statements'}"
    lines = [f"{name} · {count}"]
    for one in said:
        lines += _statement(one, width)
    return "\n".join(lines) + "\n"


def _statement(said: Said, width: int) -> Iterator[str]:
    kinds: list[str] = [said.mode, *([said.tier] if said.tier != "speech" else [])]
    if said.polarity == "negative":
        kinds.append("negative")
    if said.hearsay:
        kinds.append("hearsay")
    if said.quotation not in (None, "closed"):
        kinds.append(f"marks {said.quotation}")
    yield ""
    yield f"{who_words(said)} · {', '.join(kinds)} · {place_words(said.paragraph, said.page)}"
    words = shown(APART.join(said.words))
    lines = wrap(words, width - len(_INDENT), break_on_hyphens=False) or ["(no words)"]
    yield from (_INDENT + line for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        rest = sum(len(line.split()) for line in lines[_MOST_LINES:])
        yield f"{_INDENT}(and {rest:,} more words)"


def who_words(said: Said) -> str:
    """Return who speaks, and by which words of the document where these are others."""
    source = _shortened(shown(said.source)) if said.source else None
    cue = f" ({shown(APART.join(said.cue))})" if said.cue else ""
    if said.speaker is None:
        if source is None:
            return f"nobody named{cue}"
        # What shows something is no speaker whose name is missing.
        is_thing = said.source_kind in ("artefact", "document")
        return f"{source}{cue}" if is_thing else f"open: {source}{cue}"
    name = shown(said.speaker)
    return f"{name}{cue}" if source in (None, name) else f"{name}, “{source}”{cue}"


def _shortened(source: str) -> str:
    return source if len(source) <= _WIDEST_SOURCE else f"{source[: _WIDEST_SOURCE - 1].rstrip()}…"


def place_words(paragraph: int, page: int | None) -> str:
    """Return where something stands, for a person who looks it up."""
    return f"page {page}, paragraph {paragraph}" if page else f"paragraph {paragraph}"
