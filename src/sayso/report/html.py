"""A record as one HTML page: self-contained, without script, font or image from elsewhere.

The order is what a reader comes for: at a glance, voices, when, the account with its ladder of
say-so, actors, what is left open, how it was read, what the codes mean. Every item has its id as
anchor.
"""

from functools import cache
from importlib.resources import files

from sayso.record.record import Record
from sayso.report.account import render_account
from sayso.report.actors import render_actors
from sayso.report.codes import render_codes
from sayso.report.figures import title_words
from sayso.report.happenings import happenings
from sayso.report.lanes import render_lanes
from sayso.report.markup import EMPTY, Html, join, tag, text
from sayso.report.sections import (
    render_footer,
    render_glance,
    render_header,
    render_left_open,
    render_legend,
    render_reading,
    render_voices,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render_html(record: Record) -> str:
    """Return the report of one record as an HTML document."""
    rows = happenings(record)
    top = tag(
        "div",
        _section("at-a-glance", "What is said to have happened", render_glance(record, rows)),
        _section("voices", "Voices", render_voices(record)),
        class_="top",
    )
    codes = render_codes(record)
    account = Html(render_legend(record) + render_account(record))
    body = tag(
        "main",
        render_header(record, rows),
        top,
        _section("when", "When", render_lanes(record, rows)),
        _section("account", "The account, as read", account),
        _section("actors", "Actors and places", render_actors(record)),
        tag(
            "div",
            _section("left-open", "What is left open", render_left_open(record)),
            _section("how-read", "How it was read", render_reading(record)),
            class_="pair",
        ),
        _section("codes", "What the codes mean", codes) if codes else EMPTY,
        render_footer(),
    )
    return _page(title_words(record), body, record.document.language or "en")


@cache
def _style() -> str:
    return files("sayso.report").joinpath("report.css").read_text(encoding="utf-8")


def _section(anchor: str, title: str, body: Html) -> Html:
    return tag("section", tag("h2", text(title), id=f"h-{anchor}"), body, id=anchor)


def _page(title: str, body: Html, language: str) -> str:
    head = join(
        (
            Html('<meta charset="utf-8">'),
            Html(f'<meta http-equiv="Content-Security-Policy" content="{text(_POLICY)}">'),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            Html('<meta name="referrer" content="no-referrer">'),
            tag("title", text(f"{title} · Sayso")),
            tag("style", Html(_style())),
        )
    )
    page = tag("html", tag("head", head), Html("\n"), tag("body", body), lang=language)
    return f"<!doctype html>\n{page}\n"
