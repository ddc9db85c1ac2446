"""Texts full of times of every kind, with dates of documents."""

from hypothesis import strategies as st

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = ("minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries")
TEMPLATES = (
    "on {day} {month} {year}", "in {month} {year}", "in {year}", "in {month}", "on {weekday}",
    "on {day} {month}", "late on {weekday}", "on {weekday} night", "last {weekday}",
    "next {weekday}", "{small} {unit} ago", "about {small} {unit} ago", "in {small} {unit}",
    "more than {small} {unit} ago", "nearly {small} {unit} ago", "{small} {unit} later",
    "for {small} {unit}", "for the past {small} {unit}", "within {small} {unit}",
    "in the {decade}s", "in the early {decade}s", "in late {month}", "in mid-{month} {year}",
    "in early {year}", "in the summer of {year}", "in the winter of {year}", "last winter",
    "in the first quarter", "in the second half of {year}", "in the {ordinal}th century",
    "in {bc} BC", "in {month} {bc} BC", "in the spring of {bc} BC", "{bc}-{small} BC",
    "from {small} to {day} {month}", "between {month} and {month} {year}", "{year}-{bc}",
    "from {year} until last month", "from {month} to {month}", "at {hour} p.m.",
    "at {hour}:30 GMT on {day} {month} {year}", "around noon", "at midnight on {weekday}",
    "at {hour} EST", "today", "yesterday", "tomorrow", "tonight", "overnight", "this morning",
    "last week", "this weekend", "earlier this month", "later this year", "every {weekday}",
    "daily", "twice a week", "now", "recently", "in the future", "in recent months",
    "the turn of the century", "at Easter", "on 03/08/{year}", "on {year}-{number}-{number}",
    "the day before the vote", "{small} {unit} after the war", "the same day", "Friday week",
    "12 Ramadan 1440", "on 25 October (7 November) 1917", "that autumn", "in fiscal {year}",
    "the first week of {month}", "the end of {month} {year}", "{hour} o'clock", "l8 Fehruary l9l6",
)  # fmt: skip
VERBS = ("They left", "It will open", "The city has held", "She said that they met", "“We go")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Return a sentence with a time in it."""
    filled = draw(st.sampled_from(TEMPLATES)).format(
        day=draw(st.integers(1, 31)),
        month=draw(st.sampled_from(MONTHS)),
        year=draw(st.integers(1000, 2100)),
        weekday=draw(st.sampled_from(WEEKDAYS)),
        small=draw(st.integers(1, 40)),
        unit=draw(st.sampled_from(UNITS)),
        decade=draw(st.integers(100, 209)) * 10,
        ordinal=draw(st.integers(4, 20)),
        bc=draw(st.integers(1, 999)),
        hour=draw(st.integers(0, 24)),
        number=f"{draw(st.integers(1, 31)):02d}",
    )
    return f"{draw(st.sampled_from(VERBS))} {filled}."


texts = st.lists(sentences(), min_size=1, max_size=8).map(" ".join)
dates = st.none() | st.dates().map(str)
