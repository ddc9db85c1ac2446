"""A user's own codebook: what it finds, what it leaves alone, what is told of a wrong file."""

from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import sayso
from sayso.errors import UsageError
from sayso.reading.events.explaining import rule_parts
from sayso.reading.events.own import Codebook, parse_codebook

DATA = Path(__file__).parent / "data"
WHOLE = "name: rivers\ntypes:\n  DIVERT:\n    quad: 4\n    triggers: [divert]\n"


@cache
def codebook(name: str) -> Codebook:
    return sayso.load_codebook(DATA / f"{name}-codebook.yaml")


def rows(name: str) -> list[list[str]]:
    """The rows of a set: type, word, agent, recipient, sentence."""
    lines = (DATA / f"{name}-sentences.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def own_events(text: str, name: str = "fishing") -> list[sayso.Event]:
    record = sayso.read(text, codebook=codebook(name), published="2031-05-08")
    assert sayso.Record.from_json(record.to_json()) == record
    return [event for event in record.events if event.own]


def is_found(row: list[str], name: str) -> bool:
    """Whether the one own event of a sentence has the right type and word, or none is there."""
    kind, word, _, _, sentence = row
    record = sayso.read(sentence, codebook=codebook(name), published="2031-05-08")
    found = [(e.own.type, record.words(e.head)) for e in record.events if e.own]
    return found == ([] if kind == "-" else [(kind, word)])


@pytest.mark.parametrize(("name", "least"), [("fishing", 28), ("heritage", 16), ("land", 32)])
def test_sentences_of_a_codebook_get_its_types(name: str, least: int):
    # 29 of 30, 17 of 18 and 33 of 44 with the weights of today (37 of 44 with those before)
    assert sum(is_found(row, name) for row in rows(name)) >= least


def test_an_example_holds_in_the_passive_and_gives_both_sides():
    text = "New fishing licences were granted by Norway to Russia on Tuesday."
    record = sayso.read(text, codebook=codebook("fishing"))
    (event,) = (event for event in record.events if event.own)
    assert event.own is not None
    assert (event.own.rule, event.own.type) == ("own.example", "LICENSE")
    actors = {actor.id: actor.name for actor in record.actors}
    assert [actors[a] for a in (*event.agents, *event.recipients)] == ["Norway", "Russia"]


def test_words_under_not_win():
    assert own_events("The club poached three players from Norway before the season.") == []


def test_modes_come_from_the_words_around():
    (event,) = own_events("Argentina fired water cannon at a Spanish trawler on Friday.")
    assert event.own is not None
    assert event.own.modes == ("water-cannon",)


def test_negation_and_reality_stand_on_own_events_too():
    (refused,) = own_events("Mauritania refused to grant fishing licences to China.")
    assert refused.negated
    (planned,) = own_events("The government plans to open its waters to Japan next year.")
    assert planned.reality == "future"


def test_an_own_type_goes_before_that_of_plover_and_keeps_it(tmp_path: Path):
    (event,) = own_with(
        tmp_path, "triggers: [arrest]", "The police in Lagos arrested nine men on Monday."
    )
    assert (event.label, event.type) == ("OWN", "COERCE")
    assert event.quad == "material_conflict"


def test_a_codebook_that_extends_nothing_leaves_plover_out(tmp_path: Path):
    file = tmp_path / "own.yaml"
    file.write_text(WHOLE.replace("types:", "extends: none\ntypes:"), encoding="utf-8")
    text = "The police in Lagos arrested nine men on Monday. Sudan diverted the river."
    record = sayso.read(text, codebook=file)
    assert [(event.label, event.type) for event in record.events] == [("DIVERT", None)]
    assert record.events[0].cameo is None
    assert record.reader.options["codebook"].startswith("sha256:")


def own_with(tmp_path: Path, keys: str, text: str) -> list[sayso.Event]:
    file = tmp_path / "own.yaml"
    file.write_text(f"name: x\ntypes:\n  OWN:\n    quad: 1\n    {keys}\n", encoding="utf-8")
    return [event for event in sayso.read(text, codebook=file).events if event.own]


def test_an_agent_of_another_type_makes_no_event(tmp_path: Path):
    text = "The police in Lagos arrested nine men on Monday."
    assert own_with(tmp_path, "triggers: [arrest]\n    agents: [media]", text) == []
    assert own_with(tmp_path, "triggers: [arrest]\n    agents: [any]", text)


def test_a_required_recipient_must_be_there(tmp_path: Path):
    keys = "triggers: [protest]\n    recipients: required"
    assert own_with(tmp_path, keys, "The farmers protested on Monday.") == []


def test_words_that_parsers_take_for_particles_or_prepositions_are_found(tmp_path: Path):
    file = tmp_path / "own.yaml"
    examples = "['{agent} signed over the forest to {recipient}', '{agent} tore down fences']"
    file.write_text(
        f"name: x\ntypes:\n  GIVE: {{quad: 4, examples: {examples}}}\n", encoding="utf-8"
    )
    own = sayso.load_codebook(file)
    for text in (
        "The provincial governor signed over the forest to a Malaysian company.",
        "Angry farmers tore down the fences of the ranch.",
    ):
        events = sayso.read(text, codebook=own, repair="none").events
        assert [event.own.type for event in events if event.own] == ["GIVE"], text


def test_an_example_whose_verb_looks_like_an_adjective_keeps_its_verb(tmp_path: Path):
    file = tmp_path / "own.yaml"
    example = "{agent} pegged plots on land owned by {recipient}"
    file.write_text(
        f"name: x\ntypes:\n  SQUAT: {{quad: 4, examples: ['{example}']}}\n", encoding="utf-8"
    )
    (pattern,) = sayso.load_codebook(file).examples
    assert (set(pattern.anchor), pattern.is_noun) == ({"peg"}, False)
    assert pattern.agent is not None
    assert pattern.recipient is not None


def test_a_near_example_speaks_where_no_pattern_holds():
    found = codebook("fishing")
    assert found.vectors is not None
    (event,) = own_events("Japan shut the northern grounds to Russian boats.")
    assert event.own is not None
    assert (event.own.rule, event.own.type) == ("own.nearest", "CLOSE")
    assert event.own.source == "{agent} closed the fishing grounds to {recipient}"
    assert event.own.cosine is not None
    assert event.own.cosine >= found.vectors.bars["CLOSE"]


def test_a_model_without_vectors_leaves_the_patterns():
    bare = replace(codebook("fishing"), vectors=None)
    far = sayso.read("Japan shut the northern grounds to Russian boats.", codebook=bare)
    near = sayso.read("Canada closed the fishing grounds to France in May.", codebook=bare)
    assert [event for event in far.events if event.own] == []
    assert [event.label for event in near.events] == ["CLOSE"]


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path):
    for number in range(2):
        text = "Canada closed the fishing grounds to France in May."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    files = sorted(tmp_path.glob("*.txt"))
    made = [
        [outcome.record and outcome.record.to_json() for outcome in outcomes]
        for outcomes in (
            sayso.read_many(files, codebook=codebook("fishing")),
            sayso.read_many(files, codebook=codebook("fishing"), workers=2),
        )
    ]
    assert made[0] == made[1]
    assert made[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CANADA CLOSED THE FISHING GROUNDS",
        "cut " * 3000,
        "🐟 🐟",
        "أغلقت كندا مناطق الصيد",
        "{agent}",
    ],
)
def test_hostile_text_ends_in_no_traceback(text: str):
    with suppress(sayso.InputError):  # nothing to read is told as such
        sayso.read(text, codebook=codebook("fishing"))


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "the file is empty"),
        ("# nothing\n", 1, "the file is empty"),
        ("[a, b]", 1, "begins with no key"),
        ("name: [a\n", 2, "this is no YAML"),
        ("name: x\n", 1, "lacks “types”"),
        ("types: {A: {quad: 4, triggers: [b]}}", 1, "lacks “name”"),
        ("name: x\ntypes: []\n", 2, "types are keys"),
        ("name: x\ntypes: {}\n", 2, "types are keys"),
        (WHOLE + "extras: 1\n", 6, "“extras” is no key"),
        (WHOLE + "    trigers: [x]\n", 6, "Did you mean triggers?"),
        (WHOLE.replace("quad: 4", "scale: 4"), 4, "lacks “quad”"),
        (WHOLE.replace("quad: 4", "quad: 5"), 4, "quad “5” is no number from 1 to 4"),
        (WHOLE.replace("quad: 4", "quad: four"), 4, "quad “four” is no number from 1 to 4"),
        (WHOLE + "    scale: much\n", 6, "scale “much” is no number"),
        (WHOLE + "    agents: [goverment]\n", 6, "“goverment” is no type of actor"),
        (WHOLE + "    recipients: some\n", 6, "“some” is no recipients"),
        (WHOLE + "    not: ['{agent} x']\n", 6, "slots stand in examples"),
        (WHOLE + "    modes: [a]\n", 6, "modes of the type “DIVERT” are keys"),
        (WHOLE + "    modes: {a: []}\n", 6, "the mode “a” has no words"),
        (WHOLE.replace("triggers: [divert]", "definition: x"), 3, "neither triggers nor examples"),
        (WHOLE + "    examples: ['{actor} cut it']\n", 6, "“{actor}” is no slot"),
        (WHOLE + "    examples: ['{agent cut it']\n", 6, "a brace of a slot is not closed"),
        (WHOLE + "    examples: ['{agent} met {agent}']\n", 6, "a slot stands twice"),
        (WHOLE + "    examples: ['{agent}, {recipient}']\n", 6, "no words beside its slots"),
        (WHOLE + "  DIVERT: {quad: 1, triggers: [x]}\n", 6, "stands twice"),
        (WHOLE + "  Divert: {quad: 1, triggers: [x]}\n", 6, "are one name"),
        (WHOLE + "  ASSAULT: {quad: 4, triggers: [x]}\n", 6, "is a type of PLOVER"),
        (WHOLE + "  A B: {quad: 4, triggers: [x]}\n", 6, "is no name of a type"),
        (WHOLE + "  EMPTY:\n", 6, "has no keys"),
        (WHOLE + "    examples: [{agent} hit {recipient}]\n", 6, "a brace begins the words"),
        (WHOLE + "    examples:\n      - {agent} hit {recipient}\n", 7, "a brace begins the words"),
        ("name: x\ntypes:\n\tA:\n\t\tquad: 4\n", 3, "a tab stands where YAML wants spaces"),
        ("quad,label\n4,A\n", 1, "begins with no key"),
        ("name: \x00\x01\x02\n", 1, "a character that no text has"),
        ("name: &a x\n", 1, "refers to another place"),
        ("name: !!python/object:os.system x\n", 1, "is not taken"),
        (WHOLE.replace("name: rivers", "extends: cameo\nname: rivers"), 1, "“cameo” is no extends"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, told: str):
    with pytest.raises(UsageError) as caught:
        parse_codebook(text.encode(), "own.yaml")
    assert str(caught.value).startswith(f"own.yaml, line {line}: ")
    assert told in str(caught.value)


