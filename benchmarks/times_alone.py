"""Times without the model: how fast `sayso times` starts, tags, and what the model would add.

    python -m benchmarks.times_alone [--json FILE]

Start-up is the whole of `sayso times FILE --published DATE` on a short text, in a fresh process
(the best of nine, modules compiled before); speed is that of `sayso.times` on the documents of each
corpus, one core. Strict, relaxed and value F1 as in `benchmarks.times`, without and with the model.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import frame
from benchmarks.times import CORPORA, Corpus, full, plain, score

_ROUNDS = 9
_ACCOUNT = (
    "The bridge over the Tarn fell on Monday night, the mayor said. It had been closed since 3 May "
    "and was built in the early 1960s. A new one will open in two years, perhaps in spring 2033.\n"
)


def run(options: frame.Options) -> list[frame.Measured]:
    """Return start-up, and F1 and speed on every corpus with and without the model."""
    del options  # the corpora are scored whole
    return [start_up(), *(row for corpus in CORPORA for row in _with_and_without(corpus))]


def start_up() -> frame.Measured:
    """Return seconds from the start to the exit of the command, by the clock and the processor."""
    with TemporaryDirectory() as folder:
        account = Path(folder) / "account.txt"
        account.write_text(_ACCOUNT, encoding="utf-8")
        environment = os.environ | {
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        _timed(account, environment)  # compiles the modules
        rounds = [_timed(account, environment) for _ in range(_ROUNDS)]
    figures = {
        "clock s": round(min(clock for clock, _ in rounds), 3),
        "processor s": round(min(processor for _, processor in rounds), 3),
    }
    return frame.Measured("sayso times, short text", figures)


def _timed(account: Path, environment: dict[str, str]) -> tuple[float, float]:
    command = [
        sys.executable,
        "-m",
        "sayso.cli",
        "times",
        str(account),
        "--published",
        "2031-05-07",
    ]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _with_and_without(corpus: Corpus) -> list[frame.Measured]:
    digest = frame.digest(frame.data_file(corpus.path))
    rows = []
    for name, read in (("without the model", plain), ("with the model", full)):
        result = score(corpus, read)
        figures = {what: round(result.figure(what), 2) for what in ("strict", "relaxed", "value")}
        figures["words/s"] = round(result.words / result.seconds)
        rows.append(frame.Measured(f"times, {corpus.name}", figures, data=digest, note=name))
    return rows


if __name__ == "__main__":
    frame.main(run, __doc__)
