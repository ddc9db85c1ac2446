"""What the codes of a page mean: types and modes of events, sectors, countries.

Only those that the record uses are told. The texts are those of PLOVER's codebook as it is shipped
(`reading/events/codebook.json`), read as data: nothing of the reader is imported.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, cast

from sayso.knowledge.polities import countries
from sayso.record.record import Record
from sayso.record.types import Event
from sayso.report.markup import Html, join, tag, text


def event_code(event: Event) -> str:
    """Return type and modes as coders write them: `COERCE.arrest`."""
    return ".".join((event.label, "/".join(event.own.modes if event.own else event.mode))).rstrip(
        "."
    )


def code_link(code: str, words: str) -> Html:
    """Return words that lead to what a code means."""
    return tag("a", text(words), href=f"#{_anchor(code)}", class_="code")


def render_codes(record: Record) -> Html:
    """Return the codes of the record with their meaning, `EMPTY` where it has none."""
    groups = (
        ("Events", _events(record)),
        ("Sectors", _named(_sectors(record), _sector_names())),
        ("Countries", _named(_countries(record), {c: one.name for c, one in countries().items()})),
    )
    return join(
        Html(tag("h3", text(title)) + tag("dl", *entries, class_="codes"))
        for title, entries in groups
        if entries
    )


def _events(record: Record) -> list[Html]:
    first = {event.label: event for event in reversed(record.events)}
    return [_entry(label, type_words(first[label])) for label in sorted(first)]


def type_words(event: Event) -> str:
    """Return what the type of an event means, its quad class and its scale value."""
    if event.own:
        quad, scale = event.own.quad, event.own.scale
        told = f"a type of the codebook {event.own.codebook}"
    else:
        entry = _codebook()["types"][event.label]
        quad, scale, told = event.quad, entry["scale"], entry["definition"]
    facts = [quad.replace("_", " ")]
    facts += [f"{scale:g} on a scale from -10 to 10"] if scale is not None else []
    return f"{told} ({', '.join(facts)})"


def _sectors(record: Record) -> set[str]:
    return {sector for actor in record.actors for sector in actor.sectors}


def _countries(record: Record) -> set[str]:
    found = {actor.country for actor in record.actors}
    return {code for code in found | {place.country for place in record.places} if code}


def _named(codes: set[str], names: dict[str, str]) -> list[Html]:
    return [_entry(code, names.get(code, "not in our table")) for code in sorted(codes)]


def _entry(code: str, words: str) -> Html:
    return tag("div", tag("dt", text(code)), tag("dd", text(words)), id=_anchor(code))


def _anchor(code: str) -> str:
    """Return an anchor that no item has: ids of items have no hyphen."""
    return f"code-{code}"


@cache
def _codebook() -> dict[str, Any]:  # JSON has no narrower type
    path = files("sayso").joinpath("reading", "events", "codebook.json")
    return cast("dict[str, Any]", json.loads(path.read_text(encoding="utf-8")))


@cache
def _sector_names() -> dict[str, str]:
    return dict(_rows(files("sayso.report").joinpath("sectors.tsv").read_text(encoding="utf-8")))


def _rows(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines():
        if not line.startswith("#"):
            code, _, words = line.partition("\t")
            yield code, words
