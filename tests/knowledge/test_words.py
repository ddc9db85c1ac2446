import numpy as np
import pytest

from sayso.knowledge.words import BEGINNING, word_fits, word_pairs, words


def fit(first: str, second: str) -> float:
    """How well two forms fit side by side."""
    places = (word_fits().place(words().ranks[form]) for form in (first, second))
    return word_fits().fit(*places)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (("the", "collector"), ("he", "collector")),
        (("has", "claimed"), ("as", "claimed")),
        (("to", "meet"), ("to", "met")),
        (("all", "the"), ("al", "the")),
    ],
)
def test_what_stands_side_by_side_fits_better_than_what_does_not(
    right: tuple[str, str], wrong: tuple[str, str]
):
    assert fit(*right) > fit(*wrong) + 1


def test_a_pair_that_was_never_seen_has_a_fit_all_the_same():
    ranks = words().ranks
    assert word_pairs().association(ranks["he"], ranks["collector"]) is None
    assert fit("he", "collector") < -1


def test_names_and_numbers_fit_where_names_and_numbers_stand():
    fits, ranks = word_fits(), words().ranks
    assert fits.fit(ranks["mr"], fits.name) > fits.fit(ranks["be"], fits.name) + 1
    assert fits.fit(ranks["in"], fits.number) > fits.fit(ranks["it"], fits.number) + 1


def test_many_fits_at_once_are_the_same_as_one_by_one():
    fits = word_fits()
    firsts, seconds = np.array([BEGINNING, 5, -1, 70]), np.array([40, 900, 12, -1])
    one_by_one = [fits.fit(int(a), int(b)) for a, b in zip(firsts, seconds, strict=True)]
    assert fits.fits(firsts, seconds).tolist() == pytest.approx(one_by_one, abs=1e-4)
    assert one_by_one[2:] == [0, 0]


def test_a_sentence_begins_with_some_words_oftener_than_with_others():
    ranks = words().ranks
    first = word_pairs().association(BEGINNING, ranks["however"])
    assert first is not None
    assert first > 0
