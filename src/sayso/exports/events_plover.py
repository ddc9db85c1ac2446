"""Events as PLOVER records: JSON lines with the keys of the gold standard records.

PLOVER (Open Event Data Alliance 2023) wants an agent, so events without one stay out; negation,
future, the hypothetical and history are its auxiliary modes. It has one date: the latest day that
the event can be, else that of publication; `earliest` and `latest` bound it.
"""

from sayso.exports.coded import Coded, Party, coded_in
from sayso.record.codec import encode
from sayso.record.record import Record


def plover_of(record: Record, name: str) -> bytes:
    """Return one line of JSON for each event of a document, which is called `name`."""
    published = record.document.published.value if record.document.published else None
    return b"".join(
        encode(_told(coded, record.document.id, name, published)) + b"\n"
        for coded in coded_in(record)
        if coded.agents
    )


def _told(coded: Coded, document: str, name: str, published: str | None) -> dict[str, object]:
    place = coded.place
    return {
        "id": f"{document}-{coded.id}",
        "document": name,
        "published": published,
        "date": coded.day(published),
        "earliest": coded.earliest,
        "latest": coded.latest,
        "source": [_actor(party) for party in coded.agents],
        "target": [_actor(party) for party in coded.recipients],
        "event": coded.type,
        "eventText": coded.trigger,
        "mode": list(coded.modes),
        "auxiliary": _auxiliary(coded),
        "context": list(coded.contexts),
        "quad": coded.quad,
        "scale": coded.scale,
        "cameo": coded.cameo,
        "cameoRoot": coded.cameo_root,
        "counts": list(coded.counts),
        "location": {
            "text": place.name,
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
        }
        if place
        else None,
        "voices": [{"name": voice.name, "status": voice.status} for voice in coded.voices],
        "text": coded.sentence,
        "claim": coded.words,
        "score": coded.score,
        "codebook": coded.codebook,
    }


def _actor(party: Party) -> dict[str, object]:
    return {
        "actorText": party.words,
        "name": party.name,
        "code": party.country,
        "sector": list(party.sectors),
    }


def _auxiliary(coded: Coded) -> list[str]:
    return [
        *(["negation"] if coded.negated else []),
        *([coded.reality] if coded.reality != "actual" else []),
    ]
