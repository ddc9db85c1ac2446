"""Guards of counts from events and dates: "two days before the vote", "on day 12 of the siege"."""

from sayso.reading.times.beside import CALENDAR, NOUN_STARTS, word_at
from sayso.reading.times.tokens import Tokens, word_set


def clause_ends(tokens: Tokens, first: int, last: int) -> bool:
    """No noun phrase or clause follows, so that "before" or "after" is an adverb."""
    _ = first
    after = word_at(tokens, last + 1)
    return not after[0].isalnum() or after in {"and", "but", "when", "by", "in", "on", "at", "to"}


def event_follows(tokens: Tokens, first: int, last: int) -> bool:
    """Read a count from an event where a noun phrase or clause follows "before" or "after"."""
    _ = first
    after = word_at(tokens, last + 2)
    if after in CALENDAR:
        return False
    return after in NOUN_STARTS or (after[0].isalpha() and not clause_ends(tokens, first, last + 1))


def numbers_a_day(tokens: Tokens, first: int, last: int) -> bool:
    """Read "day 12 of the siege" and, where a clause goes on, "by day three"."""
    before = word_at(tokens, first - 1)
    if before[0].isalnum() and before not in _BEFORE_NUMBERED_DAYS:
        return False
    if word_at(tokens, last + 1) == "of":
        return event_follows(tokens, first, last)
    return before in _BEFORE_NUMBERED_DAYS


_BEFORE_NUMBERED_DAYS = word_set("on by until since from")


def part_of_event(tokens: Tokens, first: int, last: int) -> bool:
    """Read "the night of the riots", not "the night of Oct. 23" or "of the 23rd"."""
    following = [word_at(tokens, last + step) for step in range(2, 6)]
    if any(word in CALENDAR or word in _DATED or word[0].isdigit() for word in following):
        return False
    return event_follows(tokens, first, last)


_DATED = word_set("jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow day")


def date_follows(tokens: Tokens, first: int, last: int) -> bool:
    """Read "two days after Christmas" and "the day before 3 May": a count from a date beside it."""
    _ = first
    after = word_at(tokens, last + 2)
    if after == "the":
        after = word_at(tokens, last + 3)
    if after == "new":
        return word_at(tokens, last + 3) == "year"
    if after[0].isdigit():
        return after[-1].isalpha() or word_at(tokens, last + 3) in CALENDAR | _DATED
    is_name = last + 2 < len(tokens) and tokens.words[last + 2][0].isupper()
    return after in CALENDAR - {"last", "next", "every", "each"} or (is_name and after in _FEASTS)


_FEASTS = word_set(
    "christmas easter good ash whit boxing palm pentecost thanksgiving halloween epiphany "
    "armistice ascension maundy orthodox"
)


def clause_goes_on(tokens: Tokens, first: int, last: int) -> bool:
    """Read "on the tenth day the bread was gone" from an event, not "on the tenth day running"."""
    _ = first
    after = word_at(tokens, last + 1)
    return not after[0].isalnum() or after in _SUBJECTS


_SUBJECTS = word_set("the a an he she it they we i his her its their one two three four five six")


def told_of_today(tokens: Tokens, first: int, last: int) -> bool:
    """Read "today is the eighth day of the strike" and "it's the second day of" as today."""
    _ = last
    verb = first - 1
    subject = verb - 2 if word_at(tokens, verb) == "s" else verb - 1
    return word_at(tokens, subject) in {"today", "it", "this"}
