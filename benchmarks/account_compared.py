"""A record beside the gold of its account: counts, anchors and who stands for whom.

Actors of the record stand for those of the gold by their names (Dice overlap of words, half or
more), so that one person split in two counts against `once` and not against events.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.account_gold import Account, Row, pairs
from sayso.record.edits import text_span
from sayso.record.record import Record
from sayso.record.types import Actor
from sayso.record.vocabulary import Span

_LEFT_OUT = frozenset({
    "the", "a", "an", "of", "his", "her", "its", "their", "own", "mr", "mrs", "ms", "president",
    "general", "colonel", "chancellor", "archbishop", "monsignor", "sheikh",
})  # fmt: skip
FIGURES = {
    "actors": ("found", "type", "once", "P named"),
    "roles": ("found", "of", "status"),
    "events": ("main", "found", "type", "agents", "recipients", "reality", "once", "P"),
    "ties": ("found", "P"),
    "causes": ("found", "kind"),
    "statements": ("found", "speaker"),
    "claims": ("found", "voice", "status"),
    "places": ("found", "country", "P"),
    "forecasts": ("found", "kind"),
}
"""The layers and their figures, in the order of the tables."""
ENOUGH = 0.5
OUTSIDE = "?"


@dataclass(slots=True)
class Counts:
    """Right and asked for each figure of each layer, and a line for each error."""

    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def count(self, layer: str, figure: str, told: str, *, is_right: bool) -> None:
        """Count one judgement; `told` is its line among the errors where it is wrong."""
        self.asked[layer, figure] += 1
        self.right[layer, figure] += is_right
        if not is_right:
            self.errors.append(f"{layer}\t{figure}\t{told}")

    def add(self, other: "Counts") -> None:
        """Add the counts of another account."""
        self.right += other.right
        self.asked.update(other.asked)

    def shares(self, layer: str) -> dict[str, float]:
        """Return how many rows a layer has, and each of its figures in per cent."""
        shares = {"n": float(self.asked[layer, "found"])}
        for figure in FIGURES[layer]:
            part, whole = self.right[layer, figure], self.asked[layer, figure]
            shares[figure] = round(100 * part / whole, 1) if whole else 0.0
        return shares


class Compared:
    """A record beside its gold, with what every layer needs to look up."""

    def __init__(self, account: Account, record: Record) -> None:
        """Find out for which actor of the gold each actor of the record stands."""
        self.account, self.record, self.counts = account, record, Counts()
        self.golds = account.of("actor")
        self.keys = {actor.id: self._key(actor) for actor in record.actors}
        self.claims = {claim.id: claim for claim in record.claims}

    def anchors(self, cell: str) -> list[Span]:
        """Return the words of a cell's anchors as spans of the record's text."""
        return [text_span(span, self.record.edits) for span in self.account.spans(cell)]

    def at(self, cell: str, spans: Iterable[Span]) -> bool:
        """Tell whether one of the spans overlaps one of the anchors."""
        wanted = self.anchors(cell)
        return any(a[0] < b[1] and b[0] < a[1] for a in wanted for b in spans)

    def sides(self, ids: Sequence[str]) -> frozenset[str]:
        """Return the keys that actor ids stand for, `?` for those outside; places are left out."""
        return frozenset(self.keys[name] for name in ids if name in self.keys)

    def told(self, span: Span) -> str:
        """Return the words around a span, for a line among the errors."""
        start, end = span
        text = self.record.text
        line = f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}"
        return " ".join(line.split())

    def _key(self, actor: Actor) -> str:
        """Return the key of the gold actor that the actor is most like, by names, else phrases."""
        for likeness in (self._likeness_of_names, self._likeness_of_phrases):
            scored = [
                (-likeness(actor, gold), number)
                for number, row in enumerate(self.golds)
                for gold in row.cells[2].split("; ")
            ]
            score, number = min(scored, default=(0.0, 0))
            if -score >= ENOUGH:
                return self.golds[number].cells[0]
        return OUTSIDE

    def _likeness_of_names(self, actor: Actor, gold: str) -> float:
        """Compare the actor's own name too: "Nyandeng Bol of the Peace Institute" is a person."""
        told = [self.record.words(m.span) for m in actor.mentions if m.kind == "name"]
        return max(dice(name, gold) for name in (*told, actor.name)) if told else 0.0

    def _likeness_of_phrases(self, actor: Actor, gold: str) -> float:
        """Compare phrases whose head is among the words: "Teshe's lawyer" is not Teshe."""
        told = [
            self.record.words(m.span)
            for m in actor.mentions
            if m.kind in ("title", "nominal") and _words(self.record.words(m.head)) & _words(gold)
        ]
        return max((dice(phrase, gold) for phrase in told), default=0.0)


def _words(name: str) -> frozenset[str]:
    words = frozenset(re.findall(r"\w+", name.lower().replace("'s", "")))
    return words - _LEFT_OUT or words


def dice(one: str, other: str) -> float:
    """Return the Dice overlap of the words of two names, articles and titles left out."""
    first, second = _words(one), _words(other)
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else 0.0


def match(
    rows: Sequence[Row], founds: Sequence[object], score: Callable[[int, int], float]
) -> dict[int, int]:
    """Match rows and what was found one to one; see `account_gold.pairs`."""
    return pairs(range(len(rows)), range(len(founds)), score)


def fits(rows: Sequence[Row], found: int, score: Callable[[int, int], float]) -> bool:
    """Tell whether what was found fits any row, taken or not."""
    return any(score(gold, found) > 0 for gold in range(len(rows)))
