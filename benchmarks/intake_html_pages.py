"""Made pages: invented articles with one true date or none, and false dates all round them.

Each page takes one article, one witness of the true date (or none: the page is undated) and a
few false dates of the kinds that web pages carry: modified, comments, archive links, sidebars,
related articles, footers, file names of pictures, days told in the text. The same seed makes the
same pages.
"""

import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html import escape
from typing import Any, Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

ARTICLES: Final = (
    (
        "Ferry crews walk out at Ost Hallen",
        (
            (
                "Crews of the two ferries that serve Ost Hallen left their posts before dawn and "
                "said that they would not sail until the owners answered a letter sent in autumn."
            ),
            (
                "The harbour master, Ines Tolvar, told the town's radio that nobody was stranded. "
                "Passengers who had slept in the hall disagreed, and said so at length."
            ),
            (
                "The owners said that the letter had never arrived. A clerk showed this paper a "
                "receipt with a stamp on it, dated 14 October 2003."
            ),
        ),
    ),
    (
        "Council of Merrow Vale defers the mast",
        (
            (
                "The council of Merrow Vale put off its vote on the radio mast for the third time, "
                "after residents filled the gallery and would not be seated."
            ),
            (
                "“We were told that it would be a vane,” said Piet Oranmore, who farms below the "
                "ridge. The company said that the drawings had been public since spring."
            ),
            (
                "A second hearing is planned. The clerk said that the minutes of 3 May 1987, when "
                "the ridge was given to the parish, would be read aloud."
            ),
        ),
    ),
    (
        "Two accounts of one night at the Kestrel works",
        (
            (
                "The night shift at the Kestrel works says that the gates were locked outside; "
                "the guards say that the gates were never shut at all."
            ),
            (
                "According to the shift's foreman, eleven people climbed the fence. The firm's "
                "spokeswoman counted four, and named none of them."
            ),
            (
                "The police took statements from both, and took the padlock as well. It had been "
                "bought on 9 January 2011, a label said."
            ),
        ),
    ),
    (
        "Envoys leave Sarnhold without a paper",
        (
            (
                "The envoys of both banks left Sarnhold without signing anything, though each said "
                "that the other had been about to."
            ),
            (
                "Mediators described the talks as warm. A waiter who served them described two "
                "rooms, one table in each, and a corridor that nobody used."
            ),
            (
                "The last paper that both had signed bears the date of 21 August 1969 and is kept "
                "in the museum."
            ),
        ),
    ),
)

Witness = Callable[[date, random.Random], tuple[str, str, str]]
"""Gives what to put into the page's head, under its headline and before its first words."""


