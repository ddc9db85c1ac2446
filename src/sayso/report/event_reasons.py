"""Why an event is what it is, in lines of text: the words again, the tree, the lexicon, the scores.

A record and the analysis of its own text go in (`sayso.reader.analysed_again`), lines come out.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.events.explaining import Explained, RowTold, Way, explained, rule_parts
from sayso.record.record import Record
from sayso.record.types import Actor, Event
from sayso.record.vocabulary import Span

_NO_MODEL = (
    "The record was read with another model than the one installed here, so its words are not "
    "read again. Read the document again to see more."
)


def event_reasons(record: Record, event: Event, analysis: Analysis | None) -> list[str]:
    """Return the lines on one event; `analysis` is `None` where the model is another one."""
    if analysis is None:
        return ["", "READING", f"  {_NO_MODEL}"]
    told = explained(
        analysis,
        event,
        events=record.events,
        actors=record.actors,
        places=record.places,
        times=record.times,
        statements=record.statements,
    )
    return [
        *_sentence(record, told),
        *_sides(record, event, told),
        *_lexicon(told),
        *_types(event, told),
        *_steps(record, event, told),
        *_silences(record, told),
        *_rules(event),
    ]


def _sentence(record: Record, told: Explained) -> Iterator[str]:
    """Yield the sentence with the trigger and the sides in marks."""
    start, end = told.sentence
    marks: list[tuple[Span, str, str]] = [(told.trigger, "**", "**")]
    for ways, name in ((told.agents, "agent"), (told.recipients, "recipient")):
        marks += [(way.span, "[", f"]{name}") for way in ways if way.path]
    words = record.text[start:end]
    for span, left, right in sorted(marks, key=lambda mark: -mark[0][0]):
        if start <= span[0] and span[1] <= end:
            first, last = span[0] - start, span[1] - start
            words = f"{words[:first]}{left}{words[first:last]}{right}{words[last:]}"
    yield from ("", "SENTENCE", f"  {' '.join(words.split())}")


def _sides(record: Record, event: Event, told: Explained) -> Iterator[str]:
    yield from ("", f"SIDES, by rule “{event.rule.rpartition('+')[2]}”")
    for name, ways in (("agent", told.agents), ("recipient", told.recipients)):
        for way in ways:
            yield f"  {name:<10}{_way(record, way)}"
        if not ways:
            yield f"  {name:<10}open: the text gives none that stands for an actor"


def _way(record: Record, way: Way) -> str:
    actor = record[way.actor]
    known = f"{way.actor} ({actor.name})" if isinstance(actor, Actor) else way.actor
    if not way.path:
        return f"{known}, not named in the sentence; nearest “{record.words(way.span)}”"
    steps = " ".join(f"–{part}→" if at % 2 else part for at, part in enumerate(way.path))
    return f"{known}: {steps}"


def _lexicon(told: Explained) -> Iterator[str]:
    yield from ("", "LEXICON")
    for row in told.rows:
        yield f"  {_row(row)}"
    if not told.rows:
        yield "  no row for these words"


def _row(told: RowTold) -> str:
    row = told.row
    fits = {None: "no condition", True: "its sense fits", False: "its sense does not fit"}[
        told.fits
    ]
    notes = [
        *(["holds by the rules"] if told.is_taken else []),
        *(["vetoed: a team, market, disease or the weather acts"] if told.is_vetoed else []),
        fits + (f" ({' | '.join(told.conditions)})" if told.conditions else ""),
    ]
    code = ".".join(part for part in (row.type, row.mode) if part)
    cameo = f", CAMEO {row.cameo}" if row.cameo else ""
    return f"{row.key}: {code}{cameo}, {row.strength}, frame {row.frame}; {'; '.join(notes)}"


def _types(event: Event, told: Explained) -> Iterator[str]:
    yield from ("", "TYPES")
    if told.chances:
        yield "  " + ", ".join(f"{name} {chance:.3f}" for name, chance in told.chances)
        if told.bar is not None:
            chance = 1 - dict(told.chances).get("NONE", 0.0)
            yield f"  any event: {chance:.3f}, wanted {told.bar:.2f}"
    elif event.type:
        yield "  the lexicon alone decided: no model weighed the types"
    else:
        yield "  PLOVER has no event here"


def _steps(record: Record, event: Event, told: Explained) -> Iterator[str]:
    """Yield what changed the code, in the order in which it did."""
    yield from ("", "STEPS")
    verdict = told.verdict
    if verdict is None:
        yield "  PLOVER: no event by the words alone"
    else:
        code = ".".join(part for part in (verdict.row.type, verdict.row.mode) if part)
        yield f"  found: {code}, by {verdict.rule}"
        if event.type and event.type != verdict.row.type:
            yield f"  settled: {event.type}, by {event.rule.partition('+')[0]}"
        if event.type and event.mode and event.mode != ((verdict.row.mode,)):
            yield f"  modes: {', '.join(event.mode)}"
    if event.own:
        near = f", cosine {event.own.cosine:.3f}" if event.own.cosine is not None else ""
        modes = f", modes {', '.join(event.own.modes)}" if event.own.modes else ""
        yield (
            f"  own codebook {event.own.codebook}: {event.own.type}{modes}, by {event.own.rule} "
            f"“{event.own.source}”{near}"
        )
    if event.negated:
        yield f"  negated: {_cues(record, told.negation)}"
    if event.reality == "historical":
        yield "  historical: its days lie long before the document"
    elif event.reality != "actual":
        yield f"  {event.reality}: {_cues(record, told.reality)}"


def _cues(record: Record, spans: tuple[Span, ...]) -> str:
    return ", ".join(f"“{record.words(span)}”" for span in spans) or "by the shape of the clause"


def _rules(event: Event) -> Iterator[str]:
    yield from ("", "RULES OF THE EVENT")
    for part, text in rule_parts(event.rule):
        yield f"  {part}: {text}"


def _silences(record: Record, told: Explained) -> Iterator[str]:
    if told.silences:
        yield from ("", "OTHER PREDICATES OF THE SENTENCE")
    for silence in told.silences:
        why = f"is {silence.event}" if silence.event else silence.why
        yield f"  “{record.words(silence.span)}”: {why}"
