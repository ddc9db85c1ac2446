import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.quoting.aligning import Page, quote_of
from sayso.quoting.asked import Asked
from sayso.quoting.verifying import Verdict, verify
from tests.build import record_of
from tests.quoting.accounts import TEXT, account
from tests.timing import within


def verdict(quote: str, speaker: str | None = None) -> Verdict:
    return next(verify(account(), [Asked(2, quote, speaker)]))


def changes(quote: str) -> list[tuple[str, str, str, str]]:
    found = verdict(quote).differences
    return [(one.kind, one.document, one.quote, one.weight) for one in found]


@pytest.mark.parametrize(
    ("quote", "speaker"),
    [
        ("They fired into the air at first", "Tomas Berg"),
        ("THEY FIRED into the\nair at first!", "Mayor Berg"),
        ("'They fired into the air at first'", "T. Berg"),
        ("soldiers had fired on the crowd", "a resident"),
        ("We have never paid a single crown to these men", "she"),
        ("We have never paid a single crown to these men, and we never will", "Ms Petrov"),
        ("We have never paid ... to these men", "Petrov"),
        ("We have never paid […] to [the gang] … and we never will", "Petrov"),
        ("[It] will not be closed before 14 May", None),
        ("fired", None),
    ],
)
def test_words_that_stand_there_are_verbatim(quote: str, speaker: str | None):
    found = verdict(quote, speaker)
    assert (found.finding, found.differences) == ("verbatim", ())
    assert found.share == 1


def test_what_is_altered_is_named():
    assert changes("We have paid a single crown to these men") == [
        ("left_out", "never", "", "negation")
    ]
    assert changes("The harbour will not be closed before 15 May") == [
        ("changed", "14", "15", "number")
    ]
    assert changes("They fired straight into the air at first") == [
        ("added", "", "straight", "words")
    ]
    assert changes("We have never paid a lone crown to these men, and we never will") == [
        ("changed", "single", "lone", "words")
    ]


def test_an_altered_quotation_keeps_its_place_and_speaker():
    found = verdict("We have paid a single crown to these men", "Anna Petrov")
    assert (found.finding, found.speaker_check, found.said_by) == ("altered", "same", "Anna Petrov")
    assert found.words == "We have never paid a single crown to these men"
    assert found.span is not None
    assert TEXT[slice(*found.span)] == found.words


def test_words_of_another_are_told_with_who_says_them():
    found = verdict("We have never paid a single crown", "Tomas Berg")
    assert (found.finding, found.said_by, found.mode) == ("other_speaker", "Anna Petrov", "direct")


def test_of_several_places_the_one_of_the_speaker_counts():
    found = verdict("They fired into the air at first", "somebody")
    assert (found.finding, found.statement) == ("verbatim", "s5")


def test_words_that_nobody_says_are_in_nobodys_mouth():
    assert verdict("Nobody was hurt", "Tomas Berg").finding == "unattributed"
    assert verdict("soldiers had fired on the crowd", "Tomas Berg").speaker_check == "open"


@pytest.mark.parametrize(
    "quote",
    [
        "We shall burn the harbour down to the last plank",
        "crowd the on fired had soldiers",
        "closed harbour",
        "nowhere",
        "They burned down … a single mosque",
    ],
)
def test_words_that_do_not_stand_there_are_absent(quote: str):
    found = verdict(quote, "Tomas Berg")
    assert (found.finding, found.span) == ("absent", None)


def test_an_ellipsis_keeps_the_order():
    assert verdict("and we never will … a single crown").finding != "verbatim"


@given(st.integers(0, 30), st.integers(1, 12), st.text("abc …[].,'’\"", max_size=12))
def test_any_run_of_words_is_found_where_it_stands(first: int, size: int, noise: str):
    words = TEXT.split()[first : first + size]
    record = record_of(TEXT)
    found = next(verify(record, [Asked(2, " ".join(words), None)]))
    assert found.finding == "verbatim"
    noisy = next(verify(record, [Asked(2, f"x{noise} " + " ".join(words), None)]))
    assert noisy.finding in ("verbatim", "altered", "absent")


def test_a_quotation_of_five_thousand_words_is_laid_along_in_seconds():
    words = [f"w{i * 7919 % 9973}" for i in range(20_000)]
    page = Page(" ".join(words))
    quote = words[3_000:8_000]
    quote[100] = "other"
    del quote[2_000]
    alignment = within(20, lambda: page.align(quote_of(" ".join(quote))))
    assert alignment is not None
    assert alignment.cost == 2
