"""PDF pages of many layouts: how far the text as read is from the text that was set.

The documents are set by the program (`tests/pdf_layouts.py`) from Wikinews reports (39 of GUM),
so the right text is known: size, measure, leading, font, margins, paragraphs, heads and the order
of the content stream are drawn at random, what the row names is fixed. Errors are the scorer's
character errors in 10,000 characters of the text after repair, of all and of the worst document;
bad are documents with 50 or more (CER .005), whole the paragraphs read as one block. PDFium is its
text in the order of the content stream. The time is that of intake alone, on one processor.

    python -m benchmarks.intake_pdf [--documents N] [--json FILE]
"""

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any, Final

import pypdfium2

from benchmarks import frame
from sayso.intake import open_source
from sayso.repair import repair_source
from tests.pdf_layouts import draw_look, set_document
from tests.pdf_writer import Article

SET: Final = "clean-news/clean-news.jsonl.gz"
DOCUMENTS: Final = 20
"""Of each layout."""

_BAD: Final = 0.005
_PLAIN: Final[dict[str, object]] = {
    "box": "none", "hidden": "none", "footnotes": False, "drop_capital": 0, "turn": 0,
}  # fmt: skip
_TWO: Final[dict[str, object]] = {**_PLAIN, "columns": (1, 1), "width": 595, "height": 842}

LAYOUTS: Final[dict[str, dict[str, object]]] = {
    "two columns, stream by columns": {**_TWO, "order": "columns"},
    "two columns, stream by rows": {**_TWO, "order": "rows"},
    "two columns, shuffled stream": {**_TWO, "order": "shuffled"},
    "gutter of 9 points": {**_TWO, "order": "rows", "gutter": 9},
    "gutter of .73 em, justified": {
        **_TWO, "order": "rows", "gutter": 8, "size": 11, "justified": True,
    },
    "skew of half a degree": {**_TWO, "order": "rows", "turn": 0.5},
    "skew of two degrees": {**_TWO, "order": "rows", "turn": -2},
    "columns of unequal width": {**_TWO, "columns": (0.65, 1)},
    "three columns": {**_PLAIN, "columns": (1, 1, 1), "size": 8},
    "four columns": {**_PLAIN, "columns": (1, 1, 1, 1), "size": 8, "width": 792, "height": 1224},
    "last column of five lines": {**_TWO, "order": "rows", "ending": "five"},
    "invisible mode": {**_TWO, "order": "rows", "hidden": "mode 3"},
    "white on white": {**_TWO, "order": "rows", "hidden": "white"},
    "tiny text": {**_TWO, "order": "rows", "hidden": "tiny"},
    "text outside the page": {**_TWO, "order": "rows", "hidden": "outside"},
    "heads of facing pages": {**_TWO, "head": "facing"},
    "heads with date and number": {**_TWO, "head": "dated"},
    "large initials": {**_TWO, "drop_capital": 3},
    "footnotes": {**_TWO, "footnotes": True},
    "box across the columns": {**_TWO, "box": "across"},
    "box in one column": {**_TWO, "box": "column"},
    "box that columns run past": {**_TWO, "box": "inset"},
    "box that columns run round": {**_TWO, "box": "around"},
    "the same without a frame": {**_TWO, "box": "bare"},
    "anything": {},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read and its blocks."""

    text: str
    blocks: frozenset[str] = frozenset()


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures of every layout, and of PDFium for the two orders of the stream."""
    count = options.documents or DOCUMENTS
    data = frame.digest(frame.data_file(SET))
    open_source(next(iter(_documents({}, 1)))[0])  # so that no row pays for imports
    measured = [
        frame.Measured(name, _figures(fixed, count, _read), data=data)
        for name, fixed in LAYOUTS.items()
    ]
    for name in list(LAYOUTS)[:2]:
        by = f"PDFium {version('pypdfium2')}"
        figures = _figures(LAYOUTS[name], count, _read_stream)
        measured.append(frame.Measured(name, figures, by=by, data=data))
    return measured


def _figures(
    fixed: dict[str, object], count: int, read: Callable[[bytes], tuple[Reading, float]]
) -> frame.Figures:
    scorer = frame.scorer("eval_intake")
    gold: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    seconds = words = whole = paragraphs = 0.0
    for number, (data, text) in enumerate(_documents(fixed, count)):
        reading, took = read(data)
        gold.append({"id": str(number), "text": text})
        found.append({"id": str(number), "text": reading.text})
        seconds += took
        words += len(text.split())
        wanted = [_plain(line) for line in text.split("\n")]
        whole += sum(line in reading.blocks for line in wanted)
        paragraphs += len(wanted)
    scores, each = scorer.score(gold, found)
    return {
        "errors/10k": 10_000 * scores["cer"],
        "worst": 10_000 * each[0][0],
        "bad %": 100 * sum(error >= _BAD for error, _ in each) / len(each),
        "whole %": 100 * whole / paragraphs,
        "words/s": words / seconds,
    }


def _documents(fixed: dict[str, object], count: int) -> Iterator[tuple[bytes, str]]:
    for seed in range(count):
        draw = random.Random(f"stories {seed}")
        stories = draw.sample(_articles(), draw.choice((1, 1, 2, 3)))
        yield set_document(draw_look(seed, **fixed), stories)


@cache
def _articles() -> Sequence[Article]:
    """Return the reports that the standard fonts can show."""
    articles: list[Article] = []
    with frame.open_text(frame.data_file(SET)) as lines:
        for line in lines:
            row = json.loads(line)
            texts = [
                " ".join(block["text"].split())
                for block in row["blocks"]
                if block["kind"] in {"paragraph", "blockquote"} and len(block["text"]) > 40
            ]
            texts = [text for text in texts if _can_be_set(text)]
            if len(texts) > 5 and _can_be_set(row["title"]):
                articles.append(Article(row["title"], "By Ana Moss", texts))
    return articles


def _can_be_set(text: str) -> bool:
    return text.encode("cp1252", "ignore").decode("cp1252") == text


def _read(data: bytes) -> tuple[Reading, float]:
    started = time.process_time()
    source = open_source(data)
    took = time.process_time() - started
    repaired = repair_source(source, "auto")
    blocks = (repaired.text[slice(*block.span)] for block in repaired.blocks)
    return Reading(repaired.text, frozenset(map(_plain, blocks))), took


def _read_stream(data: bytes) -> tuple[Reading, float]:
    started = time.process_time()
    open_document: Any = pypdfium2.PdfDocument  # untyped
    document = open_document(data)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return Reading(
        text.replace("\ufffe\r\n", "").replace("\x02", "")
    ), time.process_time() - started


def _plain(text: str) -> str:
    plain: str = frame.scorer("eval_intake").normal(text)
    return plain


if __name__ == "__main__":
    frame.main(run, __doc__)
