"""The page: whole, escaped, linked, small, readable in light and dark."""

import re
from html.parser import HTMLParser
from importlib.resources import files

import msgspec
import pytest

from sayso.record.record import Record
from sayso.record.types import Block, Claim, Edit, Fact, Framing, Gap
from sayso.report.account import stretches
from sayso.report.html import render_html
from sayso.report.markup import printable, tag, text
from sayso.report.status import STATUSES
from tests.build import document_of, record_of
from tests.laws import broken_laws
from tests.report.belmarra import belmarra

VOID = {"meta", "br", "img", "input", "link", "hr"}
LISTS = (
    "actors", "places", "times", "statements", "claims", "events", "ties", "causes", "forecasts",
    "framings",
)  # fmt: skip


class Page(HTMLParser):
    """Collects ids, links, tags and visible text, and checks that tags nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        values = dict(attrs)
        self.ids += [values["id"]] if values.get("id") else []
        self.links += [values["href"]] if values.get("href") else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render_html(belmarra()))


def test_the_fixture_keeps_the_contract():
    broken = broken_laws(belmarra())
    # The fixture's ids follow its lists and it has no sentences: neither matters here.
    assert [law for law in broken if "order" not in law and "sentence" not in law] == []


def test_the_page_is_well_formed(page):
    assert page.unbalanced == []
    assert page.open == []


def test_every_item_has_an_anchor_and_no_anchor_stands_twice(page):
    ids = {item.id for name in LISTS for item in getattr(belmarra(), name)}
    assert ids - set(page.ids) == set()
    assert len(page.ids) == len(set(page.ids))


def test_every_link_leads_to_an_anchor_of_the_page(page):
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)


def test_the_page_carries_no_script_and_loads_nothing():
    html = render_html(belmarra())
    assert "Content-Security-Policy" in html
    assert "default-src 'none'" in html.replace("&#x27;", "'")
    assert not re.search(
        r"<(script|img|link|iframe|object)|https?:|url\(|@import|javascript:", html
    )


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        ("Both sides withdraw.", "list_item"),
        ("- Both sides withdraw.", "list_item signed"),
        ("(2) Both sides withdraw.", "list_item signed"),
        ("iv. Both sides withdraw.", "list_item signed"),
        ("A mill burned.", "list_item"),
    ],
)
def test_a_list_item_with_a_sign_of_its_own_gets_no_second_one(item, kinds):
    record = record_of(item, blocks=(Block(kind="list_item", span=(0, len(item))),))
    assert f'class="block {kinds}"' in render_html(record)


def test_an_author_without_a_name_is_not_called_author_twice():
    document = msgspec.structs.replace(belmarra().document, publisher=None, author=None)
    told = Page(render_html(msgspec.structs.replace(belmarra(), document=document))).text
    assert "the author" in told
    assert "the authorauthor" not in told
    assert "Meridian News Agencyauthor" in Page(render_html(belmarra())).text


def test_an_account_in_which_nobody_speaks_says_so():
    assert "Nobody puts anything forward." in Page(render_html(record_of("Good morning."))).text


def test_the_page_is_small():
    assert len(render_html(belmarra()).encode()) < 150_000


def test_the_whole_account_can_be_read_on_the_page(page):
    for block in belmarra().blocks:
        assert " ".join(belmarra().words(block.span).split()) in page.text


def test_the_parts_come_in_the_order_a_reader_wants(page):
    parts = ["at-a-glance", "voices", "when", "account", "actors", "left-open", "how-read"]
    assert [id_ for id_ in page.ids if id_ in parts] == parts


def test_repairs_stand_with_what_was_there(page):
    for edit in belmarra().edits:
        if edit.kind in ("letter", "join", "split"):
            assert f"{belmarra().words(edit.span)} was {edit.was}" in page.text


def test_the_same_record_gives_the_same_bytes():
    again = Record.from_json(belmarra().to_json())
    assert render_html(again) == render_html(belmarra())


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{0.__class__}%s\x1b[31m\u202e'


def hostile() -> Record:
    fact = Fact(value=HOSTILE, from_="metadata")
    return record_of(
        HOSTILE,
        document=document_of(
            HOSTILE, name=HOSTILE, title=fact, author=fact, publisher=fact, language=HOSTILE
        ),
        gaps=(Gap(kind="limit", span=None, message=HOSTILE),),
    )


def test_words_of_a_document_are_never_markup():
    html = render_html(hostile())
    assert "<script" not in html
    assert "<img" not in html
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "{0.__class__}%s" in html


@pytest.mark.parametrize(
    "words", ["", " ", "Ada spoke.", "Ada\n\nspoke.", "x" * 5_000, "“" * 500, "\x00\x07\x85"]
)
def test_any_text_gives_a_page(words):
    assert Page(render_html(record_of(words))).unbalanced == []


NOTHING = dict.fromkeys(LISTS, ())


@pytest.mark.parametrize(
    "without",
    [
        *({name: ()} for name in ("times", "ties", "causes", "forecasts", "framings")),
        {"events": (), "causes": (), "forecasts": ()},
        NOTHING,
        {"blocks": ()},
        {"edits": (), "gaps": ()},
    ],
    ids="+".join,
)
def test_a_record_without_some_kind_of_item_gives_a_page(without):
    assert Page(render_html(msgspec.structs.replace(belmarra(), **without))).unbalanced == []


# --- marks ----------------------------------------------------------------------------------------


def test_stretches_cover_a_block_in_order_and_carry_the_innermost_claim_first():
    record = belmarra()
    span = record.blocks[3].span
    marks: list[Claim | Edit | Framing] = [
        claim for claim in record.claims if span[0] <= claim.span[0] < span[1]
    ]
    found = list(stretches(span, marks))
    assert "".join(record.words(each.span) for each in found) == record.words(span)
    for each in found:
        lengths = [claim.span[1] - claim.span[0] for claim in each.claims]
        assert lengths == sorted(lengths)


def test_text_is_escaped_and_controls_are_shown():
    assert text("<a & 'b'>") == "&lt;a &amp; &#x27;b&#x27;&gt;"
    assert printable("a\x1bb\x7f") == "a␛b␡"
    assert tag("a", text("x"), class_="k", href=None, title='"') == (
        '<a class="k" title="&quot;">x</a>'
    )


# --- colours --------------------------------------------------------------------------------------


def palettes() -> dict[str, dict[str, str]]:
    css = files("sayso.report").joinpath("report.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    return {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        for name, block in (("light", light), ("dark", dark))
    }


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    bright, dim = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_colour_of_text_has_contrast(name):
    colours = palettes()[name]
    for key in (*STATUSES, "ink", "soft", "accent"):
        assert contrast(colours[key], colours["paper"]) >= 4.5, key
    assert contrast(colours["ink"], colours["repair"]) >= 4.5
    assert contrast(colours["soft"], colours["faint"]) >= 4.5


def test_every_status_has_its_line_and_colour():
    css = files("sayso.report").joinpath("report.css").read_text(encoding="utf-8")
    for status in STATUSES:
        assert re.search(rf"\.{status} {{ --c: var\(--{status}\); --s: \w+; }}", css), status
