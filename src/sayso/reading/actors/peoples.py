"""Peoples: "the Dutch", "Ukrainians"; one actor a people, a single member stays apart."""

from collections.abc import Sequence

from sayso.reading.actors.attributes import Surroundings, phrase_country
from sayso.reading.actors.draft import Draft
from sayso.reading.actors.people import named_sighting
from sayso.reading.actors.readings import Reading


def add_peoples(around: Surroundings, readings: Sequence[Reading]) -> None:
    """Add the demonyms and names of peoples that stand as nouns."""
    a = around.phrases.analysis
    peoples: dict[str, Draft] = {}
    for reading in readings:
        if reading.kind != "people" or reading.name.head in around.cast.at:
            continue
        head = reading.name.head
        plural = a.xpos[head] in {"NNS", "NNPS"} or not around.phrases.is_indefinite(head)
        if not plural:
            continue  # "a Kenyan": one person, left to `nominals` where a noun says who
        # "Bosnian Serbs" are of Bosnia, "Iraqi Kurds" of Iraq
        told = phrase_country(around, head)
        country = told or reading.country
        key = f"{country or ''} {reading.name.folded.rstrip('s') if told else ''}".strip()
        key = key or reading.name.folded.rstrip("s")
        draft = peoples.get(key)
        if draft is None:
            draft = Draft("people", reading.name.words, country=country, sectors=("CVL",),
                          is_plural=True)  # fmt: skip
            peoples[key] = around.cast.add(draft)
        around.cast.sight(draft, named_sighting(around.phrases, reading, reading.rule))
        if reading.name.words not in (draft.name, *draft.aliases):
            draft.aliases.append(reading.name.words)
