"""JSON rows: one document for each line, for each object of a list, or one object in all.

A row is an object with a field that holds the text; the others state facts (`row_fields`). A row
that cannot be read gives a refusal and its neighbours are read: in lines always, in a list or a
run of spread-out objects up to the damage, for nobody knows where the next one begins. Text that
begins with a tag is read as HTML. The digest of a document is that of its row.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from sayso.errors import Reason
from sayso.intake.decoding import combine_surrogates, decode, narrow
from sayso.intake.given import Given, Opened, Refused
from sayso.intake.marked_up import is_marked_up, is_page, joined, read_markup
from sayso.intake.row_fields import fields_of, id_of, stated_in, text_of
from sayso.intake.source_text import SourceBlock, SourceText
from sayso.record.types import Gap

_BETWEEN = re.compile(r"[\s,]*+")
_SPACE = re.compile(r"\s*+")
_LISTS: Final = (
    "articles", "items", "documents", "docs", "entries", "records", "rows", "results", "data",
)  # fmt: skip
"""Names under which one object holds the rows, as JSON feeds and answers of services do."""

# Control characters in strings are wrong, and are read: a row is not lost for a tab.
_DECODER: Final = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row holds, its bytes, and what it is called."""

    name: str
    data: bytes
    value: object


class _BadRowError(Exception):
    """A row is no JSON that can be read."""

    def __init__(self, message: str, reason: Reason) -> None:
        super().__init__(message)
        self.reason: Reason = reason


def read_jsonl(given: Given) -> Iterator[Opened]:
    """Yield the document of every row, in order."""
    rows = _rows(given)
    first = next(rows, None)
    if first is None:
        raise given.error("holds no rows. Give a file with documents in it.", "empty")
    yield first
    yield from rows


def _rows(given: Given) -> Iterator[Opened]:
    data = narrow(given.data)
    if _is_in_lines(data, given.limits.row_bytes):
        yield from _line_rows(given, data)
        return
    text = decode(data) or ""
    start = _SPACE.match(text).end()  # type: ignore[union-attr]  # it always matches
    if text[start : start + 1] == "[":
        yield from _run_rows(given, text, start + 1, "]")
    elif _is_spread(text, start):
        yield from _run_rows(given, text, start, "")
    else:
        yield from _line_rows(given, data)


def _is_in_lines(data: bytes, longest: int) -> bool:
    """Whether the first line is a row; one that is a list is a bad row where an object follows."""
    start = len(data) - len(data.lstrip())
    end = data.find(b"\n", start, start + longest)
    try:
        _decoded(data[start : end if end >= 0 else start + longest])
    except _BadRowError:
        return False
    is_list = data[start : start + 1] == b"["
    return not is_list or (end >= 0 and data[end : end + longest].lstrip()[:1] == b"{")


def _is_spread(text: str, start: int) -> bool:
    """Whether the first object goes over several lines."""
    try:
        _, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return False
    return "\n" in text[start:end]


def _line_rows(given: Given, data: bytes) -> Iterator[Opened]:
    """Yield the rows of lines, numbered as the lines are."""
    start = number = 0
    limit = given.limits.row_bytes
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        number += 1
        if end - start > limit:
            yield _too_large(given, str(number))
        elif line := data[start:end].strip():
            yield given.row(str(number), partial(_line_row, str(number), line))
        start = end + 1


def _line_row(name: str, line: bytes, given: Given) -> Iterator[Opened]:
    try:
        value = _decoded(line)
    except _BadRowError as error:
        yield given.refuse(name, f"{error}. Mend the row, or leave it out.", error.reason)
    else:
        yield from _rows_of(_Row(name, line, value), given)


def _decoded(line: bytes) -> object:
    text = decode(line)
    if text is None:
        raise _BadRowError("is a row in an unknown encoding", "unknown_encoding")
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise _bad_row(error) from error