def test_more_types_than_can_be_told_apart_are_refused():
    types = "".join(f"  T{n}: {{quad: 1, triggers: [word{n}]}}\n" for n in range(501))
    with pytest.raises(UsageError, match="line 503: there are 501 types, more than 500"):
        parse_codebook(f"name: x\ntypes:\n{types}".encode(), "own.yaml")


def test_an_example_without_an_act_is_told_with_its_line(tmp_path: Path):
    file = tmp_path / "own.yaml"
    file.write_text(WHOLE + "    examples: ['{agent} very']\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"line 6: .* names no act"):
        sayso.load_codebook(file)


def test_every_part_of_the_rule_of_an_event_has_a_text():
    text = (
        "The police in Lagos arrested nine men on Monday. France will send grain to Chad in May. "
        "The bridge was shelled by rebels. Chad condemned the arrest of the men by the police. "
        "Ghana cut the nets of fishermen. Boats poached in the bay. Kenya criticised the plan of "
        "Uganda. Peru received the president of Chile. The army threatened to attack Sudan."
    )
    record = sayso.read(text, codebook=codebook("fishing"), published="2031-05-08")
    told = [part for event in record.events for part in rule_parts(event.rule)]
    assert len(told) > 10
    assert [name for name, words in told if words == "no text is kept"] == []
