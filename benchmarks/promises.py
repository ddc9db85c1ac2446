"""The promises of a record over many documents: every one must hold for every document.

Read are the shipped examples and 200 documents of the data sets (Wikinews reports, GUM, EWT). For
each: every span's words are right, edits undo to the original, JSON comes back the same
(`tests.laws`). Then the bytes of each record must be the same when all are read again in the
opposite order, by four worker processes, and with the other number of threads.

    python -m benchmarks.promises [--documents N] [--json FILE]
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import sayso
from benchmarks import frame
from benchmarks.articles import SET, articles
from sayso.language import model
from sayso.language.conllu import read_conllu
from tests.laws import broken_laws

DOCUMENTS = 200
TREEBANKS = ("ud-gum/train.conllu.xz", "ud-gum/dev.conllu.xz", "ud-ewt/dev.conllu.xz")


def run(options: frame.Options) -> list[frame.Measured]:
    """Return how many documents keep each promise; print what is broken."""
    texts = list(islice(documents(), options.documents or None))
    first = _digests(texts)
    broken = sum(bool(_tell_broken(number, text)) for number, text in enumerate(texts))
    backward = _digests(texts[::-1])[::-1]
    figures = {
        "documents": float(len(texts)),
        "lawful": float(len(texts) - broken),
        "any order": _same(first, backward),
        "4 workers": _same(_by_workers(texts, 1), _by_workers(texts, 4)),
        "1 thread": _same(first, _in_a_process(texts, "1")),
        "2 threads": _same(first, _in_a_process(texts, "2")),
    }
    data = frame.digest(*(frame.data_file(name) for name in (SET, *TREEBANKS)))
    return [frame.Measured("documents that keep the promise", figures, data=data)]


def documents() -> Iterator[str]:
    """Yield the shipped examples, then 200 documents of the data sets."""
    folder = Path(str(files("sayso") / "examples"))
    shipped = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return chain(shipped, islice(chain(articles()[0], _treebanks()), DOCUMENTS))


def _treebanks() -> Iterator[str]:
    for name in TREEBANKS:
        with frame.open_text(frame.data_file(name)) as lines:
            yield from (given.text for given in read_conllu(lines))


def _tell_broken(number: int, text: str) -> list[str]:
    try:
        broken = broken_laws(sayso.read(text))
    except sayso.SaysoError as error:
        broken = [str(error)]
    for sentence in broken[:5]:
        print(f"document {number}: {sentence}", file=sys.stderr)
    return broken


def _digest_of(text: str) -> str:
    try:
        return sayso.read(text).to_json().decode()
    except sayso.SaysoError as error:
        return str(error)


def _digests(texts: list[str]) -> list[str]:
    return [_digest_of(text) for text in texts]


def _by_workers(texts: list[str], workers: int) -> list[str]:
    """Return the records of the texts read as files by so many workers."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        return [
            outcome.record.to_json().decode() if outcome.record else str(outcome.error)
            for outcome in sayso.read_many(paths, workers=workers)
        ]


def _in_a_process(texts: list[str], threads: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.promises", "--threads", threads],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    told: list[str] = json.loads(done.stdout)
    return told


def _same(first: list[str], second: list[str]) -> float:
    return float(sum(a == b for a, b in zip(first, second, strict=True)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--threads"]:
        model._THREADS = int(sys.argv[2])  # noqa: SLF001  # no user chooses it
        print(json.dumps(_digests(json.load(sys.stdin))))
    else:
        frame.main(run, __doc__)
