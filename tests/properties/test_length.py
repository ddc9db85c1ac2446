"""Reading takes time in proportion to length, also on text made to trap a pattern or a table.

Python's `re` backtracks and cannot be timed out, and a table that is searched instead of indexed
shows only on long documents; so whole readings are timed on long runs of what trips such code.
Time is the processor's, so that a busy machine changes nothing.
"""

from collections.abc import Callable
from contextlib import suppress

import pytest

import sayso
from tests.timing import assert_growth

TRAPS = {
    "letters": "a",
    "capitals": "Ab ",
    "spaces": " a" + " " * 30,
    "lines": "\na",
    "marks": '" a ',
    "single marks": "’a ' ",
    "brackets": "(a ",
    "digits": "1",
    "dates": "12-",
    "commas": "a, ",
    "hyphens": "a-",
    "line-end hyphens": "ab-\n",
    "addresses": "a@",
    "links": "http://a.",
    "numbers": "3 May 2031, ",
    "say-so": "he said she said ",
    "sentences": "Rebels attacked Ansel on Monday. ",
    "quotations": "“No,” said Ada Venn. ",
}
LENGTH = 2_000
FOUR_TIMES = 5.5  # at most so many times as long for a text four times as long
FREE = 0.2  # seconds more that any reading may take


def reading(trap: str, length: int) -> Callable[[], None]:
    text = trap * (length // len(trap))

    def read() -> None:
        with suppress(sayso.SaysoError):
            sayso.read(text)

    return read


@pytest.mark.slow
@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_four_times_the_text_takes_no_more_than_four_times_the_time(trap: str):
    sayso.read("Ada left.")  # loads the model
    assert_growth(reading(trap, LENGTH), reading(trap, 4 * LENGTH), factor=FOUR_TIMES, free=FREE)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000_000,
        "rebels attacked the port " * 4_000,
        "\n" * 1_000_000 + "Rebels left.",
        '"' * 20_000,
    ],
    ids=["one word of 10 MB", "100 kB without a period", "a million lines", "marks never closed"],
)
def test_a_text_out_of_all_measure_is_read_or_refused(text: str):
    try:
        record = sayso.read(text)
        told = bool(record.text)
    except sayso.SaysoError as error:
        told = bool(str(error))
    assert told
