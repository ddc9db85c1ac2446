"""Events: PLOVER types and who did what to whom, read from raw text by the whole walk.

Sets: the PLOVER gold standard records (`gsr`, development half), PLV train as a sample that no
rule was written from (`e2e`: the right root somewhere, and the words of both sides), leads coded by
four people (`sets`: type sets, false alarms on silent leads), PETRARCH's validation sentences (root
sets, and silence where the authors want none). Events that are negated or hypothetical count as
reported, except on leads. A mutual event names all its parties on both sides, as the gold does.

    python -m benchmarks.events [--json FILE] [--documents N]
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks import frame
from sayso.record.record import Record
from sayso.record.types import Event

Row = dict[str, Any]  # Any: a line of JSON
Reader = Callable[[str], Record]

GSR = "plover-gsr/gsr-dev.jsonl"
PLV = "plover-plv/plv-train.jsonl.gz"
LEADS = "multi-coder-leads/leads-dev.jsonl"
PETRARCH = ("petrarch-validation/petr2.jsonl", "petrarch-validation/lotr.jsonl")

_ROOTS = {
    "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "08": "YIELD", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT",
    "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
    "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures for each set."""
    from sayso.reader import read  # loads the model

    def reader(text: str) -> Record:
        return read(text, repair="none")

    limit = options.documents or None
    measured = [_gsr(reader, limit), _plv(reader, limit), _leads(reader, limit)]
    return [*measured, *(_petrarch(reader, name, limit) for name in PETRARCH)]


def _rows(name: str, limit: int | None) -> list[Row]:
    with frame.open_text(frame.data_file(name)) as lines:
        return [json.loads(line) for line in lines][:limit]


def _gsr(reader: Reader, limit: int | None) -> frame.Measured:
    gold = _rows(GSR, limit)
    scores = frame.scorer("eval_events").score_gsr(gold, _predictions(reader, gold))
    kept = ("root_recall", "root_precision", "both_recall", "both_precision", "n")
    return _measured("PLOVER GSR, dev", GSR, {key: scores[key] for key in kept})


def _plv(reader: Reader, limit: int | None) -> frame.Measured:
    """Score the tenth of PLV train whose number ends in 7; nothing was tuned on single rows."""
    gold = [row for row in _rows(PLV, None) if row["id"].endswith("7")][:limit]
    scores = frame.scorer("eval_events").score_e2e(gold, _predictions(reader, gold))
    return _measured("PLV train, a tenth", PLV, dict(scores))


def _leads(reader: Reader, limit: int | None) -> frame.Measured:
    gold = _rows(LEADS, limit)
    rows = _predictions(reader, gold, keep=lambda event: event.reality != "hypothetical")
    scores = frame.scorer("eval_events").score_sets(gold, rows)
    return _measured("leads of four coders, dev", LEADS, dict(scores))


def _petrarch(reader: Reader, name: str, limit: int | None) -> frame.Measured:
    gold = [_as_sets(row) for row in _rows(name, limit)]
    scores = frame.scorer("eval_events").score_sets(gold, _predictions(reader, gold))
    return _measured(name.rpartition("/")[2], name, dict(scores))


def _as_sets(row: Row) -> Row:
    codes = {event["code"][:2] for event in row["events"]}
    roots = sorted({_ROOTS[code] for code in codes if code in _ROOTS})
    optional = ["REQUEST"] if "02" in codes else []
    silent = not roots and not optional
    return {"id": row["id"], "text": row["text"], "required": roots, "optional": optional,
            "silent": silent}  # fmt: skip


def _predictions(
    reader: Reader, gold: Iterable[Row], keep: Callable[[Event], bool] = lambda _: True
) -> list[Row]:
    found = []
    for row in gold:
        record = reader(row["text"])
        events = [prediction(record, event) for event in record.events if keep(event)]
        found.append({"id": row["id"], "events": events})
    return found


def prediction(record: Record, event: Event) -> Row:
    """Return one event in the scorer's form."""
    recipients: Sequence[str] = event.recipients
    if event.type in _MUTUAL and not recipients and len(event.agents) > 1:
        recipients = event.agents
    return {
        "type": event.type,
        "agents": [side for actor in event.agents for side in _side(record, event, actor)],
        "recipients": [side for actor in recipients for side in _side(record, event, actor)],
    }


def _side(record: Record, event: Event, actor_id: str) -> list[Row]:
    """Return an actor with the mention nearest to the event's words."""
    actor = next(actor for actor in record.actors if actor.id == actor_id)
    nearest = min(actor.mentions, key=lambda mention: abs(mention.span[0] - event.head[0]))
    side = {"text": actor.name, "country": actor.country, "span": list(nearest.span)}
    return [side]


def _measured(name: str, data: str, figures: frame.Figures) -> frame.Measured:
    digest = frame.digest(frame.data_file(data))
    return frame.Measured(name, {key: float(value) for key, value in figures.items()}, data=digest)


if __name__ == "__main__":
    frame.main(run, __doc__)
