"""Damaged documents of every kind, opened behind the wall: what comes back, and what never may.

Valid documents come from small grammars and are damaged byte by byte (`benchmarks.fuzz_documents`):
bits flipped, stretches cut, repeated or spliced in from another kind, lengths that lie. For each
case a row must come back, read or refused with a reason that is listed and none that is a mistake
of ours; every span must lie in the text, and repair, of one case in twenty, must undo to the
original. At the end no file may have been written, no process be left, and this process may not
have grown. A document that is undamaged must be read.

    python -m benchmarks.fuzz_intake [--cases N] [--first N] [--seed N] [--json FILE]
    python -m benchmarks.fuzz_intake --case N [--seed N] [--save FILE]
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import frame
from benchmarks.fuzz_documents import case
from sayso.intake import Limits, Refused, SourceText, take
from sayso.intake.given import Given
from sayso.intake.isolation import Worker, open_isolated, open_many, use_worker
from sayso.record.edits import undo_edits
from sayso.repair import repair_source
from tests.hostile.judging import row_breaches, status_of

CASES: Final = 100_000
SEED: Final = 1
LIMITS: Final = Limits(seconds=20, memory_bytes=1 << 30)
REPAIRED_EACH: Final = 20
"""One case of so many is repaired as well: repair takes ten times as long as opening."""
TOLD_EACH: Final = 10_000
MAX_GROWTH: Final = 200_000_000
"""Bytes by which this process may grow over a run."""
_OURS: Final = ("internal", "crash", "time", "memory")
"""Reasons that a small document never should give: each is shown with its seed."""


@dataclass(slots=True)
class Tally:
    """What a run has seen: cases and rows, rows by status, and each breach with its case."""

    cases: int = 0
    rows: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    breaches: list[tuple[int, str]] = field(default_factory=list)

    def note(self, number: int, breach: str) -> None:
        """Keep a breach and tell it."""
        self.breaches.append((number, breach))
        print(f"case {number}: {breach[:300]}", file=sys.stderr, flush=True)


def run(options: frame.Options) -> list[frame.Measured]:
    """Return how many cases gave what, and how many broke a law."""
    return measure(options.documents or CASES, SEED)


def measure(cases: int, seed: int, first: int = 0) -> list[frame.Measured]:
    """Open so many cases, from the `first` on, and return the figures."""
    started = time.perf_counter()
    with TemporaryDirectory() as folder, use_worker(Worker()):
        tally = _run_in(Path(folder), range(first, first + cases), seed)
    figures = {
        "cases": float(tally.cases),
        "rows": float(tally.rows),
        "read": float(tally.statuses["ok"]),
        "refused": float(tally.rows - tally.statuses["ok"]),
        "breaches": float(len(tally.breaches)),
        "cases/s": tally.cases / (time.perf_counter() - started),
    }
    told = ", ".join(f"{name} {count:,}" for name, count in tally.statuses.most_common())
    note = f"seed {seed}, cases from {first:,} on; rows: {told}"
    return [frame.Measured("damaged documents", figures, note=note)]


def bytes_of(seed: int, number: int) -> tuple[str, bytes, bool]:
    """Return the kind and bytes of a case, and whether it is undamaged."""
    return case(Random(f"{seed}/{number}"))


def _run_in(folder: Path, cases: range, seed: int) -> Tally:
    """Run with `folder` as the place for temporary files, and see that it stays empty."""
    tally = Tally()
    here, kept = Path.cwd(), os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(folder)
    os.chdir(folder)
    try:
        _run_cases(tally, cases, seed)
    finally:
        os.chdir(here)
        os.environ.pop("TMPDIR") if kept is None else os.environ.update(TMPDIR=kept)
    for path in folder.iterdir():
        tally.note(cases.stop, f"{path.name} was written")
    return tally


def _run_cases(tally: Tally, cases: range, seed: int) -> None:
    start_size = 0
    expected = cases.start
    before = len(_children())
    rows: list[SourceText | Refused] = []
    for number, row in open_many(_givens(cases, seed)):
        if number != expected and rows:
            _judge(tally, seed, expected, rows)
            expected, rows = expected + 1, []
        while expected < number:
            tally.note(expected, "no row came back")
            expected += 1
        rows.append(row)
        if number == cases.start + len(cases) // 10 and not start_size:
            start_size = _held_bytes()
        if number % TOLD_EACH == 0 and len(rows) == 1:
            print(f"{number:,} of {cases.stop:,} cases", file=sys.stderr, flush=True)
    _judge(tally, seed, expected, rows)
    tally.cases = len(cases)
    if expected != cases.stop - 1:
        tally.note(cases.stop - 1, "no row came back")
    grown = _held_bytes() - start_size
    if start_size and grown > MAX_GROWTH:
        tally.note(cases.stop, f"this process has grown by {grown:,} bytes")
    left = len(_children()) - before
    if left > 1:  # the worker itself lives on
        tally.note(cases.stop, f"{left} processes are left")


def _givens(cases: range, seed: int) -> Iterator[tuple[int, Given | Refused]]:
    for number in cases:
        _, data, _ = bytes_of(seed, number)
        yield number, take(data, name="case", limits=LIMITS)


def _judge(tally: Tally, seed: int, number: int, rows: list[SourceText | Refused]) -> None:
    """Count the rows of a case and note what they break."""
    tally.rows += len(rows)
    for row in rows:
        status = status_of(row)
        tally.statuses[status] += 1
        for breach in row_breaches(row):
            tally.note(number, breach)
        if status in _OURS:
            tally.note(number, status)
        if isinstance(row, SourceText) and number % REPAIRED_EACH == 0:
            _judge_repair(tally, number, row)
    if all(isinstance(row, Refused) for row in rows):
        kind, _, is_whole = bytes_of(seed, number)
        if is_whole and kind != "image":
            tally.note(number, f"an undamaged document of kind {kind} is refused: {rows[0]}")


def _judge_repair(tally: Tally, number: int, row: SourceText) -> None:
    try:
        repaired = repair_source(row, "auto")
    except Exception as error:  # noqa: BLE001  # what we look for
        tally.note(number, f"repair raised {type(error).__name__}: {error}")
        return
    if undo_edits(repaired.text, repaired.edits) != row.text:
        tally.note(number, "undoing the edits does not give the original")


def _held_bytes() -> int:
    """Return the resident size of this process; 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGESIZE")


def _children() -> list[str]:
    """Return the processes that this one has started and not ended."""
    try:
        return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    except OSError:
        return []


def _show_case(seed: int, number: int, save: str | None) -> None:
    kind, data, is_whole = bytes_of(seed, number)
    print(f"{kind}, {len(data):,} bytes, {'undamaged' if is_whole else 'damaged'}")
    if save:
        Path(save).write_bytes(data)
    for row in open_isolated(take(data, name="case", limits=LIMITS)):
        print(repr(row)[:2_000])


def main() -> None:
    """Run from the command line; exit with 1 when a law is broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cases", type=int, default=CASES, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the first, to go on with a run")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed gives other cases")
    parser.add_argument("--json", metavar="FILE", help="write the figures to FILE")
    parser.add_argument("--case", type=int, help="show what one case gives")
    parser.add_argument("--save", metavar="FILE", help="write the bytes of --case to FILE")
    chosen = parser.parse_args()
    if chosen.case is not None:
        _show_case(chosen.seed, chosen.case, chosen.save)
        return
    results = measure(chosen.cases, chosen.seed, chosen.first)
    frame.show(results, chosen.json)
    sys.exit(1 if results[0].figures["breaches"] else 0)


if __name__ == "__main__":
    main()
