"""Counts: how many people or things an event involved, with bounds.

In: an `Analysis` and the tokens that an event's words cover. Out: `Count`s in text order.
"At least 12" leaves the upper end open, "dozens" means 24 to 99, "between 10 and 40" both ends.
Several voices give several counts; nothing is averaged.
"""

import math
import re
from collections.abc import Iterable

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import word_list
from sayso.record.types import Count

Bounds = tuple[float | None, float | None]

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "a": 1, "an": 1,
    "couple": 2,
}  # fmt: skip
_VAGUE: dict[str, Bounds] = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2000.0, 9999.0),
    "millions": (2_000_000.0, None),
    "handful": (3.0, 9.0),
}
_SOME = frozenset({"several", "few", "many", "countless"})
"""Before a multiplier they make it vague: "several thousand" is thousands."""
_MULTIPLIERS = frozenset({"dozen", "hundred", "thousand", "million"})
_KINDS = ("dead", "injured", "arrested", "missing", "displaced", "protesters", "troops")
_KIND_OF = {word: kind for kind in _KINDS for word in word_list("counts", kind)}
_TIMES = word_list("counts", "times")
_PEOPLE = word_list("counts", "people")
_NUMBER = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?")
_NEXT_CLAUSE = frozenset({"conj", "advcl", "ccomp", "parataxis", "acl:relcl"})
"""Of "four were killed and nine wounded" the second predicate says nothing of the four."""
_STATES = frozenset({"dead", "injured", "wounded", "missing", "homeless", "displaced"})


def read_counts(analysis: Analysis, predicate: int, phrases: Iterable[int]) -> tuple[Count, ...]:
    """Return the counts in the noun phrases headed at `phrases` and in "leaving N dead"."""
    found: dict[int, Count] = {}
    for head in phrases:
        _add(analysis, found, predicate, head)
    for child in analysis.children[predicate]:
        leaves = analysis.deprel[child] == "advcl" and analysis.lemma[child] == "leave"
        if leaves:
            for number in analysis.children[child]:
                if analysis.deprel[number] in ("obj", "xcomp", "nsubj"):
                    _add(analysis, found, child, number)
    return tuple(found[position] for position in sorted(found))


def _add(analysis: Analysis, found: dict[int, Count], predicate: int, head: int) -> None:
    number = _number_of(analysis, head)
    if number is None or analysis.lemma[head].lower() in _TIMES:
        return
    what = _what(analysis, predicate, head)
    bounds = _bounds(analysis, number)
    if what is None or bounds is None:
        return
    first, last = _extent(analysis, number)
    span = analysis.span(first, max(last, head) if abs(head - last) <= 4 else last)
    found[analysis.start[number]] = Count(what=what, low=bounds[0], high=bounds[1], span=span)


def _number_of(analysis: Analysis, head: int) -> int | None:
    """Return the token of the number of a noun phrase: its numeral or "dozens" itself."""
    if analysis.form[head].lower() in _VAGUE:
        return head
    if analysis.upos[head] == "NUM" and not _is_year(analysis.form[head]):
        return head
    for child in analysis.children[head]:
        if analysis.deprel[child] == "nummod":
            return child
        if analysis.form[child].lower() in _VAGUE and analysis.deprel[child] in ("amod", "det"):
            return child
    return None


def _is_year(form: str) -> bool:
    return len(form) == 4 and form.isdigit() and 1500 <= int(form) <= 2100


def _what(analysis: Analysis, predicate: int, head: int) -> str | None:
    state = [
        analysis.form[token].lower()
        for token in (*analysis.children[head], *analysis.children[predicate])
        if analysis.form[token].lower() in _STATES and analysis.deprel[token] not in _NEXT_CLAUSE
    ]
    lemma = analysis.lemma[predicate]
    if lemma in ("die", "kill", "perish"):
        return "dead"
    for word in (*state, lemma, _unit(analysis, head)):
        kind = _KIND_OF.get(word)
        if kind:
            return kind
    unit = _unit(analysis, head)
    return "people" if unit in _PEOPLE else unit if unit.isalpha() and unit not in _VAGUE else None


def _unit(analysis: Analysis, head: int) -> str:
    """Return the lemma of what is counted, seen through "dozens of"."""
    if analysis.form[head].lower() in _VAGUE or analysis.upos[head] == "NUM":
        inner = analysis.child(head, "nmod")
        return analysis.lemma[inner].lower() if inner is not None else "person"
    return analysis.lemma[head].lower()


def _bounds(analysis: Analysis, number: int) -> Bounds | None:
    word = analysis.form[number].lower()
    is_some = number > 0 and analysis.form[number - 1].lower() in _SOME and word in _MULTIPLIERS
    vague = _VAGUE.get(f"{word}s" if is_some else word)
    if vague:
        return vague
    value = _value(analysis, number)
    if value is None:
        return None
    between = _between(analysis, number)
    if between is not None:
        return min(value, between), max(value, between)
    words = _before(analysis, number)
    if words & {"least", "over", "than", "above"} and not words & {"fewer", "less"}:
        return value, None
    if words & {"most", "fewer", "less", "under", "below"} or "up" in words:
        return None, value
    return value, value


def _before(analysis: Analysis, number: int) -> set[str]:
    """Return the words that bound a number: its own dependants and the two words before it."""
    first = max(0, number - 3)
    words = {analysis.form[token].lower() for token in range(first, number)}
    words |= {analysis.form[child].lower() for child in analysis.children[number]}
    return words


def _between(analysis: Analysis, number: int) -> float | None:
    """Return the second number of "between 10 and 40", "10 to 40", "10 or 12"."""
    for child in analysis.children[number]:
        follows = child > number and analysis.deprel[child] in ("conj", "nmod", "dep")
        if follows and analysis.upos[child] == "NUM":
            return _value(analysis, child)
    return None


def _value(analysis: Analysis, number: int) -> float | None:
    """Return the value of a number and the multipliers that stand with it."""
    text = analysis.form[number].lower()
    digits = _NUMBER.fullmatch(text)
    value = _digits_value(text) if digits else _WORDS.get(text)
    if value is None and "-" in text:
        parts = [_WORDS.get(part) for part in text.split("-")]
        value = sum(part for part in parts if part) if all(parts) else None
    if value is None:
        return None
    for child in analysis.children[number]:
        factor = _WORDS.get(analysis.form[child].lower())
        if factor is None or analysis.deprel[child] not in ("compound", "nummod", "det"):
            continue
        if text in _MULTIPLIERS or analysis.form[child].lower() in _MULTIPLIERS:
            value *= factor
    return float(value)


def _digits_value(text: str) -> float | None:
    """Return the value of digits; "1.200.000" parts thousands, as no fraction has two points."""
    plain = text.replace(",", "")
    value = float(plain.replace(".", "") if plain.count(".") > 1 else plain)
    return value if math.isfinite(value) else None  # four hundred digits in a row count nothing


def _extent(analysis: Analysis, number: int) -> tuple[int, int]:
    """Return the first and last token of the number with its bounding words."""
    first, last = analysis.subtree_bounds[number]
    for token in range(first - 1, max(-1, first - 4), -1):
        word = analysis.form[token].lower()
        if word not in (
            "at",
            "least",
            "more",
            "than",
            "up",
            "to",
            "about",
            "over",
            "nearly",
            "some",
        ):
            break
        first = token
    return (first, last) if last - first <= 8 else (number, number)
