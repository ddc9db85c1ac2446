"""Figures on the data that ship with the tests: what the gate holds in every run of the tests.

Trees and names: two news documents of UD English GUM (1,720 words, `tests/data/gum-news`), read
with their own words and as raw text. Records: paragraphs written for Sayso with what a careful
reader finds in them (`tests/data/own/paragraphs.toml`). Small sets: they tell a drop, they rank
nothing.

    python -m benchmarks.small [--json FILE]
"""

import csv
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import sayso
from benchmarks import frame, scores
from sayso import Record, Stance
from sayso.language import analyse, analyse_given
from sayso.language.analysis import Analysis
from sayso.language.conllu import GivenWords, given_analysis, read_conllu

DATA = Path(__file__).parents[1] / "tests" / "data"
TREES, NAMES = DATA / "gum-news" / "trees.conllu", DATA / "gum-news" / "names.tsv"
PARAGRAPHS = DATA / "own" / "paragraphs.toml"
FILES = (TREES, NAMES, PARAGRAPHS)


def run(options: frame.Options) -> list[frame.Measured]:
    """Return all figures; every one is in per cent."""
    del options  # the sets are small, they are always read whole
    data = frame.digest(*FILES)
    return [
        frame.Measured("GUM news, gold words", tree_figures(analyse_given), data=data),
        frame.Measured("GUM news, raw text", tree_figures(_analyse_text), data=data),
        frame.Measured("GUM news, names (silver)", name_figures(), data=data),
        frame.Measured("own paragraphs", record_figures(), data=data),
    ]


@cache
def documents() -> tuple[GivenWords, ...]:
    """Return the documents of the trees."""
    with TREES.open(encoding="utf-8") as lines:
        return tuple(read_conllu(lines))


def _analyse_text(given: GivenWords) -> Analysis:
    return analyse(given.text)


def tree_figures(read: Callable[[GivenWords], Analysis]) -> frame.Figures:
    """Return words, sentences, tags, lemmas and arcs, averaged over words of both documents."""
    sums: dict[str, float] = {}
    total = sum(len(given.form) for given in documents())
    for given in documents():
        for name, score in scores.tree_scores(read(given), given_analysis(given)).items():
            sums[name] = sums.get(name, 0.0) + score * len(given.form) / total
    return sums


def name_figures() -> frame.Figures:
    """Return F1 of person, place and organisation names, with the sets' own words."""
    gold = _gold_names()
    found: set[tuple[int, int, str]] = set()
    base = 0
    for given in documents():
        analysis = analyse_given(given)
        found |= {
            (base + name.start, base + name.end, _simple(name.label)) for name in analysis.names
        }
        base += len(given.form)
    kept = {name for name in found if name[2] in ("PER", "LOC", "ORG")}
    return {"names F1": scores.f1(kept, gold)}


def _simple(label: str) -> str:
    return "LOC" if label == "FAC" else label


def _gold_names() -> set[tuple[int, int, str]]:
    with NAMES.open(encoding="utf-8", newline="") as lines:
        rows = [
            row
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if len(row) == 2
        ]
    names: set[tuple[int, int, str]] = set()
    for index, (_, tag) in enumerate(rows):
        if tag.startswith("B-"):
            end = index + 1
            while end < len(rows) and rows[end][1].startswith("I-"):
                end += 1
            names.add((index, end, tag[2:]))
    return {name for name in names if name[2] in ("PER", "LOC", "ORG")}


# --- records ------------------------------------------------------------------------------------


@dataclass(slots=True)
class Tally:
    """How many of the expected things were found, by kind."""

    right: dict[str, int]
    total: dict[str, int]
    missed: list[str]

    def count(self, kind: str, text: str, expected: object, *, found: bool) -> None:
        """Count one expected thing."""
        self.right[kind] = self.right.get(kind, 0) + found
        self.total[kind] = self.total.get(kind, 0) + 1
        if not found:
            self.missed.append(f"{kind}: {expected} in {text!r}")


def record_figures() -> frame.Figures:
    """Return the share of the expected things that records hold, by kind."""
    tally = tally_of_records()
    return {kind: scores.share(tally.right[kind], tally.total[kind]) for kind in tally.total}


def tally_of_records() -> Tally:
    """Read every paragraph and count what is expected of it."""
    tally = Tally({}, {}, [])
    for paragraph in tomllib.loads(PARAGRAPHS.read_text(encoding="utf-8"))["paragraph"]:
        record = sayso.read(paragraph["text"], published=paragraph["published"])
        for kind, is_found in EXPECTED.items():
            for expected in paragraph.get(kind, ()):
                found = is_found(record, expected)
                tally.count(kind, record.text, expected, found=found)
    return tally


def has_actor(record: Record, name: str) -> bool:
    """Whether exactly one actor bears the name."""
    return sum(name in (actor.name, *actor.aliases) for actor in record.actors) == 1


def has_time(record: Record, expected: list[str]) -> bool:
    """Whether a time with these words has the value."""
    words, value = expected
    return any(
        record.words(time.span).endswith(words) and value in ("*", time.value)
        for time in record.times
    )


def has_statement(record: Record, expected: list[str]) -> bool:
    """Whether a statement has this source and mode, and content that begins and ends so."""
    source, mode, first, last = expected
    return any(
        (record.words(statement.source.span) if statement.source.span else "") == source
        and statement.mode == mode
        and _trimmed(record, statement.content).startswith(first)
        and _trimmed(record, statement.content).endswith(last)
        for statement in record.statements
    )


def _trimmed(record: Record, content: Iterable[tuple[int, int]]) -> str:
    return (
        " ".join(record.words(span) for span in content).strip("“”\"'‘’., ").removeprefix("that ")
    )


def has_stance(record: Record, expected: list[str]) -> bool:
    """Whether the claim headed by this word has a stance of this voice with this status."""
    head, voice, status = expected
    return any(
        stance.status == status and _is_voice(record, stance, voice)
        for claim in record.claims
        if record.words(claim.head) == head
        for stance in claim.stances
    )


def _is_voice(record: Record, stance: Stance, voice: str) -> bool:
    if voice in ("author", "unnamed"):
        return stance.source == voice
    if stance.source == "author":
        return False
    statements = [s for s in record.statements if s.id == stance.statement and s.source.span]
    said_by = [record.words(s.source.span) for s in statements if s.source.span]
    names = [actor.name for actor in record.actors if actor.id == stance.source]
    return any(voice.lower() in words.lower() for words in said_by + names)


def has_event(record: Record, expected: list[str]) -> bool:
    """Whether an event of this type is headed by this word."""
    head, kind = expected
    return any(event.type == kind and record.words(event.head) == head for event in record.events)


EXPECTED: dict[str, Callable[[Record, Any], bool]] = {  # Any: a row of the file, a name or a list
    "actors": has_actor,
    "times": has_time,
    "statements": has_statement,
    "stances": has_stance,
    "events": has_event,
}

if __name__ == "__main__":
    frame.main(run, __doc__)