def _bad_row(error: Exception) -> _BadRowError:
    if isinstance(error, RecursionError):
        return _BadRowError("is a row with brackets within brackets, too deep to be read", "depth")
    if isinstance(error, json.JSONDecodeError):
        return _BadRowError(
            f"is no JSON that can be read, from character {error.pos + 1} on", "damaged"
        )
    return _BadRowError("is a row with a number of too many digits", "damaged")


def _run_rows(given: Given, text: str, place: int, closing: str) -> Iterator[Opened]:
    """Yield the rows of a list, or of objects that follow each other, numbered from 1."""
    number = 0
    while True:
        place = _BETWEEN.match(text, place).end()  # type: ignore[union-attr]
        if text[place : place + 1] == closing:  # both are empty at the end of a run
            break
        number += 1
        try:
            value, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            why = f"{_bad_row(error)}, and what follows cannot be told from it"
            yield given.refuse(str(number), f"{why}. Save each object as a line.", "damaged")
            return
        if end - place > given.limits.row_bytes:
            yield _too_large(given, str(number))
        else:
            data = combine_surrogates(text[place:end]).encode()
            row = _Row(str(number), data, value)
            yield given.row(row.name, partial(_rows_of, row))
        place = end
    if text[place + 1 :].strip():
        message = "follows the end of the list and was not read. Save it as a file of its own."
        yield given.refuse("rest", message, "damaged")


def _too_large(given: Given, name: str) -> Refused:
    limit = given.limits.row_bytes / 1_000_000
    message = f"is a row of more than {limit:g} MB. Split it, or raise the limit row_bytes."
    return given.refuse(name, message, "too_large")


def _rows_of(row: _Row, given: Given) -> Iterator[Opened]:
    """Yield the document of a row, or those of the rows that it holds in its turn."""
    if not isinstance(row.value, dict):
        message = 'is a row that is no object. Give rows like {"text": "…", "title": "…"}.'
        yield given.refuse(row.name, message, "damaged")
        return
    held = _held_rows(row.value)
    if held is None:
        yield from _document(row, row.value, given)
        return
    for number, value in enumerate(held, 1):
        data = json.dumps(value, ensure_ascii=True).encode()
        held_row = _Row(f"{row.name}.{number}", data, value)
        yield given.row(held_row.name, partial(_document, held_row, value))


def _held_rows(value: Mapping[str, object]) -> list[dict[str, object]] | None:
    """Return the rows that an object without a text of its own holds in a list."""
    for name in _LISTS:
        held = value.get(name)
        if isinstance(held, list) and held and all(isinstance(item, dict) for item in held):
            return None if text_of(fields_of(value)).text else held
    return None


def _document(row: _Row, value: Mapping[str, object], given: Given) -> Iterator[Opened]:
    fields = fields_of(value)
    own_id = combine_surrogates(id_of(fields))
    name = f"{row.name} ({own_id})" if own_id else row.name
    found = text_of(fields)
    if found.problem:
        advice = "Give the text in a field called text, body or content."
        reason: Reason = "damaged" if found.is_damage else "empty"
        yield given.refuse(name, f"{found.problem}. {advice}", reason)
        return
    text = combine_surrogates(found.text)
    stated = stated_in(fields)
    if is_page(text):
        page = text.encode()
        yield given.member(page, name, stated=stated, kind="html", record_kind="jsonl")
        return
    blocks: tuple[SourceBlock, ...] = ()
    notes: tuple[Gap, ...] = ()
    if is_marked_up(text):
        marked_up = read_markup(text)
        text, blocks = joined(marked_up.blocks)
        notes = marked_up.notes
    if not text:
        message = "has markup without words for its text. Give rows with words in them."
        yield given.refuse(name, message, "empty")
        return
    member = given.member(row.data, name)
    yield SourceText(
        text=text,
        kind="jsonl",
        name=member.name,
        digest=member.digest,
        blocks=blocks,
        title=stated.title,
        publisher=stated.publisher,
        author=stated.author,
        published=stated.published,
        notes=notes,
    )
