"""Ties of mentions that stand side by side where the tree has lost one of them."""

import pytest

from sayso.reading.ties import read_ties
from sayso.record.types import Actor, Mention
from tests.build import analysis_of

TAGS = {
    "is": ("be", "AUX", "VBZ"), "has": ("have", "AUX", "VBZ"), "led": ("lead", "VERB", "VBN"),
    "commanded": ("command", "VERB", "VBN"), "runs": ("run", "VERB", "VBZ"),
    "works": ("work", "VERB", "VBZ"),
    "fell": ("fall", "VERB", "VBD"), "who": ("who", "PRON", "WP"), "a": ("a", "DET", "DT"),
    "the": ("the", "DET", "DT"), "of": ("of", "ADP", "IN"), "by": ("by", "ADP", "IN"),
    "for": ("for", "ADP", "IN"), "not": ("not", "PART", "RB"), "'s": ("'s", "PART", "POS"),
    ",": (",", "PUNCT", ","), ".": (".", "PUNCT", "."), "fierce": ("fierce", "ADJ", "JJ"),
    "deputy": ("deputy", "NOUN", "NN"), "owner": ("owner", "NOUN", "NN"),
}  # fmt: skip


def lost_tree(sentence: str) -> str:
    """Return a tree in which every word hangs on the last one and no relation is known."""
    words = sentence.split()
    rows = []
    for number, word in enumerate(words, start=1):
        noun = ("PROPN", "NNP") if word[0].isupper() else ("NOUN", "NN")
        lemma, upos, xpos = TAGS.get(word, (word.lower(), *noun))
        place = "0 root" if number == len(words) else f"{len(words)} dep"
        rows.append(f"{word} {lemma} {upos} {xpos} {place}")
    return "\n".join(rows)


def ties_of(sentence: str) -> list[tuple[str, str, str]]:
    analysis = analysis_of(lost_tree(sentence))
    actors = [
        Actor(
            id=form, name=form, type="person" if form in ("Runa", "Odd") else "organisation",
            country=None,
            mentions=(Mention(span=analysis.span(token, token), head=analysis.span(token, token),
                              kind="name"),),
        )
        for token, form in enumerate(analysis.form)
        if form[0].isupper()
    ]  # fmt: skip
    ties = read_ties(analysis, actors, events=(), claim_of=lambda _: "c1")
    return [(tie.kind, tie.from_, tie.to) for tie in ties]


@pytest.mark.parametrize(
    ("sentence", "tie"),
    [
        ("Runa , a fierce opponent of Odd , fell .", ("opposes", "Runa", "Odd")),
        ("Runa is a critic of Odd .", ("opposes", "Runa", "Odd")),
        ("Brimco is a subsidiary of Halden .", ("part_of", "Brimco", "Halden")),
        ("Odd 's cousin , Runa , fell .", ("family_of", "Runa", "Odd")),
        ("Runa , who runs Brimco , fell .", ("leads", "Runa", "Brimco")),
        ("Runa has commanded Brimco .", ("commands", "Runa", "Brimco")),
        ("Brimco , led by Runa , fell .", ("leads", "Runa", "Brimco")),
        ("Runa works for Brimco .", ("works_for", "Runa", "Brimco")),
        ("Runa , the deputy commander of Brimco , fell .", ("works_for", "Runa", "Brimco")),
    ],
)
def test_two_mentions_with_a_word_of_the_tables_between_them_are_tied(
    sentence: str, tie: tuple[str, str, str]
):
    assert ties_of(sentence) == [tie]


@pytest.mark.parametrize(
    "sentence",
    [
        "Runa has not commanded Brimco .",
        "owner of Runa runs Brimco .",
        "Runa fell , a critic of Odd fell .",
        "Runa rarely runs Brimco .",
        "Runa , a critic of Odd Brimco .",
    ],
)
def test_other_words_between_them_make_no_tie(sentence: str):
    assert ties_of(sentence) == []
