"""Identity of events: which mentions in a passage are one happening (`gold/events/identity.txt`).

Raw passages go through the whole walk. Over the marked mentions that head an event or stand among
its mentions: `recall` and `precision` of the pairs that the gold groups, `f1` of both; `found` is
the share of marked mentions that were read as events at all; `whole` the share of passages with all
marked mentions found and grouped as the gold has it.

    python -m benchmarks.event_identity [--json FILE] [--documents N]
"""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from benchmarks import frame
from sayso.record.record import Record
from sayso.record.vocabulary import Span

GOLD = Path(__file__).parents[1] / "gold" / "events" / "identity.txt"
_MARK = re.compile(r"\[(\d) ([^\]]+)\]")


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the pair scores over all passages."""
    from sayso.reader import read  # loads the model

    passages = list(read_passages(GOLD))[: options.documents or None]
    right = wrong = missed = found = marked = whole = 0
    for text, marks in passages:
        record = read(text, repair="none")
        groups = [(number, _event_at(record, span)) for number, span in marks]
        told = [(number, event) for number, event in groups if event is not None]
        marked += len(marks)
        found += len(told)
        errors = 0
        for (one, first), (other, second) in combinations(told, 2):
            right += one == other and first == second
            wrong += one != other and first == second
            missed += one == other and first != second
            errors += (one == other) != (first == second)
        whole += errors == 0 and len(told) == len(marks)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    figures = {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "found": found / max(1, marked),
        "whole": whole / len(passages),
        "passages": float(len(passages)),
    }
    return [frame.Measured("own passages, identity of events", figures)]


def read_passages(path: Path) -> Iterator[tuple[str, list[tuple[str, Span]]]]:
    """Yield each passage without marks, with number and span of every marked word."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield _unmarked(" ".join(lines).replace(" | ", "\n\n"))


def _unmarked(text: str) -> tuple[str, list[tuple[str, Span]]]:
    out: list[str] = []
    marks: list[tuple[str, Span]] = []
    size = at = 0
    for mark in _MARK.finditer(text):
        out += [text[at : mark.start()], mark.group(2)]
        size += mark.start() - at
        marks.append((mark.group(1), (size, size + len(mark.group(2)))))
        size += len(mark.group(2))
        at = mark.end()
    out.append(text[at:])
    return "".join(out), marks


def _event_at(record: Record, span: Span) -> str | None:
    """Return the event that is headed at a word, else one that mentions it."""
    for event in record.events:
        if event.head[0] < span[1] and span[0] < event.head[1]:
            return event.id
    for event in record.events:
        if any(a < span[1] and span[0] < b for a, b in event.mentions):
            return event.id
    return None


if __name__ == "__main__":
    frame.main(run, __doc__)
