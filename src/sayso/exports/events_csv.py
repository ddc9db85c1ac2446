"""Events as rows of a table: CSV with a heading, a row for each event, nothing left out.

Offsets are half-open, in code points of the document's own text. Several names, countries or
sectors in a cell are parted by "; ", in the order of the actors; a missing one among them is "?".
"""

from collections.abc import Callable, Sequence
from typing import Final

from sayso.exports.coded import Coded, Party, coded_in
from sayso.exports.csv_rows import csv_lines, harmless
from sayso.record.record import Record

COLUMNS: Final = (
    "document", "document_id", "published", "publisher", "id", "type", "modes", "quad", "scale",
    "cameo", "cameo_root", "agents", "agent_countries", "agent_sectors", "recipients",
    "recipient_countries", "recipient_sectors", "place", "place_country", "lat", "lon", "earliest",
    "latest", "negated", "reality", "tense", "contexts", "counts", "voices", "trigger", "words",
    "sentence", "start", "end", "paragraph", "rule", "score", "codebook", "plover", "reason",
)  # fmt: skip


def csv_heading() -> str:
    """Return the line of column names."""
    return csv_lines([COLUMNS])


def csv_of(record: Record, name: str) -> str:
    """Return the rows of one document, which is called `name`."""
    document = record.document
    of_all = (
        harmless(name),
        document.id,
        document.published.value if document.published else None,
        harmless(document.publisher.value) if document.publisher else None,
    )
    return csv_lines((*of_all, *_row(coded)) for coded in coded_in(record))


def _row(coded: Coded) -> tuple[object, ...]:
    place = coded.place
    return (
        coded.id,
        coded.type,
        "; ".join(coded.modes),
        coded.quad,
        coded.scale,
        coded.cameo,
        coded.cameo_root,
        *_side(coded.agents),
        *_side(coded.recipients),
        harmless(place.name) if place else None,
        place.country if place else None,
        place.lat if place else None,
        place.lon if place else None,
        coded.earliest,
        coded.latest,
        "true" if coded.negated else "false",
        coded.reality,
        coded.tense,
        "; ".join(coded.contexts),
        "; ".join(coded.counts),
        harmless("; ".join(f"{voice.name}: {voice.status}" for voice in coded.voices)),
        harmless(coded.trigger),
        harmless(coded.words),
        harmless(coded.sentence),
        *coded.span,
        coded.paragraph,
        coded.rule,
        coded.score,
        harmless(coded.codebook) if coded.codebook else None,
        coded.plover,
        harmless(coded.reason) if coded.reason else None,
    )


def _side(parties: Sequence[Party]) -> tuple[str, str, str]:
    def joined(part: Callable[[Party], str | None]) -> str:
        found = [part(party) for party in parties]
        return harmless("; ".join(one or "?" for one in found)) if any(found) else ""

    return (
        joined(lambda party: party.name),
        joined(lambda party: party.country),
        joined(lambda party: " ".join(party.sectors)),
    )
