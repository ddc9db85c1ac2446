"""Events: PLOVER types and who did what to whom, read from raw text by the whole walk.

Sets: the PLOVER gold standard records (`gsr`, development half; the head of event types was
trained on their triggers, so read those figures as a ceiling), the rows of PLV train that were kept
from training (`e2e`: the right root somewhere, and the words of both sides), leads coded by
four people (`sets`: type sets, false alarms on silent leads), PETRARCH's validation sentences (root
sets, and silence where the authors want none). Events that are negated or hypothetical count as
reported, except on leads. A mutual event names all its parties on both sides, and a place that is
acted on ("visited X") stands for an empty recipient, both as the gold does.

    python -m benchmarks.events [--json FILE] [--documents N]
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks import frame
from benchmarks.plv_view import INTENT, plv_view
from sayso.record.record import Record
from sayso.record.types import Actor, Event, Place

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
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if row["text"].strip()][:limit]


def _gsr(reader: Reader, limit: int | None) -> frame.Measured:
    gold = _rows(GSR, limit)
    scores = frame.scorer("eval_events").score_gsr(gold, _predictions(reader, gold))
    kept = ("root_recall", "root_precision", "both_recall", "both_precision", "n")
    return _measured("PLOVER GSR, dev (trained on)", GSR, {key: scores[key] for key in kept})


def _plv(reader: Reader, limit: int | None) -> frame.Measured:
    """Score the rows of PLV train that its split keeps for development."""
    gold = [row for row in _rows(PLV, None) if row["split"] == "dev"][:limit]
    scores = frame.scorer("eval_events").score_e2e(gold, _predictions(reader, gold, view=_as_plv))
    return _measured("PLV, development rows", PLV, dict(scores))


def _as_plv(record: Record, event: Event) -> str:
    words = {word.lower() for word in re.findall(r"\w+", record.text)}
    head = record.words(event.head).lower()
    is_ahead = event.reality != "actual" or any(head.startswith(word[:5]) for word in INTENT)
    reality = event.reality if event.negated else "actual"
    return plv_view(
        event.type or "", event.mode, words,
        is_ahead=is_ahead, reality=reality, negated=event.negated,
    )  # fmt: skip


def _leads(reader: Reader, limit: int | None) -> frame.Measured:
    gold = _rows(LEADS, limit)
    rows = _predictions(reader, gold, keep=lambda event: event.reality != "hypothetical")
    scores = frame.scorer("eval_events").score_sets(gold, rows)
    return _measured("leads of four coders, dev", LEADS, dict(scores))


def _petrarch(reader: Reader, name: str, limit: int | None) -> frame.Measured:
    gold = [_as_sets(row, number) for number, row in enumerate(_rows(name, limit))]
    scores = frame.scorer("eval_events").score_sets(gold, _predictions(reader, gold))
    return _measured(name.rpartition("/")[2], name, dict(scores))


def _as_sets(row: Row, number: int) -> Row:
    """Return a sentence in the form of the leads; ids of the source are not unique."""
    codes = {event["code"][:2] for event in row["events"]}
    roots = sorted({_ROOTS[code] for code in codes if code in _ROOTS})
    optional = ["REQUEST"] if "02" in codes else []
    silent = not roots and not optional
    return {"id": number, "text": row["text"], "required": roots, "optional": optional,
            "silent": silent}  # fmt: skip


def _predictions(
    reader: Reader,
    gold: Iterable[Row],
    *,
    keep: Callable[[Event], bool] = lambda _: True,
    view: Callable[[Record, Event], str] = lambda _, event: event.type or "",
) -> list[Row]:
    found = []
    for row in gold:
        record = reader(row["text"])
        events = [
            {**prediction(record, event), "type": view(record, event)}
            for event in record.events
            if keep(event)
        ]
        found.append({"id": row["id"], "events": events})
    return found


def prediction(record: Record, event: Event) -> Row:
    """Return one event in the scorer's form."""
    recipients: Sequence[str] = event.recipients
    if event.type in _MUTUAL and not recipients and len(event.agents) > 1:
        recipients = event.agents
    places = [] if recipients or event.place is None else [event.place]
    return {
        "type": event.type,
        "agents": [_side(record, event, actor) for actor in event.agents],
        "recipients": [_side(record, event, item) for item in (*recipients, *places)],
    }


def _side(record: Record, event: Event, item_id: str) -> Row:
    """Return an actor or place with the mention nearest to the event's words, no pronoun if it can.

    The gold marks who is meant ("Norland said it would leave": Norland).
    """
    items: tuple[Actor | Place, ...] = (*record.actors, *record.places)
    item = next(item for item in items if item.id == item_id)
    named = [mention for mention in item.mentions if mention.kind != "pronoun"]
    nearest = min(named or item.mentions, key=lambda mention: abs(mention.span[0] - event.head[0]))
    return {"text": item.name, "country": item.country, "span": list(nearest.span)}


def _measured(name: str, data: str, figures: frame.Figures) -> frame.Measured:
    digest = frame.digest(frame.data_file(data))
    return frame.Measured(name, {key: float(value) for key, value in figures.items()}, data=digest)


if __name__ == "__main__":
    frame.main(run, __doc__)
