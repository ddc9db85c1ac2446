"""Laws of times: whatever the text, spans hold words, bounds are ordered, dates can come later."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.times import find_times, resolve
from sayso.reading.times.rules import rulebook

BOOK = rulebook()
WORDS = sorted(
    {str(word) for table in BOOK.lexicon.values() for word in table}
    | {"May", "Mon.", "the", "of", "in", "on", "to", "-", "and", ",", ".", "'", "s", '"', "(", ")"}
    | {
        "3",
        "31",
        "1917",
        "06:30",
        "25:99",
        "0600",
        "GMT",
        "BC",
        "99",
        "1990s",
        "4th",
        "said",
        "old",
    }
)
SCRAPS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
TEXTS = st.one_of(SCRAPS, st.text(max_size=200))
DATES = st.dates().map(str)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.none() | DATES)
def test_any_text_can_be_read_and_spans_hold_words(text, published):
    found = find_times(text, published=published)
    for time in found:
        start, end = time.span
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
    assert [t.id for t in found] == [f"t{i + 1}" for i in range(len(found))]


@settings(max_examples=150, deadline=None)
@given(SCRAPS, DATES)
def test_bounds_are_in_order(text, published):
    for time in find_times(text, published=published):
        if time.type == "range" or time.earliest is None or time.latest is None:
            continue
        if not time.earliest.startswith("-"):
            assert time.earliest <= time.latest, (text, time)


@settings(max_examples=150, deadline=None)
@given(SCRAPS, DATES, DATES)
def test_dates_can_come_later_and_change(text, first, second):
    found = find_times(text, published=first)
    assert resolve(find_times(text), first) == found
    assert resolve(found, second) == find_times(text, published=second)
