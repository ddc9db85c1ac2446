"""The cascade: class letters to the times that the rules find, as forms without anchors.

Linear in the text: only stretches of known letters that hold a core letter are looked at, each
level walks a stretch once, and patterns have no repetitions. The longest match wins, then the
rule with the higher priority, then the earlier rule.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.reading.times.guards import GUARDS
from sayso.reading.times.rules import UNKNOWN, Rule, Rulebook, compiled
from sayso.reading.times.tokens import Tokens

_STRETCH = re.compile(f"[^{UNKNOWN}]+")
_SLOT = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Found:
    """A time over tokens `first` to `last` (both included): its form has no anchor yet."""

    first: int
    last: int
    kind: str
    form: str
    rule: str
    parts: tuple["Found", ...] = ()


@dataclass(frozen=True, slots=True)
class _Symbol:
    letter: str
    first: int
    last: int
    found: Found | None


def match_times(tokens: Tokens, book: Rulebook) -> Iterator[Found]:
    """Yield the times in text order; none overlaps another."""
    letters = book.alphabet.letters(tokens.words)
    core = book.core.search
    for stretch in _STRETCH.finditer(letters):
        if core(stretch.group()):
            yield from _cascade(stretch.start(), stretch.group(), tokens, book)


def _cascade(start: int, letters: str, tokens: Tokens, book: Rulebook) -> Iterator[Found]:
    symbols = [_Symbol(letter, start + i, start + i, None) for i, letter in enumerate(letters)]
    for by_letter in book.levels:
        symbols = _level(symbols, by_letter, tokens, book)
        if not any(symbol.found for symbol in symbols):
            return
    for symbol in symbols:
        if symbol.found is not None:
            yield _as_day(symbol.found)


def _as_day(found: Found) -> Found:
    """Let a feast, which rules tell from other days, be a day to all that follows."""
    parts = tuple(map(_as_day, found.parts))
    return replace(found, kind="Day" if found.kind == "Feast" else found.kind, parts=parts)


def _level(
    symbols: list[_Symbol],
    by_letter: Mapping[str, tuple[Rule, ...]],
    tokens: Tokens,
    book: Rulebook,
) -> list[_Symbol]:
    letters = "".join([symbol.letter for symbol in symbols])
    kept: list[_Symbol] = []
    at, rules_at = 0, by_letter.get
    while at < len(symbols):
        best: tuple[Rule, re.Match[str]] | None = None
        for rule in rules_at(letters[at], ()):
            match = compiled(rule.pattern).match(letters, at)
            if match is None or (best is not None and match.end() <= best[1].end()):
                continue
            if _allowed(rule, symbols[at].first, symbols[match.end() - 1].last, tokens):
                best = (rule, match)
        if best is None:
            kept.append(symbols[at])
            at += 1
            continue
        found = _found(best[0], best[1], symbols, tokens, book)
        kept.append(_Symbol(book.kinds[found.kind], found.first, found.last, found))
        at = best[1].end()
    return kept


def _allowed(rule: Rule, first: int, last: int, tokens: Tokens) -> bool:
    words = tokens.words
    before = words[first - 1].lower() if first else ""
    after = words[last + 1].lower() if last + 1 < len(words) else ""
    if (rule.prev and before not in rule.prev) or before in rule.not_prev:
        return False
    if (rule.next and after not in rule.next) or after in rule.not_next:
        return False
    return rule.guard is None or GUARDS[rule.guard](tokens, first, last)


def _found(
    rule: Rule, match: re.Match[str], symbols: list[_Symbol], tokens: Tokens, book: Rulebook
) -> Found:
    values: dict[str, str] = {}
    parts: dict[str, Found] = {}
    for name, reference in rule.captures.items():
        start, end = match.span(name)
        if start < 0 or start == end:
            values[name] = "_"
            continue
        inner = symbols[start].found
        if inner is not None and end == start + 1:
            values[name], parts[name] = inner.form, inner
        else:
            words = tokens.lower(symbols[start].first, symbols[end - 1].last)
            values[name] = _meaning(book, reference, tuple(words))
    first, last = symbols[match.start()].first, symbols[match.end() - 1].last
    kind = parts[rule.kind[1:]].kind if rule.kind.startswith("$") else rule.kind
    if kind != "Range":
        return Found(first, last, kind, _fill(rule.form, values), rule.name)
    below = tuple(_part(rule, part, match, symbols, values) for part in rule.parts) or tuple(
        parts.values()
    )
    return Found(first, last, kind, rule.form, rule.name, below)


def _fill(form: str, values: dict[str, str]) -> str:
    """Write values into a form; the direction and anchor of an inner form become the whole's."""
    suffixes: list[str] = []

    def filled(slot: re.Match[str]) -> str:
        inner, _, suffix = values[slot.group(1)].rpartition(")")
        if inner and suffix:
            suffixes.append(suffix)
            return f"{inner})"
        return values[slot.group(1)]

    whole = _SLOT.sub(filled, form)
    return whole + suffixes[0] if suffixes and whole.endswith(")") else whole


def _part(
    rule: Rule,
    part: tuple[str, str, str],
    match: re.Match[str],
    symbols: list[_Symbol],
    values: dict[str, str],
) -> Found:
    first = symbols[match.start(part[0])].first
    end = match.end(part[1]) if part[1] else match.end()
    form = _fill(part[2], values)
    return Found(first, symbols[end - 1].last, _kind_of(form), form, rule.name)


def _kind_of(form: str) -> str:
    """Return the kind of a part of a range: "1914" of "1914-18" is a year."""
    operator, _, arguments = form.partition("(")
    if operator in _KINDS:
        return _KINDS[operator]
    known = [argument for argument in arguments.rstrip(")").split(",") if argument]
    return {1: "Year", 2: "Month"}.get(len(known), "Day") if operator == "date" else "Day"


_KINDS = {"short_year": "Year", "bc": "Year", "decade": "Decade", "part": "Part"}


def _meaning(book: Rulebook, reference: str, words: tuple[str, ...]) -> str:
    for name in reference.split("|"):
        value = book.meaning(name, list(words))
        if value != words[0] or name in book.readers:
            return value
    return words[0]
