"""Ties against re3d, causal links against the Causal News Corpus.

Ties: re3d's development documents, folded to its seven classes by the scorer's map; for the
benchmark alone, meetings held or to come, requests and words to an addressee count as contact,
force against actors, or against the place that it strikes, as fighting, praise and blame as liking
and disliking, help between armed bodies as alliance, a place taken as held. Causes: the development
sentences of the corpus' training part (no weight was trained on them, `score.toml` was fitted
there): sentence detection and relations with both sides at word F1 0.5. Concessions are left out
there: the corpus marks few of them. Texts of our own: see `gold/links`.

    python -m benchmarks.ties_and_causes [--json FILE] [--documents N]
"""

import json
from typing import Any

from benchmarks import frame, own_links
from sayso.record.record import Record
from sayso.record.types import Event, Tie
from sayso.record.vocabulary import Span

Row = dict[str, Any]  # Any: a line of JSON
RE3D = "re3d/re3d-dev.jsonl"
CAUSAL = "causal-news/cnc-train.jsonl.gz"
_EVENT_CLASSES = {
    "CONSULT": "contact", "REQUEST": "contact", "ASSAULT": "fights", "SUPPORT": "supports",
    "ACCUSE": "accuses",
}  # fmt: skip
_FIGHTING = frozenset(
    f"stative.{word}"
    for word in ("fight", "combat", "counter", "defeat", "destroy", "degrade", "liberate",
                 "campaign", "war", "battle", "offensive", "operation", "struggle", "insurgency",
                 "counter_compound", "attack", "raid", "strike", "airstrike", "bombing", "assault",
                 "ambush", "clash", "atrocity", "bomb", "shell", "crush", "eradicate", "eliminate",
                 "annihilate", "overthrow", "repel", "rout", "seize", "capture", "retake",
                 "recapture", "wrest", "fighting", "skirmish", "hostility", "ceasefire", "truce",
                 "armistice", "clear", "dislodge", "target", "hit", "pound", "drive",
                 "mission", "sortie", "expedition")
)  # fmt: skip
_MEETING = frozenset({"meet", "visit", "host", "talk", "speak", "call", "negotiate", "confer"})
_TAKING = ("captur", "seiz", "tak", "occup", "recaptur", "retak", "overr")
_CASES = frozenset({"in", "at", "near", "around", "outside", "from", "to", "on", "against", "over",
                    "across", "into", "of", "by", "with"})  # fmt: skip
_NEAR = 60
"""Characters between an act and the place that it strikes."""
_NO_CAUSES = frozenset({"concession"})


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures for ties and causes."""
    limit = options.documents or None
    return [_ties(limit), _causes(limit), *own_links.measure(limit)]


def _read(text: str) -> Record:
    from sayso.reader import read  # loads the model

    return read(text, repair="none")


def _rows(name: str) -> list[Row]:
    with frame.open_text(frame.data_file(name)) as lines:
        return [json.loads(line) for line in lines]


def _ties(limit: int | None) -> frame.Measured:
    gold = _rows(RE3D)[:limit]
    predicted = [{"id": row["id"], "ties": _ties_of(_read(row["text"]))} for row in gold]
    scores = frame.scorer("eval_ties").score(gold, predicted, "re3d")
    figures = {
        f"{way} {figure}": float(scores[way][figure])
        for way in ("typed_directed", "undirected")
        for figure in ("p", "r", "f1")
    }
    return frame.Measured("re3d, dev", figures, data=frame.digest(frame.data_file(RE3D)))


def _ties_of(record: Record) -> list[Row]:
    force = {frozenset((a, r)) for e in record.events if e.type == "ASSAULT"
             for a in e.agents for r in e.recipients}  # fmt: skip
    ties = [
        {
            "kind": _kind(record, tie),
            "from": _actor(record, tie.from_),
            "to": _actor(record, tie.to),
            "fighting": frozenset((tie.from_, tie.to)) in force or tie.rule in _FIGHTING,
        }
        for tie in record.ties
    ]
    contacts = [tie for event in record.events for tie in _contacts(record, event)]
    places = [tie for event in record.events for tie in _places(record, event)]
    return ties + contacts + places + _addressed(record)


def _kind(record: Record, tie: Tie) -> str:
    """Return a tie's kind; armed bodies that help each other are allies in re3d."""
    is_help_in_arms = tie.kind == "backs" and _are_armed(record, tie.from_, tie.to)
    return "allied_with" if is_help_in_arms else tie.kind


