"""What stands just before and just behind the paragraphs that article extraction finds."""

import pytest
from lxml import html

from sayso.intake import open_source
from sayso.intake.html_tail import without_link_tail
from sayso.record.vocabulary import BlockKind

Part = tuple[BlockKind, str]

LEAD = "The gates were shut before dawn, the cranes stood still, and nobody would say for how long."
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        (
            "The harbour of Port Adel was closed on Tuesday by the strike committee, which said "
            "that it would not return to the table before Friday, whatever the owners wrote to it."
        ),
        (
            "Ines Tolvar, the harbour master, told the town's radio that nobody was stranded. "
            "Those who had slept in the hall disagreed, and said so to anyone who asked."
        ),
    )
)


def texts_of(under, end=""):
    data = (
        "<html lang=en><head><title>Harbour shut</title></head><body><article>"
        f"<header><h1>Harbour shut</h1>{under}</header><div class=text>{BODY}{end}</div></article>"
        "</body></html>"
    )
    source = open_source(data.encode())
    return [source.text[start:end] for start, end in (block.span for block in source.blocks)]


def test_standfirst_below_the_headline_belongs_to_the_article():
    found = texts_of(f"<div class=article-intro>{LEAD}</div>")
    assert found.count(LEAD) == 1
    assert found.index(LEAD) < next(at for at, text in enumerate(found) if "Port Adel" in text)


@pytest.mark.parametrize(
    "under",
    [
        f"<div class=author-bio>{LEAD}</div>",
        f"<div class=newsletter-signup>{LEAD}</div>",
    ],
)
def test_other_sentences_below_the_headline_are_no_standfirst(under):
    assert not any("cranes stood still" in text for text in texts_of(under))


def test_links_that_trail_behind_an_article_are_cut():
    links = "<p><a href=/a>Mast talk goes on in the vale</a></p>"
    links += "<p><a href=/b>Two accounts of one night</a></p>"
    found = texts_of("", f"<p>Read on:</p>{links}")
    assert not any("Mast talk" in text or "Two accounts" in text for text in found)
    assert any("Ines Tolvar" in text for text in found)


def test_only_links_that_trail_are_cut_and_never_most_of_the_words():
    tree = html.fromstring("<p><a>Mast talk</a><a>Two accounts</a><a>The letter</a></p>")
    prose: Part = (
        "paragraph",
        "The owners said that the letter had never arrived at the hall. " * 3,
    )
    links: list[Part] = [("list_item", "Mast talk"), ("list_item", "Two accounts")]
    assert without_link_tail([prose, *links], tree) == [prose]
    assert without_link_tail([prose, *links, prose], tree) == [prose, *links, prose]
    assert without_link_tail([prose, links[0]], tree) == [prose, links[0]]
    assert without_link_tail([("heading", "Links"), *links], tree)[1:] == links
