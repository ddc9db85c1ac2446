"""Named conditions of rules that words beside the match cannot express.

Every guard takes the tokens and the first and last token of a match (both included) and says
whether the match may stand. `rules.toml` names them.
"""

from collections.abc import Callable

from sayso.reading.times import event_guards
from sayso.reading.times.beside import CALENDAR, NOUN_STARTS, word_at
from sayso.reading.times.tokens import Tokens, word_set

_YEAR_BEFORE = word_set(
    "in since until till by from of during early late mid before after through to for between and "
    "circa about around year years the or summer winter spring autumn fall ("
)
_DATE_PREPOSITIONS = word_set(
    "in since until till by from of during early late mid before after through to for between and "
    "last next this on or - throughout around about"
)
_COUNTED = word_set(
    "men women people troops soldiers tons tonnes miles km kilometres kilometers metres meters "
    "feet dollars pounds euros votes houses homes ships tanks aircraft prisoners casualties dead "
    "wounded killed points percent % shares jobs workers students"
)
_UNIT_BEFORE = word_set(
    "$ £ € # no resolution flight route highway unit room article page number paragraph section "
    "clause chapter bus tram train gate block cell box case file form line model channel apartment "
    "flat house hill docket exhibit issue bulletin version road street order"
)
_RATE_BEFORE = word_set("once twice times per percent")


def in_year_context(tokens: Tokens, first: int, last: int) -> bool:
    """Hold a four-digit number for a year behind a preposition or in a year's usual range."""
    before, after = word_at(tokens, first - 1), word_at(tokens, last + 1)
    if before in _UNIT_BEFORE or after in _COUNTED:
        return False
    return before in _YEAR_BEFORE or 1600 <= int(tokens.words[last]) <= 2059


def closes_after_in(tokens: Tokens, first: int, last: int) -> bool:
    """Hold a number of three digits for a year behind "in" where no noun can follow."""
    if word_at(tokens, first - 1) != "in":
        return False
    after, next_after = word_at(tokens, last + 1), word_at(tokens, last + 2)
    if after == "and":
        return next_after.isalpha() and next_after not in _COUNTED
    return after in _CLOSERS


_CLOSERS = word_set(". , ; : ) ? ! when after before while but by") | {""}


def sure_month(tokens: Tokens, first: int, last: int) -> bool:
    """Hold "May" and "March" to be months behind a preposition or article, not "may" and names."""
    word, after = word_at(tokens, last), word_at(tokens, last + 1)
    if word not in _OTHERWISE:
        return True
    is_name = last + 1 < len(tokens) and tokens.words[last + 1].istitle()
    if is_name and word in _FIRST_NAMES:
        return False
    before = word_at(tokens, first - 1)
    if before in _DATE_PREPOSITIONS or (after == "-" and word_at(tokens, last + 2) in CALENDAR):
        return True
    if word == "august":
        return not is_name
    return word != "may" and before in _ARTICLES and not is_name and _is_noun(after)


def _is_noun(word: str) -> bool:
    return word[0].isalpha() and word not in _OF_A_WALK


_FIRST_NAMES = word_set("jan mar dec")
"""As months these stand before a number or a point: "of Jan Kowal" tells of a man."""
_OTHERWISE = word_set("may march august mar jan dec")
_ARTICLES = word_set("a an the its his their this s")
_OF_A_WALK = word_set("on of to through past from in by for and against")


def on_one_line(tokens: Tokens, first: int, last: int) -> bool:
    """Keep a weekday that ends a headline from the date of the line below."""
    if first == last or word_at(tokens, first) not in CALENDAR:
        return True
    return "\n" not in tokens.text[tokens.ends[first] : tokens.starts[first + 1]]