def made_pages(copies: int = 4, seed: int = 7) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Yield pages and what is true of them, in the fields of the scorer."""
    chance = random.Random(seed)
    undated = ("none",) * len(_WITNESSES)  # as many undated pages as dated ones
    for number in range(copies):
        for kind in (*_WITNESSES, *undated):
            day = date(2012, 1, 1) + timedelta(days=chance.randrange(4000))
            title, paragraphs = chance.choice(ARTICLES)
            witness = _WITNESSES.get(kind, _unseen)
            name = f"{kind}-{number}-{day.isoformat()}"
            page = _page(title, paragraphs, witness(day, chance), _false_dates(day, chance))
            gold: dict[str, Any] = {"id": name, "title": title, "group": kind}
            gold["date"] = None if kind == "none" else day.isoformat()
            yield page.encode(), gold


def _page(
    title: str, paragraphs: tuple[str, ...], true: tuple[str, str, str], false: dict[str, str]
) -> str:
    head, under, before = true
    body = "".join(
        f"<p>{before if number == 0 else ''}{text}</p>" for number, text in enumerate(paragraphs)
    )
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{escape(title)} | Hallen Courier</title>{head}"
        f"{false.get('head', '')}</head><body><header><a href=/>Hallen Courier</a>"
        f"{false.get('top', '')}</header><main><article><h1>{escape(title)}</h1>{under}"
        f"{false.get('under', '')}{body}{false.get('end', '')}</article>"
        f"{false.get('below', '')}</main><aside>{false.get('aside', '')}</aside>"
        f"<footer>{false.get('footer', '')}</footer></body></html>"
    )


def _false_dates(day: date, chance: random.Random) -> dict[str, str]:
    """Return three to six false dates, by the place where they stand."""
    places: dict[str, str] = {}
    for make in chance.sample(_FALSE, chance.randrange(3, 7)):
        other = day + timedelta(days=chance.choice((-900, -40, -3, 3, 20, 400)))
        place, markup = make(other)
        places[place] = places.get(place, "") + markup
    return places


def _written(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _json_ld(node: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def _unseen(_day: date, _chance: random.Random) -> tuple[str, str, str]:
    return "", "", ""


def _by_json(day: date, chance: random.Random) -> tuple[str, str, str]:
    hour = f"{day.isoformat()}T{chance.randrange(24):02}:15:00+02:00"
    node = {"@type": "NewsArticle", "datePublished": hour, "headline": "x"}
    later = (day + timedelta(days=9)).isoformat()
    return _json_ld({"@graph": [{"@type": "WebSite"}, {**node, "dateModified": later}]}), "", ""


def _by_meta(day: date, chance: random.Random) -> tuple[str, str, str]:
    name = chance.choice(("article:published_time", "DC.date.issued", "parsely-pub-date", "date"))
    return f'<meta property="{name}" content="{day.isoformat()}T23:30:00-05:00">', "", ""


def _by_item(day: date, _chance: random.Random) -> tuple[str, str, str]:
    return "", f'<span itemprop="datePublished" content="{day.isoformat()}">then</span>', ""


def _by_time(day: date, _chance: random.Random) -> tuple[str, str, str]:
    return "", f'<p class="by">By Ada Wren <time datetime="{day.isoformat()}">x</time></p>', ""


def _by_address(day: date, _chance: random.Random) -> tuple[str, str, str]:
    address = f"https://courier.example/{day.year}/{day.month:02}/{day.day:02}/ferry-crews"
    return f'<link rel="canonical" href="{address}">', "", ""


def _by_line(day: date, chance: random.Random) -> tuple[str, str, str]:
    forms = (
        f"<p>By Ada Wren, {_written(day)}</p>",
        (
            f"<div class=meta><span>Published:</span> {day.day} {_MONTHS[day.month - 1]} "
            f"{day.year}, 10:15</div>"
        ),
        f"<div>{_MONTHS[day.month - 1][:3]}. {day.day}, {day.year} 10:15 a.m.</div>",
    )
    return "", chance.choice(forms), ""


def _by_dateline(day: date, _chance: random.Random) -> tuple[str, str, str]:
    return "", "", f"OST HALLEN, {_written(day)} (Wire) — "


_WITNESSES: Final[dict[str, Witness]] = {
    "json": _by_json,
    "meta": _by_meta,
    "itemprop": _by_item,
    "time": _by_time,
    "address": _by_address,
    "line": _by_line,
    "dateline": _by_dateline,
}

_FALSE: Final[tuple[Callable[[date], tuple[str, str]], ...]] = (
    lambda d: ("head", f'<meta property="article:modified_time" content="{d}T08:00:00Z">'),
    lambda d: ("head", f'<meta property="og:updated_time" content="{d}">'),
    lambda d: ("head", f'<meta name="expires" content="{d}"><meta name="build" content="{d}">'),
    lambda d: ("head", _json_ld({"@type": "NewsArticle", "dateModified": f"{d}"})),
    lambda d: ("head", _json_ld({"@type": "Event", "startDate": f"{d}"})),
    lambda d: ("head", f'<meta property="og:image" content="/img/{d.year}/{d.month:02}/a.jpg">'),
    lambda d: ("top", f"<p>Today is {_written(d)}</p><time datetime='{d}'>{_written(d)}</time>"),
    lambda d: ("under", f'<time class="updated" datetime="{d}">Updated {_written(d)}</time>'),
    lambda d: ("under", f"<p>Last updated: {_written(d)}</p>"),
    lambda d: ("under", f'<img src="/files/{d.year}/{d.month:02}/{d.day:02}/ferry.jpg" alt="">'),
    lambda d: ("end", f"<p>Corrected on {_written(d)}: a name was misspelt.</p>"),
    lambda d: ("end", (f'<p class="tags"><a href="/archive/{d.year}/{d.month:02}/{d.day:02}/">All '
                      "of that day</a></p>")),
    lambda d: ("below", (f'<section id="comments"><h3>2 comments</h3><article class="comment">'
                        f'<time datetime="{d}">{_written(d)}</time><p>I was there.</p></article>'
                        "</section>")),
    lambda d: ("below", (f'<div class="related"><h3>Related</h3><a href="/{d.year}/{d.month:02}/'
                        f'{d.day:02}/old">Old story</a> <time datetime="{d}">{_written(d)}</time>'
                        "</div>")),
    lambda d: ("aside", f"<h3>Latest</h3><ul><li>{_written(d)} <a href=/x>Mast talk</a></li></ul>"),
    lambda d: ("aside", (f"<ul class=archive><li><a href=/{d.year}/{d.month:02}/>"
                        f"{_MONTHS[d.month - 1]} {d.year}</a></li></ul>")),
    lambda d: ("footer", f"<p>© {d.year} Hallen Courier. Page last changed {_written(d)}.</p>"),
    lambda d: ("footer", f"<time datetime='{d}T09:00'>Printed {_written(d)}</time>"),
)  # fmt: skip
