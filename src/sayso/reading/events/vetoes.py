"""Vetoes: clauses in which nobody of the news acts, whatever their words say.

In: a row of the lexicon, the fillers of a frame and its subjects. Out: yes or no. Sport, weather,
animals, machines and books do nothing to anybody in PLOVER's sense, and what private persons say
and do to each other is no event. The classes of words stand in `classes.toml`. Blows and shots are
never private: who is hurt is of the news, so ASSAULT and PROTEST are not asked about that.
"""

from sayso.reading.events.frames import Frame
from sayso.reading.events.lexicon import Row
from sayso.reading.events.senses import Fillers, Test

_HARSH = frozenset(
    {"ASSAULT", "PROTEST", "THREATEN", "COERCE", "MOBILIZE", "SANCTION", "REJECT"}
)  # fmt: skip
_THINGS = ("animal", "artefact", "weather", "disease")
_NO_ACTORS = ("sport", "market", "art")
_PUBLIC = ("armed", "police", "official", "public", "place")
_WHERE = frozenset({"in", "at", "near", "after", "during", "before"})
_IN_FORCE = ("armed", "police", "crowd")


def is_vetoed(row: Row, fillers: Fillers, subjects: list[int]) -> bool:
    """Tell whether a team, a market or an artist acts: then a harsh word is meant otherwise."""
    if row.type not in _HARSH:
        return False
    return any(
        fillers.is_in(token, (*_NO_ACTORS, *_THINGS, "circumstance"))
        and not fillers.is_in(token, ("armed", "official"))
        for token in subjects
    )


def is_thing_acting(fillers: Fillers, frame: Frame) -> bool:
    """Tell whether all subjects of a verb are animals, machines, books, weather or a disease."""
    return bool(frame.subjects) and all(
        fillers.is_in(token, _THINGS) and not fillers.is_in(token, (*_PUBLIC, "people"))
        for token in frame.subjects
    )


def is_private(row: Row, fillers: Fillers, frame: Frame) -> bool:
    """Tell whether private persons alone take part ("my neighbour accused the postman")."""
    if row.type in ("ASSAULT", "PROTEST") or not frame.subjects:
        return False
    if row.type == "CONSULT" and any(fillers.is_in(token, ("kin",)) for token in frame.objects):
        return True  # "she met her husband at a dance"
    return _all_in(fillers, frame, "private")


def is_of_trade(row: Row, fillers: Fillers, frame: Frame, is_firm: Test) -> bool:
    """Tell whether firms deal with firms ("the airline agreed to buy its rival").

    `is_firm` knows the names of the record that are firms. What a firm does about its workers or a
    town is of the news, so something of trade must stand on the other side; but whom a firm sues or
    blames is another firm unless somebody public is named.
    """
    if row.type in ("ASSAULT", "PROTEST", "COERCE", "AID") or not frame.subjects:
        return False
    tokens = [token for token in frame.everything() if token not in frame.subjects]
    tokens += [] if frame.complement is None else [frame.complement]
    is_trade = any(is_firm(token) or fillers.is_in(token, ("trade", "firm")) for token in tokens)
    if row.type != "ACCUSE" and not is_trade:
        return False
    return _all_in(fillers, frame, "firm", is_firm)


def _all_in(fillers: Fillers, frame: Frame, name: str, knows: Test = lambda _: False) -> bool:
    """Tell whether all who act are of a class and nobody public stands on the other side."""
    others = [*frame.objects, *frame.indirect]
    others += [token for word, token in frame.obliques if word not in _WHERE]
    return all(
        knows(token) or fillers.is_in(token, (name,)) for token in frame.subjects
    ) and not any(fillers.is_in(token, _PUBLIC) for token in (*frame.subjects, *others))


def is_match(fillers: Fillers, frame: Frame, *, words_of_sport: int) -> bool:
    """Tell whether a clause in a sentence of sport tells of no police, troops or crowd."""
    return words_of_sport > 0 and not any(
        fillers.is_in(token, _IN_FORCE) for token in frame.everything()
    )
