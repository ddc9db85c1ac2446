"""Articles of about 600 words, for speed and for the laws of reading.

From the Wikinews reports of `clean-news`, cut after the block in which the 600th word stands; where
that set is not at hand, the accounts that ship with Sayso.
"""

import json
from importlib.resources import files
from pathlib import Path

from benchmarks import frame

WORDS = 600
SET = "clean-news/clean-news.jsonl.gz"


def articles(limit: int = 0) -> tuple[list[str], str]:
    """Return the articles and the digest of where they come from."""
    if not frame.has_data(SET):
        return _shipped(), "shipped examples"
    path = frame.data_file(SET)
    with frame.open_text(path) as lines:
        documents = [json.loads(line) for line in lines]
    texts = [_cut([block["text"] for block in document["blocks"]]) for document in documents]
    whole = [text for text in texts if count(text) >= WORDS]
    return whole[: limit or None], frame.digest(path)


def count(text: str) -> int:
    """Return the number of words: runs of characters that are not white space."""
    return len(text.split())


def _cut(blocks: list[str]) -> str:
    kept: list[str] = []
    words = 0
    for block in blocks:
        if words >= WORDS:
            break
        kept.append(block)
        words += count(block)
    return "\n\n".join(kept)


def _shipped() -> list[str]:
    folder = Path(str(files("sayso") / "examples"))
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