def _are_armed(record: Record, *actor_ids: str) -> bool:
    return all(
        "MIL" in actor.sectors or actor.type == "armed_group"
        for actor in record.actors
        if actor.id in actor_ids
    )


def _places(record: Record, event: Event) -> list[Row]:
    """Return the place that force strikes as fought, the one that it takes as held."""
    struck = None if event.recipients or event.negated else _struck(record, event)
    if struck is None or event.type not in ("ASSAULT", "COERCE"):
        return []
    takes = record.words(event.head).lower().startswith(_TAKING)
    kind = "leads" if takes else "fights"
    if event.type == "COERCE" and not takes:
        return []
    to = {"text": record.words(struck), "spans": [list(struck)]}
    return [{"kind": kind, "from": _actor(record, agent), "to": to} for agent in event.agents]


def _struck(record: Record, event: Event) -> Span | None:
    """Return the words of an event's place where they stand as its target, not around it."""
    for place in record.places:
        if place.id != event.place:
            continue
        for mention in place.mentions:
            between = record.text[event.head[1] : mention.span[0]]
            if len(between) > _NEAR or "." in between or mention.span[0] < event.head[1]:
                continue
            words = between.lower().split()
            cases = [word for word in words if word in _CASES]
            if not cases or cases[0] in ("on", "against"):
                return mention.span
    return None


def _addressed(record: Record) -> list[Row]:
    """Return who speaks to whom as contacts."""
    return [
        {
            "kind": "contact",
            "from": _actor(record, speaker),
            "to": {"spans": [list(said.addressee)]},
        }
        for said in record.statements
        if said.addressee is not None
        for speaker in said.source.actors
    ]


def _contacts(record: Record, event: Event) -> list[Row]:
    kind = _EVENT_CLASSES.get(event.type or "")
    if event.rule.startswith("codebook.future") and (event.cameo or "").startswith("03"):
        kind = "contact" if record.words(event.head).lower() in _MEETING else kind
    if kind is None or event.negated:
        return []
    others = event.recipients or event.agents[1:]
    agents = event.agents if event.recipients else event.agents[:1]
    return [
        {
            "kind": "allied_with"
            if kind == "supports" and _are_armed(record, agent, other)
            else kind,
            "from": _actor(record, agent),
            "to": _actor(record, other),
        }
        for agent in agents
        for other in others
    ]


def _actor(record: Record, actor_id: str) -> Row:
    actor = next(actor for actor in record.actors if actor.id == actor_id)
    return {"text": actor.name, "spans": [list(mention.span) for mention in actor.mentions]}


def _causes(limit: int | None) -> frame.Measured:
    gold = [row for row in _rows(CAUSAL) if row["split"] == "dev"][:limit]
    predicted = [{"id": row["id"], "causes": _links(_read(row["text"]))} for row in gold]
    scores = frame.scorer("eval_events").score_causes(gold, predicted)
    figures = {
        f"{part} {figure}": float(scores[part][figure])
        for part in ("detection", "relations_directed")
        for figure in ("p", "r", "f")
    }
    digest = frame.digest(frame.data_file(CAUSAL))
    return frame.Measured("Causal News Corpus, train's dev", figures, data=digest)


def _links(record: Record) -> list[Row]:
    return [
        {"cause": [list(link.cause.span)], "effect": [list(link.effect.span)]}
        for link in record.causes
        if link.kind not in _NO_CAUSES
    ]


if __name__ == "__main__":
    frame.main(run, __doc__)
