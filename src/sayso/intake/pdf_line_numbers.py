"""Line numbers of transcripts and court papers: a column of numbers in order, left of all text."""

from collections.abc import Sequence
from typing import Final

from sayso.intake.pdf_words import Row

_FEWEST: Final = 8  # on a page
_GAP: Final = 0.8  # em between a number and the text
_STEPS: Final = (1, 5)  # every line is numbered, or every fifth


def part_line_numbers(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows of a page without line numbers, and the line numbers, each as a row."""
    numbered = [(i, int(row[0].text)) for i, row in enumerate(rows) if _is_number(row[0].text)]
    places = max((_in_order(numbered, step) for step in _STEPS), key=len)
    if len(places) < _FEWEST or not _stand_apart(rows, set(places)):
        return list(rows), []
    numbers: list[Row] = [(rows[i][0],) for i in places]
    taken = set(places)
    left = [row[1:] if i in taken else row for i, row in enumerate(rows)]
    return [row for row in left if row], numbers


def _is_number(text: str) -> bool:
    return len(text) < 4 and text.isascii() and text.isdigit()


def _in_order(numbered: list[tuple[int, int]], step: int) -> list[int]:
    """Return the places of the longest run of numbers that grow by `step`."""
    best: list[int] = []
    run: list[int] = []
    last = 0
    for place, number in numbered:
        if not run or number != last + step:
            run = []
        run.append(place)
        last = number
        best = run if len(run) > len(best) else best
    return best


def _stand_apart(rows: Sequence[Row], places: set[int]) -> bool:
    """Whether the numbers end well before any text between them begins."""
    first, last = min(places), max(places)
    right = max(rows[i][0].x1 for i in places)
    em = max(rows[i][0].em for i in places)
    starts = [
        row[1].x0 if i in places else row[0].x0
        for i, row in enumerate(rows[first : last + 1], start=first)
        if i not in places or len(row) > 1
    ]
    return bool(starts) and min(starts) - right >= _GAP * em
