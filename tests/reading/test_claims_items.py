"""Status and commitment of our own items, read from text alone by actors, statements and claims.

The items (`gold/status/items.jsonl`) have the form of the scorer's gold: a proposition with its
trigger word, a source, status and commitment, acceptable second labels, tags.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest

from sayso.record.types import Claim, Stance
from sayso.record.vocabulary import Commitment, Status

Item = dict[str, Any]
FOLDER = Path(__file__).parents[2] / "gold" / "status"
ITEMS: list[Item] = [
    json.loads(line) for line in (FOLDER / "items.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_items_are_well_formed_and_cover_every_status():
    for item in ITEMS:
        start, end = item["trigger"]
        assert item["text"][start:end].strip() == item["text"][start:end] != ""
        assert item["span"][0] <= start < end <= item["span"][1]
        if item["source"] != "author":
            a, b = item["source"]["span"]
            assert item["text"][a:b] == item["source"]["text"]
        assert item["status"] in get_args(Status)
        assert item["commitment"] in get_args(Commitment)
    assert {item["status"] for item in ITEMS} == set(get_args(Status))
    assert len({item["id"] for item in ITEMS}) == len(ITEMS)


def reads(item: Item) -> bool:
    """Whether status and commitment of the item are read as labelled."""
    from sayso.language import analyse
    from sayso.reading.actors import read_actors
    from sayso.reading.claims import read_claims
    from sayso.reading.statements import read_statements

    analysis = analyse(item["text"])
    actors = read_actors(analysis, published=None)
    statements = read_statements(analysis, actors)
    claims = read_claims(analysis, statements, actors)
    statuses = {item["status"], *item["also_status"]}
    commitments = {item["commitment"], *item["also_commitment"]}
    found = answer(item, claims)
    return found is not None and found.status in statuses and found.commitment in commitments


def answer(item: Item, claims: Iterable[Claim]) -> Stance | None:
    """The stance of the item's voice towards the claim at its trigger: the author's or the last."""
    for claim in claims:
        if claim.head == tuple(item["trigger"]):
            return claim.stances[0] if item["source"] == "author" else claim.stances[-1]
    return None


def require_model() -> None:
    from importlib.resources import files

    if not (files("sayso.language") / "data" / "model.onnx").is_file():
        pytest.skip("no model file is present: build one with `python -m training`")


@pytest.mark.parametrize("tag", ["trap", "hearsay", "evidence"])
def test_a_sample_is_read_from_text(tag):
    require_model()
    sample = [item for item in ITEMS if tag in item["tags"]][:12]
    right = sum(map(reads, sample))
    assert right >= 0.75 * len(sample)


@pytest.mark.slow
def test_all_items_are_read_from_text():
    require_model()
    wrong = Counter(item["status"] for item in ITEMS if not reads(item))
    assert sum(wrong.values()) <= 0.12 * len(ITEMS), wrong
