"""Tesseract, called as a program over pipes; nothing is written to disk.

It is one of its own threads only, as the readers' processes already fill the machine. The answer
is its table (TSV): a row for each page, block, paragraph, line and word, in reading order.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from sayso.intake.ocr.reading import Box, Picture, Reading, ReadLine, ReadWord, RecogniserError

LONGEST_SIDE: Final = 32_767  # pixels
_WORD_LEVEL: Final = "5"
_COLUMNS: Final = 12


def find_tesseract() -> str | None:
    """Return the absolute path of the program, `None` when it is not installed."""
    path = shutil.which("tesseract")
    return str(Path(path).absolute()) if path else None


def read_with_tesseract(picture: Picture, dpi: float, seconds: int) -> Reading:
    """Return what Tesseract reads; see `reading.Recognise`.

    Page segmentation is 1: columns are found, and a page that lies on its side is turned. Without
    the data for orientation (`osd`) Tesseract goes on as if every page stood upright.
    """
    program = find_tesseract()
    if program is None:
        raise RecogniserError("found no Tesseract")
    if max(picture.shape) > LONGEST_SIDE:
        raise RecogniserError(f"takes pictures of at most {LONGEST_SIDE:,} pixels a side")
    # --dpi wins over what it would else guess from the letters it finds.
    command = [program, "-", "-", "-l", "eng", "--psm", "1", "--dpi", str(round(dpi)), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  # an absolute path and words of our own
            command,
            input=_pgm(picture),
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RecogniserError(f"took longer than {seconds} s") from error
    except OSError as error:
        raise RecogniserError("could not be started") from error
    if done.returncode != 0:
        raise RecogniserError(_complaint(done.stderr))
    return parse_table(done.stdout.decode("utf-8", errors="replace"))


def _pgm(picture: Picture) -> bytes:
    """Return the picture as PGM: no packing to pay for on either side."""
    rows, columns = picture.shape
    return b"P5 %d %d 255\n" % (columns, rows) + picture.tobytes()


def _complaint(stderr: bytes) -> str:
    if b"eng.traineddata" in stderr:
        return "lacks English (on Debian: apt-get install tesseract-ocr-eng)"
    return "gave no answer"


def parse_table(table: str) -> Reading:
    """Return the words of Tesseract's table, in lines and paragraphs, as it ordered them.

    Rows that are no words, or not as they should be, are passed over.
    """
    paragraphs: list[tuple[ReadLine, ...]] = []
    lines: list[ReadLine] = []
    words: list[ReadWord] = []
    paragraph: list[str] | None = None
    line: list[str] | None = None
    for row in table.split("\n"):
        cells = row.split("\t", _COLUMNS - 1)
        word = _word(cells)
        if word is None:
            continue
        if cells[1:5] != line and words:
            lines.append(tuple(words))
            words = []
        if cells[1:4] != paragraph and lines:
            paragraphs.append(tuple(lines))
            lines = []
        paragraph, line = cells[1:4], cells[1:5]
        words.append(word)
    if words:
        paragraphs.append((*lines, tuple(words)))
    return tuple(paragraphs)


def _word(cells: list[str]) -> ReadWord | None:
    if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL:
        return None
    text = "".join(cells[11].split())  # a word holds no white space
    box = _box(cells[6:10])
    try:
        confidence = float(cells[10])
    except ValueError:
        return None
    if not text or box is None or not 0 <= confidence <= 100:
        return None
    return ReadWord(text, box, confidence / 100)


def _box(cells: list[str]) -> Box | None:
    """Return the box of a row's left, top, width and height."""
    if not all(cell.isascii() and cell.isdigit() and len(cell) < 9 for cell in cells):
        return None
    left, top, width, height = map(float, cells)
    return left, top, left + width, top + height
