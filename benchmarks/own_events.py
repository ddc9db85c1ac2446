"""Events on sentences of our own in which predicate and sides are marked (`gold/events`).

Each item marks one predicate with its type, or with NONE, and who acts on whom. Raw text goes
through the whole walk. For the items with a type: `found` is the share whose marked word heads an
event or stands in one of its mentions, `type` the share where that event has the type, `agent` and
`recipient` the share of found events whose side holds an actor or place within a marked phrase (or
is empty where none is marked), `modes`, `reality` and `negated` are shares of those with the right
type. `silent` is the share of NONE items whose word heads no event. `right` joins type and silence.
The items kept for development (an eighth) and the probes, which nothing was tuned on, stand apart.

    python -m benchmarks.own_events [--json FILE] [--documents N]
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import frame
from sayso.record.record import Record
from sayso.record.types import Actor, Event, Place
from sayso.record.vocabulary import Span
from training.data.events import ITEMS, part_of, unmarked


@dataclass(frozen=True, slots=True)
class Item:
    """One judged predicate; spans are those of the text without marks."""

    type: str
    modes: frozenset[str]
    reality: str
    negated: bool
    text: str
    trigger: Span
    agents: tuple[Span, ...]
    recipients: tuple[Span, ...]
    kind: str
    """The comment line above the item."""

    @property
    def is_kept(self) -> bool:
        """Whether the sentence belongs to the eighth that training leaves out."""
        return part_of(self.text) == "dev"


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures for the items kept for development and for the probes."""
    from sayso.reader import read  # loads the model

    def reader(text: str) -> Record:
        return read(text, repair="none")

    limit = options.documents or None
    items = [item for path in sorted(ITEMS.glob("items-*.tsv")) for item in read_items(path)]
    kept = [item for item in items if item.is_kept][:limit]
    probes = list(read_items(ITEMS / "probes.tsv"))[:limit]
    return [
        frame.Measured("own items kept for development", score(kept, reader)),
        frame.Measured("probes", score(probes, reader)),
    ]


def read_items(path: Path) -> Iterator[Item]:
    """Yield the items of a file in the form that the guideline gives."""
    kind = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            kind = line[1:].strip()
        elif line.strip():
            name, modes, reality, negated, marked = line.split("\t")
            text, marks = unmarked(marked)
            yield Item(
                type=name,
                modes=frozenset(modes.split(",")) - {"-"},
                reality=reality,
                negated=negated == "1",
                text=text,
                trigger=marks["T"][0],
                agents=tuple(marks["A"]),
                recipients=tuple(marks["R"]),
                kind=kind,
            )


def score(items: list[Item], reader: Callable[[str], Record]) -> frame.Figures:
    """Return the shares described above."""
    totals: dict[str, list[bool]] = {}
    records: dict[str, Record] = {}
    for item in items:
        if item.text not in records:
            records[item.text] = reader(item.text)
        for name, is_right in judged(item, records[item.text]).items():
            totals.setdefault(name, []).append(is_right)
    figures = {name: sum(found) / len(found) for name, found in totals.items()}
    return {**figures, "items": float(len(items))}


def judged(item: Item, record: Record) -> dict[str, bool]:
    """Return what is right about one item."""
    event = event_at(item.trigger, record, item.type)
    if item.type == "NONE":
        return {"silent": event is None, "right": event is None}
    right = event is not None and event.type == item.type
    told = {"found": event is not None, "type": right, "right": right}
    if event is None:
        return told
    told["agent"] = side_is_right(record, event.agents, item.agents, event)
    recipients = event.recipients or ((event.place,) if event.place else ())
    told["recipient"] = side_is_right(record, recipients, item.recipients, event)
    if right:
        told["reality"] = event.reality == item.reality
        told["negated"] = event.negated == item.negated
        if item.modes:
            told["modes"] = bool(item.modes & set(event.mode))
    return told


def event_at(trigger: Span, record: Record, wanted: str) -> Event | None:
    """Return the event whose head or mention holds the trigger, one of the wanted type first."""
    found = [
        event
        for event in record.events
        if any(a < trigger[1] and trigger[0] < b for a, b in (event.head, *event.mentions))
    ]
    return next((event for event in found if event.type == wanted), found[0] if found else None)


def side_is_right(
    record: Record,
    side: tuple[str, ...],
    gold: tuple[Span, ...],
    event: Event,
) -> bool:
    """Tell whether a side holds somebody within the marked phrases, or nobody where none is.

    The place that an event has where no recipient is marked is no wrong recipient.
    """
    spans = [span for item in side for span in _spans(record, item)]
    if not gold:
        return not side or all(item == event.place for item in side)
    return any(a < end and start < b for a, b in spans for start, end in gold)


def _spans(record: Record, item_id: str) -> list[Span]:
    items: tuple[Actor | Place, ...] = (*record.actors, *record.places)
    return [mention.span for item in items if item.id == item_id for mention in item.mentions]


if __name__ == "__main__":
    frame.main(run, __doc__)
