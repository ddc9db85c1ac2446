"""Character errors of scanned pages, read plain and as Sayso reads them, by kind of damage.

Pages are set from Wikinews reports in one and two columns and three fonts, then damaged
(`scan_pages`). Plain is Tesseract on the picture as it is. A page takes 2 to 5 seconds each way,
so that by default four pages of each kind are read; `--documents` gives another number.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from benchmarks import frame
from benchmarks.scan_pages import DAMAGES, SET, Page, Picture, pages
from sayso.intake.limits import Limits
from sayso.intake.ocr.reading import RecogniserError, words_of
from sayso.intake.ocr.recognising import recognise
from sayso.intake.ocr.tesseract import find_tesseract, read_with_tesseract

PAGES = 4
FIRST = 100
"""The recipes were tuned on pages 0 to 3."""
SECONDS = 10 * Limits().seconds_per_scanned_page  # others may be at work on the machine
Reader = Callable[[Picture, float], str]


def run(options: frame.Options) -> list[frame.Measured]:
    """Read every kind of page both ways."""
    if find_tesseract() is None:
        print("Tesseract is not installed: no scanned page is read.", file=sys.stderr)
        return []
    data = frame.digest(frame.data_file(SET)) if frame.has_data(SET) else "shipped examples"
    chosen = list(pages(options.documents or PAGES, FIRST))
    return list(_measured(chosen, data))


def _measured(chosen: Sequence[Page], data: str) -> Iterator[frame.Measured]:
    for kind, (dpi, damage) in DAMAGES.items():
        for by, read in (("tesseract, plain", read_plain), ("sayso", read_prepared)):
            yield frame.Measured(kind, _figures(chosen, dpi, damage, read), by, data)


def _figures(
    chosen: Sequence[Page], dpi: float, damage: Callable[[Page], Picture], read: Reader
) -> frame.Figures:
    scorer = frame.scorer("eval_intake")
    errors: list[float] = []
    seconds: list[float] = []
    for page in chosen:
        picture = damage(page)
        started = time.perf_counter()
        text = read(picture, dpi)
        seconds.append(time.perf_counter() - started)
        wanted = scorer.normal(page.text)
        errors.append(scorer.distance(wanted, scorer.normal(text)) / len(wanted))
    return {
        "cer %": 100 * statistics.fmean(errors),
        "worst cer %": 100 * max(errors),
        "s a page": statistics.fmean(seconds),
    }


def read_plain(picture: Picture, dpi: float) -> str:
    """Return the words that Tesseract finds in the picture as it is."""
    try:
        reading = read_with_tesseract(picture, dpi, SECONDS)
    except RecogniserError:
        return ""
    return " ".join(word.text for word in words_of(reading))


def read_prepared(picture: Picture, dpi: float) -> str:
    """Return the words of a page as Sayso reads it."""
    page = recognise(picture, dpi, seconds=SECONDS)
    return "\n".join(line.text for _, lines in page.paragraphs for line in lines)


if __name__ == "__main__":
    frame.main(run, __doc__)
