"""Lines at the head of an account that say who wrote it, where and when it appeared.

One line is read as parts: a byline, the name of a publisher, dates with the year, and what
stands beside them (a role, a desk, a time of day, an issue's number). A line counts only when
every part of it is one of these; so a sentence never does. Neighbours are looked at in `heads`.

A name is a publisher's when the shipped table knows it or when it is made like one ("The Harbour
Review", "Radio Sund"). Names of no such make on a line of their own stay unread.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sayso.knowledge import bodies, fold_name, gender_of
from sayso.record.vocabulary import Span
from sayso.repair.words import word_set
from sayso.repair.written_dates import FULL_DATE, MONTH, WEEKDAY

DateLabel = Literal["", "published", "updated"]

MAX_LINE: Final = 160
"""A longer line is prose."""
_MAX_NAME_WORDS: Final = 7

_DATED = re.compile(
    rf"(?:(?P<published>\b(?:first\s)?(?:published|posted|issued|released|filed|date))"
    rf"|(?P<updated>\b(?:last\s)?(?:updated|modified|revised|edited|corrected)))?"
    rf"(?:\s?:|\s?\bon:?|\sat:?|\bof|\bdated)?\s?(?P<date>{FULL_DATE})(?:T\d\d:\d\d[^\s,|]{{0,20}})?",
    re.IGNORECASE,
)
_LABELLED_MONTH = re.compile(rf"(?:spring|summer|autumn|fall|winter|{MONTH})\.?\s(?P<year>\d{{4}})")
_SEPARATOR = re.compile(r"\s?[|•·;]\s?|\s[/–—-]{1,2}\s|,\s?|\s{2,}|\t")
_EDGES: Final = " \t\xa0()[]*_,;|·•–—-:."
_BYLINE = re.compile(
    r"(?:(?:words|text|report|reported|written|story|photos|analysis|compiled)[ \xa0])?by[ \xa0]+"
    rf"(?!(?:{MONTH}|{WEEKDAY})\b)(?P<names>[^\W\d_].{{1,100}})",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(r"\s(?:in|for|at)\s|\s(?:of|from|with)\s(?=the\s|[A-Z])|\s\(")
_ABBREVIATED = re.compile(r"(?:\b[A-Za-z]|\b[ap]\.m|Jr|Sr|Inc|Ltd|Co)\.\Z")
_BESIDE = re.compile(
    r"(?:at\s)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?(?:\s?[+-]\d{1,4})?"
    r"|(?:at\s)?\d{1,2}\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?|[A-Z]{2,4}T"
    r"|(?:vol|no|nr|issue|page|p|volume|number|edition)\.?\s?[A-Z]?\d{1,5}"
    r"|\d{1,3}[ -]min(?:ute)?s?(?:\sread)?|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}"
    r"|@\w{2,30}"
    r"|(?:https?://)?(?:[\w-]{2,40}\.){1,3}[a-z]{2,8}(?:/\S{0,100})?"
    r"|(?:published|posted|updated|share|save|print|listen|exclusive|opinion|news)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:[^\W\d_][\w’'-]{0,30}\s){0,4}"
    r"(?:desk|bureau|staff|writers?|reporters?|correspondents?|editors?|columnists?|agencies"
    r"|contributors?|section|edition|journalists?|photographers?)",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?:special\sto|exclusive\sto|for|of|from|source:)\s", re.IGNORECASE)
_PERSON = re.compile(
    r"(?P<given>[^\W\d_]{2,24}(?:-[^\W\d_]{2,24})?)(?:\s(?:[A-Z]\."
    r"|(?:van|von|de|del|da|di|bin|al|la)\b|[A-Z][\w’'-]{1,30})){1,3}"
)
AND_BETWEEN = re.compile(r"\s(?:and|&)\s|,\s?")
_NO_NAMES: Final = word_set("our a an the staff correspondent")
_SMALL: Final = word_set("and & of the for in on at to from with de la le el der die das du van a")
_NOT_IN_NAMES: Final = word_set("for in on at to from with by")
_NAME_PARTS: Final = word_set("and & de van von al bin da di del la el y e")
# Nouns that end the name of a paper, a station or an agency.
_PUBLISHER_LAST: Final = word_set(
    "advertiser advocate agency argus bee broadcasting broadcaster broadcasters bulletin call "
    "chronicle citizen courier daily dispatch echo enquirer examiner express gazette globe "
    "guardian herald independent inquirer intelligencer journal ledger magazine mail media "
    "mercury messenger mirror monitor network news newspaper newspapers newsroom newswire "
    "observer online outlook pioneer post press radio record recorder register report reporter "
    "reports review sentinel service spectator standard star statesman sun telegraph television "
    "times today tribune tv weekly wire world"
)
_PUBLISHER_FIRST: Final = word_set("radio tele tv voice daily agence agencia agenzia")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What one line of a head says; spans lie in the text, `None` where it does not say it.

    `year` is a year that stands in it without a day ("Spring 2031"). `is_byline` says that it
    begins with "By".
    """

    authors: Span | None = None
    publisher: Span | None = None
    date: Span | None = None
    date_label: DateLabel = ""
    year: str | None = None
    is_byline: bool = False

    @property
    def kind(self) -> Literal["byline", "dateline"]:
        """The role of its block: a line with a date and no author is a dateline."""
        return "dateline" if (self.date or self.year) and not self.is_byline else "byline"


