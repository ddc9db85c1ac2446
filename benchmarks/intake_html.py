"""HTML pages: article text, date, title and author, and what a page costs.

News pages are Scrapinghub's article-extraction-benchmark (181, English; shingle F1), mixed pages
trafilatura's own evaluation (990, three of four not English; segment F1, and dates by its
annotators). Development half: the pages whose sha256 of the address is even; `--held-back`
measures the others. The made pages have invented articles with false dates round them. A page
is given as bytes alone, without its address.

Titles and captions are blocks of their own for Sayso and no part of the article for the
annotators: they are left out of its text but in the row that says otherwise. The date is the
record's, a dateline's included. "invented" are dates of pages whose annotator gave none;
"unstated" those among them that the page's own metadata of publication do not state either.

    SAYSO_NEWS_PAGES=… SAYSO_MIXED_PAGES=… python -m benchmarks.intake_html
        [--held-back] [--worst N] [--documents N] [--json FILE]

SAYSO_NEWS_PAGES is a copy of github.com/scrapinghub/article-extraction-benchmark,
SAYSO_MIXED_PAGES the folder `tests` of github.com/adbar/trafilatura (measured at e90b0ef). The
pages are their owners' and are not shipped.
"""

import argparse
import gzip
import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import frame
from benchmarks.intake_html_pages import made_pages
from sayso.errors import InputError
from sayso.intake import open_source
from sayso.intake.source_text import SourceText
from sayso.repair import repair_source

Row = dict[str, Any]
Read = Callable[[bytes], Row]


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what its annotators say of it, in the fields of the scorer."""

    data: bytes
    gold: Row


@dataclass(frozen=True, slots=True)
class Columns:
    """Which measures of the scorer a set of pages shows, by the name that the table gives."""

    of: tuple[tuple[str, str], ...]

    def figures(self, scores: Row, milliseconds: float) -> frame.Figures:
        """Return the columns that the scores have, and the cost of a page."""
        shown = {name: 100 * scores[key] for name, key in self.of if scores.get(key) is not None}
        return {**shown, "ms/page": milliseconds}


NEWS = Columns((("P", "shingle_precision"), ("R", "shingle_recall"), ("shingle F1", "shingle_f1")))
DATES = (("date", "date_exact"), ("wrong", "date_wrong"), ("invented", "date_invented"))
MIXED = Columns(
    (
        ("P", "segment_precision"), ("R", "segment_recall"), ("segment F1", "segment_f1"),
        *DATES, ("unstated", "date_unstated"), ("title", "title_soft"),
        ("author", "author_exact"),
    )
)  # fmt: skip
_STATED = rb"(?:datepublished|published_time|dc\.date|sailthru\.date)[^0-9<>]{0,60}"
MADE = Columns((*DATES, ("title", "title_exact")))


def run(options: frame.Options, *, held_back: bool = False, worst: int = 0) -> list[frame.Measured]:
    """Return the figures of Sayso and of trafilatura alone on each set of pages there is."""
    half = "held back" if held_back else "development half"
    sets = [
        (f"news pages, {half}", NEWS, _news_pages()),
        (f"mixed pages, {half}", MIXED, _mixed_pages()),
        ("made pages with false dates", MADE, (Page(*made) for made in made_pages())),
    ]
    measured: list[frame.Measured] = []
    for name, columns, found in sets:
        pages = [page for page in found if "url" not in page.gold or _is_odd(page) == held_back]
        pages = pages[: options.documents or None]
        if pages:
            measured += _measured(name, columns, pages, worst)
    return measured


def _is_odd(page: Page) -> bool:
    return hashlib.sha256(page.gold["url"].encode()).digest()[-1] % 2 == 1


def _measured(
    name: str, columns: Columns, pages: Sequence[Page], worst: int
) -> Iterator[frame.Measured]:
    scorer = frame.scorer("eval_intake")
    gold = [page.gold for page in pages]
    data = hashlib.sha256(b"".join(page.data for page in pages)).hexdigest()[:12]
    for by, read in (("sayso", _sayso), (f"trafilatura {version('trafilatura')}", _trafilatura)):
        read(pages[0].data)  # imports and caches
        rows = [{**read(page.data), "id": page.gold["id"]} for page in pages]
        cost = 1000 * sum(row["seconds"] for row in rows) / len(pages)
        scores, _ = scorer.score(gold, rows)
        scores["date_unstated"] = _unstated(pages, rows)
        yield frame.Measured(name, columns.figures(scores, cost), by, data, f"{len(pages)} pages")
        if by == "sayso" and columns is not MADE:
            whole = [{**row, "text": row.get("whole")} for row in rows]
            same = {key: scores[key] for key in scores if key.startswith("date_")}
            figures = columns.figures({**scorer.score(gold, whole)[0], **same}, cost)
            yield frame.Measured(name, figures, by, data, "with titles and captions in the text")
        if worst and by == "sayso":
            _tell_worst(scorer, gold, rows, worst)


def _unstated(pages: Sequence[Page], rows: Sequence[Row]) -> float | None:
    """Return the share of undated pages with a date that no metadata of publication state."""
    undated = [
        pair for pair in zip(pages, rows, strict=True) if pair[0].gold.get("date", "") is None
    ]
    if not undated:
        return None
    invented = 0
    for page, row in undated:
        day = row.get("date")
        stated = day and re.search(_STATED + re.escape(day).encode(), page.data, re.IGNORECASE)
        invented += bool(day) and not stated
    return invented / len(undated)


def _tell_worst(scorer: Any, gold: list[Row], rows: list[Row], count: int) -> None:  # noqa: ANN401
    """Print the pages with the most errors in text, and those with a false date, on stderr."""
    by_text = []
    for one, row in zip(gold, rows, strict=True):
        scores, _ = scorer.score([one], [row])
        by_text.append((scores.get("shingle_f1", scores.get("segment_accuracy", 1.0)), one["id"]))
        if "date" in one and (row.get("date") or None) != one["date"]:
            print(f"date {one['date']} read {row.get('date')}: {one['id']}", file=sys.stderr)
    for score, page in sorted(by_text)[:count]:
        print(f"text {score:.3f}: {page}", file=sys.stderr)


def _sayso(data: bytes) -> Row:
    start = time.process_time()
    try:
        source = open_source(data)
    except InputError as error:
        return {"status": error.reason, "seconds": time.process_time() - start}
    seconds = time.process_time() - start
    published = repair_source(source, "none").published
    facts = {"title": source.title, "author": source.author, "date": published}
    row: Row = {name: fact.value for name, fact in facts.items() if fact}
    row["seconds"] = seconds
    text = _text(source, {"title", "caption"})
    return {**row, "date": row.get("date", "")[:10], "text": text, "whole": _text(source, set())}


def _text(source: SourceText, without: set[str]) -> str:
    kept = [block.span for block in source.blocks if block.kind not in without]
    return "\n\n".join(source.text[start:end] for start, end in kept)


def _trafilatura(data: bytes) -> Row:
    """Read a page with trafilatura's own settings for its evaluation."""
    import trafilatura

    start = time.process_time()
    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    row: Row = {"seconds": time.process_time() - start}
    if found is None or isinstance(found, dict):
        return row
    facts = {"title": found.title, "author": found.author, "date": found.date}
    return row | facts | {"text": found.text}


