"""Times in damaged, doubtful and made-up text, and without the model."""

import subprocess
import sys

import pytest

from sayso.reading.times import find_times
from tests.timing import assert_growth

WEDNESDAY = "2021-06-16"


def values(text: str) -> list[str | None]:
    return [time.value for time in find_times(text, published=WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burned on l8 Fehruary l9l6.", "1916-02-18"),
        ("It burned on 3 August 2O23.", "2023-08-03"),
        ("It burned in Septernber 1917.", "1917-09"),
        ("It burned in 0ctober 1917.", "1917-10"),
        ("It burned in I884.", "1884"),
        ("It burned on the l7th of Jannary 1933.", "1933-01-17"),
        ("It burned on Decernber l4, l9l9.", "1919-12-14"),
        ("It burned on 1O May 1945.", "1945-05-10"),
    ],
)
def test_damaged_date_is_mended_beside_a_month_or_in_the_place_of_a_year(text, expected):
    (found,) = find_times(text, published=WEDNESDAY)
    assert found.value == expected
    assert found.rule.endswith("+ocr")


@pytest.mark.parametrize(
    "text",
    [
        "A Boeing 7B7 landed.",
        "The l00 men left.",
        "Flight BO12 and room l2B.",
        "They sell S5 and B8 screws.",
        "The number 2882015 was dialled.",
        "Road I95 is shut.",
        "They flew from Augusta with 12 men.",
        "He met Octavia 12 times.",
        "They hold three-quarters of the town and a quarter of the port.",
    ],
)
def test_letters_and_digits_elsewhere_are_left_alone(text):
    assert find_times(text, published=WEDNESDAY) == ()


def test_whole_dates_are_not_marked_as_mended():
    (found,) = find_times("It burned on 18 February 1916.")
    assert "+ocr" not in found.rule


def test_words_of_a_mended_date_are_those_of_the_text():
    text = "It burned on l8 Fehruary l9l6."
    (found,) = find_times(text)
    assert text[slice(*found.span)] == "l8 Fehruary l9l6"


def test_order_of_day_and_month_follows_the_certain_dates_of_the_text():
    assert values("Signed 03/08/2018, sent 24/08/2018.")[0] == "2018-08-03"
    assert values("Signed 03/08/2018, sent 08/24/2018.")[0] == "2018-03-08"
    (alone,) = find_times("Signed 03/08/2018.")
    assert (alone.status, alone.alternatives) == ("partial", ("2018-03-08",))


def test_day_of_another_calendar_takes_the_date_in_brackets_beside_it():
    assert values("It opened on 12 Ramadan 1440 (17 May 2019).") == ["2019-05-17"]
    assert values("It opened on 12 Ramadan 1440 (his feast).") == [None]


def test_date_in_new_style_wins_and_the_old_one_stands_beside_it():
    (found,) = find_times("It rose on 25 October (7 November) 1917.")
    assert (found.value, found.alternatives) == ("1917-11-07", ("1917-10-25",))


def test_event_that_is_counted_from_must_bear_the_same_name():
    text = "Lys fell on 3 May 1951. Two days after the fall of Garn he fled."
    assert values(text)[1] == "XXXX-XX-XX"
    assert values(text.replace("Garn", "Lys"))[1] == "1951-05-05"


def test_times_that_wait_for_each_other_stay_open_and_do_not_hang():
    text = 'At noon (6 p.m.) on Monday. "Tomorrow," he said at dawn. "Today," she said at noon.'
    assert len(find_times(text, published=WEDNESDAY)) >= 5


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("three days before the vote ", 3_000),
        ("l8 Fehruary l9l6 and ", 3_000),
        ('"We march tomorrow," she said on Monday. ', 2_000),
        ("at 08:15 (05:15 GMT) ", 3_000),
        ("On 3 May 1951 it fell. A week into the strike it rose. ", 1_500),
        ('" ', 20_000),
        ("( ", 20_000),
        ("l1", 50_000),
    ],
)
def test_long_repetitions_take_linear_time(piece, count):
    small, large = piece * (count // 4), piece * count
    assert_growth(
        lambda: find_times(small, published=WEDNESDAY),
        lambda: find_times(large, published=WEDNESDAY),
        factor=8,
    )


def test_plain_text_is_read_without_numpy_and_without_the_model():
    """The parent package is left out: it loads every layer."""
    program = (
        "import sys, types, pathlib, sayso\n"
        "room = types.ModuleType('sayso.reading')\n"
        "room.__path__ = [str(pathlib.Path(sayso.__file__).parent / 'reading')]\n"
        "sys.modules['sayso.reading'] = room\n"
        "from sayso.reading.times import find_times\n"
        "assert find_times('They met on Monday.', published='2021-06-16')\n"
        "assert not {'numpy', 'onnxruntime', 'sayso.language.model'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.slow
def test_tens_of_thousands_of_times_in_one_text_take_linear_time():
    def read(count: int) -> None:
        assert len(find_times("on 3 May, " * count, published=WEDNESDAY)) == count

    assert_growth(lambda: read(5_000), lambda: read(20_000), factor=8)