def read_head_line(text: str, span: Span) -> HeadLine | None:
    """Return what a line says, or `None` when any part of it is something else."""
    start, end = _trimmed(text, span)
    if not 0 < end - start <= MAX_LINE or text[end - 1] in "!?…":
        return None
    if text[span[1] - 1] == "." and not _ABBREVIATED.search(text, max(start, end - 8), span[1]):
        return None  # a sentence: "March 3, 1921." may be the end of a wrapped one
    found = HeadLine()
    at = start
    for match in _DATED.finditer(text, start, end):
        left = _read_parts(text, (at, match.start()), found)
        if left is None and at == start and _is_place_before(text, (start, match.start())):
            left = found
        if left is None:
            return None
        found = _with_date(left, match)
        at = match.end()
    whole = _read_parts(text, (at, end), found)
    if whole is None or whole == HeadLine():
        return None
    if whole.authors is None or whole.is_byline:
        return whole
    # A name alone may name whom the account is about.
    return replace(whole, is_byline=True) if whole.date or whole.publisher else None


def is_publisher(name: str) -> bool:
    """Whether a name is known as a publisher's or made like one."""
    words = name.split()
    if not 0 < len(words) <= _MAX_NAME_WORDS or not is_name(words) or ":" in name:
        return False
    body = bodies().get(fold_name(name)) or bodies().get(fold_name(name.removeprefix("The ")))
    if body is not None and body.type == "media":
        return True
    last = words[-1].lower().removesuffix(".com").removesuffix(".org")
    return (
        len(words) > 1
        and _NOT_IN_NAMES.isdisjoint(map(str.lower, words))
        and (
            last in _PUBLISHER_LAST
            or words[0].lower() in _PUBLISHER_FIRST
            or words[-1].lower().endswith((".com", ".org", ".net"))
        )
    )


