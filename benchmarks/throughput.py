"""Words a second of the whole walk, start-up, memory and each room's share; a peer in the same run.

Articles of about 600 words (`benchmarks.articles`) are read as text with a document date, whole
records made and written as JSON. Words are runs of characters that are not white space. Figures are
medians of five; each child process is fresh. `one process` calls `sayso.read` in a loop (the
analyser uses two threads), `two workers` is `sayso.read_many` with two processes, their start
included.

The peer is run by the Python that SAYSO_PEER_PYTHON names (an environment with spaCy and its small
English pipeline); it makes no record, only what Sayso's analyser makes. Without it the row says so.

    python -m benchmarks.throughput [--documents N] [--json FILE]
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import frame
from benchmarks.articles import articles

ROUNDS = 5
CHILD = Path(__file__).with_name("fresh_process.py")
PEER = Path(__file__).parent / "peers" / "spacy_pipeline.py"


def run(options: frame.Options) -> list[frame.Measured]:
    """Return speed, start-up, shares and the peer's speed."""
    texts, data = articles(options.documents)
    return [
        _speed("one process", _child("one", texts), data),
        _speed("two workers", _child("two", texts), data),
        _start(texts[0]),
        frame.Measured("share of each room, %", _child("shares", texts), data=data),
        _peer(texts, data),
    ]


def _child(what: str, texts: list[str]) -> dict[str, Any]:  # Any: as each child tells
    return _answer([sys.executable, str(CHILD), what], texts)


def _answer(command: list[str], texts: list[str]) -> dict[str, Any]:  # Any: as each child tells
    done = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _speed(name: str, told: dict[str, Any], data: str, by: str = "sayso") -> frame.Measured:
    figures = {
        "words/s": statistics.median(told["rates"]),
        "slowest": min(told["rates"]),
        "peak MB": told["peak"],
    }
    return frame.Measured(name, figures, by=by, data=data, note=told.get("note", ""))


def _start(text: str) -> frame.Measured:
    """Measure fresh processes: import alone, help of the command line, first record."""
    imports = [_child("import", [text])["seconds"] for _ in range(ROUNDS)]
    firsts = [_seconds([sys.executable, str(CHILD), "first"], [text]) for _ in range(ROUNDS)]
    helps = [
        _seconds([str(Path(sys.executable).with_name("sayso")), "--help"], [])
        for _ in range(ROUNDS)
    ]
    return frame.Measured(
        "fresh process, milliseconds",
        {
            "import sayso": 1000 * statistics.median(imports),
            "--help": 1000 * statistics.median(helps),
            "first record": 1000 * statistics.median(firsts),
        },
        note="import: inside the process; --help and first record: with the start of Python",
    )


def _seconds(command: list[str], texts: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return time.perf_counter() - started


def _peer(texts: list[str], data: str) -> frame.Measured:
    python = os.environ.get("SAYSO_PEER_PYTHON")
    if not python:
        return frame.Measured("peer", {}, by="none", note="SAYSO_PEER_PYTHON is not set")
    told = _answer([python, str(PEER)], texts)
    told["note"] = "words, tags, tree (not UD) and names only: no statements, claims, events, times"
    return _speed("analysis alone, one process", told, data, by=told["by"])


if __name__ == "__main__":
    frame.main(run, __doc__)
