"""Large initials: the letter several lines high that begins a story goes to its word.

The lines beside it are taken to begin where it begins, so that they do not look indented.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.intake.pdf_words import Row, Word

_LARGE: Final = 1.8  # of the usual size
_CAP_HEIGHT: Final = 0.78  # em, with some room
_NEAR: Final = 1.0  # em of the text beside it
_MAX_INITIALS: Final = 50  # of a page
_OPENERS: Final = "“‘\"'"
_ALONE: Final = frozenset("AIO")  # letters that are words


def join_initials(rows: Sequence[Row], em: float) -> list[Row]:
    """Return the rows with every large initial at the head of its word; `em` is the usual size."""
    found = [
        (i, word)
        for i, row in enumerate(rows)
        for word in row
        if word.em >= _LARGE * em and _is_initial(word.text)
    ]
    joined = list(rows)
    if len(found) > _MAX_INITIALS:
        return joined
    for _, initial in found:
        _join(joined, initial, em)
    return [row for row in joined if row]


def _is_initial(text: str) -> bool:
    letter = text.lstrip(_OPENERS)
    return len(letter) == 1 and letter.isupper() and len(text) <= 2


def _join(rows: list[Row], initial: Word, em: float) -> None:
    """Join one initial with the first of the lines beside it, if there are such lines."""
    top = initial.y - _CAP_HEIGHT * initial.em
    beside: list[tuple[int, int]] = []
    for i, row in enumerate(rows):
        y = row[0].y if row else 0.0
        if row and top <= y <= initial.y + 0.3 * em:
            at = bisect_left([word.x0 for word in row], initial.x1 - 0.3 * em)
            word = row[at] if at < len(row) else None
            if word is initial:
                word, at = (row[at + 1], at + 1) if at + 1 < len(row) else (None, at)
            if word and word.em < 0.6 * initial.em and word.x0 - initial.x1 < _NEAR * em:
                beside.append((i, at))
    if not beside:
        return
    alone = _stands_alone(initial.text, rows, beside[0])
    for place, (i, at) in enumerate(beside):
        row = rows[i]
        word = replace(row[at], x0=initial.x0)
        if not place and alone:
            head = replace(initial, y=word.y, em=word.em, x1=min(initial.x1, row[at].x0))
            words = [head, row[at]]
        elif not place:
            words = [replace(word, text=initial.text + word.text, box=_around(initial, word))]
        else:
            words = [word]
        rows[i] = (*row[:at], *words, *row[at + 1 :])
    for i, row in enumerate(rows):
        if initial in row:
            rows[i] = tuple(word for word in row if word is not initial)


def _stands_alone(letter: str, rows: Sequence[Row], place: tuple[int, int]) -> bool:
    """Whether the initial is a word ("A ship"), by the other words of the page."""
    if letter[-1] not in _ALONE:
        return False
    rest = rows[place[0]][place[1]].text.strip(".,;:!?”’\"'").lower()
    together = (letter[-1] + rest).lower()
    seen = {word.text.strip(".,;:!?“”‘’\"'").lower() for row in rows for word in row}
    others = sum(word.text.strip(".,;:!?“”‘’\"'").lower() == rest for row in rows for word in row)
    return together not in seen and others > 1


def _around(one: Word, other: Word) -> tuple[float, float, float, float]:
    return (
        min(one.box[0], other.box[0]),
        min(one.box[1], other.box[1]),
        max(one.box[2], other.box[2]),
        max(one.box[3], other.box[3]),
    )
