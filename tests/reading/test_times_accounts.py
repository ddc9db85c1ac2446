"""Times in companies' accounts, and days that a comma or a far passage explains."""

import pytest

from sayso.reading.times import find_times

DOCUMENT = "2021-11-02"


def values(text: str) -> dict[str, str | None]:
    found = find_times(text, published=DOCUMENT)
    return {text[time.span[0] : time.span[1]]: time.value for time in found}


@pytest.mark.parametrize(
    ("told", "words", "value"),
    [
        ("For the nine months, net was 9, up from 8 a year earlier.", "a year earlier", "2020"),
        (
            "In the first six months, net was 4, from 3 in the 2020 period.",
            "the 2020 period",
            "2020",
        ),
    ],
)
def test_a_year_back_from_the_accounts_of_nine_months_is_no_quarter(
    told: str, words: str, value: str
):
    assert values(f"Net profit rose in the third quarter.\n\n{told}")[words] == value


def test_a_year_back_from_a_quarter_stays_a_quarter_where_nine_months_were_told_before():
    text = (
        "For the nine months, the mill earned $9 million. "
        "In the third quarter it earned $3 million, up from $2 million a year earlier."
    )
    assert values(text)["a year earlier"] == "2020-Q3"


def test_nine_months_that_no_accounts_cover_leave_the_quarter_in_force():
    text = "In the third quarter net rose within nine months of a fire, from a year earlier."
    assert values(text)["a year earlier"] == "2020-Q3"


def test_year_earlier_results_behind_last_year_are_those_of_last_year():
    text = "Last year losses came to $5 million. The year-earlier results have been restated."
    assert values(text)["The year-earlier"] == "2020"


def test_year_earlier_results_behind_another_year_lie_before_it():
    text = "In 2015 losses came to $5 million. The year-earlier results were better."
    assert values(text)["The year-earlier"] == "2014"


def test_sales_for_the_year_are_those_of_the_year_in_course():
    assert values("For the year, net sales were flat.")["the year"] == "2021"
    assert values("For the year ended 30 June, net sales fell.")["the year"] == "P1Y"


def test_the_quarter_beside_sums_of_money_is_the_last_reported_one():
    assert values("New loans came to $6 million in the quarter.")["the quarter"] == "2021-Q3"
    assert values("New huts rose in the quarter.")["the quarter"] == "2021-Q4"


def test_a_day_behind_a_comma_explains_its_date():
    text = "He left on 12 October, the day before the crash, for Rome."
    assert values(text)["the day"] == "2021-10-12"


def test_a_day_without_a_comma_is_counted_from_its_event():
    text = "The vote was held on 9 May 2021. They met on 3 June and on the day before the vote."
    assert values(text)["the day"] == "2021-05-08"


def test_a_weekday_beside_a_far_date_ahead_is_told_from_the_document():
    text = "They sold bonds due on 1 November 2031 at a premium over Thursday's price."
    assert values(text)["Thursday"] == "2021-10-28"


def test_a_weekday_beside_a_far_date_behind_is_told_from_that_date():
    text = "They met on Monday 3 March 2003 and fled on Thursday."
    assert values(text)["Thursday"] == "2003-03-06"
