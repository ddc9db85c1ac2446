"""A file of the user's own actors: what it changes, and what is told of a wrong one."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.knowledge.user_file import parse_user_file
from sayso.record.types import Actor

FILE = """\
actors:
  - name: Harbour Guard
    aliases: [the Guard, HG]
    type: armed_group
    country: GFW            # a land of our own
    sector: PRM
    roles:
      - {person: Mara Linde, role: commander, from: 2031-04, to: null}
    never: [Coast Guard]
places:
  - {name: Port Fenwick, kind: city, country: GFW, lat: 12.5, lon: 40.1}
offices:
  - {of: GFW, office: president, person: Tomas Rell, from: 2030-01-09}
"""
TEXT = """\
PORT FENWICK, June 3 - The Harbour Guard said on Tuesday that its patrols had seized two boats \
near Port Fenwick. Mara Linde, who leads the Guard, denied that HG men had fired. The Coast Guard \
said it had no part in it.

President Tomas Rell met the officers in Port Fenwick. Rell called the raid a success.
"""


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    path = tmp_path / "actors.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.fixture(name="account")
def _account(tmp_path: Path) -> Path:
    path = tmp_path / "account.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def cli(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sayso.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def named(record: sayso.Record, name: str) -> Actor:
    (actor,) = (actor for actor in record.actors if actor.name == name)
    return actor


def parsed(text: str) -> sayso.UserKnowledge:
    return parse_user_file(text.encode(), "actors.yaml")


def test_names_of_the_file_get_its_facts_and_are_one_actor(file: Path):
    record = sayso.read(TEXT, published="2031-06-04", actors=file)
    guard = named(record, "Harbour Guard")
    assert (guard.type, guard.country, guard.sectors) == ("armed_group", "GFW", ("PRM",))
    assert guard.known is not None
    assert (guard.known.key, guard.known.rule) == ("user:harbour-guard", "user_file")
    words = {record.words(mention.head) for mention in guard.mentions if mention.kind == "name"}
    assert words == {"Guard", "HG"}
    assert {"name.user_file"} == {m.rule for m in guard.mentions if m.kind == "name"}
    linde = named(record, "Mara Linde")
    assert (linde.country, linde.sectors) == ("GFW", ("PRM",))
    assert linde.known is not None
    assert linde.known.key == "user:mara-linde"
    rell = named(record, "Tomas Rell")
    assert (rell.country, rell.sectors) == ("GFW", ("GOV",))


def test_a_string_under_never_is_another_actor(file: Path):
    record = sayso.read(TEXT, published="2031-06-04", actors=file)
    coast = named(record, "Coast Guard")
    assert coast.known is None
    assert not any("Coast" in record.words(m.span) for m in named(record, "Harbour Guard").mentions)


def test_never_parts_what_would_join_by_form():
    text = "The Harbour Guard fired. The Guard denied it on Monday, and the mayor wept."
    joined = sayso.read(text, actors=parsed("actors: [{name: Harbour Guard, type: armed_group}]"))
    guard = named(joined, "Harbour Guard")
    assert sum(mention.kind == "name" for mention in guard.mentions) == 2
    file = "actors: [{name: Harbour Guard, type: armed_group, never: [the Guard]}]"
    record = sayso.read(text, actors=parsed(file))
    (mention,) = (m for m in named(record, "Harbour Guard").mentions if m.kind == "name")
    assert record.words(mention.span) == "The Harbour Guard"
    assert named(record, "Guard").known is None


def test_a_forbidden_name_is_not_cut_into_one_of_the_file():
    file = "actors: [{name: Delta Sons, aliases: [the Sons], type: media, never: [River Sons]}]"
    text = "The Sons' spokesman denied it. The River Sons, a rival gang, kept silent."
    record = sayso.read(text, actors=parsed(file))
    assert [record.words(m.span) for m in named(record, "Delta Sons").mentions] == ["The Sons"]


def test_a_place_of_the_file_has_its_point(file: Path):
    record = sayso.read(TEXT, actors=file)
    (place,) = (place for place in record.places if place.name.lower() == "port fenwick")
    assert (place.country, place.lat, place.lon, place.kind) == ("GFW", 12.5, 40.1, "city")
    assert place.known is not None
    assert place.known.key == "user:port-fenwick"


def test_a_state_of_the_file_acts_and_is_a_place():
    file = "actors: [{name: Grand Torvia, type: state, country: GTV}]"
    text = "Grand Torvia denied on Monday that its troops had crossed. Rain fell in Grand Torvia."
    record = sayso.read(text, actors=parsed(file))
    state = named(record, "Grand Torvia")
    assert (state.type, state.country) == ("state", "GTV")
    (place,) = (place for place in record.places if place.name == "Grand Torvia")
    assert (place.kind, place.country) == ("country", "GTV")


def test_the_file_goes_before_our_tables_and_the_clash_is_told_once(tmp_path: Path):
    file = tmp_path / "mine.yaml"
    file.write_text(
        "actors:\n  - {name: Hezbollah, type: organisation, country: GFW, sector: PTY}\n",
        encoding="utf-8",
    )
    account = tmp_path / "a.txt"
    account.write_text("Hezbollah denied the report on Monday.", encoding="utf-8")
    shown = cli("read", account, account.with_name("a.txt"), "--json", "--actors", file)
    assert shown.stderr.count("Hezbollah") >= 1
    assert shown.stderr.count("mine.yaml, line 2: our table") == 1
    actor = json.loads(shown.stdout.splitlines()[0])["actors"][0]
    assert (actor["type"], actor["country"], actor["sectors"]) == ("organisation", "GFW", ["PTY"])
    assert actor["known"]["key"] == "user:hezbollah"
    assert any("Hezbollah" in clash for clash in sayso.load_actors(file).clashes)


def test_the_record_says_that_a_file_was_used(file: Path):
    record = sayso.read(TEXT, actors=sayso.load_actors(file))
    assert record.reader.options["actors"] == sayso.load_actors(file).digest
    assert record.reader.options["actors"].startswith("sha256:")
    assert "actors" not in sayso.read(TEXT).reader.options


def test_a_file_whose_names_do_not_occur_changes_nothing_else():
    plain = sayso.read(TEXT, published="2031-06-04")
    file = parsed("actors: [{name: Zorvex Union, type: organisation}]")
    other = sayso.read(TEXT, published="2031-06-04", actors=file)
    assert (plain.actors, plain.places, plain.claims) == (other.actors, other.places, other.claims)


def test_any_number_of_workers_gives_the_same_bytes(file: Path, tmp_path: Path):
    paths = []
    for number in range(5):
        path = tmp_path / f"{number}.txt"
        path.write_text(TEXT + f"\nThe Guard counted {number} boats.", encoding="utf-8")
        paths.append(path)
    shown = [
        cli("read", *paths, "--json", "--actors", file, "--workers", str(count)).stdout
        for count in (1, 4)
    ]
    assert shown[0] == shown[1]
    assert shown[0].count("user:harbour-guard") == len(paths)


def test_quotes_and_verify_take_the_file(file: Path, account: Path, tmp_path: Path):
    told = json.loads(cli("quotes", account, "--json", "--actors", file).stdout)
    assert any("Harbour Guard" in json.dumps(row) for row in told["statements"])
    quotes = tmp_path / "quotes.csv"
    quotes.write_text("quote,speaker\nit had no part in it,Coast Guard\n", encoding="utf-8")
    assert cli("verify", account, "--quotes", quotes, "--actors", file).returncode == 0


OFFICES = """\
offices:
  - {of: KEN, office: defence minister, person: Ada Moor, from: 2030-01-01, to: 2030-12}
  - {of: KEN, office: defence minister, person: Ben Otieno, from: 2031-01}
