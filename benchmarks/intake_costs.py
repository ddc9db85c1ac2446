"""What the wall round a document and repair cost, as shares of the speed of a whole reading.

Articles of about 600 words (`benchmarks.articles`), each a file. `wall` reads them with
`sayso.read_many`, once as it is and once with the files opened in the reading process itself;
`repair` reads them as `auto` and as `none`. The two sides take turns, so that a busy moment meets
both; figures are medians of five rounds.

    python -m benchmarks.intake_costs [--documents N] [--json FILE]
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import sayso
from benchmarks import frame
from benchmarks.articles import articles
from sayso.record.vocabulary import Repair

ROUNDS = 5
PUBLISHED = "2015-06-01"


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the share of speed that is left with the wall, and with repair."""
    texts, data = articles(options.documents)
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        wall = _ratio(lambda: _behind_the_wall(paths), lambda: _in_process(paths))
        repair = _ratio(lambda: _repaired(texts, "auto"), lambda: _repaired(texts, "none"))
    return [
        frame.Measured("speed with the wall / without", {"share": wall}, data=data),
        frame.Measured("speed with repair / without", {"share": repair}, data=data),
    ]


def _behind_the_wall(paths: list[Path]) -> None:
    for outcome in sayso.read_many(paths, published=PUBLISHED):
        assert outcome.record, outcome.error
        outcome.record.to_json()


def _in_process(paths: list[Path]) -> None:
    """Read as `read_many` does, but for the worker."""
    for path in paths:
        sayso.read(path.read_bytes().decode(), published=PUBLISHED, name=path.name).to_json()


def _repaired(texts: list[str], level: Repair) -> None:
    for text in texts:
        sayso.read(text, published=PUBLISHED, repair=level).to_json()


def _ratio(dear: Callable[[], None], cheap: Callable[[], None]) -> float:
    """Return the speed of `dear` as a share of that of `cheap`."""
    dear()  # loads the model, starts the worker
    shares = [_seconds(cheap) / _seconds(dear) for _ in range(ROUNDS)]
    return statistics.median(shares)


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    frame.main(run, __doc__)
