"""Offices: one name for each, and who held it on given days.

`canonical_office` folds the words for an office ("secretary of state", "minister for foreign
affairs") to one name, by country, with `data/office-names.tsv`. `holders_on` asks the dated rows
in the order of their tables: ours, then Factbook and Wikidata together. A row without an end is
sure up to its as-of date; ours is a hint after it, those of the others are nothing. Nothing here
knows the text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from sayso.knowledge.bodies import bodies
from sayso.knowledge.fold import fold_name
from sayso.knowledge.matching import name_similarity
from sayso.knowledge.people import Tenure
from sayso.knowledge.tables import packed, plain_rows

GRACE = timedelta(days=3)
"""So many days around a change either holder may be meant."""
VACANT = "vacant"
"""The person of a row that says that nobody held the office."""
_JUNTA = "junta leader"
HEAD = "head"
"""The office of whoever heads a body, whatever the word: chief, director, secretary-general."""

_SPELLING = {
    "defense": "defence", "labor": "labour", "advisor": "adviser", "affair": "affairs",
    "chairperson": "chairman", "chairwoman": "chairman", "chair": "chairman",
    "spokesperson": "spokesman", "directorate": "directorate",
}  # fmt: skip
_PORTFOLIO = re.compile(r"(minister|secretary|commissioner) (?:of|for) (?!state\b)(.+)")
_OF_STATE = re.compile(r"(?:minister|secretary) of state for (.+)")
_PREFIX = re.compile(r"^(?:federal|union|cabinet|people's) (?=minister|secretary|chancellor)")


@dataclass(frozen=True, slots=True)
class Held:
    """Who held an office: one tenure, or none with the reason.

    `is_sure` is false where the row is open and the days lie after its as-of date. `reason` is
    `change` (two holders within the days or the grace), `vacant` or `unknown`; `before` and
    `after` are the holders of a change.
    """

    tenure: Tenure | None = None
    is_sure: bool = False
    reason: str = ""
    before: Tenure | None = None
    after: Tenure | None = None


def normal_words(words: str) -> str:
    """Return the words for an office in one spelling and order.

    >>> normal_words("Minister for the Interior")
    'interior minister'
    >>> normal_words("Secretary-General")
    'secretary general'
    """
    plain = re.sub(r"[-‐‑–]+", " ", words.casefold().replace("’", "'"))
    kept = [_SPELLING.get(word, word) for word in plain.split() if word != "the"]
    text = _PREFIX.sub("", " ".join(kept))
    if match := _OF_STATE.fullmatch(text):
        # a minister of state is no minister, a secretary of state is one where the table says so
        return f"{match[1]} secretary" if text.startswith("secretary") else text
    if match := _PORTFOLIO.fullmatch(text):
        return f"{match[2]} {match[1]}"
    return text


@cache
def _names() -> dict[str, list[tuple[str, bool, frozenset[str], str]]]:
    found: dict[str, list[tuple[str, bool, frozenset[str], str]]] = {}
    for spelling, office, of, default in plain_rows("office-names"):
        codes = frozenset(filter(None, of.removeprefix("!").split("|")))
        found.setdefault(normal_words(spelling), []).append(
            (office, of.startswith("!"), codes, default)
        )
    return found


def canonical_office(words: str, of: str) -> str | None:
    """Return the office that normal words name in a country or body, `None` if none is listed."""
    general = None
    for office, is_exception, codes, _ in _names().get(words, ()):
        if codes and not is_exception and of in codes:
            return office  # what is said of this country goes first
        if general is None and (not codes or (is_exception and of not in codes)):
            general = office
    return general


def is_office(words: str) -> bool:
    """Say whether normal words name an office anywhere."""
    return words in _names()


def default_country(words: str, *, elsewhere: bool = False) -> str | None:
    """Return the country whose office the words are without saying so: "the home secretary".

    With `elsewhere`, only where they are so in a text about another country too: "the pope".
    """
    given = (row[3] for row in _names().get(words, ()) if row[3])
    return next((code.rstrip("!") for code in given if code.endswith("!") or not elsewhere), None)


@cache
def _leading() -> dict[str, str]:
    return {
        code: office for office, codes in plain_rows("leading-offices") for code in codes.split("|")
    }


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """Return the folded main name of a body, whatever name of it is given."""
    folded = _aliases().get(fold_name(name)) or fold_name(name)
    body = bodies().get(folded)
    return fold_name(body.name) if body else folded


@cache
def _aliases() -> dict[str, str]:
    return {fold_name(alias): fold_name(body) for alias, body in plain_rows("office-bodies")}


def office_rows(of: str, office: str) -> tuple[Tenure, ...]:
    """Return all rows of an office; those of who leads a state by its constitution for "leader"."""
    rows = _rows(of, office)
    if office == "leader" and of in _leading():
        return rows + _rows(of, _leading()[of])
    return rows


@lru_cache(maxsize=1024)
def _rows(of: str, office: str) -> tuple[Tenure, ...]:
    return tuple(Tenure(*row[1:]) for row in packed("offices").rows(f"@{of} {office}"))


def of_the_time(of: str, last: str) -> str:
    """Return the Soviet Union for Russia on days while it stood; "Russian" was said of both."""
    return "SUN" if of == "RUS" and last < "1991-12-25" else of


def holders_on(of: str, office: str, first: str, last: str) -> Held:
    """Return who held an office all through the days from `first` to `last`, both included."""
    days = (date.fromisoformat(first), date.fromisoformat(last))
    held = _held(_rows(of, office), days)
    if held.reason == "unknown" and office == _JUNTA:
        return _held(_rows(of, "leader"), days)
    if held.reason == "unknown" and office == "leader" and of in _leading():
        return _held(_rows(of, _leading()[of]), days)
    return held


def _held(rows: Sequence[Tenure], days: tuple[date, date]) -> Held:
    own = [row for row in rows if row.table == "own"]
    held = _among(own, days)
    if held.reason == "unknown":
        held = _among([row for row in rows if row.table != "own"], days)
    return held


def _among(rows: Sequence[Tenure], days: tuple[date, date]) -> Held:
    near = sorted((row for row in rows if _is_near(row, days)), key=lambda row: row.start)
    if not near:
        return Held(reason="unknown")
    if any(row.person == VACANT for row in near):
        return Held(reason="vacant")
    if any(not is_same_person(near[0].person, row.person) for row in near[1:]):
        return Held(reason="change", before=near[0], after=near[-1])
    through = [row for row in near if _spans(row)[0] <= days[0] and days[1] <= _spans(row)[1]]
    # two terms of one person that meet within the days are one
    first, last = min(_spans(row)[0] for row in near), max(_spans(row)[1] for row in near)
    if not first <= days[0] <= days[1] <= last:
        return Held(reason="change", after=near[0])
    if days[0] == days[1] == first:  # whoever came before, or comes after, is not known
        return Held(reason="change", after=near[0])
    if days[0] == days[1] == last:
        return Held(reason="change", before=near[0])
    chosen = max(through or near, key=_trust)
    is_sure = any(bool(row.end) or last_day(row.expires or row.as_of) >= days[1] for row in near)
    if not is_sure and chosen.table != "own":
        return Held(reason="unknown")
    return Held(tenure=chosen, is_sure=is_sure)


def _trust(row: Tenure) -> tuple[bool, bool, str]:
    return row.table == "own", row.table == "wikidata", row.start


def _is_near(row: Tenure, days: tuple[date, date]) -> bool:
    first, last = _spans(row)
    return first - GRACE <= days[1] and days[0] <= last + GRACE


def _spans(row: Tenure) -> tuple[date, date]:
    """Return the first and last day on which the row may hold; month and year count as a whole."""
    end = row.end or row.expires
    return first_day(row.start), last_day(end) if end else date.max - GRACE


def first_day(iso: str) -> date:
    """Return the first day of a year, month or day."""
    return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10])


def last_day(iso: str) -> date:
    """Return the last day of a year, month or day."""
    if len(iso) == 10:
        return date.fromisoformat(iso)
    year, month = int(iso[:4]), int(iso[5:7] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def is_same_person(one: str, other: str) -> bool:
    """Say whether two full names may be of one person: they share their last or longest word.

    Tables differ in spelling and in how much of a name they print.
    """
    first, second = _words(one), _words(other)
    if first == second:
        return True
    shared = {word for word in first if len(word) > 2} & set(second)
    if not _may_agree(first[0], second[0]):
        return False
    return bool(shared & {first[-1], second[-1]}) or name_similarity(one, other) >= _ONE


_ONE = 0.8
"""From this similarity on, two names of one initial are spellings of one."""


def _may_agree(one: str, other: str) -> bool:
    return one[:1] == other[:1] or min(len(one), len(other)) <= 2


def _words(name: str) -> Sequence[str]:
    return fold_name(name).split() or [""]


def distinct(rows: Iterable[Tenure]) -> list[Tenure]:
    """Return the first row of each person."""
    found: list[Tenure] = []
    for row in rows:
        if not any(is_same_person(row.person, other.person) for other in found):
            found.append(row)
    return found