def _news_pages() -> Iterator[Page]:
    folder = _folder("SAYSO_NEWS_PAGES", "ground-truth.json")
    if folder is None:
        return
    truths = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key, truth in truths.items():
        data = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Page(data, {"id": key, "url": truth["url"], "article": truth["articleBody"]})


def _mixed_pages() -> Iterator[Page]:
    folder = _folder("SAYSO_MIXED_PAGES", "evaldata.json")
    if folder is None:
        return
    truths = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    for url, truth in truths.items():
        paths = [folder / place / truth["file"] for place in ("cache", "eval")]
        path = next((path for path in paths if path.exists()), None)
        if path is None:
            sys.exit(f"{truth['file']} is not there. Copy `tests/cache` and `tests/eval` whole.")
        gold = {"id": truth["file"], "url": url, "with": truth["with"], "without": truth["without"]}
        if "date" in truth:
            gold["date"] = truth["date"] or None
        for name in ("title", "author"):
            said = truth.get(name) or None  # a list where there are several authors
            gold[name] = ", ".join(said) if isinstance(said, list) else said
        yield Page(path.read_bytes(), gold)


def _folder(variable: str, file: str) -> Path | None:
    """Return the folder that a variable names; say on stderr what is missing."""
    folder = Path(os.environ.get(variable) or "-")
    if (folder / file).exists():
        return folder
    print(
        f"Not measured: set {variable} to a folder with {file} (see `pydoc {__name__}`).",
        file=sys.stderr,
    )
    return None


def _main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", metavar="FILE", help="write the figures to FILE")
    parser.add_argument("--documents", type=int, default=0, help="read only so many pages a set")
    parser.add_argument("--held-back", action="store_true", help="measure the held-back half")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the N worst pages")
    chosen = parser.parse_args()
    options = frame.Options(chosen.documents)
    frame.show(run(options, held_back=chosen.held_back, worst=chosen.worst), chosen.json)


if __name__ == "__main__":
    _main()
