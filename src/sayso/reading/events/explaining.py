"""Why an event is what it is: its words read again, step by step.

In: an `Analysis` of a record's own text, what the record has of actors, places, times and
statements, and one of its events. Out: `Explained`, plain values for whoever shows them. Nothing
is decided here: the steps of the coder are asked again, and a cue is a word without which the
answer would be another one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import is_negated, reality_of
from sayso.reading.events.judging import Bars, Verdict, bars_of, judge, types, weigh
from sayso.reading.events.lexicon import Row, table
from sayso.reading.events.mentions import Walk
from sayso.reading.events.senses import senses
from sayso.reading.events.silences import Silences
from sayso.reading.events.triggers import find_triggers
from sayso.reading.events.vetoes import is_vetoed
from sayso.reading.events.wordings import Reading
from sayso.record.types import Actor, Event, Place, Statement, Time
from sayso.record.vocabulary import Span

_BEST = 5
_HIGHEST = 4  # governors above a predicate whose words may be cues of it
_MOST_TRIED = 40  # words around a predicate; a sentence may have thousands
_MASK = "x"  # no word of any list


def rule_parts(rule: str) -> tuple[tuple[str, str], ...]:
    """Return the parts of an event's rule, each with what `rules.tsv` says of it."""
    texts = {cells[0]: cells[1] for cells in table("rules.tsv")}
    return tuple((part, texts.get(part, "no text is kept")) for part in rule.split("+"))


