"""Datelines: "PORT ADEL, March 3 (Agency) —" at the start of an account.

One grammar, read from left to right: [by-phrase] [date] place {, region} {date | hour | agency}
separator. A place in capitals may stand before a dash alone when it is known or may be a place;
one in title case needs a date or an agency. An impossible day keeps its words and has no value.
"""

import re
from dataclasses import dataclass
from typing import Final

from sayso.knowledge import bodies, fold_name
from sayso.record.vocabulary import Span
from sayso.repair.dateline_places import AGENCIES, Place, is_province, read_place
from sayso.repair.words import word_set
from sayso.repair.written_dates import DATE

_WINDOW: Final = 160
_DASH: Final = r"(?:[—–―]{1,2}|-{1,3})"
# What stands before the place and says how the words came.
_LEAD = re.compile(
    rf"""
    \((?P<wire>[A-Z][\w\s]{{1,20}})\)\s?{_DASH}\s
    | [(\[](?:from|by|special)\s[^()\[\]\n]{{3,40}}[)\]]\s?(?:{_DASH}\s?)?
    | FROM\sOUR\s(?:[A-Z]+\s){{0,2}}CORRESPONDENTS?\.?\s{{1,2}}
    | by\s(?:cable|telegraph|wireless|mail|wire)\b[^.\n]{{0,40}}\.\s{{1,2}}
    | special\s(?:(?:cable|dispatch|correspondence|telegram)\s)?to\s[^.\n]{{3,40}}\.\s{{1,2}}
    | (?-i:By)\s[A-Z][^,\n]{{2,40}},\s
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    rf"(?P<date>{DATE})(?:,\s|\s{_DASH}\s|\s(?P<opened>\())(?=[^\W\d_]|\Z)",
)
_DATE_AND_WIRE = re.compile(rf"(?P<date>{DATE})\s\((?P<wire>[A-Z][\w\s]{{1,20}})\)\s?{_DASH}\s")
_DATED = re.compile(
    rf"\s?(?:[.,]|:(?=\sUpdated))?\s?(?:Updated\s)?(?:(?P<date>{DATE})|\((?P<bracketed>{DATE})\))"
    rf"|\s?(?:{_DASH}|[|/])\s?(?P<parted>{DATE})(?=\s?(?:[:|/]|{_DASH}))"
)
# The stop behind a month's whole name ends the dateline.
_WHOLE_MONTH = re.compile(r"(?:may|[a-z]{5,9})\.\Z", re.IGNORECASE)
_HOUR = re.compile(
    r",?\s(?:at\s)?\d{1,2}(?:[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)(?:\s?[A-Z]{2,4}\b)?"
    r"|,\svia\s[A-Z][^\W\d_]+"
)
_BRACKET = re.compile(
    rf"\s?[.,]?\s?(?:{_DASH}\s?)?(?:\((?P<round>[^()\n]{{2,40}})\)|\[(?P<square>[^\[\]\n]{{2,40}})\])"
)
_SLASH = re.compile(r"\s?[.,]?\s?/\s?(?P<name>[^\W\d_][\w .-]{1,30}[^\W_])\s?/")
_BARE = re.compile(rf"[.,]?\s(?P<name>[A-Z][A-Z-]{{1,12}})(?=\s?{_DASH}\s|\.\s)")
_BETWEEN = re.compile(rf"\s?{_DASH}\s(?P<name>[A-Z]\w+(?:\s[A-Z]\w+){{0,3}})(?=\s{_DASH}\s)")
_SEPARATOR = re.compile(
    rf"(?P<close>[)\]])?(?P<sign>\s?[.,:]?\s?{_DASH}|\s_(?=\s)|\s?[:;|]|\s?/\.?|\.|(?=\n|\Z)|)"
    r"(?P<room>\s{0,4})"
)
_PERSON = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b|\?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]{0,2}(?:\s|\Z)")
_APPOSITION = re.compile(
    r"\s[—–-]{1,2}\s(?:is|are|was|were|has|have|had|says?|said|spoke|will|would|can|could|did|does"
    r"|[a-z]{2,12}ed(?=[.,]))\b"
)
_SPEAKER = re.compile(r"(?:I|We|You|My|Our)(?:['’]\w+)?\s")
_CAPITALS = re.compile(r"[A-Z]{3,}\s[A-Z]{3,}")
_WIRE_IS_DAY = re.compile(DATE)
# "— Africa’s giant — votes": a few words without a verb between two dashes.
_SHORT_APPOSITION = re.compile(r"(?P<words>(?:[^\s—–]{1,30}\s){1,5})[—–-]{1,2}\s[a-z]")
_VERB = re.compile(r"\b(?:\w{2,20}ed|is|are|was|were|has|have|had|said|will|won|left|met|fell)\b")
_PARTS: Final = 5
_LONG: Final = 160

# Words in capitals before a dash or a colon that are labels and no places.
_LABELS: Final = word_set(
    "breaking exclusive opinion update analysis who nato live video watch alert comment editorial "
    "correction factbox explainer feature interview column letter letters news urgent developing "
    "un eu usa us uk imf wto iaea opec asean au ecb fbi cia note summary background question "
    "answer advisory flash review obituary profile timeline insight special report top roundup "
    "corrected faq part chapter act scene book section warning wire press sport sports business "
    "politics science health culture travel weather listen podcast poll quiz"
)


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
    if found := _without_place(text, start, end):
        return found
    lead = _LEAD.match(text, start, end)
    wire = lead.span("wire") if lead and lead["wire"] else None
    if lead and not (lead["wire"] and _is_place_alone(lead["wire"])):
        reader = _Reader(text, lead.end(), end, span[1])
        reader.agency = wire
        reader.has_lead = not lead[0].startswith("By ") or lead[0].endswith(". ")
        found = reader.read(start)
        if found or wire:
            return found or Dateline(start, lead.end(), None, None, wire)
    return _Reader(text, start, end, span[1]).read(start)


def _is_place_alone(name: str) -> bool:
    """Whether brackets hold a place rather than an agency: "(NAIROBI) –"."""
    place = read_place(name, 0, len(name))
    return place is not None and place.is_large and not _is_agency(name)


def _is_agency(name: str) -> bool:
    return name.upper() in AGENCIES or fold_name(name) in bodies()


def _without_place(text: str, start: int, end: int) -> Dateline | None:
    """Return "March 3 (Reuters) -" as a dateline."""
    match = _DATE_AND_WIRE.match(text, start, end)
    if match is None or _is_place_alone(match["wire"]) or _WIRE_IS_DAY.match(match["wire"]):
        return None
    return Dateline(start, match.end(), None, match.span("date"), match.span("wire"))


class _Reader:
    """Reads the parts of one dateline from left to right."""

    def __init__(self, text: str, at: int, end: int, last: int) -> None:
        self._text = text
        self._at = at
        self._end = end
        self._last = last
        self._opened = ""
        self.has_lead = False
        self.date: Span | None = None
        self.agency: Span | None = None

    def read(self, start: int) -> Dateline | None:
        """Return the dateline, which began at `start`."""
        before = _DATE_BEFORE.match(self._text, self._at, self._end)
        if before:
            self.date = before.span("date")
            self._at = before.end()
        opening = self._text[self._at - 1 : self._at] if before and before["opened"] else ""
        if not opening and self._text[self._at : self._at + 1] in ("(", "["):
            opening = self._text[self._at]
            self._at += 1
        self._opened = opening
        place = read_place(self._text, self._at, self._end)
        if place is None:
            return None
        self._at = place.end
        self._read_parts()
        separator = _SEPARATOR.match(self._text, self._at, self._end)
        if separator is None or not self._is_dateline(place, separator):
            return None
        return Dateline(start, separator.end(), (place.start, place.end), self.date, self.agency)

    def _read_parts(self) -> None:
        for _ in range(_PARTS):
            if not (
                (self.date is None and self._take_date())
                or (self.date is not None and self._take(_HOUR))
                or self._take_bracket()
                or (self.agency is None and self._take_agency())
            ):
                return

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._text, self._at, self._end)
        if match:
            self._at = match.end()
        return match

    def _take_date(self) -> bool:
        match = self._take(_DATED)
        if match:
            group = next(g for g in ("date", "bracketed", "parted") if match[g])
            start, end = match.span(group)
            is_stop = _WHOLE_MONTH.search(self._text, start, end) is not None
            self.date = start, end - is_stop
            self._at -= is_stop and not match["bracketed"]
        return match is not None

    def _take_bracket(self) -> bool:
        """Take an agency, or how the words came ("Special"), in brackets."""
        match = _BRACKET.match(self._text, self._at, self._end)
        if match is None:
            return False
        group = "round" if match["round"] else "square"
        words = match[group].split()
        is_note = words[0].lower() in {"from", "by", "special", "via", "delayed"}
        is_region = is_province(match[group]) and not _is_agency(match[group])
        if not is_note and (self.agency or is_region or not _is_agency_like(words)):
            return False
        if is_note:
            self.has_lead = True
        else:
            self.agency = match.span(group)
        self._at = match.end()
        return True

    def _take_agency(self) -> bool:
        match = self._take(_SLASH)
        for pattern in (_BARE, _BETWEEN):
            if match is None:
                found = pattern.match(self._text, self._at, self._end)
                if found and (pattern is _BETWEEN or self._is_bare_agency(found)):
                    match = self._take(pattern)
        if match:
            self.agency = match.span("name")
        return match is not None

    def _is_bare_agency(self, match: re.Match[str]) -> bool:
        """Whether a word in capitals is an agency: after a date or a stop any may be one."""
        if match["name"] in AGENCIES:
            return True
        body = bodies().get(fold_name(match["name"]))
        is_medium = body is not None and body.type == "media"
        return self.date is not None or match[0][0] == "." or is_medium

    def _is_dateline(self, place: Place, separator: re.Match[str]) -> bool:
        if bool(self._opened) != bool(separator["close"]):
            return False
        sign = separator["sign"].strip()
        words = place.head.split()
        if place.head.rstrip(".").lower() in _LABELS or words[0].lower() in _LABELS:
            return False
        follows = self._text[separator.end() : separator.end() + 1]
        says_more = self.date or self.agency or self.has_lead
        if separator.group().strip() == "-" == separator.group() and not says_more:
            return False  # "UN-led"
        if follows.islower() and not (self.date and self.agency):
            return False
        if sign == "/" and self.agency is None:
            return False
        if says_more:
            return self._is_dated_line(place, separator, sign)
        if self._opened:
            may_be = place.is_known or place.has_region or place.may_be_unknown
            return may_be and (sign != "" or separator["close"] == "]") and bool(separator["room"])
        return place.in_capitals and self._is_bare_line(place, sign, separator)

    def _is_dated_line(self, place: Place, separator: re.Match[str], sign: str) -> bool:
        """Whether a place with a date or an agency is a dateline."""
        is_whole = self.date is not None and self.agency is not None
        if self._opened:
            return True
        if not sign:
            is_alone = separator.end() == self._end == self._last and self.date is not None
            return (is_alone and place.in_capitals) or (is_whole and bool(separator["room"]))
        if place.in_capitals:
            return True
        if self.date is not None:
            return True
        return sign != ":" and (place.is_known or place.has_region or self._has_known_agency())

    def _has_known_agency(self) -> bool:
        if self.agency is None:
            return self.has_lead
        name = self._text[slice(*self.agency)]
        return name.isupper() or _is_agency(name)

    def _is_bare_line(self, place: Place, sign: str, separator: re.Match[str]) -> bool:
        """Whether a place in capitals with nothing but a separator is a dateline."""
        rest = self._text[separator.end() : min(self._last, separator.end() + 2 * _LONG)]
        if sign in {"", ".", "/", ";"} or _is_apposition(rest[:_WINDOW]):
            return False
        is_sentence = len(rest) > _LONG or _SENTENCE_END.search(rest) is not None
        if sign == ":":
            is_title = _CAPITALS.match(rest) is not None
            return is_sentence and place.is_large and not is_title and not _PERSON.search(rest)
        if sign == "|":
            return place.is_known or place.has_region
        if _SPEAKER.match(rest) and not (place.is_large or place.has_region):
            return False
        if place.is_known or place.has_region:
            return True
        return is_sentence and bool(separator["room"]) and place.may_be_unknown


def _is_apposition(rest: str) -> bool:
    """Whether a second dash ends what the first began: "LONDON — the port — is full"."""
    short = _SHORT_APPOSITION.match(rest)
    if short and not _VERB.search(short["words"]):
        return True
    return _APPOSITION.search(rest) is not None


def _is_agency_like(words: list[str]) -> bool:
    """Whether words in brackets may name an agency: capitals, or one short word."""
    if len(words) == 1:
        first = words[0].partition("/")[0]
        return first[:1].isupper() or first.upper() in AGENCIES
    return len(words) <= 4 and all(word[0].isupper() or word[0].isdigit() for word in words)
