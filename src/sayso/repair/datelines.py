"""Datelines: "PORT ADEL, March 3 (Agency) —" at the start of an account.

One grammar, read from left to right: [by-phrase or date] place {, region} [date] [agency]
separator. A place in capitals may stand before a dash alone; one in title case needs a date or
an agency. An impossible day keeps its words and has no value. Places are not looked up here.
"""

import re
from dataclasses import dataclass
from typing import Final

from sayso.record.vocabulary import Span
from sayso.repair.words import word_set
from sayso.repair.written_dates import DATE, MONTH, WEEKDAY

_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_CAPITAL_WORD: Final = rf"[{_UPPER}](?:[{_UPPER}'’]|-(?!-))*\.?"
_TITLE_WORD: Final = rf"[{_UPPER}][^\W\d_]+(?:['’-][^\W\d_]+)*"
_NO_MONTH: Final = rf"(?!(?i:{MONTH}|{WEEKDAY}))"
_REGION: Final = (
    rf",\s?{_NO_MONTH}(?:(?:[A-Z]\.){{2,4}}|(?:Off |Near )?{_TITLE_WORD}(?:\s{_TITLE_WORD}){{0,3}}"
    rf"|[{_UPPER}]{{4,20}})"
)
_DASH: Final = r"(?:[—–]|--?)"
_DATELINE = re.compile(
    rf"""
    (?:By\s[A-Z][^,\n]{{2,40}},\s | \((?P<wire>[A-Z][\w\s]{{1,20}})\)\s?{_DASH}\s)?
    (?:(?P<date_before>{DATE}),\s)?
    (?P<place>(?!By\s)
        (?: {_CAPITAL_WORD}(?:[\s/]{_NO_MONTH}{_CAPITAL_WORD}){{0,6}}(?![a-zà-ÿ])
          | {_TITLE_WORD}(?:[\s/]{_NO_MONTH}{_TITLE_WORD}){{0,4}} )
        (?:{_REGION}){{0,2}}
        (?:\s\([^\W\d_]{{3,20}}\)(?=,))?
    )
    (?:[.,:]?\s?(?:Updated\s)?\(?(?P<date>{DATE})\)?)?
    (?:[.,]?\s?(?:\((?P<bracket>[^()\n]{{2,40}})\)
      | /(?P<slash>[A-Za-z][\w\s]{{1,20}})/
      | (?P<bare>[A-Z]{{2,8}})(?=\s?{_DASH}\s)
      | {_DASH}\s?\((?P<wired>[A-Z\s]{{3,20}})\)
      | {_DASH}\s(?P<long>[A-Z]\w+(?:\s[A-Z]\w+){{1,3}})(?=\s{_DASH}\s)))?
    (?P<separator>\s?\.?\s?{_DASH}|:|\.|(?=\n|\Z))\s{{0,4}}
    """,
    re.VERBOSE,
)
_WIRE_ONLY = re.compile(rf"\((?P<wire>[A-Z][\w\s]{{1,20}})\)\s?{_DASH}{{1,2}}\s")
_PLACE_IN_BRACKETS = re.compile(rf"\[(?P<place>{_TITLE_WORD}(?:\s{_TITLE_WORD}){{0,3}})\]\s")
_WINDOW: Final = 140

# Words in capitals before a dash or a colon that are labels and no places.
_LABELS: Final = word_set(
    "breaking exclusive opinion update analysis who nato live video watch alert comment "
    "editorial correction factbox explainer feature interview column letter letters news "
    "urgent developing un eu usa us uk imf wto iaea opec asean au ecb fbi cia who note "
    "summary background question answer advisory flash review obituary profile timeline "
    "insight special report top"
)
_AGENCIES: Final = word_set("AAP AFP ANSA AP DPA EFE PA PTI TASS UPI IRNA SANA WAM")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: `end` is where the account begins; the spans lie in the same text."""

    start: int
    end: int
    place: Span | None
    date: Span | None
    agency: Span | None


def find_dateline(text: str, span: Span) -> Dateline | None:
    """Return the dateline at the start of a paragraph, or `None`."""
    start, end = span[0], min(span[1], span[0] + _WINDOW)
    wire = _WIRE_ONLY.match(text, start, end)
    bracket = _PLACE_IN_BRACKETS.match(text, start, end)
    match = _DATELINE.match(text, start, end)
    if match and _is_dateline(match):
        agency = _agency(match)
        when = match.span("date") if match["date"] else match.span("date_before")
        dated = when if when[0] >= 0 else None
        return Dateline(start, match.end(), _place(match), dated, agency)
    if wire:
        return Dateline(start, wire.end(), None, None, wire.span("wire"))
    if bracket:
        return Dateline(start, bracket.end(), bracket.span("place"), None, None)
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    place = match["place"]
    head = place.partition(",")[0].partition(" (")[0]
    says_more = match["date"] or match["date_before"] or _agency(match) or match["wire"]
    separator = match["separator"].strip()
    if head.rstrip(".").lower() in _LABELS or head.split()[0].lower() in _LABELS:
        return False
    if head.upper() != head:
        return bool(says_more) and bool(separator) and separator != ":"
    if says_more:
        is_alone = match.end() == match.endpos and match["date"] is not None
        return bool(separator) or is_alone  # "PORT ADEL, March 3" on a line of its own
    if separator in {"", "."}:
        return False
    if separator == ":":
        return len(head) >= 5
    # A hyphen needs spaces round it: "UN-led" is no dateline.
    return separator != "-" or match["separator"].startswith(" ")


def _place(match: re.Match[str]) -> Span:
    start, end = match.span("place")
    place = match["place"]
    head, _, last = place.rpartition(", ")
    if head and last in _AGENCIES:
        return start, start + len(head)
    last = place.split()[-1]
    # "MOSCOW." ends with the sentence's stop, "N.C." with its own.
    if last.endswith(".") and "." not in last[:-1]:
        end -= 1
    return start, end


def _agency(match: re.Match[str]) -> Span | None:
    for group in ("bracket", "slash", "bare", "wired", "long", "wire"):
        if match[group] and not match[group].startswith("By "):
            return match.span(group)
    head, _, last = match["place"].rpartition(", ")
    if head and last in _AGENCIES:  # "SYDNEY, AAP —" looks like a place and its region
        return match.end("place") - len(last), match.end("place")
    return None
