"""Ties, causes and forecasts on texts of our own (`gold/links`), right by kind, sides, bounds.

A tie is right with its kind and both actors by name (`eval_ties.py`), a causal link with both sides
at word F1 0.5 (`eval_events.py`), its kind counted apart; a forecast where its words hold the
predicate, its bounds and condition counted apart.
"""

from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import frame
from sayso.record.record import Record
from sayso.record.types import Actor, Forecast

FOLDER = Path(__file__).parent.parent / "gold" / "links"
Row = dict[str, Any]  # Any: a line as a scorer wants it


def measure(limit: int | None) -> list[frame.Measured]:
    """Return the figures for the three sets."""
    return [_ties(limit), _causes(limit), _forecasts(limit)]


def rows(name: str) -> list[list[str]]:
    """Return the rows of a set, comments and the head line left out, every row of equal length."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    kept = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row + [""] * (len(kept[0]) - len(row)) for row in kept[1:]]


def parts(cell: str) -> list[list[str]]:
    """Return the items of a cell, each as its parts."""
    return [item.split(" | ") for item in cell.split("; ") if item.strip()]


def _read(text: str, published: str | None = None) -> Record:
    from sayso.reader import read  # loads the model

    return read(text, published=published, repair="none")


def gold_ties() -> list[Row]:
    """Return the ties as `eval_ties.py` wants them, a line for each text."""
    return [
        {"id": number, "text": text, "ties": [_gold_tie(text, tie) for tie in parts(ties)]}
        for number, (text, ties) in enumerate(rows("ties"))
    ]


def _gold_tie(text: str, tie: list[str]) -> Row:
    kind, from_, to, *holds = tie
    sides = ({"text": words, "spans": [_place(text, words)]} for words in (from_, to))
    row: Row = {"kind": kind, **dict(zip(("from", "to"), sides, strict=True))}
    return row | ({"holds": holds[0]} if holds else {})


def ties_of(record: Record) -> list[Row]:
    """Return a record's ties as the scorer wants them; places are no actors, so no `located_in`."""
    by_id = {actor.id: actor for actor in record.actors}
    return [
        {"kind": tie.kind, "from": _actor(by_id[tie.from_]), "to": _actor(by_id[tie.to]),
         "holds": tie.holds}
        for tie in record.ties if tie.kind != "located_in"
    ]  # fmt: skip


def _actor(actor: Actor) -> Row:
    return {"text": actor.name, "spans": [list(mention.span) for mention in actor.mentions]}


def _ties(limit: int | None) -> frame.Measured:
    gold = gold_ties()[:limit]
    predicted = [{"id": row["id"], "ties": ties_of(_read(row["text"]))} for row in gold]
    scores = frame.scorer("eval_ties").score(gold, predicted)
    figures = {key: float(scores["typed_directed"][key]) for key in ("p", "r", "f1")}
    figures["holds"] = float(scores["holds"]["accuracy"])
    return frame.Measured("own ties", figures, data=frame.digest(FOLDER / "ties.tsv"))


def gold_causes() -> list[Row]:
    """Return the links as `eval_events.py` wants them, a line for each text."""
    out = []
    for number, (text, links) in enumerate(rows("causes")):
        relations = [
            {"kind": kind, "cause": [_place(text, cause)], "effect": [_place(text, effect)]}
            for kind, cause, effect in parts(links)
        ]
        out.append({"id": number, "text": text, "relations": relations})
    return out


def _place(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def causes_of(record: Record) -> list[Row]:
    """Return a record's links as the scorer wants them."""
    return [
        {"kind": link.kind, "cause": [link.cause.span], "effect": [link.effect.span]}
        for link in record.causes
    ]


def _causes(limit: int | None) -> frame.Measured:
    gold = gold_causes()[:limit]
    predicted = [{"id": row["id"], "causes": causes_of(_read(row["text"]))} for row in gold]
    scorer = frame.scorer("eval_events")
    scores = scorer.score_causes(gold, predicted)["relations_directed"]
    kinds = [
        (link["kind"], found["kind"])
        for row, answer in zip(gold, predicted, strict=True)
        for link in row["relations"]
        for found in answer["causes"]
        if _agree(scorer, row["text"], link, found)
    ]
    figures = {key: float(scores[key]) for key in ("p", "r", "f")}
    figures["kind"] = sum(a == b for a, b in kinds) / max(1, len(kinds))
    return frame.Measured("own causes", figures, data=frame.digest(FOLDER / "causes.tsv"))


def _agree(scorer: ModuleType, text: str, link: Row, found: Row) -> bool:
    """Tell whether both sides agree as the scorer wants them to."""
    return all(
        scorer.bag_f1(scorer.bag(text, link[side]), scorer.bag(text, found[side])) >= 0.5
        for side in ("cause", "effect")
    )


def _forecasts(limit: int | None) -> frame.Measured:
    found = wanted = given = due = condition = 0
    for published, text, cell in rows("forecasts")[:limit]:
        record = _read(text, published)
        gold = parts(cell)
        wanted += len(gold)
        given += len(record.forecasts)
        for predicate, earliest, latest, clause in gold:
            at = text.index(predicate)
            hits = [f for f in record.forecasts if f.span[0] <= at < f.span[1]]
            if hits:
                found += 1
                bounds = hits[0].due.earliest, hits[0].due.latest
                due += [(bound or "-")[:10] for bound in bounds] == [earliest, latest]
                condition += _condition(record, hits[0]) == clause
    figures = {"p": found / max(1, given), "r": found / max(1, wanted)}
    figures |= {"due": due / max(1, found), "condition": condition / max(1, found)}
    return frame.Measured("own forecasts", figures, data=frame.digest(FOLDER / "forecasts.tsv"))


def _condition(record: Record, forecast: Forecast) -> str:
    return "-" if forecast.condition is None else record.words(forecast.condition)
