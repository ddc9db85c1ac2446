"""Times of plain text and of analysed text: direction, anchors, hulls, and what stays open."""

import pytest

from sayso.errors import UsageError
from sayso.reading.gaps import date_gap
from sayso.reading.times import find_times, resolve
from sayso.record.types import Time
from tests.timing import assert_growth

WEDNESDAY = "2021-06-16"


def by_words(text: str, published: str | None = WEDNESDAY) -> dict[str, Time]:
    return {text[t.span[0] : t.span[1]]: t for t in find_times(text, published=published)}


def hull(time: Time) -> tuple[str | None, str | None]:
    return time.earliest, time.latest


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("It closed in March 2019.", "March 2019", "2019-03-01", "2019-03-31"),
        ("It closed in the early 1990s.", "the early 1990s", "1990-01-01", "1993-12-31"),
        ("It closed in the 19th century.", "the 19th century", "1801-01-01", "1900-12-31"),
        ("It stood in 480 BC.", "480 BC", "-0479-01-01", "-0479-12-31"),
        ("They met tonight.", "tonight", "2021-06-16T20:00", "2021-06-17T06:00"),
        ("They moved overnight.", "overnight", "2021-06-15T20:00", "2021-06-16T06:00"),
        ("They met last week.", "last week", "2021-06-07", "2021-06-13"),
        ("They met in early May.", "early May", "2021-05-01", "2021-05-10"),
        ("They met at the end of May.", "the end of May", "2021-05-21", "2021-05-31"),
        ("They met last summer.", "last summer", "2020-06-01", "2020-08-31"),
        ("They met in the winter of 1951.", "the winter of 1951", "1951-12-01", "1952-02-29"),
        ("They met at 6:30 am on Monday.", "6:30 am on Monday", *["2021-06-14T06:30"] * 2),
        ("It ran from 3 to 9 June.", "from 3 to 9 June", "2021-06-03", "2021-06-09"),
        ("It ran from 1918 to 1921.", "from 1918 to 1921", "1918-01-01", "1921-12-31"),
        ("It burned for the past two days.", "the past two days", "2021-06-14", "2021-06-16"),
        ("They met about ten days ago.", "about ten days ago", "2021-06-05", "2021-06-07"),
    ],
)
def test_hull_is_inclusive_and_fills_its_grain(text, words, earliest, latest):
    assert hull(by_words(text)[words]) == (earliest, latest)


@pytest.mark.parametrize("day", range(14, 21))
def test_past_weekday_is_the_last_one_for_every_day_of_publication(day):
    found = by_words("The rebels left the town on Monday.", f"2021-06-{day}")["Monday"]
    assert found.value == "2021-06-14"


@pytest.mark.parametrize("day", range(15, 22))
def test_future_weekday_is_the_next_one_for_every_day_of_publication(day):
    found = by_words("The rebels will leave the town on Monday.", f"2021-06-{day}")["Monday"]
    assert found.value == "2021-06-21"


def test_month_without_year_follows_tense():
    assert by_words("The port closed in September.")["September"].value == "2020-09"
    assert by_words("The port will close in September.")["September"].value == "2021-09"


def test_history_carries_its_year_to_months_and_days():
    text = (
        "In September 1917 the garrison rose. On 3 October it took the port, and by "
        "November the town had fallen. Two days later the governor fled."
    )
    found = by_words(text)
    assert found["3 October"].value == "1917-10-03"
    assert found["November"].value == "1917-11"
    assert found["3 October"].anchor.kind == "narrative"
    assert found["3 October"].anchor.ref == found["September 1917"].id


def test_news_with_old_dates_keeps_its_weekdays_at_the_document():
    text = (
        "The rebels left the town on Monday evening. Many compare it to 1917, to September 1917, "
        "to 1914, to 1918 and to 1921. On Saturday morning the guard came back."
    )
    found = by_words(text)
    assert found["Monday evening"].value == "2021-06-14TEV"
    assert found["Saturday morning"].value == "2021-06-12TMO"


