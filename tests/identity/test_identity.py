"""Who is who across documents: verdicts, sets, ids, decisions."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import sayso
from benchmarks.identity import contexts, gold_pairs
from sayso.identity import parse_decisions
from sayso.identity.clusters import Links, gather
from sayso.identity.matching import compare_subjects
from sayso.record.types import Actor, Fact, Known, Mention, Role
from tests.build import record_of
from tests.timing import within

ACTORS: dict[str, dict[str, Any]] = {
    "one": {
        "Mara Linde": {"country": "KEN", "role": "minister"},
        "Harbour Guard": {"type": "armed_group", "country": "KEN"},
        "Tomas Rell": {"country": "KEN"},
    },
    "two": {
        "Mara Linde": {"country": "KEN"},
        "Tomas Rell": {"country": "PER"},
        "Harbour Guard": {"type": "armed_group", "country": "KEN"},
    },
    "three": {"Jonas Rell": {"country": "KEN"}, "Mara Linde": {"country": "KEN"}},
}


def record(name: str, actors: dict[str, dict[str, Any]], published: str | None = None) -> Any:
    """A record whose text is the names of its actors."""
    text = " and ".join(actors) + f" spoke in {name}."
    built = []
    for number, (words, told) in enumerate(actors.items(), start=1):
        start = text.index(words)
        span = (start, start + len(words))
        role = told.get("role")
        roles = (
            (Role(role=role, of=None, of_text="Kenya", status="current", span=span, rule="t"),)
            if role
            else ()
        )
        key = told.get("key")
        known = Known(key=key, name=words, as_of=None, rule="t") if key else None
        built.append(
            Actor(
                id=f"a{number}",
                name=words,
                type=told.get("type", "person"),
                country=told.get("country"),
                mentions=(Mention(span=span, head=span, kind="name"),),
                aliases=tuple(told.get("aliases", ())),
                roles=roles,
                known=known,
            )
        )
    made = record_of(text, actors=tuple(built))
    document = made.document
    fact = Fact(value=published, from_="given") if published else None
    from msgspec import structs

    return structs.replace(made, document=structs.replace(document, name=name, published=fact))


def records() -> list[Any]:
    return [record(name, actors) for name, actors in ACTORS.items()]


def by_name(found: tuple[sayso.Identity, ...], name: str) -> list[sayso.Identity]:
    return [identity for identity in found if identity.name == name]


def test_every_pair_of_the_gold_is_judged_as_well_as_it_was():
    subjects = contexts()
    judged = [
        (pair.is_same, compare_subjects(subjects[pair.first], subjects[pair.second]).decision)
        for pair in gold_pairs()
    ]
    assert len(judged) >= 150
    wrong = [decision for is_same, decision in judged if not is_same and decision == "same"]
    assert wrong == []
    merged = sum(decision == "same" for is_same, decision in judged if is_same)
    assert merged / sum(is_same for is_same, _ in judged) >= 0.9


def test_a_verdict_does_not_depend_on_the_order_of_the_two():
    subjects = contexts()
    for pair in gold_pairs():
        first, second = subjects[pair.first], subjects[pair.second]
        assert compare_subjects(first, second) == compare_subjects(second, first), pair


def test_gathering_merges_no_different_pair():
    subjects = contexts()
    clusters = gather(list(subjects.values()), Links())
    place = {m: at for at, s in enumerate(clusters.subjects) for m in s.members}
    for pair in gold_pairs():
        if not pair.is_same:
            first, second = subjects[pair.first].members[0], subjects[pair.second].members[0]
            assert place[first] != place[second], pair


def test_reasons_are_plain_sentences():
    one, two, _ = records()
    verdict = sayso.compare_actors(one, "a1", two, "a1")
    assert verdict.decision == "same"
    company = "both documents name harbour guard and tomas rell"
    assert verdict.reasons == ("the full names are equal", "both of Kenya", company)
    verdict = sayso.compare_actors(one, "a3", two, "a2")
    assert verdict.decision == "different"
    assert verdict.reasons == ("one is of Kenya, the other of Peru",)


def test_an_actor_that_is_not_there_or_has_no_name_is_told():
    one, two, _ = records()
    with pytest.raises(sayso.RecordError):
        sayso.compare_actors(one, "a9", two, "a1")
    with pytest.raises(sayso.RecordError, match="a1 has no name"):
        sayso.compare_actors(one, "a1", record("x", {"...": {}}), "a1")


def test_equal_names_alone_are_perhaps_and_never_merged():
    first = record("x", {"Nia Brandt": {}})
    second = record("y", {"Nia Brandt": {}})
    found = sayso.identities([first, second])
    assert len(found) == 2
    assert found[0].perhaps[0].id == found[1].id
    assert "nothing else in common" in found[0].perhaps[0].reasons


def test_a_surname_that_fits_two_joins_neither():
    first = record("x", {"Ivo Marek": {"country": "KEN"}, "Lena Marek": {"country": "KEN"}})
    second = record("y", {"Marek": {"country": "KEN", "role": "minister"}})
    assert len(sayso.identities([first, second])) == 3


def test_the_same_set_in_any_order_has_the_same_ids_and_bytes():
    given = records()
    expected = sayso.identities(given)
    for seed in range(5):
        mixed = list(given)
        random.Random(seed).shuffle(mixed)
        assert sayso.identities(mixed) == expected
    assert sayso.identities([*given, given[0]]) == expected
    subjects = list(contexts().values())
    clusters = gather(subjects, Links())
    random.Random(1).shuffle(subjects)
    assert gather(subjects, Links()) == clusters


def test_ids_are_keys_of_tables_else_digests_and_numbered():
    import hashlib

    one = record("x", {"Nia Brandt": {"key": "wd:Q1"}, "Ada Moor": {}}, "2020-01-02")
    two = record("y", {"Ada Moor": {}}, "2019-01-02")
    three = record("z", {"Nia Brandt": {"key": "wd:Q1"}}, "2020-05-02")
    found = sayso.identities([one, two, three])
    ids = {identity.id for identity in found}
    base = hashlib.sha256(b"person||ada moor").hexdigest()[:12]
    assert ids == {"wd:Q1", base, f"{base}-2"}
    (earlier,) = (identity for identity in found if identity.id == base)
    assert earlier.actors[0].document_name == "y"


def test_a_person_merges_and_splits():
    given = records()
    plain = sayso.identities(given)
    (linde,) = by_name(plain, "Mara Linde")
    assert len(linde.actors) == 3
    one_rell, other_rell = by_name(plain, "Tomas Rell")
    file = f"same:\n  - ['{one_rell.id}', two#a2]\ndifferent:\n  - [three#a2, '{linde.id}']\n"
    found = sayso.identities(given, decisions=parse_decisions(file.encode(), "mine.yaml"))
    (rell,) = by_name(found, "Tomas Rell")
    kept, gone = sorted([one_rell.id, other_rell.id])
    assert (rell.id, rell.was) == (kept, (gone,))
    assert "you said so (mine.yaml, line 2)" in rell.reasons
    assert sorted(len(identity.actors) for identity in by_name(found, "Mara Linde")) == [1, 2]
    for identity in by_name(found, "Mara Linde"):
        assert identity.perhaps == ()


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("same:\n  - [one#a1, nowhere#a1]\n", "line 2: no document is called “nowhere”"),
        ("same:\n  - [one#a1, two#a9]\n", "line 2: “two” has no named actor a9"),
        ("same:\n  - [one#a1, abcdef]\n", "line 2: no identity has the id “abcdef”"),
        ("same:\n  - [one#a1]\n", "line 2: a group names two actors or more"),
        ("same:\n  - one#a1\n", "line 2: a group names two actors or more"),
        ("merge:\n  - [a, b]\n", "line 1: “merge” is no key of the file"),
        ("same: one\n", "line 1: a list of groups is wanted"),
        ("", "line 1: the file is empty"),
        (
            "same:\n- [one#a1, two#a1]\n- [two#a1, three#a2]\ndifferent:\n- [one#a1, three#a2]\n",
            "line 5: ",
        ),
    ],
)
def test_a_decision_that_cannot_be_followed_is_told(file: str, message: str, tmp_path: Path):
    path = tmp_path / "decisions.yaml"
    path.write_text(file, encoding="utf-8")
    with pytest.raises(sayso.UsageError) as raised:
        sayso.identities(records(), decisions=path)
    assert f"{path}, {message}" in str(raised.value)
    if "line 5" in message:
        assert "line 2" in str(raised.value)
        assert "makes them one" in str(raised.value)


def test_no_chain_joins_what_a_pair_keeps_apart():
    subjects = contexts()
    middle = replace(
        subjects["bush03#gw"], members=(("m", "a1"),), names=frozenset({"george bush"}), days=None
    )
    held = [subjects["bush90#gb"], middle, subjects["bush03#gw"]]
    clusters = gather(held, Links())
    place = {m: at for at, s in enumerate(clusters.subjects) for m in s.members}
    assert place[held[0].members[0]] != place[held[2].members[0]]


def test_nothing_and_empty_records_have_no_identities():
    assert sayso.identities([]) == ()
    assert sayso.identities([record_of("It rained.")]) == ()


@pytest.mark.slow
def test_ten_thousand_actors_are_gathered_in_seconds():
    from benchmarks import identity

    within(40, identity._seconds)  # each with each would be fifty million pairs
