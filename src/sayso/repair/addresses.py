"""Web addresses broken at the end of a line: whether the next line goes on with the address.

An address that broke at one of its own signs goes on where the next word has such signs too
("…/documents/" + "2031/orders.html"); a plain word behind it is the sentence's.
"""

import re
from typing import Final

_BEGINS = re.compile(r"(?:https?://|www\.)\S{1,300}\Z", re.IGNORECASE)
_BREAKS: Final = frozenset("/-_=&?%#.:~+")
_PART = re.compile(
    r"[\w-]{0,80}[/_=&?%#~+-][\w/.=&?%#~+-]|\d|(?:html?|php|pdf|aspx?|com|org|net)\b"
)
_TAIL: Final = 320


def is_broken_address(text: str, line_start: int, line_end: int, next_start: int) -> bool:
    """Whether a line ends inside a web address that goes on at `next_start`."""
    return (
        text[line_end - 1] in _BREAKS
        and ends_in_address(text, line_start, line_end)
        and _PART.match(text, next_start) is not None
    )


def ends_in_address(text: str, line_start: int, line_end: int) -> bool:
    """Whether the last word of a line is a web address, or the beginning of one."""
    start = max(line_start, line_end - _TAIL)
    last = text[start:line_end].rpartition(" ")[2].lstrip("(<[“\"'")
    return _BEGINS.match(last) is not None
