"""Speakers: whether the source of a statement leads to the actor that the gold chain is about.

GUM's attributions (`quotes-gum`) carry the coreference chain of their speaker. A gold statement
is matched to the statement of ours whose cue is its own, else whose content is and whose cue stands
in the gold clause of saying; an actor is
`right` if one of its mentions is a mention of the chain or has the head of one, `wrong` if none
has, `open` if no actor is given: right, too, where the chain is no person, body or place, which
`who act` leaves out. Shares are of the matched statements, by source kind as we read it; `found`
is the share of gold statements matched at all. Chains of the author's own "I" and "we" count as
any other, so that open is the best that can be done there. Train is for development.

    python -m benchmarks.speakers [--json FILE] [--documents N]
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from benchmarks import frame
from sayso.language import analyse
from sayso.language.analysis import Analysis
from sayso.reading.statements import read_statements
from sayso.record.types import Actor, Statement
from sayso.record.vocabulary import Span

Row = dict[str, Any]  # Any: a line of JSON
Verdict = Literal["right", "wrong", "open"]
PARTS = {"train": "quotes-gum/train.jsonl.xz", "dev": "quotes-gum/dev.jsonl.xz"}
KINDS = ("named", "described", "group", "pronoun", "elided")
_ACTING = ("person", "organization", "place")
"""Types of gold entities that can be actors; the others are abstract, objects, events, plants."""
_ALIKE = 0.5
"""Contents of one statement share at least this much of their letters."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold statement, ours for it, and whether the actor is the gold speaker."""

    row: Row
    gold: Row
    statement: Statement | None
    verdict: Verdict | None


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures of both parts: all, news alone, and each kind of source."""
    measured = []
    for part, name in PARTS.items():
        path = frame.data_file(name)
        with frame.open_text(path) as lines:
            rows = [json.loads(line) for line in lines][: options.documents or None]
        judged = list(judge(rows))
        digest = frame.digest(path)
        for title, group in _groups(judged):
            measured.append(frame.Measured(f"GUM {part}, {title}", shares(group), data=digest))
    return measured


def _groups(judged: Sequence[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    yield "all", list(judged)
    acting = [one for one in judged if one.gold["speaker"]["type"] in _ACTING]
    yield "who act", acting
    yield "news", [one for one in judged if one.row["genre"] == "news"]
    yield "news, who act", [one for one in acting if one.row["genre"] == "news"]
    for kind in KINDS:
        yield f"{kind} sources", [one for one in judged if kind_of(one) == kind]


def kind_of(judged: Judged) -> str | None:
    """Return the kind of the source as we read it."""
    return None if judged.statement is None else judged.statement.source.kind


def shares(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the shares of each verdict among what was found, and of what was found."""
    counts = Counter(one.verdict for one in judged)
    found = sum(counts[verdict] for verdict in ("right", "wrong", "open"))
    figures = {
        verdict: counts[verdict] / found if found else 0.0 for verdict in ("right", "wrong", "open")
    }
    figures["found"] = found / len(judged) if judged else 0.0
    figures["statements"] = float(len(judged))
    return figures


def judge(rows: Iterable[Row]) -> Iterator[Judged]:
    """Read each text and judge the speaker of each gold statement that has a chain."""
    for row in rows:
        analysis = analyse(row["text"])
        actors = frame.actors_of(analysis, published=row["date"])
        yield from judge_document(row, analysis, actors, read_statements(analysis, actors))


def judge_document(
    row: Row, analysis: Analysis, actors: Sequence[Actor], statements: Sequence[Statement]
) -> Iterator[Judged]:
    """Judge the speakers of one document that was read."""
    by_id = {actor.id: actor for actor in actors}
    for gold in row["attributions"]:
        if "speaker" not in gold:
            continue
        statement = _match(gold, statements)
        if statement is None:
            yield Judged(row, gold, None, None)
            continue
        named = [by_id[identifier] for identifier in statement.source.actors]
        yield Judged(row, gold, statement, _verdict(analysis, named, gold["speaker"]["mentions"]))


def _verdict(analysis: Analysis, named: Sequence[Actor], chain: Sequence[Sequence[int]]) -> Verdict:
    if not named:
        return "open"
    heads = {_head(analysis, mention) for mention in chain}
    spans = {(mention[0], mention[1]) for mention in chain}
    right = any(
        mention.span in spans or not heads.isdisjoint(analysis.tokens_in(mention.head))
        for actor in named
        for mention in actor.mentions
    )
    return "right" if right else "wrong"


def _head(analysis: Analysis, span: Sequence[int]) -> int:
    """Return the token of a mention that stands highest in our tree."""
    tokens = analysis.tokens_in((span[0], span[1]))
    return min(tokens, key=lambda token: (analysis.depth[token], token), default=-1)


def _match(gold: Row, statements: Sequence[Statement]) -> Statement | None:
    """Return the statement that is most like the gold one, `None` if none is like it."""
    content = _letters(gold["content"])
    cue, satellite = _letters(gold["cue"]), _letters(gold["satellite"])
    best: tuple[float, Statement] | None = None
    for statement in statements:
        own = _letters(statement.content)
        share = len(content & own) / (len(content | own) or 1)
        own_cue = _letters(statement.cue)
        same_cue = not cue.isdisjoint(own_cue)
        beside = share >= _ALIKE and not (satellite and satellite.isdisjoint(own_cue))
        score = share + same_cue
        if (same_cue or beside) and (best is None or score > best[0]):
            best = (score, statement)
    return None if best is None else best[1]


def _letters(spans: Iterable[Span | Sequence[int]]) -> set[int]:
    return {place for span in spans for place in range(span[0], span[1])}


if __name__ == "__main__":
    frame.main(run, __doc__)