def not_hyphened(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether the match is no part of a longer hyphenated word ("post-sixties")."""
    before = first > 0 and tokens.words[first - 1] == "-" and tokens.touching(first - 1)
    after = word_at(tokens, last + 1) == "-" and tokens.touching(last)
    return not before and not after


def not_quoted_title(tokens: Tokens, first: int, last: int) -> bool:
    """Keep out "This Week" and "60 Minutes" as names of broadcasts: capitals, and all quoted."""
    if word_at(tokens, first - 1) not in _QUOTES or last == first:
        return True
    after = last + 2 if word_at(tokens, last + 1) in {",", "."} else last + 1
    is_genitive = word_at(tokens, after) == "'" and word_at(tokens, after + 1) == "s"
    is_whole = (word_at(tokens, after) in _QUOTES and not is_genitive) or (
        after < len(tokens) and tokens.words[after].istitle()
    )
    return not (tokens.words[last].istitle() and is_whole)


_QUOTES = frozenset({'"', "'", "''", "``", "\u201c", "\u2018"})


def names_century(tokens: Tokens, first: int, last: int) -> bool:
    """Read "nineteen ninety-six" as a year wherever it stands, not "twelve thirty-five"."""
    is_whole = last - first == 3 and word_at(tokens, last - 1) == "-"
    return is_whole and word_at(tokens, first) in {"seventeen", "eighteen", "nineteen"}


def no_age(tokens: Tokens, first: int, last: int) -> bool:
    """Keep out ages: "24-year-old", "aged 24 years", "five years old", "five years of age"."""
    if not not_quoted_title(tokens, first, last):
        return False
    after = [word_at(tokens, last + 1), word_at(tokens, last + 2)]
    if "old" in after[:1] or after in (["-", "old"], ["-", "olds"], ["of", "age"]):
        return False
    if word_at(tokens, last) == "quarter" and len(tokens.words[first]) == 4:
        return False  # "the 1988 quarter"
    if is_fraction(tokens, last):
        return False
    return word_at(tokens, first - 1) != "aged" and not_point_of_number(tokens, first)


def is_fraction(tokens: Tokens, last: int) -> bool:
    """Tell "three-quarters" and "a quarter of the town" from quarters of a year."""
    if word_at(tokens, last) not in {"quarter", "quarters"}:
        return False
    is_of = word_at(tokens, last + 1) == "of" and word_at(tokens, last + 2) in NOUN_STARTS
    return is_of or word_at(tokens, last - 1) == "-"


def not_point_of_number(tokens: Tokens, first: int) -> bool:
    """Say whether the number does not continue one before it ("1 / 2 hour", "$ 5 hours")."""
    return word_at(tokens, first - 1) not in {"/", "$"}


def two_digit_year(tokens: Tokens, first: int, last: int) -> bool:
    """Read "'51" as a year when the apostrophe touches the digits and opens a word."""
    _ = last
    is_inside = first > 0 and tokens.touching(first - 1)
    return tokens.touching(first) and (
        not is_inside or word_at(tokens, first - 1) in {"since", "in"}
    )


def opens_with_the(tokens: Tokens, first: int, last: int) -> bool:
    """Read "the next Friday" from the narrative; "next Friday" without article is deictic."""
    _ = last
    return word_at(tokens, first) in {"the", "following", "ensuing", "subsequent", "succeeding"}


def unit_is_time(tokens: Tokens, first: int, last: int) -> bool:
    """Keep out "a second attempt" and "that minute detail": a second is a unit before a pause."""
    _ = first
    if is_fraction(tokens, last):
        return False
    if word_at(tokens, last) not in {"second", "quarter", "min"}:
        return True
    return word_at(tokens, last + 1) in {
        ".",
        ",",
        ";",
        "or",
        "and",
        "later",
        "ago",
        "of",
        "earlier",
    }


def units_stand_alone(tokens: Tokens, first: int, last: int) -> bool:
    """Read bare "weeks" as a time, not as a part of "the weeks of", "quarters" or "seconds"."""
    if not no_age(tokens, first, last):
        return False
    if word_at(tokens, last) in {"quarters", "seconds", "minutes", "mins", "yrs", "hrs"}:
        return word_at(tokens, first - 1) in {"for", "within", "in"} and (
            word_at(tokens, last) != "quarters"
        )
    return word_at(tokens, first - 1) not in {"-", "these", "those", "all"}


def bare_period(tokens: Tokens, first: int, last: int) -> bool:
    """Read "in two weeks" from now on, not "in the first two weeks" or "in his two years"."""
    _ = last
    return word_at(tokens, first) not in NOUN_STARTS - {"a", "an"}


def course_follows(tokens: Tokens, first: int, last: int) -> bool:
    """Read "the week" as the one in course where a pause or function word follows.

    "The year" of a company's accounts is a period, and which one is not said, unless they tell
    of what was earned "for the year".
    """
    if word_at(tokens, last) == "year" and business_report(tokens, first, last):
        if word_at(tokens, first - 1) == "for":
            return True
        return word_at(tokens, first - 1) == "of" and word_at(tokens, first - 2) in _PARTS_OF_YEARS
    after = word_at(tokens, last + 1)
    is_pause = not after[0].isalpha() and after not in {"-", "'"}
    return is_pause or after in _FUNCTION_WORDS


_PARTS_OF_YEARS = word_set("months half rest remainder quarter quarters end beginning start")


def part_stands_alone(tokens: Tokens, first: int, last: int) -> bool:
    """Read "in the morning", "at night", "by dawn"; not "the night shift"."""
    if tokens.words[last][0].isupper() and word_at(tokens, first) != "the":
        return False
    after = word_at(tokens, last + 1)
    return not after[0].isalnum() or after in _FUNCTION_WORDS


_FUNCTION_WORDS = word_set(
    "of on in at to and but when as by for with after before the a an he she it they we i who "
    "which that until while from his her their its were was had is are hours under"
)


def season_fall(tokens: Tokens, first: int, last: int) -> bool:
    """Read "fall" as autumn behind "in (the)", "by", "early", "late", before a pause."""
    before = word_at(tokens, first - 1)
    after = word_at(tokens, last + 1)
    return before in _SEASONS_BEFORE and after not in {
        "of", "in", "from", "to", "into", "by",
    }  # fmt: skip


_SEASONS_BEFORE = word_set("in by early late since until during throughout last this over")


def not_title(tokens: Tokens, first: int, last: int) -> bool:
    """Keep out "the Daily Mirror": a capital inside a sentence, before a capital."""
    _ = first
    following = tokens.words[last + 1] if last + 1 < len(tokens) else "."
    return not (tokens.words[last][0].isupper() and following[0].isupper())


def not_named(tokens: Tokens, first: int, last: int) -> bool:
    """Keep out "the Harbour Daily" and "Kenya Today": a capital inside a title of capitals."""
    if not tokens.words[last][0].isupper() or first == 0:
        return True
    before = tokens.words[first - 1]
    return before in {"By", "On"} or not (before[0].isupper() and tokens.words[last].istitle())


def untitled(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether the word is no part of a title, with capitals behind or before it."""
    return not_title(tokens, first, last) and not_named(tokens, first, last)


def no_unit_follows(tokens: Tokens, first: int, last: int) -> bool:
    """Keep out "the 2nd Rifle Regiment": an ordinal that numbers a body or a thing."""
    _ = first
    for index in range(last + 1, last + 5):
        word = word_at(tokens, index)
        if word in _NUMBERED:
            return False
        if not word[0].isalpha():
            return True
    return True


_NUMBERED = word_set(
    "regiment brigade division battalion corps army armies infantry cavalry squadron company fleet "
    "wing guards guard legion artillery platoon bureau district circuit congress parliament "
    "amendment floor street avenue edition place fusiliers hussars parachute airborne armoured "
    "armored"
)


def rate(tokens: Tokens, first: int, last: int) -> bool:
    """Read "a day" as a rate behind a plural noun or a number ("500 barrels a day")."""
    _ = last
    before = word_at(tokens, first - 1)
    if before in _RATE_BEFORE:
        return True
    return (before.endswith("s") and before not in _NOT_PLURAL) and _has_number(tokens, first)


_NOT_PLURAL = word_set("was is has does as this his its us less perhaps lasts takes always towards")


def _has_number(tokens: Tokens, first: int) -> bool:
    window = tokens.words[max(0, first - 4) : first - 1]
    return any(word[0].isdigit() or word.lower() in _NUMBER_WORDS for word in window)


_NUMBER_WORDS = word_set("two three four five six seven eight nine ten million billion thousand $")


def over_is_more(tokens: Tokens, first: int, last: int) -> bool:
    """Read "over three weeks" as "more than"; "over the past" and "over a weekend" as "during"."""
    if word_at(tokens, last) in {"weekend", "period"}:
        return False
    return word_at(tokens, first + 1) not in {"the", "weeks", "years", "days", "months", "several"}


def business_report(tokens: Tokens, first: int, last: int) -> bool:
    """Read "the quarter" as a stretch of time only near the words of a company's accounts."""
    window = tokens.words[max(0, first - 20) : last + 20]
    accounts = _ACCOUNTS | _SUMS if word_at(tokens, last) == "quarter" else _ACCOUNTS
    return any(word.lower() in accounts for word in window)


_ACCOUNTS = word_set(
    "net profit profits earnings earned sales revenue revenues share income loss losses fiscal "
    "shares dividend operating"
)
_SUMS = word_set("$ £ €")
"""Sums of money beside "the quarter" tell of accounts."""


def future_is_time(tokens: Tokens, first: int, last: int) -> bool:
    """Read "the future" and "in future" as times, not "future raids"."""
    return first != last or word_at(tokens, first - 1) in {"in", "into"}


def ahead_of_today(tokens: Tokens, first: int, last: int) -> bool:
    """Read "a week from today" and "a week tomorrow", not "a week yesterday"."""
    _ = first
    return word_at(tokens, last) != "yesterday"


def turn_of_day(tokens: Tokens, first: int, last: int) -> bool:
    """Read "midnight tonight" and "noon today"; other parts of the day have rules of their own."""
    _ = last
    return word_at(tokens, first) in {"midnight", "noon", "midday"} and (
        word_at(tokens, last) in {"tonight", "today"}
    )


def half_of_year(tokens: Tokens, first: int, last: int) -> bool:
    """Read "H1 2020", the first half of the year."""
    _ = last
    return tokens.touching(first) and word_at(tokens, first + 1) in {"1", "2"}


def hour_of_part(tokens: Tokens, first: int, last: int) -> bool:
    """Read "7 this morning" and "6 in the evening", not "7 overnight"."""
    _ = last
    return word_at(tokens, first + 1) in {
        "this",
        "in",
        "on",
        "yesterday",
        "tomorrow",
        "tonight",
    } | (CALENDAR)


def beyond_months(tokens: Tokens, first: int, last: int) -> bool:
    """Read "on 32 January" as a day that no month has, not "45 August men"."""
    _ = last
    number = tokens.words[first]
    return number.isdigit() and 31 < int(number) < 100 and (
        word_at(tokens, first - 1) in {"on", "of", "dated", "until", "since", "by", "from"}
    )  # fmt: skip


def names_a_year(tokens: Tokens, first: int, last: int) -> bool:
    """Read "Good Friday last year", not "Good Friday last week"."""
    _ = first
    return word_at(tokens, last) == "year"


def is_long_unit(tokens: Tokens, first: int, last: int) -> bool:
    """Read "the middle of the last decade" as a stretch of the calendar, not "of the last week"."""
    _ = first
    return word_at(tokens, last) in {"decade", "century"}


def unit_is_calendar(tokens: Tokens, first: int, last: int) -> bool:
    """Read "year-end" and "month's end", not "day-end" or "week's end"."""
    _ = last
    return word_at(tokens, first) in {"year", "month", "decade", "century", "quarter"}


def numbered_or_month(tokens: Tokens, first: int, last: int) -> bool:
    """Take a month of another calendar with a number beside it, or behind a preposition."""
    return first != last or word_at(tokens, first - 1) in {"in", "during", "of"}


GUARDS: dict[str, Callable[[Tokens, int, int], bool]] = {
    guard.__name__: guard
    for guard in (
        on_one_line, in_year_context, closes_after_in, sure_month, not_hyphened, no_age,
        two_digit_year,
        opens_with_the, unit_is_time, units_stand_alone, part_stands_alone, season_fall, not_title,
        not_named, untitled, no_unit_follows, rate, over_is_more, numbered_or_month,
        business_report, unit_is_calendar, course_follows, bare_period, names_century,
        not_quoted_title, future_is_time,
        ahead_of_today, turn_of_day, beyond_months, hour_of_part, half_of_year, is_long_unit,
        names_a_year, event_guards.clause_ends, event_guards.event_follows,
        event_guards.numbers_a_day, event_guards.clause_goes_on, event_guards.part_of_event,
        event_guards.date_follows, event_guards.told_of_today,
    )
}  # fmt: skip
