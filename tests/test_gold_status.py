"""The benchmark of evidential status: its items, and that its scorer counts as it says."""

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "gold" / "status"
TEXT = "The mayor denied that the bridge had closed."
ITEM: dict[str, Any] = {
    "id": "1",
    "text": TEXT,
    "span": [22, 43],
    "trigger": [37, 43],
    "source": {"text": "The mayor", "span": [0, 9]},
    "status": "denied",
    "commitment": "CT-",
    "also_status": [],
    "also_commitment": [],
    "cue": True,
    "tags": ["trap"],
}
AUTHORS = ITEM | {"id": "2", "source": "author", "status": "unknown", "commitment": "Uu"}


@pytest.fixture(name="score", scope="module")
def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_status_score", FOLDER / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_labels_given_with_the_span_are_counted(score: ModuleType):
    right = {"1": {"status": "denied", "commitment": "CT-"}, "2": {"status": "unknown"}}
    found = score.scores([ITEM, AUTHORS], right)
    assert (found["status_acc"], found["commit_acc"], found["traps"]) == (100, 50, 100)
    assert score.scores([ITEM, AUTHORS], {})["coverage"] == 0


def test_stances_read_end_to_end_are_found_by_source_and_place(score: ModuleType):
    stances = [
        {"span": [37, 43], "source": "mayor", "status": "denied", "commitment": "CT-"},
        {"span": [0, 16], "source": "author", "status": "asserted", "commitment": "CT+"},
    ]
    given = {"1": {"stances": stances}, "2": {"stances": stances}}
    found = score.scores([ITEM, AUTHORS], given)
    assert (found["coverage"], found["status_acc"], found["CT- f1"]) == (50, 50, 100)


def test_a_second_label_counts_as_right(score: ModuleType):
    also = AUTHORS | {"also_status": ["unconfirmed"]}
    given = {"2": {"status": "unconfirmed", "commitment": "Uu"}}
    assert score.scores([also], given)["status_acc"] == 100


def test_the_items_are_many_hard_and_labelled_twice(score: ModuleType):
    items = score.read_rows(FOLDER / "items.jsonl")
    counts = Counter(item["status"] for item in items)
    assert len(items) >= 400
    assert min(counts.values()) >= 30
    assert sum(not item["cue"] for item in items) >= len(items) / 10
    assert sum("trap" in item["tags"] for item in items) >= len(items) / 10
    assert all(
        {"status", "commitment"} <= item[who].keys()
        for item in items
        for who in ("first", "second")
    )
    assert len(
        {item["text"] + json.dumps(item["span"]) + str(item["source"]) for item in items}
    ) == len(items)
