"""Repair: damage put into clean news, clean text of other kinds, old print.

Everything goes through the whole of repair at the level `auto`, layout and all. Damage
(`benchmarks.damage`, two draws, without and with one scanner's habits) is put into that half of
`clean-news` from which no weight was fitted; `false` are words changed without need in 10,000, in
the damaged texts and in the clean ones. Old print (HIPE-OCRepair 2026, BLN600) gives the character
error before and after, and the words broken in 10,000. `words/s` is of repair alone.
Doubtful words are shown to the encoder, as when a document is read; in the rows "word lists alone"
they are not. News has slips of its own, and mending one counts as false; "corrected text" has none.

    python -m benchmarks.repair [--documents N] [--json FILE]
"""

import json
import lzma
import time
from collections.abc import Iterable, Sequence
from typing import Any, Final

from benchmarks import frame
from benchmarks.clean_text import NEWS, is_development, news, treebank
from benchmarks.damage import damage
from sayso.intake import open_text
from sayso.language.fluency import fluency
from sayso.record.types import Edit
from sayso.repair import repair_source
from sayso.repair.lexical.judging import Judge

Item = dict[str, Any]  # Any: a line of JSON

OLD: Final = ("ocr-hipe2026/dev.jsonl.xz", "ocr-bln600-seq/dev.jsonl.xz")
TREEBANKS: Final = ("ud-gum/dev.conllu.xz", "ud-ewt/dev.conllu.xz")
LAYOUT: Final = ("unwrap", "dehyphenate", "drop")


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures of damaged, clean and old texts."""
    reports = [document for document in news() if not is_development(document[0])]
    reports = reports[: options.documents or None]
    digest = frame.digest(frame.data_file(NEWS))
    fluency([("It rained.", (3, 9))])  # loads the model, which is not timed
    rows = []
    for way, judge in (("", fluency), (", word lists alone", None)):
        rows += [
            _damaged(f"damage at random{way}", reports, digest, judge, has_habits=False),
            _damaged(f"damage by one scanner{way}", reports, digest, judge, has_habits=True),
            _clean(f"clean news{way}", reports, digest, judge),
        ]
    corrected = treebank(TREEBANKS[0], corrected=True)[: options.documents or None]
    found = frame.digest(frame.data_file(TREEBANKS[0]))
    for way, judge in (("", fluency), (", word lists alone", None)):
        name = f"damage in corrected text, ud-gum dev{way}"
        rows.append(_damaged(name, corrected, found, judge, has_habits=False))
    for name in TREEBANKS:
        clean = treebank(name)[: options.documents or None]
        found = frame.digest(frame.data_file(name))
        rows.append(_clean(f"clean text, {name.partition('/')[0]} dev", clean, found, fluency))
    rows += [_old(name, options.documents) for name in OLD]
    return rows


def _damaged(
    name: str,
    documents: Sequence[tuple[str, str]],
    digest: str,
    judge: Judge | None,
    *,
    has_habits: bool,
) -> frame.Measured:
    gold: list[Item] = [
        damage(text, f"{document}-{draw}", has_habits=has_habits).item(f"{document}-{draw}", text)
        for document, text in documents
        for draw in (1, 2)
    ]
    figures, seconds = _scored(gold, judge)
    words = sum(len(item["damaged"].split()) for item in gold)
    chosen = {
        "fixed %": 100 * figures["fixed"],
        "wrong %": 100 * figures["wrong"],
        "false": figures["false_per_10k"],
        "sure right %": 100 * (figures.get("sure_precision") or 0),
        "words/s": words / seconds,
    }
    chosen |= {kind: 100 * part["fixed"] for kind, part in sorted(figures["kinds"].items())}
    return frame.Measured(name, chosen, data=digest)


def _clean(
    name: str, documents: Iterable[tuple[str, str]], digest: str, judge: Judge | None
) -> frame.Measured:
    gold: list[Item] = [
        {"id": document, "damaged": text, "clean": text, "defects": []}
        for document, text in documents
    ]
    figures, seconds = _scored(gold, judge)
    words = sum(len(item["damaged"].split()) for item in gold)
    chosen = {"false": figures["false_per_10k"], "words/s": words / seconds}
    return frame.Measured(name, chosen, data=digest)


def _old(name: str, limit: int) -> frame.Measured:
    path = frame.data_file(name)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines][: limit or None]
    figures, _ = _scored(gold, fluency)
    chosen = {
        "CER before": 100 * figures["cer_before"],
        "CER after": 100 * figures["cer_after"],
        "preference": figures["preference"],
        "broken": figures["words_broken_per_10k"],
    }
    return frame.Measured(f"old print, {name.partition('/')[0]}", chosen, data=frame.digest(path))


def _scored(
    gold: list[Item], judge: Judge | None
) -> tuple[dict[str, Any], float]:  # Any: as the scorer gives it
    predicted: list[Item] = []
    seconds = 0.0
    for item in gold:
        source = open_text(item["damaged"])
        started = time.perf_counter()
        repaired = repair_source(source, "auto", judge)
        seconds += time.perf_counter() - started
        predicted.append({"id": item["id"], "edits": _edits(repaired.text, repaired.edits)})
    figures, _ = frame.scorer("eval_repair").score(gold, predicted)
    return figures, seconds


def _edits(text: str, edits: Sequence[Edit]) -> list[Item]:
    """Return the repairs as the scorer wants them; line ends and breaks are layout."""
    found: list[Item] = []
    shift = 0
    for edit in edits:
        start = edit.span[0] + shift
        end = start + len(edit.was)
        shift = end - edit.span[1]
        if edit.kind in LAYOUT or (edit.kind == "space" and not _shows(text, edit)):
            continue
        found.append(
            {
                "start": start,
                "end": end,
                "new": text[edit.span[0] : edit.span[1]],
                "kind": edit.kind,
                "confidence": edit.confidence,
            }
        )
    return found


def _shows(text: str, edit: Edit) -> bool:
    """Whether an edit of white space changes more than its width."""
    now = text[edit.span[0] : edit.span[1]]
    return bool(now.strip() or edit.was.strip()) or bool(now) != bool(edit.was)


if __name__ == "__main__":
    frame.main(run, __doc__)