def _trimmed(text: str, span: Span) -> Span:
    """Cut brackets, stars, dashes and stray separators off both ends."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _is_place_before(text: str, span: Span) -> bool:
    """Whether a bare name and a comma stand before a date: "Port Adel, 14 May 2031"."""
    words = text[span[0] : span[1]].rstrip()
    return words.endswith(",") and is_name(words.split()) and len(words.split()) <= 5


def _with_date(line: HeadLine, match: re.Match[str]) -> HeadLine:
    """Add a date; one of publication wins over a later change, the first over the rest."""
    label: DateLabel = "published" if match["published"] else ""
    label = "updated" if match["updated"] else label
    if line.date is None or (line.date_label == "updated" and label != "updated"):
        return replace(line, date=match.span("date"), date_label=label)
    return line


def _read_parts(text: str, span: Span, line: HeadLine) -> HeadLine | None:
    """Add what the parts between two dates say, or return `None` when one is something else."""
    at, end = _trimmed(text, span)
    while at < end:
        cut = _SEPARATOR.search(text, at, end)
        part = _trimmed(text, (at, cut.start() if cut else end))
        at = cut.end() if cut else end
        if part[0] == part[1]:
            continue
        read = _read_part(text, part, line)
        if read is None:
            return None
        line = read
    return line


def _read_part(text: str, part: Span, line: HeadLine) -> HeadLine | None:
    words = text[part[0] : part[1]]
    byline = _BYLINE.fullmatch(text, *part)
    if byline:
        return None if line.is_byline else _read_byline(text, byline.span("names"), line)
    year = _LABELLED_MONTH.fullmatch(words.lower())
    if year:
        return replace(line, year=year["year"])
    if is_publisher(words):
        return line if line.publisher else replace(line, publisher=part)
    if _BESIDE.fullmatch(words) or words.lower().strip(".") in _WEEKDAYS_ALONE:
        return line
    prefix = _FOR.match(words)
    if prefix and is_publisher(words[prefix.end() :]):
        return replace(line, publisher=line.publisher or (part[0] + prefix.end(), part[1]))
    if (
        _ROLE.fullmatch(words)
        and not words.lower().startswith("dear ")
        and (line != HeadLine() or not words[0].islower())
    ):
        return replace(line, is_byline=line.is_byline or line == HeadLine())
    if line.is_byline:
        return _read_after_byline(text, part, line)
    if line.authors is None and all(map(is_person, AND_BETWEEN.split(words))):
        return replace(line, authors=part)
    return None


_WEEKDAYS_ALONE: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
)


def _read_byline(text: str, names: Span, line: HeadLine) -> HeadLine | None:
    """Read what stands behind "By": names, then perhaps where or for whom they write."""
    cut = _AFTER_NAMES.search(text, *names)
    authors = _trimmed(text, (names[0], cut.start() if cut else names[1]))
    words = text[authors[0] : authors[1]].split()
    read = replace(line, is_byline=True)
    if not words or len(words) > 10:
        return None
    if words[0].lower() in _NO_NAMES and _ROLE.search(text, *authors):
        return read  # "By our foreign staff" names nobody
    if not all(word[0].isupper() or word.lower() in _NAME_PARTS for word in words):
        return None
    if len(words) == 1 and gender_of(words[0]) is None and not is_publisher(words[0]):
        return None  # "By Order of the Mayor"
    read = replace(read, authors=authors)
    if cut:
        return _read_places(text, (cut.end(), names[1]), read)
    name = authors[0], authors[1] - len(" Staff") * (words[-1].lower() == "staff")
    return replace(read, publisher=name) if is_publisher(text[name[0] : name[1]]) else read


def _read_places(text: str, rest: Span, line: HeadLine) -> HeadLine | None:
    """Read "Port Adel for the Port Adel Courier": where and for whom an author writes."""
    at = rest[0]
    while at < rest[1]:
        cut = _AFTER_NAMES.search(text, at, rest[1])
        start, end = _trimmed(text, (at, cut.start() if cut else rest[1]))
        at = cut.end() if cut else rest[1]
        start += len("the ") if text.startswith("the ", start) else 0
        if not is_name(text[start:end].split()):
            return None
        if is_publisher(text[start:end]):
            line = replace(line, publisher=(start, end))
    return line


def _read_after_byline(text: str, part: Span, line: HeadLine) -> HeadLine | None:
    """Read a further author or a place behind a byline's comma."""
    words = text[part[0] : part[1]]
    if not is_name(words.split()):
        return None
    is_author = is_person(AND_BETWEEN.split(words)[0]) or AND_BETWEEN.search(words)
    if is_author and line.authors and line.publisher is None:
        return replace(line, authors=(line.authors[0], part[1]))
    return line


def is_name(words: Sequence[str]) -> bool:
    """Whether all words but small ones begin with a capital."""
    return (
        bool(words)
        and words[0][0].isupper()
        and all(word[0].isupper() or word.lower() in _SMALL for word in words)
    )


def is_person(words: str) -> bool:
    """Whether words are a person's name: a known given name and one or more others."""
    match = _PERSON.fullmatch(words)
    return match is not None and gender_of(match["given"]) is not None
