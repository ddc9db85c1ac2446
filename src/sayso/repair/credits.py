"""Credits at the end: "(Reporting by A; editing by B)", "C contributed to this report".

They say who worked on it and are no part of the account. Reads English.
"""

import re
from typing import Final

from sayso.record.vocabulary import Span

LAST_BLOCKS: Final = 5
"""So many blocks at the end are looked at."""
_MAX_LENGTH: Final = 400
_WORK: Final = (
    r"(?:reporting|writing|editing|research|translation|translated|compiled|edited|written"
    r"|reported|report|words|text|photography|photographs|photos|graphics|production|produced)"
)
_CREDIT = re.compile(
    rf"[(\[—–-]{{0,2}}\s?(?:with\s)?(?:additional\s|further\s|extra\s)?(?P<work>{_WORK})"
    rf"(?:(?:,\s|\sand\s|\s&\s){_WORK}){{0,2}}(?:\sby|:)\s(?P<names>[A-Z][^;)\]\n]{{2,160}})",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"[(\[]?[A-Z][\w’'-]{1,30}\s[^.]{0,120}\s(?:contributed\s(?:reporting|to\sthis\s(?:report|story"
    r"|article|account|dispatch))|reported\sfrom\s[A-Z][^.]{1,80})[^.]{0,60}[.)\]]{0,2}"
)
_SIGNED = re.compile(r"[—–-]{1,2}\s?(?:By\s)?[A-Z][\w.’'-]{1,30}(?:\s[A-Z][\w.’'-]{1,30}){1,3}\Z")
_NAME_ENDS = re.compile(r"[,;]|\.\s|\s(?:in|for|at|from|and\s[Ee]dit)\b|\.?\Z")
_AUTHORING: Final = frozenset(
    ("reporting", "writing", "written", "reported", "report", "words", "text")
)


def begins_credit(text: str, span: Span) -> bool:
    """Whether a line begins with a credit."""
    match = _CREDIT.match(text, *span)
    return match is not None and match["names"][0].isupper()


def is_credit(text: str, span: Span) -> bool:
    """Whether a block is a credit and nothing else."""
    if span[1] - span[0] > _MAX_LENGTH:
        return False
    if begins_credit(text, span):
        return True
    match = _CONTRIBUTED.fullmatch(text, *span)
    return match is not None and " that " not in match[0]


def is_signature(text: str, span: Span) -> bool:
    """Whether a block is a dash and a name: "— Ana Moss"."""
    return _SIGNED.fullmatch(text, *span) is not None


def credited_authors(text: str, span: Span) -> Span | None:
    """Return the names of those whom a credit says to have reported or written it."""
    match = _CREDIT.match(text, *span)
    if match is None or match["work"].lower() not in _AUTHORING:
        return None
    if "additional" in text[span[0] : match.start("work")].lower():
        return None
    start = match.start("names")
    end = _NAME_ENDS.search(text, start, match.end("names"))
    return (start, end.start()) if end and end.start() > start else None