actors:
  - name: Harbour Guard
    type: armed_group
    country: KEN
    roles:
      - {person: Mara Linde, role: commander, from: 2031-04}
      - {person: Olaf Brandt, role: commander, from: 2029, to: 2031-03}
"""


@pytest.mark.parametrize(
    ("text", "published", "key"),
    [
        ("The commander of the Harbour Guard said it was open.", "2031-06-04", "mara-linde"),
        ("The commander of the Harbour Guard said it was open.", "2030-06-04", "olaf-brandt"),
        ("The Harbour Guard's commander said that it was open.", "2031-04-01", "mara-linde"),
        ("The Kenyan minister of defence denied the report.", "2030-12-31", "ada-moor"),
        ("Kenya's defence minister denied the report.", "2031-06-04", "ben-otieno"),
        ("Kenya's defence minister denied the report.", None, None),
        ("Kenya's former defence minister denied the report.", "2031-06-04", None),
        ("A commander of the Harbour Guard denied the report.", "2031-06-04", None),
        ("The Harbour Guard's deputy commander denied the report.", "2031-06-04", None),
    ],
)
def test_offices_and_roles_of_the_file_say_who_is_meant(
    text: str, published: str | None, key: str | None
):
    record = sayso.read(text, published=published, actors=parsed(OFFICES))
    keys = {actor.known.key for actor in record.actors if actor.known and actor.type == "person"}
    assert keys == ({f"user:{key}"} if key else set())


def test_the_dates_of_an_office_of_the_file_stand_in_what_is_known():
    text = "The commander of the Harbour Guard said it was open."
    record = sayso.read(text, published="2030-06-04", actors=parsed(OFFICES))
    (known,) = (actor.known for actor in record.actors if actor.type == "person")
    assert known is not None
    assert (known.table, known.since, known.until) == ("user_file", "2029", "2031-03")


def test_who_is_meant_by_an_office_joins_the_person_named():
    text = "The Kenyan minister of defence denied it. Ada Moor told reporters that all was well."
    record = sayso.read(text, published="2030-06-04", actors=parsed(OFFICES))
    moor = named(record, "Ada Moor")
    assert [mention.rule for mention in moor.mentions] == ["office_at_date", "name.user_file"]


def test_the_holder_that_the_document_names_goes_before_the_file():
    text = "Kenya's defence minister, Ivo Zander, fell ill. The defence minister slept."
    record = sayso.read(text, published="2031-06-04", actors=parsed(OFFICES))
    keys = {actor.known.key for actor in record.actors if actor.known and actor.type == "person"}
    assert "user:ben-otieno" not in keys


def test_a_holder_of_the_file_is_no_conflict_with_our_table():
    file = parsed("offices: [{of: USA, office: president, person: Ada Moor, from: 2005-01-01}]")
    text = "U.S. President Ada Moor denied the report on Tuesday."
    assert "office_conflict" in {gap.kind for gap in sayso.read(text, published="2005-06-04").gaps}
    record = sayso.read(text, published="2005-06-04", actors=file)
    assert "office_conflict" not in {gap.kind for gap in record.gaps}


def test_another_holder_in_our_table_is_told():
    file = parsed("offices: [{of: USA, office: president, person: Ada Moor, from: 2005-01-01}]")
    (clash,) = file.clashes
    assert "George W. Bush as president of USA on 2005-01-01" in clash


def test_a_word_in_a_longer_name_or_in_lower_case_is_none_of_the_file():
    file = parsed("actors: [{name: the Guard, type: armed_group}, {name: HG, type: organisation}]")
    text = "Members of the Coast Guard and a guard met. Hg is a metal, the minister said."
    record = sayso.read(text, actors=file)
    assert not any(actor.known and actor.known.rule == "user_file" for actor in record.actors)


@pytest.mark.parametrize(
    "text", [TEXT.lower(), TEXT.upper(), "", "HG", "Guard " * 400, "الحرس 🙂 HG"]
)
def test_hostile_texts_are_read_with_a_file(text: str):
    file = parsed(FILE)
    if not text:
        with pytest.raises(sayso.InputError):
            sayso.read(text, actors=file)
        return
    sayso.read(text, actors=file)


def test_a_text_without_capitals_has_the_names_of_several_words_alone():
    record = sayso.read(TEXT.lower() + " a guard slept.", actors=parsed(FILE))
    guard = named(record, "Harbour Guard")
    named_so = [m for m in guard.mentions if m.rule == "name.user_file"]
    assert [record.words(mention.span) for mention in named_so] == ["the harbour guard"]


DEEP = "actors: " + "[" * 40 + "]" * 40
WRONG: list[tuple[str, int, str]] = [
    ("actors:\n  - name: A B\n    typ: person\n", 3, "“typ” is no key of an actor. Did you mean"),
    ("actor:\n  - name: A\n", 1, "“actor” is no key of the file. Did you mean actors?"),
    ("actors:\n  - name: Anna\n", 2, "lacks its type"),
    ("actors:\n  - type: person\n", 2, "an actor lacks “name”"),
    ("actors:\n  - name: A\n    type: persn\n", 3, "“persn” is no type. Did you mean person?"),
    ("actors:\n  - name: [A, B]\n    type: person\n", 2, "“name” is a list, but words"),
    ("actors:\n  - name: A\n    type: person\n    aliases: {b: c}\n", 4, "is a mapping"),
    ("actors:\n  name: A\n", 2, "a list of rows is wanted"),
    ("actors:\n  - A\n", 2, "an actor is a mapping"),
    ("actors:\n  - name: '...'\n    type: person\n", 2, "has no letters"),
    ("actors:\n  - name: A\n    type: media\n    sector: XYZ\n", 4, "“XYZ” is no sector"),
    ("actors:\n  - name: A\n    type: media\n    country: Kenya\n", 4, "Write KEN."),
    ("actors:\n  - name: A\n    type: media\n    country: ken\n", 4, "Write KEN."),
    (
        "actors:\n  - name: A\n    name: B\n    type: media\n",
        3,
        "“name” stands twice here (line 2)",
    ),
    (
        "actors:\n  - {name: A, type: media}\n  - {name: B, aliases: [the A], type: media}\n",
        3,
        "“the A” is a name of “A” too (line 2)",
    ),
    ("actors:\n  - {name: A, type: media, never: [a]}\n", 2, "stands under never"),
    ("actors:\n  - {name: A, type: person, roles: [{person: B, role: c}]}\n", 2, "with the body"),
    (
        "actors:\n  - name: A\n    type: media\n    roles: [{person: B, role: chief, from: 31}]\n",
        4,
        "“31” is no date",
    ),
    ("offices:\n  - {of: KEN, office: mayor, person: B, from: 2031-13}\n", 2, "is no date"),
    (
        "offices:\n  - {of: KEN, office: mayor, person: B, from: 2031-04, to: 2030}\n",
        2,
        "“to” (2030) lies before “from” (2031-04)",
    ),
    ("offices:\n  - {office: mayor, person: B}\n", 2, "lacks “of”"),
    (
        "offices:\n- {of: KEN, office: mayor, person: B}\n- {of: KEN, office: Mayor, person: b}\n",
        3,
        "stands on line 2 already",
    ),
    ("places:\n  - {name: A, lat: 12}\n", 2, "one of lat and lon"),
    ("places:\n  - {name: A, lat: 95, lon: 1}\n", 2, "no number from -90 to 90"),
    ("places:\n  - {name: A, lat: nan, lon: 1}\n", 2, "no number from -90 to 90"),
    ("places:\n  - {name: A, lat: '12,5', lon: 1}\n", 2, "no number"),
    ("places:\n  - {name: A, kind: town}\n", 2, "“town” is no kind"),
    ("", 1, "the file is empty"),
    ("# nothing\n", 1, "the file is empty"),
    ("actors:\n", 1, "no actor, place or office"),
    ("just words\n", 1, "begins with no heading"),
    ("actors:\n\t- name: A\n", 2, "a tab stands where YAML wants spaces"),
    ("actors:\n  - name: A: B\n", 2, "a colon stands inside the words"),
    ("actors:\n  - {name: A, type: media\n", 3, "this is no YAML"),
    ("actors:\n  - name: 'A\n", 3, "not closed"),
    ("actors:\n  - &a {name: A, type: media}\n  - *a\n", 2, "refers to another place"),
    ("actors:\n  - {name: *x, type: media}\n", 2, "refers to another place"),
    ("actors:\n  - !!python/object/apply:os.system ['true']\n", 2, "the tag"),
    ("actors:\n  - {name: !!str A, type: media}\n", 2, "the tag"),
    ("--- \nactors:\n  - {name: A, type: media}\n---\nplaces: []\n", 4, "a second document"),
    ("actors:\n  - ? [a, b]\n    : c\n", 2, "a list or mapping stands where a word should"),
    ("actors:\n  - name: A\x07\n", 2, "U+0007"),
    ("actors:\n  - {name: " + "A" * 300 + ", type: media}\n", 2, "more than 200 characters"),
    (DEEP, 1, "too deep"),
]


@pytest.mark.parametrize(("text", "line", "message"), WRONG, ids=lambda value: repr(value)[:30])
def test_an_error_names_the_file_the_line_and_what_to_do(text: str, line: int, message: str):
    with pytest.raises(sayso.UsageError) as raised:
        parsed(text)
    said = str(raised.value)
    assert said.startswith(f"actors.yaml, line {line}: "), said
    assert message in said, said
    assert said.endswith((".", "?"))


def test_bytes_that_are_no_utf_8_are_told_with_their_line():
    with pytest.raises(sayso.UsageError, match="line 2: these bytes are no UTF-8"):
        parse_user_file(b"actors:\n  - name: \xff\n", "actors.yaml")


def test_aliases_that_would_multiply_are_refused_at_once():
    rows = ["a: &a [x, x, x]"] + [
        f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcd", "bcde", strict=True)
    ]
    with pytest.raises(sayso.UsageError, match="refers to another place"):
        parsed("\n".join(rows))


def test_a_huge_file_is_refused_before_it_is_read_whole(tmp_path: Path):
    file = tmp_path / "huge.yaml"
    file.write_bytes(b"# " + b"x" * 3_000_000)
    with pytest.raises(sayso.UsageError, match="larger than 2,000,000 bytes"):
        sayso.load_actors(file)


@pytest.mark.parametrize("name", ["none.yaml", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str):
    with pytest.raises(sayso.UsageError, match="cannot be read"):
        sayso.load_actors(tmp_path / name)


def test_words_are_taken_as_they_stand():
    file = parsed(
        "actors:\n  - {name: 'NO', type: media, country: NOR, aliases: [yes, 007, 1e3]}\n"
    )
    assert file.actors[0].name == "NO"
    assert file.actors[0].aliases == ("yes", "007", "1e3")


def test_a_wrong_file_ends_the_command_before_any_document_is_read(account: Path, tmp_path: Path):
    file = tmp_path / "bad.yaml"
    file.write_text("actors:\n  - name: A\n", encoding="utf-8")
    for verb in ("read", "quotes"):
        shown = cli(verb, account, "--actors", file)
        assert (shown.returncode, shown.stdout) == (2, "")
        assert f"{file}, line 2: " in shown.stderr
        assert "Traceback" not in shown.stderr


@pytest.mark.slow
def test_ten_thousand_actors_are_read_in_seconds():
    rows: list[dict[str, Any]] = [
        {"name": f"Body Number {n}", "type": "organisation"} for n in range(10_000)
    ]
    file = parsed(json.dumps({"actors": rows}))
    record = sayso.read("Body Number 77 denied it on Monday.", actors=file)
    assert named(record, "Body Number 77").known is not None
