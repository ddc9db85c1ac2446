"""Which documents the words on the command line mean.

A folder means the documents in it, whatever its depth, in the order of their names; hidden files
and links inside it are passed over. A pattern that the shell left alone is expanded. A name that
is no file is handed on, so that reading it fails with a sentence of its own; so is a file that
vanishes between this search and its turn.
"""

import glob
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sayso.errors import UsageError

STDIN = "-"
SUFFIXES = (
    ".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff",
    ".webp", ".gif", ".docx", ".odt", ".rtf", ".eml", ".mbox", ".rss", ".atom", ".xml", ".warc",
    ".warc.gz", ".jsonl", ".jsonl.gz", ".txt.gz", ".html.gz", ".zip",
)  # fmt: skip
"""What the names end in that a folder is searched for.

Only a first filter: what a file is, its bytes decide, and one named on the command line is
always read.
"""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read, in order, and the sentences on what was passed over.

    `barren` counts the words on the command line that gave no document at all and the folders that
    could not be searched; `are_several` is true where more than one file may come, be it by a
    folder that happens to hold one.
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
        paths, told, lost = _expand(word)
        found.update(dict.fromkeys(paths))
        barren += lost
        remarks += told
    are_several = len(found) > 1 or any(map(os.path.isdir, words))
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


def _expand(word: str) -> tuple[list[Path], list[str], int]:
    """Return the paths, what to tell, and how much gave nothing."""
    if not word:
        return [], ["An empty word names no document. Give the path of one."], 1
    path = Path(word)
    if os.path.isdir(path):  # noqa: PTH112  # `Path.is_dir` raises where a folder is closed
        return _folder(path)
    if not os.path.lexists(path) and glob.has_magic(word):
        # `Path.glob` knows no absolute patterns.
        try:
            matches = sorted(glob.glob(word, recursive=True))  # noqa: PTH207
        except RecursionError:
            return [], [f"{word} leads through too many folders. Name the folder instead."], 1
        files = [Path(match) for match in matches if os.path.isfile(match)]  # noqa: PTH113
        if not files:
            return [], [f"no file matches {word}. Check the pattern."], 1
        return files, [], 0
    return [path], [], 0


def _folder(folder: Path) -> tuple[list[Path], list[str], int]:
    files: list[Path] = []
    links = others = 0
    closed: list[OSError] = []
    for path in _walk(folder, closed.append):
        if os.path.islink(path):  # noqa: PTH114  # `Path.is_symlink` raises in a closed folder
            links += 1
        elif path.name.lower().endswith(SUFFIXES) and _may_be_file(path):
            files.append(path)
        else:
            others += 1
    remarks = [_closed(error) for error in closed]
    if others or links or not (files or closed):
        remarks.append(_passed_over(folder, links=links, others=others, is_barren=not files))
    return files, remarks, len(closed) or not files


def _walk(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield whatever lies in a folder and is not hidden; links are not followed.

    Folders may lie in each other as deep as they like, which `os.walk` does not stand.
    """
    waiting = [folder]
    while waiting:
        base = waiting.pop()
        try:
            with os.scandir(base) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
            folders = {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
        except OSError as error:
            on_error(error)
            continue
        names = [entry.name for entry in entries if not entry.name.startswith(".")]
        yield from (base / name for name in names if name not in folders)
        waiting += (base / name for name in reversed(names) if name in folders)


def _may_be_file(path: Path) -> bool:
    """Whether a path is a file, or cannot be looked at, which reading it will tell."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True


def _closed(error: OSError) -> str:
    return f"{error.filename} cannot be searched ({error.strerror}). Check its permissions."


def _passed_over(folder: Path, *, links: int, others: int, is_barren: bool) -> str:
    counts = [f"{links} link{'' if links == 1 else 's'}"] if links else []
    if others:
        counts.append("1 file of another kind" if others == 1 else f"{others} files of other kinds")
    kinds = f"A folder is searched for {', '.join(SUFFIXES)}"
    advice = f"{kinds}. Name a file to read it all the same."
    if not is_barren:
        return f"{folder}: passed over {' and '.join(counts)}. {advice}"
    if not counts:
        return f"{folder} holds no documents. {kinds}."
    return f"{folder} holds no documents; passed over {' and '.join(counts)}. {advice}"
