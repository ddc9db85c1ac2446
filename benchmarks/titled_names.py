"""Titled names: who "the French foreign minister" is at the date of a text, or that it stays open.

Our own set `gold/titled-names` (text, date, mention; the answer is a person or nothing), scored
by `eval_actors.py --task titled`. The text is read raw, the date given as the document's; the
answer is the name that the actor at the mention has in the text, else the one by which the
shipped tables know it for sure. Rules and tables were mended on all but every third of the first
180 items, which were scored only before and after.

    python -m benchmarks.titled_names [--json FILE] [--documents N]
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import frame
from sayso.language import analyse
from sayso.record.types import Actor
from sayso.record.vocabulary import Span

Row = dict[str, Any]  # Any: a line of JSON
ITEMS = Path(__file__).parents[1] / "gold" / "titled-names" / "items.jsonl"
_SURE = "office_at_date"
"""The rule of a look-up that is more than a hint."""
_FIRST = 180
"""Items written before the rules."""
_MOST = 0.8
"""A mention stands for the marked one if it holds this share of it."""


def run(options: frame.Options) -> list[frame.Measured]:
    """Return recall, precision and the share of what must stay open that does."""
    rows = [json.loads(line) for line in ITEMS.read_text(encoding="utf-8").splitlines()]
    unseen = [row for row in rows[:_FIRST] if not int(row["id"][1:]) % 3]
    seen = [row for row in rows if row not in unseen]
    return [
        _measured("titled names, mended on", seen[: options.documents or None]),
        _measured("titled names, unseen", unseen[: options.documents or None]),
    ]


def _measured(name: str, gold: list[Row]) -> frame.Measured:
    answers = [{"id": row["id"], "person": answer(row)} for row in gold]
    scores = frame.scorer("eval_actors").score_titled(gold, answers, [])
    kept = {key: scores[key] for key in ("recall", "precision", "kept_open")}
    note = f"{scores['persons']} persons, {scores['nulls']} that stay open"
    return frame.Measured(name, kept, data=f"titled-names {frame.digest(ITEMS)}", note=note)


def answer(row: Row) -> str | None:
    """Return who is meant at the marked mention."""
    actors = frame.actors_of(analyse(row["text"]), published=row["date"])
    actor = _at(actors, row["span"])
    if actor is None or actor.type != "person":
        return None
    if any(mention.kind == "name" for mention in actor.mentions):
        return actor.known.name if actor.known and actor.known.rule == _SURE else actor.name
    return actor.known.name if actor.known and actor.known.rule == _SURE else None


def _at(actors: Sequence[Actor], span: Span) -> Actor | None:
    """Return the actor whose mention shares most with the span: of "X's driver" not X."""
    found = [
        (_shared(mention.span, span), actor)
        for actor in actors
        for mention in actor.mentions
        if mention.kind != "pronoun"
        and span[0] <= mention.head[0] < span[1]
        and _both(mention.span, span) >= _MOST * (span[1] - span[0])
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _both(one: Span, other: Span) -> int:
    """Return how many characters two spans share."""
    return max(min(one[1], other[1]) - max(one[0], other[0]), 0)


def _shared(one: Span, other: Span) -> float:
    """Return the share of the characters of two spans that both hold."""
    return _both(one, other) / (max(one[1], other[1]) - min(one[0], other[0]))


if __name__ == "__main__":
    frame.main(run, __doc__)