def test_month_in_a_dated_passage_of_news_takes_the_year_of_the_passage():
    text = "The guard left on Monday. In September 1917 a general marched; he fled in October."
    assert by_words(text)["October"].value == "1917-10"


def test_later_and_earlier_count_from_the_last_date():
    found = by_words(
        "It fell on 9 March 1987. Two days later it burned; it had been sold a week earlier."
    )
    assert found["Two days later"].value == "1987-03-11"
    assert found["a week earlier"].value == "1987-W10"


def test_range_keeps_its_parts_beside_it():
    text = "It ran between April and July 2006."
    whole, first, second = find_times(text, published=WEDNESDAY)
    assert (whole.type, whole.form) == ("range", "range(@t2, @t3)")
    assert (first.value, second.value) == ("2006-04", "2006-07")
    assert hull(whole) == ("2006-04-01", "2006-07-31")


def test_words_of_every_span_are_the_text():
    text = "On the 4th of March, 2019, three weeks after – mid-May – it rained. So “today”."
    for found in find_times(text):
        assert text[found.span[0] : found.span[1]].strip() != ""


def test_ids_run_in_text_order():
    text = "It ran from 3 to 9 June, then on Monday, and again in 2019."
    found = find_times(text, published=WEDNESDAY)
    assert [time.id for time in found] == [f"t{i + 1}" for i in range(len(found))]
    assert [t.span[0] for t in found] == sorted(t.span[0] for t in found)


def test_tomorrow_in_a_quotation_is_seen_from_the_day_of_speaking():
    text = '"We march tomorrow," she said on Monday. Elsewhere it rained yesterday.'
    found = by_words(text)
    assert found["tomorrow"].value == "2021-06-15"
    assert (found["tomorrow"].anchor.kind, found["tomorrow"].anchor.value) == (
        "utterance",
        "2021-06-14",
    )
    assert found["yesterday"].value == "2021-06-15"


def test_tomorrow_in_a_quotation_without_a_day_is_seen_from_the_document():
    found = by_words('"We march tomorrow," she said.')["tomorrow"]
    assert (found.value, found.anchor.kind) == ("2021-06-17", "document")


def test_count_from_an_undated_event_stays_open_and_names_the_event_anchor():
    found = by_words("He fled three days before the vote.")["three days"]
    assert (found.value, found.status, found.anchor.kind) == ("XXXX-XX-XX", "unresolved", "event")
    assert hull(found) == (None, None)


def test_without_date_relative_times_keep_their_form_and_say_so():
    found = by_words("They met yesterday and on 3 May and on Friday.", None)
    assert (found["yesterday"].status, found["yesterday"].earliest) == ("unresolved", None)
    assert found["yesterday"].form == "rel(-1, day) @document"
    assert (found["3 May"].status, found["3 May"].value) == ("partial", "XXXX-05-03")
    assert (found["Friday"].status, found["Friday"].value) == ("partial", "XXXX-WXX-5")


