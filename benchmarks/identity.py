"""Who is who across documents: pairs of actors in small contexts, and spellings of names.

The contexts (`gold/identity`) are written for this: look-alikes, brothers, one office in two
decades, bodies and their people, parties and armies, governments of two eras, invented lands. A
pair is judged alone and as it falls when all contexts are gathered at once
(`gathered`). Then 842 spellings of one holder's name and 1,681 look-alikes of the same country,
each as two actors of that country without any context; no table is asked for them. Last, the
development documents of ECB+ as they are read (they have no dates): pairs of named actors of two
documents whose mentions stand in one chain of people or organisations. There, `wrong` counts merges
of two chains that both go through several documents; `unlinked` those where one of the two is not
linked to any other document, which the annotators mostly overlooked.

`merged` is the share of same pairs that become one, `found` of those that are at least shown as
perhaps; `wrong` the share of merges that are wrong, `shown` of different pairs that are shown.

    python -m benchmarks.identity [--json FILE] [--wrong]
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, cast, get_args

import sayso
from benchmarks import frame
from sayso import Record
from sayso.identity.clusters import Links, gather
from sayso.identity.matching import compare_subjects
from sayso.identity.subject import Office, Subject, company_label, person_names, plain_name
from sayso.identity.verdict import Decision, Verdict
from sayso.record.vocabulary import ActorType

GOLD = Path(__file__).parents[1] / "gold" / "identity"
NAMES = "name-variants/pairs.tsv.xz"
ECB = "ecb-plus-dev/dev.jsonl.xz"


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two actors as `context#id`, and whether they are one."""

    first: str
    second: str
    is_same: bool


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures of pairs alone, of all contexts gathered, and of spellings."""
    subjects, pairs = contexts(), gold_pairs()
    data = frame.digest(GOLD / "contexts.txt", GOLD / "pairs.txt")
    alone = [(pair.is_same, _verdict(subjects, pair).decision) for pair in pairs]
    late, late_pairs = contexts("unseen-contexts.txt"), gold_pairs("unseen-pairs.txt")
    unseen = [(pair.is_same, _verdict(late, pair).decision) for pair in late_pairs]
    gathered = _gathered(subjects, pairs)
    spellings = list(_spellings())[: options.documents or None]
    return [
        frame.Measured("Identity, own pairs", _figures(alone), data=data),
        frame.Measured(
            "Identity, own pairs written later",
            _figures(unseen),
            data=frame.digest(GOLD / "unseen-contexts.txt", GOLD / "unseen-pairs.txt"),
        ),
        frame.Measured("Identity, own contexts gathered", _figures(gathered), data=data),
        frame.Measured(
            "Identity, spellings with country",
            _figures(spellings),
            data=f"{NAMES} {frame.digest(frame.data_file(NAMES))}",
        ),
        frame.Measured(
            "Identity, ECB+ as read",
            _ecb_figures(options.documents),
            data=f"{ECB} {frame.digest(frame.data_file(ECB))}",
        ),
        frame.Measured("Identity, 10,000 actors", {"seconds": _seconds()}, data="made up"),
    ]


def _figures(judged: Sequence[tuple[bool, Decision]]) -> frame.Figures:
    same = Counter(decision for is_same, decision in judged if is_same)
    other = Counter(decision for is_same, decision in judged if not is_same)
    merged = same["same"] + other["same"]
    return {
        "pairs": len(judged),
        "merged": same["same"] / same.total(),
        "found": (same["same"] + same["perhaps"]) / same.total(),
        "wrong": other["same"] / merged if merged else 0.0,
        "shown": other["perhaps"] / other.total(),
    }


def _verdict(subjects: dict[str, Subject], pair: GoldPair) -> Verdict:
    return compare_subjects(subjects[pair.first], subjects[pair.second])


def _gathered(
    subjects: dict[str, Subject], pairs: Sequence[GoldPair]
) -> list[tuple[bool, Decision]]:
    clusters = gather(list(subjects.values()), Links())
    place = {
        f"{document}#{actor}": at
        for at, subject in enumerate(clusters.subjects)
        for document, actor in subject.members
    }
    judged: list[tuple[bool, Decision]] = []
    for pair in pairs:
        first, second = sorted((place[pair.first], place[pair.second]))
        decision: Decision = "perhaps" if (first, second) in clusters.doubts else "different"
        judged.append((pair.is_same, "same" if first == second else decision))
    return judged


def _spellings() -> Iterator[tuple[bool, Decision]]:
    with frame.open_text(frame.data_file(NAMES)) as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    for country, name, variant, label in rows:
        first, second = (
            _person(words, country, place) for place, words in enumerate((name, variant))
        )
        yield label == "1", compare_subjects(first, second).decision


def _person(words: str, country: str, place: int) -> Subject:
    full, short = person_names([words])
    return Subject(((f"d{place}", "a1"),), words, "person", full, short, country)


def _seconds() -> float:
    """Return the seconds for 10,000 actors of 1,000 documents with few names among them."""
    given = [f"{a}{b}" for a in ("An", "Ber", "Car", "Da", "E") for b in ("mil", "ta", "vid")]
    family = [f"{a}{b}{c}" for a in ("Kar", "Lin", "Mor", "Tes") for b in ("a", "o", "un")
              for c in ("dek", "mov", "rell", "sson", "vic", "zar")]  # fmt: skip
    subjects = []
    for number in range(10_000):
        name = f"{given[number * 7 % 15]} {family[number * 13 % len(family)]}"
        subject = _person(name, ("KEN", "PER", "NOR")[number % 3], 0)
        office = Office(
            ("minister", "mayor", "judge")[number % 4 % 3], frozenset({"KEN"}), "current"
        )
        subjects.append(
            replace(subject, members=((f"d{number // 10}", f"a{number % 10}"),),
                    offices=frozenset({office}), days=(730_000 + number, 730_000 + number))
        )  # fmt: skip
    started = time.perf_counter()
    gather(subjects, Links())
    return round(time.perf_counter() - started, 1)


# --- ECB+ ---------------------------------------------------------------------------------------

Spot = tuple[str, str]
"""A document and an actor of it."""


def _ecb_figures(documents: int) -> frame.Figures:
    with frame.open_text(frame.data_file(ECB)) as lines:
        rows = [json.loads(line) for line in lines][: documents or None]
    records = [sayso.read(row["text"], name=row["doc"]) for row in rows]
    found = sayso.identities(records)
    identity = {(a.document_name, a.actor): i.id for i in found for a in i.actors}
    likes = {(i.id, like.id) for i in found for like in i.perhaps}
    chain: dict[Spot, set[tuple[str, bool]]] = {}
    for row, record in zip(rows, records, strict=True):
        for spot, told in _spots(row, record):
            if spot in identity:
                chain.setdefault(spot, set()).add(told)
    clear = {spot: next(iter(told)) for spot, told in chain.items() if len(told) == 1}
    counts: Counter[str] = Counter()
    for one, other in combinations(sorted(clear), 2):
        first, second = identity[one], identity[other]
        if one[0] == other[0]:
            continue
        if clear[one][0] == clear[other][0]:
            counts["pairs"] += 1
            counts["one"] += first == second
            counts["like"] += (first, second) in likes
        elif first == second:
            counts["wrong" if clear[one][1] and clear[other][1] else "unlinked"] += 1
    merged = counts["one"] + counts["wrong"] + counts["unlinked"]
    return {
        "pairs": counts["pairs"],
        "merged": counts["one"] / counts["pairs"],
        "found": (counts["one"] + counts["like"]) / counts["pairs"],
        "wrong": counts["wrong"] / merged,
        "unlinked": counts["unlinked"] / merged,
    }


def _spots(row: dict[str, Any], record: Record) -> Iterator[tuple[Spot, tuple[str, bool]]]:
    """Yield the named actor at each mention of people and bodies, with its chain."""
    for mention in row["mentions"]:
        if not mention["type"].startswith("HUMAN_PART"):
            continue
        start, end = mention["spans"][0][0], mention["spans"][-1][1]
        for actor in record.actors:
            heads = [m.head for m in actor.mentions if m.kind == "name"]
            if any(start <= head[0] and head[1] <= end for head in heads):
                yield (row["doc"], actor.id), (mention["chain"], bool(mention["cross"]))


# --- the gold -----------------------------------------------------------------------------------


def gold_pairs(name: str = "pairs.txt") -> list[GoldPair]:
    """Return the pairs in the order of the file."""
    rows = [line.split() for line in _lines(name)]
    return [GoldPair(first, second, label == "same") for first, second, label in rows]


def contexts(name: str = "contexts.txt") -> dict[str, Subject]:
    """Return the actors of all contexts by `context#id`, each with the company it keeps."""
    found: dict[str, Subject] = {}
    document, day = "", 0
    for line in _lines(name):
        if line.startswith("@"):
            document, written = line[1:].split()
            day = date.fromisoformat(written).toordinal()
            continue
        subject = _subject(document, day, [cell.strip() for cell in line.split("|")])
        found[f"{document}#{subject.members[0][1]}"] = subject
    labels = {key: company_label(s.name, s.type, s.key, s.sectors) for key, s in found.items()}
    company: dict[str, set[str]] = {}
    for key, label in labels.items():
        company.setdefault(key.split("#")[0], set()).update([label] if label else [])
    return {
        key: replace(subject, company=frozenset(company[key.split("#")[0]] - {labels[key] or ""}))
        for key, subject in found.items()
    }


def _lines(name: str) -> list[str]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _subject(document: str, day: int, cells: Sequence[str]) -> Subject:
    actor, names, kind, country, roles, gender, sectors, key = (*cells, "")[:8]
    assert kind in get_args(ActorType), kind
    written = [name.strip() for name in names.split(";")]
    full, short = person_names(written) if kind == "person" else (
        frozenset(map(plain_name, written)), frozenset()
    )  # fmt: skip
    return Subject(
        members=((document, actor),),
        name=written[0],
        type=cast("ActorType", kind),
        names=full,
        surnames=frozenset() if full else short,
        country=country or None,
        sectors=frozenset(filter(None, sectors.split())),
        offices=frozenset(_office(role) for role in roles.split(";") if role.strip()),
        gender=gender[:1] or None,
        gender_by=("title" if gender.endswith("t") else "name") if gender else None,
        key=key or None,
        days=(day, day),
    )


def _office(words: str) -> Office:
    role, _, of = words.strip().partition("@")
    return Office(role, frozenset(filter(None, [of.strip()])), "current")


def show_wrong(prefix: str = "") -> None:
    """Print the pairs that are not as the gold has them, with the reasons."""
    subjects = contexts(f"{prefix}contexts.txt")
    for pair in gold_pairs(f"{prefix}pairs.txt"):
        verdict = _verdict(subjects, pair)
        if (verdict.decision == "same") != pair.is_same:
            label = "same" if pair.is_same else "different"
            print(f"{pair.first} {pair.second}: {label}, judged {verdict.decision}", end=" ")
            print(f"({verdict.score}): {'; '.join(verdict.reasons)}")


if __name__ == "__main__":
    if "--wrong" in sys.argv:
        show_wrong()
        show_wrong("unseen-")
    else:
        frame.main(run, __doc__)
