"""Which documents the words on the command line mean.

A folder means the documents in it, whatever its depth, in the order of their names; hidden files
and links inside it are passed over. A pattern that the shell left alone is expanded. A name that
is no file is handed on, so that reading it fails with a sentence of its own.
"""

import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sayso.errors import UsageError

STDIN = "-"
SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".pdf"})
"""Names that a folder is searched for; a file named on the command line is always read."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read, in order, and the sentences on what was passed over.

    `barren` counts the words on the command line that gave no document at all; `are_several` is
    true where more than one document may come, be it by a folder that happens to hold one.
    """

    sources: tuple[str | Path, ...]
    remarks: tuple[str, ...]
    barren: int
    are_several: bool


def find_inputs(words: Sequence[str]) -> Inputs:
    """Return the documents that the arguments mean, each once."""
    found: dict[str | Path, None] = {}
    remarks: list[str] = []
    barren = 0
    for word in words:
        if word == STDIN:
            found.setdefault(STDIN)
            continue
        paths, remark = _expand(word)
        found.update(dict.fromkeys(paths))
        barren += not paths
        remarks += [remark] if remark else []
    are_several = len(found) > 1 or any(Path(word).is_dir() for word in words)
    return Inputs(tuple(found), tuple(remarks), barren, are_several)


def check_date(value: str) -> str:
    """Return `value` as an ISO date or date-time; raise `UsageError` with the way to say it."""
    problem = _date_problem(value)
    if problem:
        message = (
            f"--published {value!r}: {problem}. Write a date such as 2023-06-25, "
            "or a date and time such as 2023-06-25T14:30."
        )
        raise UsageError(message)
    return value.replace(" ", "T")


def _date_problem(value: str) -> str | None:
    if not _DATE.fullmatch(value):
        return "this is no ISO date"
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return "the calendar has no such day"
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return "the day has no such time"
    return None


def _expand(word: str) -> tuple[list[Path], str | None]:
    path = Path(word)
    if path.is_dir():
        return _folder(path)
    if not os.path.lexists(path) and glob.has_magic(word):
        # `Path.glob` knows no absolute patterns.
        matches = [Path(match) for match in sorted(glob.glob(word, recursive=True))]  # noqa: PTH207
        files = [match for match in matches if match.is_file()]
        if not files:
            return [], f"no file matches {word}. Check the pattern."
        return files, None
    return [path], None


def _folder(folder: Path) -> tuple[list[Path], str | None]:
    files: list[Path] = []
    others = 0
    for path in _walk(folder):
        if path.suffix.lower() in SUFFIXES:
            files.append(path)
        else:
            others += 1
    kinds = ", ".join(sorted(SUFFIXES))
    if not files:
        return [], f"{folder} holds no documents. A folder is searched for {kinds}."
    if others:
        passed = "1 file of another kind" if others == 1 else f"{others} files of other kinds"
        return files, (
            f"{folder}: passed over {passed}; a folder is searched for {kinds}. "
            "Name a file to read it all the same."
        )
    return files, None


def _walk(folder: Path) -> Iterator[Path]:
    for base, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(base, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path