TEXTS = [
    "They met yesterday, on Friday evening at 6 p.m., and will meet next week or in September.",
    "In September 1917 it rose. In October it fell. Three weeks later, on 3 December, it burned.",
    "Profits rose in the third quarter from a year ago. Since Monday, and from 3 to 9 June, less.",
    "It lasted about three weeks, daily, until 31 June, between 1918 and 1921, early this month.",
    '"We march tomorrow," she said on Monday, a week before the vote. "Not today," he told us.',
    "It fell on 12 Ramadan 1440, at Easter, in the '90s, on 03/08/18, and late on Tuesday.",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("published", ["2021-06-16", "1917-12-31", "2024-02-29T10:00:00Z"])
def test_supplying_the_date_later_gives_what_reading_with_it_gives(text, published):
    assert resolve(find_times(text), published) == find_times(text, published=published)


@pytest.mark.parametrize("text", TEXTS)
def test_date_can_be_taken_back(text):
    assert resolve(find_times(text, published=WEDNESDAY), None) == find_times(text)


def test_published_that_is_no_date_is_a_usage_error():
    with pytest.raises(UsageError, match="is not a date"):
        find_times("They met yesterday.", published="last week")


@pytest.mark.parametrize("text", ["It fell on 31 June.", "It fell on 30 February 2020."])
def test_impossible_date_has_no_hull(text):
    (found,) = find_times(text, published=WEDNESDAY)
    assert (found.status, found.value, *hull(found)) == ("impossible", None, None, None)


def test_other_calendars_are_kept_as_text():
    (found,) = find_times("It opened on 12 Ramadan 1440.", published=WEDNESDAY)
    assert (found.status, found.value) == ("other_calendar", None)


def test_ambiguous_numbers_give_both_readings():
    (found,) = find_times("Dated 03/08/2018.", published=WEDNESDAY)
    assert (found.value, found.alternatives, found.status) == (
        "2018-08-03",
        ("2018-03-08",),
        "partial",
    )


def test_named_zone_is_kept_and_the_day_is_not_shifted():
    found = by_words("It began at 22:50 GMT on 3 May.")["22:50 GMT on 3 May"]
    assert (found.zone, found.earliest) == ("GMT", "2021-05-03T22:50Z")


@pytest.mark.parametrize(
    "text",
    [
        "The number 2882015 was dialled.",
        "A Boeing 747 landed.",
        "They counted 1,900 men.",
        "He may march on the capital.",
        "The 24-year-old fled; she is 30 years old.",
        "A six-mile wall and a second attempt.",
        "They adopted Resolution 1973.",
        "",
        " \n \n ",
    ],
)
def test_numbers_ages_and_measures_are_no_times(text):
    assert find_times(text, published=WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("on 3 May, ", 3_000),
        ("1", 100_000),
        ("the ", 20_000),
        ("3 to ", 10_000),
        ("two days later ", 3_000),
    ],
)
def test_long_repetitions_take_linear_time(piece, count):
    small, large = piece * (count // 4), piece * count
    assert_growth(
        lambda: find_times(small, published=WEDNESDAY),
        lambda: find_times(large, published=WEDNESDAY),
        factor=8,
    )


def test_a_day_later_counts_from_what_was_told_and_not_from_a_term():
    text = "On 5 May 2021 she put the guard under the army from 1 June. He refused a day later."
    later = {time.rule: time.value for time in find_times(text)}["relative.later"]
    assert later == "2021-05-06"


def test_the_title_of_a_paper_is_no_time():
    assert find_times("She told Kenya Today and the Harbour Daily.") == ()


def test_a_week_earlier_than_planned_is_a_length():
    assert find_times("It ended on 9 May 2021, a week earlier than planned.")[1].type == "duration"


LATER_THAN_TOLD = (
    "On 3 May 2023 the army entered Lys. On 9 May 2023 it burned the mill, and on 2 June 2023 the "
    "mayor was shot. Elections will be held on 4 July 2023."
)


def test_three_past_dates_after_the_document_cast_doubt_on_its_date():
    (gap,) = date_gap(find_times(LATER_THAN_TOLD, published="2021-06-16"), "2021-06-16")
    assert gap.message.startswith("3 dates told as past lie after the document's date, 2021-06-16.")
    assert date_gap(find_times(LATER_THAN_TOLD, published="2023-06-10"), "2023-06-10") == ()


def test_two_past_dates_after_the_document_may_be_slips():
    text = "On 3 May 2023 the army entered Lys. On 9 May 2023 it burned the mill."
    assert date_gap(find_times(text, published="2021-06-16"), "2021-06-16") == ()


def test_last_week_said_on_a_sunday_names_the_other_week_beside():
    found = by_words("They met last week.", "2021-06-20")["last week"]
    assert (found.value, found.alternatives) == ("2021-W23", ("2021-W24",))


def test_weekday_that_nothing_decides_names_the_other_day_beside():
    found = by_words("Attack on Saturday?")["Saturday"]
    assert (found.value, found.alternatives) == ("2021-06-19", ("2021-06-12",))


def test_weekday_that_ends_a_headline_stays_apart_from_the_dateline_below():
    found = by_words("Port to stay shut until Friday\nJune 16, 2021\nThe port of Lys was closed.")
    assert found["Friday"].value == "2021-06-18"
    assert found["June 16, 2021"].value == "2021-06-16"


@pytest.mark.parametrize(
    ("text", "bounds", "other"),
    [
        (
            "The New Zealand navy will sail this summer.",
            ("2021-12-01", "2022-02-28"),
            ("2021-06/2021-08",),
        ),
        (
            "CAPE TOWN, 16 June — The mayor fled last winter.",
            ("2020-06-01", "2020-08-31"),
            ("2020-12/2021-02",),
        ),
        (
            "Norway and Australia met in Oslo, Norway, last summer.",
            ("2020-06-01", "2020-08-31"),
            (),
        ),
    ],
)
def test_seasons_are_those_of_the_hemisphere_that_is_told_of(text, bounds, other):
    (found,) = [time for time in find_times(text, published=WEDNESDAY) if time.grain == "season"]
    assert (found.earliest, found.latest) == bounds
    assert found.alternatives == other


@pytest.mark.parametrize(
    ("words", "earliest", "other"),
    [
        ("0600 GMT on 3 May", "2021-05-03T06:00Z", ()),
        ("6 a.m. MSK on 3 May", "2021-05-03T06:00+03:00", ()),
        ("6 a.m. on 3 May", "2021-05-03T06:00", ()),
        (
            "6 a.m. EST on 3 May",
            "2021-05-03T06:00",
            ("2021-05-03T06:00-05:00", "2021-05-03T06:00+10:00"),
        ),
    ],
)
def test_bounds_carry_the_offset_of_a_certain_zone_and_readings_of_others(words, earliest, other):
    found = by_words(f"It began at {words}.")[words]
    assert (found.earliest, found.latest, found.alternatives) == (earliest, earliest, other)


def test_both_ends_of_a_range_of_clock_times_lie_in_its_zone():
    found = by_words("The guns fell silent from 0600 to 0900 GMT on 3 May.")
    assert [time.zone for time in found.values() if time.grain == "minute"].count(None) == 0


def test_local_day_stands_beside_a_time_of_utc_that_falls_on_another():
    text = "At 01:20 local time (2320 GMT) on 3 May shots fell. At 22:50 GMT on 4 May they stopped."
    found = by_words(text)["22:50 GMT on 4 May"]
    assert found.earliest == "2021-05-04T22:50Z"
    assert found.alternatives == ("2021-05-05T00:50+02:00",)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("at 6 a.m. the previous Tuesday", "1987-03-03T06:00"),
        ("at 6 a.m. the following Tuesday", "1987-03-10T06:00"),
    ],
)
def test_clock_time_on_a_weekday_of_the_narrative_keeps_its_direction(words, value):
    found = by_words(f"The mine opened on Monday 9 March 1987. It had burned {words}.")
    assert found[words.removeprefix("at ")].value == value


def test_coming_weeks_of_a_month_are_its_first():
    found = by_words("It will rain in the coming weeks of September.")
    assert found["the coming weeks"].value == "PXW"


BACKGROUND = "Rebels took the bridge on Friday, May 3. The bridge was built in 1974."


@pytest.mark.parametrize(
    "opening",
    ["LUSAKA, May 4 - ", "Rebels take a bridge\n\nLUSAKA, May 4 (Reuters) -- ", "LUSAKA — "],
)
def test_a_report_with_a_dateline_takes_no_year_from_its_background(opening):
    found = by_words(opening + BACKGROUND, published=None)
    assert hull(found["Friday, May 3"]) == (None, None)
    assert found["1974"].value == "1974"


@pytest.mark.parametrize("opening", ["", "The bridge\n\n", "NATO\n\nA history - "])
def test_a_history_gives_its_first_year_to_a_day_before_it(opening):
    text = opening + "The rising began on May 3. It was put down in 1848."
    assert by_words(text, published=None)["May 3"].value == "1848-05-03"
