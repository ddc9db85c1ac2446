"""Runs one recipe behind the wall, as every document is read."""

import math
import time
from dataclasses import dataclass

from sayso.intake import Limits, take
from sayso.intake.isolation import open_isolated
from tests.hostile.judging import Row
from tests.hostile.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a document and the seconds that it took to get them."""

    rows: list[Row]
    seconds: float


def answer_of(recipe: Recipe) -> Answer:
    """Return what comes back; a document that takes longer than it may is stopped."""
    limits = Limits(seconds=math.ceil(recipe.seconds), seconds_per_megabyte=1)
    given = take(recipe.make(), name="case", limits=limits)
    start = time.monotonic()
    rows = list(open_isolated(given))
    return Answer(rows, time.monotonic() - start)
