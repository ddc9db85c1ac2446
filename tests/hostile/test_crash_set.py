"""Every recipe of the crash set gives its rows in time, and nothing is lost without a word."""

import pytest

from tests.hostile.judging import breaches
from tests.hostile.recipe import Recipe, all_recipes
from tests.hostile.running import rows_of


@pytest.mark.parametrize("recipe", all_recipes(), ids=lambda recipe: recipe.name)
def test_a_hostile_document_is_read_or_refused_and_never_lost(recipe: Recipe):
    rows = rows_of(recipe)
    assert not isinstance(rows, str), rows
    assert breaches(recipe, rows) == []
