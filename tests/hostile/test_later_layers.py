"""The layers after intake on texts made to trap them: time grows no faster than the text.

`tests/properties/test_length.py` does the same for what trips a single pattern; here are whole
documents. Time is the processor's, so that a busy machine changes nothing.
"""

from collections.abc import Callable
from contextlib import suppress

import pytest

import sayso
from tests.laws import broken_laws
from tests.timing import assert_growth

FOUR_TIMES = 5.5
"""At most so many times as long for a text four times as long."""
FREE = 0.2
"""Seconds more that any reading may take."""
TRAPS = {
    "one sentence": "rebels attacked the port and soldiers left town ",
    "quotation marks never closed": 'He said “rebels left. She said "they did not. ',
    "capital words": "Port Ansel Harbour Office Belmarra Guard ",
    "brackets in every paragraph": "(((\n\n((( he left (((\n\n",
    "one sentence again and again": "Gen. Ossip Karro denied on Monday that rebels left Ansel. ",
    "one paragraph again and again": "“No,” said Ada Venn, the minister. Rebels left.\n\n",
    "turns": "VENN: They did not, he said.\n\nKARRO: They did, on May 3.\n\n",
}
LENGTH = 2_000


def reading(trap: str, length: int) -> Callable[[], None]:
    text = trap * (length // len(trap))

    def read() -> None:
        with suppress(sayso.SaysoError):
            sayso.read(text)

    return read


@pytest.mark.slow
@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_a_document_four_times_as_long_takes_four_times_as_long(trap: str):
    sayso.read("Ada left.")  # loads the model
    assert_growth(reading(trap, LENGTH), reading(trap, 4 * LENGTH), factor=FOUR_TIMES, free=FREE)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("rebels attacked the port " * 50_000, id="a sentence of 200,000 words"),
        pytest.param("he left “ " * 100_000, id="100,000 quotations never closed"),
        pytest.param("Ansel Belmarra " * 25_000, id="50,000 capital words in a row"),
        pytest.param("(" * 1_000_000, id="a paragraph of brackets"),
        pytest.param("Rebels left Ansel. " * 100_000, id="100,000 times one sentence"),
    ],
)
def test_a_text_out_of_all_measure_is_read_within_its_limit_and_the_rest_told(text, monkeypatch):
    # The limit of the walk is a million characters, half a minute; a tenth of it shows as much.
    monkeypatch.setattr("sayso.reader.READ_LIMIT", 20_000)
    try:
        record = sayso.read(text)
    except sayso.InputError as error:
        assert error.reason in {"empty", "not_text"}  # noqa: PT017  # brackets hold no words
        return
    assert broken_laws(record) == []
    assert [gap for gap in record.gaps if gap.kind == "limit"] or len(record.text) <= 20_000
