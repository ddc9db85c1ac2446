"""Mailboxes (MBOX): one message after the other, each behind a `From ` line.

A `From ` line counts after a blank line, when it looks like an envelope (it ends in a time and a
year) or when a header field follows it; without the blank line it needs both. So a paragraph
that begins with "From" stays where it is. `>From ` in a body loses its mark. Messages are cut
out of the bytes one by one and read like any other; each has the limits of a single file.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sayso.intake.decoding import narrow
from sayso.intake.given import Budget, Given, Opened, Unread
from sayso.intake.mail import message_rows

_FROM: Final = b"\nFrom "
_LONGEST_LINE: Final = 300
_TIME = re.compile(rb"\b\d{1,2}:\d\d")
_YEAR = re.compile(rb"\b(?:19|20)\d\d\b")
_FIELD_BEHIND = re.compile(rb"From [^\n]{0,998}\n>?[!-9;-~]{1,80}:[ \t]")
_ESCAPED = re.compile(rb"^>(>*+From )", re.MULTILINE)


def read_mbox(given: Given) -> Iterator[Opened]:
    """Yield the rows of every message, numbered from 1."""
    data = narrow(given.data)
    for number, (start, end) in enumerate(messages_in(data), 1):
        message = _ESCAPED.sub(rb"\1", data[start:end])
        member = given.member(message, str(number))
        # A mailbox is no archive, so what is attached lies no deeper than in a single message.
        own = replace(member, depth=given.depth, budget=Budget())
        yield Unread(own, own.name, message_rows)


def messages_in(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the messages of a mailbox lie, without their `From ` lines."""
    start = _behind_line(data, len(data) - len(data.lstrip()))
    place = data.find(_FROM, start - 1)
    while place >= 0:
        if _is_boundary(data, place + 1):
            yield start, place
            start = _behind_line(data, place + 1)
            place = start - 2
        place = data.find(_FROM, place + 1)
    yield start, len(data)


def _is_boundary(data: bytes, line: int) -> bool:
    is_after_blank = data[line - 2 : line] == b"\n\n" or data[line - 3 : line] == b"\n\r\n"
    if is_after_blank:
        return _is_envelope(data, line) or _is_before_field(data, line)
    return _is_envelope(data, line) and _is_before_field(data, line)


def _is_envelope(data: bytes, line: int) -> bool:
    words = data[line : line + _LONGEST_LINE].partition(b"\n")[0]
    time = _TIME.search(words)
    return time is not None and _YEAR.search(words, time.end()) is not None


def _is_before_field(data: bytes, line: int) -> bool:
    return _FIELD_BEHIND.match(data, line) is not None


def _behind_line(data: bytes, line: int) -> int:
    end = data.find(b"\n", line)
    return len(data) if end < 0 else end + 1
