"""The summary of a terminal."""

import io

import pytest
from rich.console import Console

from sayso.report.terminal import render_rich, render_text
from tests.build import document_of, record_of
from tests.report.belmarra import belmarra


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, render_text(belmarra(), width).splitlines())) <= width


def test_the_order_is_that_of_the_page():
    words = render_text(belmarra())
    heads = ["WHAT IS SAID TO HAVE HAPPENED", "VOICES", "WHAT IS LEFT OPEN"]
    places = [words.index(head) for head in heads]
    assert places == sorted(places)
    assert words.startswith("Rebel guard quits Belmarra's capital")


def test_a_long_table_is_cut_with_a_count():
    assert "… and 11 more" in render_text(belmarra())


def test_those_who_disagree_are_marked():
    (line,) = (line for line in render_text(belmarra()).splitlines() if "↔" in line)
    assert "doctors at St Brida's hospital: at least 17 killed" in line


def test_the_drawn_summary_says_what_the_plain_one_says():
    out = io.StringIO()
    render_rich(belmarra(), Console(file=out, width=100, force_terminal=False))
    assert out.getvalue().split() == render_text(belmarra(), 100).split()


def test_words_of_a_document_cannot_steer_a_terminal():
    words = "[bold]Ada[/bold] \x1b[31mspoke\x07"
    record = record_of(words, document=document_of(words, name=words))
    out = io.StringIO()
    render_rich(record, Console(file=out, width=100, force_terminal=True, color_system=None))
    assert "[bold]Ada[/bold]" in out.getvalue()
    for shown in (out.getvalue(), render_text(record)):
        assert "\x1b[31m" not in shown
        assert "\x07" not in shown


def test_nothing_found_leaves_no_heading_over_nothing():
    words = render_text(record_of("Good morning."))
    assert "No happening of news interest was found in this text." in words
    assert "WHAT IS SAID TO HAVE HAPPENED" not in words
    assert "VOICES" not in words
