"""Every recipe of the crash set gives its rows in time, and nothing is lost without a word."""

import pytest

from tests.hostile.judging import breaches
from tests.hostile.recipe import Recipe, all_recipes
from tests.hostile.running import answer_of


@pytest.mark.parametrize("recipe", all_recipes(), ids=lambda recipe: recipe.name)
def test_a_hostile_document_is_read_or_refused_and_never_lost(recipe: Recipe):
    answer = answer_of(recipe)
    assert breaches(recipe, answer.rows) == []


def test_the_crash_set_covers_every_kind_of_input():
    kinds = {recipe.name.partition("-")[0] for recipe in all_recipes()}
    assert kinds == {"text", "html", "xml", "zip", "pdf", "images", "mail", "warc", "jsonl", "rtf"}
    assert len(all_recipes()) >= 200