@dataclass(frozen=True, slots=True)
class Way:
    """An argument: the actor, its nearest mention, and the tree between it and the trigger.

    `path` alternates words and relations, `↑` after a relation that goes up; empty where the
    sentence does not name the actor.
    """

    actor: str
    span: Span
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowTold:
    """A row of the lexicon for the trigger; `fits` is `None` where it has no condition."""

    row: Row
    fits: bool | None
    conditions: tuple[str, ...]
    is_vetoed: bool
    is_taken: bool
    """Whether it holds by the rules."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Another predicate of the sentence: the event that it is, or why it is none."""

    span: Span
    event: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One event with what decided it. `chances` is empty where no model weighed the types."""

    sentence: Span
    trigger: Span
    agents: tuple[Way, ...]
    recipients: tuple[Way, ...]
    rows: tuple[RowTold, ...]
    chances: tuple[tuple[str, float], ...]
    bar: float | None
    verdict: Verdict | None
    negation: tuple[Span, ...]
    reality: tuple[Span, ...]
    silences: tuple[Silence, ...]


def explained(
    analysis: Analysis,
    event: Event,
    *,
    events: Sequence[Event],
    actors: Sequence[Actor],
    places: Sequence[Place],
    times: Sequence[Time],
    statements: Sequence[Statement],
) -> Explained:
    """Return what decided an event; `events` are all those of its record."""
    walk = Walk(
        analysis,
        find_triggers(analysis),
        actors=actors,
        places=places,
        times=times,
        statements=statements,
    )
    walk.mentions()  # so that the walk knows what is the content of what
    token = analysis.token_at(event.head[0])
    here = analysis.sentence[token]
    told = walk.readings(everything=True)
    weighed = weigh(analysis, told)
    bars = bars_of(analysis, told, weighed) if weighed else None
    readings = [r for r in told if analysis.sentence[r.trigger.token] == here]
    chances = {
        reading.trigger.token: _best(row.tolist())
        for reading, row in zip(told, weighed[0] if weighed else (), strict=False)
    }
    verdicts = dict(
        zip((reading.trigger.token for reading in told), judge(analysis, told), strict=True)
    )
    own = next((r for r in readings if r.trigger.token == token), None)
    ways = _Ways(analysis, actors, token)
    return Explained(
        sentence=analysis.sentences[here],
        trigger=event.head,
        agents=tuple(ways.to(actor) for actor in event.agents),
        recipients=tuple(ways.to(actor) for actor in event.recipients),
        rows=_rows(own) if own else (),
        chances=chances.get(token, ()),
        bar=bars.of(own) if own and bars else None,
        verdict=verdicts.get(token),
        negation=_deciding(analysis, token, is_negated) if event.negated else (),
        reality=_deciding(analysis, token, reality_of) if event.reality != "actual" else (),
        silences=tuple(
            _silences(analysis, walk, here, token, readings, verdicts, chances, events, bars)
        ),
    )


def _best(row: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """Return the types with the highest probabilities, `NONE` among them."""
    named = zip(("NONE", *types()), row, strict=True)
    ranked = sorted(named, key=lambda pair: -pair[1])[:_BEST]
    return tuple((name, round(float(chance), 3)) for name, chance in ranked)


def _rows(reading: Reading) -> tuple[RowTold, ...]:
    return tuple(
        RowTold(
            row=row,
            fits=reading.fillers.fits(row),
            conditions=tuple(
                " ".join(
                    f"{one.slot}{'=' if one.wanted else '!='}{','.join(one.classes)}"
                    for one in line
                )
                for line in senses().get((row.key, row.type), ())
            ),
            is_vetoed=is_vetoed(row, reading.fillers, reading.frame.subjects),
            is_taken=row is reading.row,
        )
        for row in reading.trigger.rows
    )


class _Ways:
    """The tree between a trigger and the mentions of actors."""

    def __init__(self, analysis: Analysis, actors: Sequence[Actor], token: int) -> None:
        self._analysis = analysis
        self._actors = {actor.id: actor for actor in actors}
        self._token = token

    def to(self, actor_id: str) -> Way:
        """Return the shortest way to an actor in the sentence, else its nearest mention."""
        analysis = self._analysis
        here = analysis.sentence[self._token]
        heads = [
            (analysis.token_at(mention.head[0]), mention.span)
            for mention in self._actors[actor_id].mentions
        ]
        ways = [
            (len(path), path, span)
            for head, span in heads
            if analysis.sentence[head] == here and (path := self._path(head))
        ]
        if ways:
            _, path, span = min(ways, key=lambda way: way[0])
            return Way(actor_id, span, tuple(path))
        _, span = min(heads, key=lambda pair: abs(pair[0] - self._token))
        return Way(actor_id, span, ())

    def _path(self, goal: int) -> list[str]:
        """Return words and relations from the trigger up to the shared governor, then down."""
        analysis = self._analysis
        above = [self._token, *analysis.ancestors(self._token)]
        down = [goal]
        while down[-1] not in above:
            down.append(analysis.head[down[-1]])
            if down[-1] < 0:
                return []
        found = [analysis.form[self._token]]
        for token in above[: above.index(down[-1])]:
            found += [f"{analysis.deprel[token]}↑", analysis.form[analysis.head[token]]]
        for token in reversed(down[:-1]):
            found += [analysis.deprel[token], analysis.form[token]]
        return found


def _deciding(
    analysis: Analysis, token: int, ask: Callable[[Analysis, int], object]
) -> tuple[Span, ...]:
    """Return the words without which the answer would be another one, in text order."""
    answer = ask(analysis, token)
    above = [token, *analysis.ancestors(token)][: _HIGHEST + 1]
    around = {*above[1:], *(child for one in above for child in analysis.children[one])}
    around |= {below for child in sorted(around) for below in analysis.children[child]
               if analysis.deprel[below] in ("det", "case", "mark", "cop", "aux")}  # fmt: skip
    around.discard(token)
    found = []
    for word in sorted(sorted(around, key=lambda word: abs(word - token))[:_MOST_TRIED]):
        form, lemma, tags = list(analysis.form), list(analysis.lemma), list(analysis.xpos)
        form[word] = lemma[word] = tags[word] = _MASK
        masked = replace(analysis, form=form, lemma=lemma, xpos=tags)
        if ask(masked, token) != answer:
            found.append(analysis.span(word, word))
    return tuple(found)


def _silences(
    analysis: Analysis,
    walk: Walk,
    here: int,
    token: int,
    readings: Sequence[Reading],
    verdicts: dict[int, Verdict | None],
    chances: dict[int, tuple[tuple[str, float], ...]],
    events: Sequence[Event],
    bars: Bars | None,
) -> Iterator[Silence]:
    """Yield the other predicates of the sentence that could have been events, in text order."""
    read = {reading.trigger.token: reading for reading in readings}
    likely = {reading.trigger.token for reading in walk.readings()}
    told = {offset: event.id for event in events for offset, _ in (event.head, *event.mentions)}
    for trigger in sorted(walk.triggers, key=lambda one: one.token):
        at = trigger.token
        if analysis.sentence[at] != here or at == token:
            continue
        if not trigger.rows and at not in likely:
            continue  # a plain verb without anybody around it is no candidate
        span = analysis.span(at, at)
        event = told.get(span[0])
        why = "" if event else _why(
            analysis, walk, at, read.get(at), verdicts.get(at), chances.get(at, ()), bars
        )  # fmt: skip
        yield Silence(span, event, why)


def _why(
    analysis: Analysis,
    walk: Walk,
    token: int,
    reading: Reading | None,
    verdict: Verdict | None,
    chances: tuple[tuple[str, float], ...],
    bars: Bars | None,
) -> str:
    """Return the first reason for which a predicate is no event."""
    if reading is None:
        return "small talk, an order to the reader or an interview"
    if verdict is None and chances and bars:
        vetoed = any(told.is_vetoed for told in _rows(reading))
        because = "a team, market, disease or the weather acts; " if vetoed else ""
        chance = dict(chances).get("NONE", 0.0)
        kind = next(name for name, _ in chances if name != "NONE")
        bar = bars.of(reading)
        if 1 - chance >= bar and (silent := Silences(analysis).why(reading, kind)):
            return silent
        return f"{because}no event with {chance:.3f}, an event wants {bar:.2f}"
    if verdict is None:
        return "no row of the lexicon fits what stands around it"
    if token in walk.taken_in:
        governor = analysis.head[token]
        above = f" of “{analysis.form[governor]}”" if governor >= 0 else ""
        return f"it is the content{above}, told by the mode of that event"
    return "nobody and nothing beside the word speaks for an event"
