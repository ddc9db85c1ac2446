"""Why an item of a record is as it is: its words, rules with their text, scores and chain.

Works over the record's own types, field by field, so that a field added later is told without a
line here. The text of a rule is looked up in the rule files and modules of `sayso.reading`.
"""

from collections.abc import Iterator, Sequence

from sayso.record.record import Item, Record
from sayso.record.types import Actor, Cause, Claim, Event, Part, Place, Statement, Tie, Time
from sayso.record.vocabulary import Span
from sayso.report.clauses import shortened
from sayso.report.codes import event_code, type_words
from sayso.report.markup import printable
from sayso.report.orders import order_words
from sayso.report.positions import Positions
from sayso.report.rule_texts import rule_text
from sayso.report.status import AUTHOR, shown_status, status_words
from sayso.report.voices import author_voice

_SPANS = frozenset({"span", "head", "cue", "content", "mentions", "cues", "target", "addressee",
                    "medium", "instrument", "condition"})  # fmt: skip
_ROOMS: dict[type[Part], str] = {
    Actor: "actors", Place: "places", Time: "times", Statement: "statements", Claim: "claims",
    Event: "events", Tie: "ties", Cause: "causes",
}  # fmt: skip
"""In which room of `sayso.reading` the rules of an item are looked for first."""
_LABEL = 14
_LONGEST = 100


def explain(record: Record, item_id: str, reasons: Sequence[str] = ()) -> str:
    """Return the explanation of one item; raise `RecordError` when the record has none such.

    `reasons` are further lines on it, such as those of `event_reasons`.
    """
    item = record[item_id]
    positions = Positions(record)
    lines = [f"{item_id}, {type(item).__name__.lower()}: {_title(record, item)}", ""]
    lines += _fields(record, positions, item, 0)
    lines += _chain(record, item)
    lines += _order(record, item)
    lines += reasons
    rules = [rule for rule in dict.fromkeys(_rules(item)) if not (reasons and "+" in rule)]
    if rules:
        room = _ROOMS.get(type(item), "")
        lines += ["", "RULES", *(f"  {rule}: {rule_text(rule, room)}" for rule in rules)]
    return printable("\n".join(lines)) + "\n"


def _title(record: Record, item: Item) -> str:
    if isinstance(item, Claim):
        shown = shown_status(record, item)
        decided = "the author's words" if shown.by_author else "the innermost voice"
        return f"shown as {status_words(shown.status)}, decided by {decided}"
    if isinstance(item, Event):
        return f"{event_code(item)}: {type_words(item)}"
    return str(
        getattr(item, "name", None) or getattr(item, "type", None) or getattr(item, "kind", "")
    )


def _fields(record: Record, positions: Positions, part: Part, depth: int) -> Iterator[str]:
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name == "id" or value is None or value == ():
            continue
        if name == "head" and value == getattr(part, "span", None):
            continue
        yield from _field(record, positions, name.rstrip("_"), value, depth)


def _field(
    record: Record, positions: Positions, name: str, value: object, depth: int
) -> Iterator[str]:
    indent = "  " * (depth + 1)
    label = f"{indent}{name:<{_LABEL}}"
    if isinstance(value, Part):
        yield f"{indent}{name}"
        yield from _fields(record, positions, value, depth + 1)
    elif name in _SPANS and _is_span(value):
        yield label + _words(record, positions, value)  # type: ignore[arg-type]
    elif isinstance(value, tuple) and value and isinstance(value[0], Part):
        yield f"{indent}{name}"
        for each in value:
            yield from _listed(list(_fields(record, positions, each, depth + 1)), depth)
    elif isinstance(value, tuple):
        yield label + ", ".join(_value(record, positions, name, each) for each in value)
    else:
        yield label + _value(record, positions, name, value)


def _listed(lines: list[str], depth: int) -> list[str]:
    """Return the lines of one of several parts, the first one marked."""
    indent = "  " * (depth + 1)
    return [f"{indent}- {lines[0].strip()}", *lines[1:]] if lines else []


def _value(record: Record, positions: Positions, name: str, value: object) -> str:
    if name in _SPANS and _is_span(value):
        return _words(record, positions, value)  # type: ignore[arg-type]
    if isinstance(value, str) and name not in ("name", "rule", "form", "value"):
        return _reference(record, value)
    return str(value)


def _reference(record: Record, word: str) -> str:
    """Return an id with the name or words that it stands for, any other word as it is."""
    if word == AUTHOR:
        return f"author ({author_voice(record).name})"
    if not (word[:1].isalpha() and word[1:].isdigit()):
        return word
    found = next((item for item in _items(record) if item.id == word), None)
    if found is None:
        return word
    if isinstance(found, Actor):
        return f"{word} ({found.name})"
    span = getattr(found, "span", None) or getattr(found, "head", None)
    if isinstance(found, Statement) and found.content:
        span = found.content[0]
    words = shortened(record.words(span), 50) if span else getattr(found, "name", "")
    return f"{word} (“{words}”)" if words else word


def _items(record: Record) -> Iterator[Item]:
    yield from record.actors
    yield from record.places
    yield from record.times
    yield from record.statements
    yield from record.claims
    yield from record.events


def _is_span(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) == 2
        and all(isinstance(offset, int) for offset in value)
    )


def _words(record: Record, positions: Positions, span: Span) -> str:
    number = positions.paragraph(span[0])
    place = f"¶{number}, " if number else ""
    return f"“{shortened(record.words(span), _LONGEST)}” ({place}{span[0]}–{span[1]})"


def _chain(record: Record, item: Item) -> list[str]:
    """Return who says it, from the author down to the innermost voice."""
    claim_id = item.claim if isinstance(item, Event) else None
    claim = record[claim_id] if claim_id else item
    if not isinstance(claim, (Claim, Statement)):
        return []
    statement_id = claim.statement if isinstance(claim, Claim) else claim.id
    steps: list[str] = []
    while statement_id:
        statement = record[statement_id]
        assert isinstance(statement, Statement)
        steps.append(_step(record, statement))
        statement_id = statement.parent
    steps.append(f"author ({author_voice(record).name})")
    return ["", "SAY-SO", *(f"  {'  ' * n}{step}" for n, step in enumerate(reversed(steps)))]


def _order(record: Record, item: Item) -> list[str]:
    """Return how an event stands to others in time."""
    told = order_words(record).get(item.id, ()) if isinstance(item, Event) else ()
    return ["", "ORDER", *(f"  {words}" for words in told)] if told else []


def _step(record: Record, statement: Statement) -> str:
    names = ", ".join(_reference(record, actor) for actor in statement.source.actors)
    source = statement.source.span
    words = f"“{shortened(record.words(source), 60)}”" if source else "nobody named"
    cues = " … ".join(record.words(cue) for cue in statement.cue)
    return f"{statement.id} {words}" + (f" = {names}" if names else "") + (
        f", “{cues}”" if cues else ""
    )  # fmt: skip


def _rules(part: Part) -> Iterator[str]:
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name == "rule" and value:
            yield value
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Part):
                yield from _rules(each)
