"""RapidOCR, the recogniser that pip alone can install; used where there is no Tesseract.

It gives boxes of line pieces in no order that could be trusted over columns. Words are placed in
them by their letters' share, and the column cutter and the paragraph finder of PDF pages do the
rest. A word's confidence is that of its piece.
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any, Final

from sayso.intake.ocr.reading import Box, Picture, Reading, ReadWord, RecogniserError
from sayso.intake.pdf_columns import find_lines
from sayso.intake.pdf_paragraphs import find_paragraphs
from sayso.intake.pdf_words import Row, Word
from sayso.intake.progress import more_time

_EM: Final = 0.85  # of the height of a piece
_BASELINE: Final = 0.8
_SAME_SIZE: Final = 0.25  # boxes of one size differ so much in height
_SAME_ROW: Final = 0.5  # of the height
_POINTS: Final = 72

Piece = tuple[str, Box, float]
"""Text, box in pixels and confidence of a part of a line."""


def read_with_rapid(picture: Picture, dpi: float, seconds: int) -> Reading:
    """Return what RapidOCR reads; see `reading.Recognise`.

    It cannot be stopped from here and takes three times as long as Tesseract, so it asks for time.
    """
    more_time(2 * seconds)
    try:
        found = _engine()(picture)
    except (RuntimeError, ValueError, ArithmeticError, LookupError, TypeError) as error:
        raise RecogniserError("gave no answer") from error
    if found.boxes is None or found.txts is None:
        return ()
    pieces = [
        (str(text), _hull(corners), float(score))
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
    ]
    return order(pieces, _POINTS / dpi)


@cache
def _engine() -> Any:  # noqa: ANN401  # rapidocr has no types that hold over its versions
    """Return the engine, on one thread: the readers' processes already fill the machine."""
    return import_module("rapidocr").RapidOCR(
        params={
            "Global.log_level": "critical",
            # 3.10 turned upright lines upside down: "Sps ns or t hhe".
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _hull(corners: Any) -> Box:  # noqa: ANN401  # float[4, 2]
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def order(pieces: Iterable[Piece], scale: float = 1.0) -> Reading:
    """Return pieces of lines as paragraphs in reading order; `scale` is points to a pixel."""
    placed = [piece for piece in pieces if piece[0].strip()]
    rows = _rows(placed, scale)
    lines, _ = find_lines(rows)
    return tuple(
        tuple(tuple(_read_word(word) for word in line.words) for _, line in paragraph.lines)
        for paragraph in find_paragraphs([lines])
    )


def _rows(pieces: list[Piece], scale: float) -> list[Row]:
    """Return the words of pieces that stand side by side as rows, from top to bottom."""
    heights = sorted(box[3] - box[1] for _, box, _ in pieces)
    usual = heights[len(heights) // 2] if heights else 0.0
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (_middle(piece), piece[1][0])):
        reach = _SAME_ROW * min(_height(piece), _height(rows[-1][0])) if rows else 0
        if rows and _middle(piece) - _middle(rows[-1][0]) < reach:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [
        tuple(
            word
            for piece in sorted(row, key=lambda piece: piece[1][0])
            for word in _words(piece, _middle(row[0]), usual, scale)
        )
        for row in rows
    ]


def _middle(piece: Piece) -> float:
    return (piece[1][1] + piece[1][3]) / 2


def _height(piece: Piece) -> float:
    return piece[1][3] - piece[1][1]


def _words(piece: Piece, middle: float, usual: float, scale: float) -> list[Word]:
    text, (x0, y0, x1, y1), confidence = piece
    height = y1 - y0
    size = usual if abs(height - usual) <= _SAME_SIZE * usual else height
    step = (x1 - x0) / len(text)
    words: list[Word] = []
    start = 0
    for part in text.split():
        start = text.index(part, start)
        left, right = x0 + start * step, x0 + (start + len(part)) * step
        start += len(part)
        words.append(
            Word(
                text=part,
                x0=left * scale,
                x1=right * scale,
                y=(middle + (_BASELINE - 0.5) * size) * scale,
                em=max(_EM * size * scale, 0.1),
                is_bold=False,
                box=(left, y0, right, y1),
                confidence=confidence,
            )
        )
    return words


def _read_word(word: Word) -> ReadWord:
    return ReadWord(word.text, word.box, word.confidence or 0.0)
