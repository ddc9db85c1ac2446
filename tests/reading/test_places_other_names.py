"""Names of places that are a ship's or a person's are no places."""

import pytest

from sayso.language import analyse
from sayso.reading.actors import read_actors
from sayso.reading.places import read_places


def places_of(text: str) -> list[str]:
    analysis = analyse(text)
    return [place.name for place in read_places(analysis, read_actors(analysis))]


@pytest.mark.parametrize("prefix", ["HMS", "USS", "INS"])
def test_a_ship_named_for_a_place_is_none(prefix: str):
    assert places_of(f"The {prefix} Delhi left Malta with two tugs.") == ["Malta"]


@pytest.mark.parametrize("town", ["Lima", "Florence"])
def test_a_person_whose_surname_is_a_town_is_none(town: str):
    text = f"Victoria {town} won the race at the fair in Cork; {town} is nineteen."
    assert places_of(text) == ["Cork"]


def test_a_town_after_a_park_of_that_name_stays_a_place():
    assert "Lima" in places_of("Victoria Park in Lima was flooded on Monday; Lima is wet in May.")
