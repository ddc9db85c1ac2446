import re

import pytest
from hypothesis import given, settings

import sayso
from sayso.exports.edtf import edtf_of
from tests.exports.edtf_reading import Day, days_of
from tests.exports.strategies import dates, texts

PUBLISHED = "2021-06-16"


def edtf_in(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [edtf_of(time) for time in sayso.times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 4 March 2019.", "2019-03-04"),
        ("They met in March 2019.", "2019-03"),
        ("They met in 2019.", "2019"),
        ("It fell in 480 BC.", "-0479"),
        ("They left 2-3 BC.", None),
        ("They fought from 264 to 241 BC.", "-0263/-0240"),
        ("It fell in summer 2021.", "2021-22"),
        ("New Zealand sold it in summer 2021.", "2021-30?"),
        ("They left at 6 a.m. MSK on 3 May 2021.", "2021-05-03T06:00:00+03:00"),
        ("It lasted through the winter of 2019.", "2019-24"),
        ("It grew in the second quarter of 2021.", "2021-34"),
        ("It grew in the first half of 2020.", "2020-40"),
        ("It grew in the 1990s.", "199X"),
        ("It grew in the 19th century.", "18XX"),
        ("It grew in the early 1990s.", "1990/1993"),
        ("It grew in early 1941.", "1941-01/1941-04"),
        ("They left in late May.", "2021-05-21/2021-05-31"),
        ("They left last week.", "2021-06-07/2021-06-13"),
        ("They left on Monday.", "2021-06-14"),
        ("They left this morning.", "2021-06-16"),
        ("They left on Monday night.", "2021-06-14/2021-06-15"),
        ("They left at 0600 GMT on 3 May 2021.", "2021-05-03T06:00:00Z"),
        ("They left about ten days ago.", "2021-06-06~"),
        ("They left between April and July 2006.", "2006-04/2006-07"),
        ("It will be better in the future.", "2021-06-16~/.."),
        ("They prayed every Friday.", None),
        ("They left on 30 February 2020.", None),
        ("They left on 12 Ramadan 1440.", None),
    ],
)
def test_a_time_is_written_as_the_format_has_it(text: str, expected: str | None):
    assert edtf_in(text)[0] == expected


def test_a_range_keeps_the_precision_of_its_ends():
    assert edtf_in("It ran from 2011 until last month.")[0] == "2011/2021-05"
    assert edtf_in("It ran from 3 to 9 June 2020.")[0] == "2020-06-03/2020-06-09"


def test_a_day_that_can_be_read_two_ways_is_one_of_two():
    assert edtf_in("They met on 03/08/2018.") == ["[2018-03-08,2018-08-03]"]


def test_a_day_without_its_year_leaves_the_year_open():
    assert edtf_in("They met on 4 March.", published=None) == ["XXXX-03-04"]


def day(bound: str) -> Day:
    year, month, number = bound.partition("T")[0].rsplit("-", 2)
    return int(year), int(month), int(number)


@settings(max_examples=300, deadline=None)
@given(texts, dates)
def test_what_is_written_is_edtf_and_covers_the_bounds(text: str, published: str | None):
    """Law: every string parses; the days of a sure time are those of its bounds."""
    for time in sayso.times(text, published=published):
        written = edtf_of(time)
        if written is None:
            continue
        first, last = days_of(written)
        if time.grain == "century" or re.search("[~%]", written):
            continue  # two ways to count; "about" covers what its bounds widen
        if time.earliest and first:
            assert first == day(time.earliest), (time, written)
        if time.latest and last:
            assert last == day(time.latest), (time, written)


@settings(max_examples=100, deadline=None)
@given(texts, dates)
def test_a_time_with_bounds_in_order_is_never_left_out(text: str, published: str | None):
    """Law: what has a place on the calendar has an EDTF."""
    for time in sayso.times(text, published=published):
        if time.type == "set" or not (time.earliest and time.latest):
            continue
        assert edtf_of(time) or day(time.latest) < day(time.earliest), time
