"""Bounds in words."""

import pytest

from sayso.report.dates import date_words, duration_words, when_words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, ""),
        ("2031-05-10", "2031-05-10", "10 May"),
        ("2030-05-10", "2030-05-10", "10 May 2030"),
        ("2031-05-09", "2031-05-11", "9–11 May"),
        ("2031-04-28", "2031-05-03", "28 April – 3 May"),
        ("2030-12-30", "2031-01-02", "30 December 2030 – 2 January"),
        ("2031-05-01", "2031-05-31", "May 2031"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("2010-01-01", "2019-12-31", "2010–2019"),
        (None, "2031-05-20", "by 20 May"),
        ("2031-06-01", None, "from 1 June"),
        ("2031-05-10T05:30", "2031-05-10T05:30", "10 May, 05:30"),
        ("2031-05-10T04:00", "2031-05-10T07:00", "10 May, 04:00–07:00"),
        ("2031-05-10T00:00", "2031-05-10T23:59", "10 May"),
        ("2031-05-10T00:00", "2031-05-10T15:00", "10 May, by 15:00"),
        ("2031-05-10T18:00", "2031-05-10T23:59", "10 May, from 18:00"),
        ("2031-05-10T20:00:00", "2031-05-11T04:00:00", "10 May, 20:00 – 11 May, 04:00"),
        ("2031-05-10T14:30Z", "2031-05-10T14:30Z", "10 May, 14:30"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15 – -0044-03-15"),
        ("2031-13-40", None, "2031-13-40"),
    ],
)
def test_bounds_read_as_a_person_says_them(earliest, latest, words):
    assert when_words(earliest, latest, year=2031) == words


def test_a_date_that_is_none_stands_as_it_is():
    assert date_words("2031-05-11") == "11 May 2031"
    assert date_words("next week") == "next week"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P1D", "1 day"), ("P1.5D", "1.5 days"), ("PTXH", "some hours"), ("PT40M", "40 minutes"),
        ("P2M", "2 months"), ("P3DE", "3 decades"), ("XXXX-WXX-1", "XXXX-WXX-1"),
    ],
)  # fmt: skip
def test_durations_read_as_a_person_says_them(value, words):
    assert duration_words(value) == words
