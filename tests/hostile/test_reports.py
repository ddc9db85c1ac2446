"""What a document says of itself reaches reports and summaries as plain words, whatever it is."""

import re
from html.parser import HTMLParser

import pytest

import sayso
from sayso.intake import open_source
from sayso.record.record import Record
from sayso.report.explanation import explain
from sayso.report.html import render_html
from sayso.report.terminal import render_text
from tests.hostile.recipe import account, all_recipes

BITES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title><iframe src=javascript:alert(1)>",
    "]]><!--<style>*{display:none}</style>",
    "&lt;b&gt;\x1b[2J\u202e",
)


class Tags(HTMLParser):
    """The tags and attributes that a page really has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.attributes += attrs


def record_of(bite: str) -> Record:
    """A page whose facts and words are the bite."""
    from html import escape

    told = escape(bite, quote=True)
    page = (
        f'<html><head><title>{told}</title><meta name="author" content="{told}">'
        f'<meta property="og:site_name" content="{told}"></head><body><article><h1>{told}</h1>'
        f"<p>{account()}</p><p>“{told},” Gen. Ossip Karro said on Monday.</p></article>"
        "</body></html>"
    )
    return sayso.read(page.encode(), name=f"{bite}.html")


@pytest.mark.parametrize("bite", BITES, ids=range(len(BITES)))
def test_a_report_has_no_tag_of_the_documents(bite: str):
    plain, bitten = Tags(), Tags()
    plain.feed(render_html(record_of("The ferry is gone")))
    bitten.feed(render_html(record_of(bite)))
    assert bitten.tags - plain.tags <= {"code", "b", "q", "em", "mark", "small"}
    assert not bitten.tags & {"script", "img", "iframe", "object", "embed", "form", "link", "base"}
    assert not [name for name, _ in bitten.attributes if name.startswith("on")]
    led = [value for name, value in bitten.attributes if name in {"href", "src", "action"}]
    assert not [value for value in led if not (value or "").startswith("#")]


def test_a_report_loads_nothing():
    html = render_html(record_of(BITES[0]))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert "default-src 'none'" in policy[1].replace("&#x27;", "'").replace("&#39;", "'")
    assert not re.search(r'(src|href)="(https?:|//|file:)', html)


@pytest.mark.parametrize("bite", BITES, ids=range(len(BITES)))
def test_a_terminal_gets_no_control_character(bite: str):
    record = record_of(bite)
    shown = render_text(record, 100) + explain(record, record.claims[0].id)
    assert not [c for c in shown if not c.isprintable() and c != "\n"]


def test_a_recipe_with_escapes_is_shown_without_them():
    recipe = next(each for each in all_recipes() if each.name == "text-terminal_escapes")
    record = sayso.read(open_source(recipe.make()).text, name="evil\x1b[31m.txt")
    assert "\x1b" not in render_text(record, 100)
