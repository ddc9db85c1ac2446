"""Clean texts to put damage into, or to find changed without need: Wikinews and the treebanks.

A document is its name and its text, paragraphs parted by blank lines.
"""

import gzip
import hashlib
import json
import lzma
import re
from typing import Final

from benchmarks import frame

Document = tuple[str, str]

NEWS: Final = "clean-news/clean-news.jsonl.gz"
_CORRECTION: Final = re.compile(r"Typo=Yes\b.*\bCorrectForm=([^|\t\n_][^|\t\n]*)")


def is_development(name: str) -> bool:
    """Whether the weights may be fitted on a document of clean-news (`training.repair_weights`)."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0


def news() -> list[Document]:
    """Return the documents of clean-news."""
    with gzip.open(frame.data_file(NEWS), "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    return [
        (document["id"], "\n\n".join(block["text"] for block in document["blocks"]))
        for document in documents
    ]


def treebank(name: str, *, corrected: bool = False) -> list[Document]:
    """Return the documents of a treebank file, `corrected` without the misspellings it marks."""
    documents: list[tuple[str, list[list[str]]]] = []
    with lzma.open(frame.data_file(name), "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                documents.append((line.partition("=")[2].strip(), [[]]))
            elif line.startswith("# newpar"):
                documents[-1][1].append([])
            elif line.startswith("# text = "):
                documents[-1][1][-1].append(line[9:].strip())
            elif corrected and (right := _CORRECTION.search(line)):
                sentences = documents[-1][1][-1]
                sentences[-1] = _with(sentences[-1], line.split("\t")[1], right[1])
    return [
        (document, "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences))
        for document, paragraphs in documents
    ]


def _with(sentence: str, wrong: str, right: str) -> str:
    return re.sub(rf"\b{re.escape(wrong)}\b", lambda _: right, sentence, count=1)
