import json
from typing import get_args

import jsonschema
import msgspec
import pytest

from sayso.errors import RecordError, SaysoError
from sayso.record import types, vocabulary
from sayso.record.record import Record
from sayso.record.types import (
    Actor,
    Anchor,
    Bound,
    Cause,
    CausePart,
    Claim,
    Count,
    Description,
    Due,
    Edit,
    Event,
    Fact,
    Forecast,
    Framing,
    Gap,
    Known,
    Mention,
    Order,
    OwnCode,
    Page,
    Place,
    Quotation,
    Role,
    Source,
    Stance,
    Statement,
    Tie,
    Time,
)
from tests.build import document_of, record_of
from tests.laws import broken_laws, parts_of, spans_of

TEXT = "General Ada Venn said on Monday that the port was held."
ADA, PORT, MONDAY, HELD = (8, 16), (41, 45), (25, 31), (50, 54)


def full_record() -> Record:
    """A record with one of everything, all of it true of TEXT where it says so."""
    mention = Mention(span=ADA, head=ADA, kind="name", rule="name.exact", score=0.9)
    stance = Stance(
        source="author",
        statement=None,
        status="unknown",
        commitment="Uu",
        cues=((17, 21),),
        rule="chain.author",
    )
    return record_of(
        TEXT,
        document=document_of(
            TEXT,
            published=Fact(value="2031-03-04", from_="given"),
            pages=(Page(number=1, width=595.0, height=842.0, read_by="text_layer"),),
        ),
        actors=(
            Actor(
                id="a1",
                name="Ada Venn",
                type="person",
                country=None,
                mentions=(mention,),
                roles=(
                    Role(
                        role="general",
                        of=None,
                        of_text=None,
                        status="current",
                        span=(0, 7),
                        rule="title.before_name",
                    ),
                ),
                descriptions=(Description(span=(0, 7), loaded=False),),
                known=Known(key="x", name="Ada Venn", as_of="2031", rule="table"),
            ),
        ),
        places=(
            Place(
                id="p1",
                name="the port",
                kind="facility",
                mentions=(Mention(span=PORT, head=PORT, kind="nominal"),),
                country=None,
            ),
        ),
        times=(
            Time(
                id="t1",
                span=MONDAY,
                type="date",
                form="weekday(1, before)",
                value="2031-03-03",
                mod=None,
                earliest="2031-03-03",
                latest="2031-03-03",
                grain="day",
                approximate=False,
                zone=None,
                anchor=Anchor(kind="document", value="2031-03-04"),
                status="resolved",
                rule="weekday.plain",
            ),
        ),
        statements=(
            Statement(
                id="s1",
                tier="speech",
                mode="indirect",
                source=Source(span=ADA, kind="named", actors=("a1",), rule="subject"),
                cue=((17, 21),),
                content=((32, 54),),
                cue_class="say",
                polarity="positive",
                hearsay=False,
                quotation=Quotation(state="unmarked"),
                time="t1",
                rule="cue.verb",
            ),
        ),
        claims=(Claim(id="c1", span=(37, 54), head=HELD, statement="s1", stances=(stance,)),),
        events=(
            Event(
                id="e1",
                head=HELD,
                mentions=(HELD,),
                type="COERCE",
                mode=(),
                contexts=("military",),
                cameo=None,
                quad="material_conflict",
                scale=None,
                agents=(),
                recipients=("a1",),
                instrument=None,
                place="p1",
                times=("t1",),
                earliest=None,
                latest=None,
                negated=False,
                tense="past",
                reality="actual",
                counts=(Count(what="port", low=1.0, high=None, span=PORT),),
                claim="c1",
                rule="lexicon.hold",
                dated_by="own",
                bounds=(Bound(by="own", relation="until", time="t1"),),
                own=OwnCode(
                    codebook="ports",
                    type="KEEP",
                    modes=("port",),
                    quad="material_conflict",
                    scale=-2.0,
                    rule="own.trigger",
                    source="hold",
                ),
            ),
        ),
        orders=(
            Order(
                id="o1",
                kind="before",
                first="e1",
                second="e1",
                cue=(17, 21),
                rule="order.clause",
                score=None,
            ),
        ),
        ties=(
            Tie(
                id="r1",
                kind="leads",
                from_="a1",
                to="a1",
                sign="+",
                holds="now",
                span=(0, 16),
                claim="c1",
                rule="title",
            ),
        ),
        causes=(
            Cause(
                id="x1",
                kind="motive",
                cause=CausePart(span=ADA, event=None),
                effect=CausePart(span=HELD, event="e1"),
                cue=(17, 21),
                claim="c1",
                rule="cue",
            ),
        ),
        forecasts=(
            Forecast(
                id="f1",
                span=HELD,
                event="e1",
                due=Due(earliest=None, latest="2031-12-31"),
                condition=None,
                claim="c1",
            ),
        ),
        framings=(
            Framing(id="g1", kind="loaded", span=HELD, target="a1", score=None, rule="lexicon"),
        ),
        gaps=(Gap(kind="place_open", span=PORT, message="Which port this is stays open."),),
        edits=(),
    )


def test_full_record_holds_every_type_and_breaks_no_law():
    record = full_record()
    made = {type(part) for _, part in parts_of(record)}
    declared = {
        kind
        for kind in vars(types).values()
        if isinstance(kind, type) and issubclass(kind, types.Part) and kind is not types.Part
    }
    assert declared - made == {Edit}
    assert broken_laws(record) == []


def test_every_span_of_a_record_is_found():
    paths = {path.split("[")[0] for path, _ in spans_of(full_record())}
    assert "record.sentences" in paths
    assert "record.actors" in paths
    assert ("record.statements[0].content[0]", (32, 54)) in list(spans_of(full_record()))
    assert ("record.actors[0].mentions[0].head", ADA) in list(spans_of(full_record()))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"sentences": ((0, 999),)}, "outside the text"),
        ({"sentences": ((3, 3),)}, "is empty"),
        ({"sentences": ((7, 16),)}, "white space"),
        ({"actors": ()}, "is not among the actors"),
        ({"document": document_of("another original")}, "does not give the original"),
        (
            {"framings": (msgspec.structs.replace(full_record().framings[0], score=1.5),)},
            "is no probability",
        ),
        (
            {"framings": (msgspec.structs.replace(full_record().framings[0], id="g7"),)},
            "not counted in order",
        ),
        (
            {"claims": (msgspec.structs.replace(full_record().claims[0], stances=()),)},
            "author's stance does not come first",
        ),
        (
            {"claims": (msgspec.structs.replace(full_record().claims[0], head=ADA),)},
            "stands outside",
        ),
    ],
)
def test_a_broken_law_is_told(change: dict[str, object], complaint: str):
    broken = broken_laws(msgspec.structs.replace(full_record(), **change))
    assert any(complaint in sentence for sentence in broken), broken


def test_json_keeps_everything_and_uses_the_names_of_the_contract():
    record = full_record()
    data = record.to_json()
    assert Record.from_json(data) == record
    as_json = json.loads(data)
    assert as_json["format"] == "sayso/1"
    assert as_json["ties"][0]["from"] == "a1"
    assert as_json["document"]["published"]["from"] == "given"
    assert "from_" not in data.decode()


def test_schema_accepts_a_full_record_and_refuses_a_wrong_word():
    schema = Record.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    good = json.loads(full_record().to_json())
    assert list(validator.iter_errors(good)) == []
    good["claims"][0]["stances"][0]["status"] = "certain"
    assert list(validator.iter_errors(good))


def test_schema_lists_the_members_of_every_vocabulary():
    words = Record.schema()
    listed = {
        tuple(sorted(node["enum"], key=str))
        for node in _nodes(words)
        if isinstance(node, dict) and "enum" in node
    }
    for members in (vocabulary.Status, vocabulary.TieKind, vocabulary.PloverType):
        assert tuple(sorted(get_args(members))) in listed


def _nodes(value: object) -> list[object]:
    children = (
        list(value.values())
        if isinstance(value, dict)
        else value
        if isinstance(value, list)
        else []
    )
    return [value, *(node for child in children for node in _nodes(child))]


def test_items_are_looked_up_by_id():
    record = full_record()
    assert record["a1"] is record.actors[0]
    assert record["e1"] is record.events[0]
    with pytest.raises(RecordError, match="no item 'a9'"):
        record["a9"]


def test_words_and_original_follow_spans():
    record = full_record()
    assert record.words(ADA) == "Ada Venn"
    assert record.original_span(ADA) == ADA
    assert record.original_text == TEXT


def test_records_cannot_be_changed():
    with pytest.raises(AttributeError):
        full_record().text = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b'{"moods":' + b"[" * 100_000, "not JSON"),
        (b"[]", "not a Sayso record"),
        (b"{}", "not a Sayso record"),
        (full_record().to_json().replace(b'"unknown"', b'"certain"'), r"\$\.claims\[0\]"),
        (full_record().to_json().replace(b"sayso/1", b"sayso/9"), "format"),
    ],
    ids=["cut", "not UTF-8", "deep", "list", "empty", "wrong word", "other format"],
)
def test_wrong_json_is_told_in_a_sentence(data: bytes, complaint: str):
    with pytest.raises(SaysoError, match=complaint):
        Record.from_json(data)


def test_fields_of_later_versions_are_left_out_in_reading():
    later = json.loads(full_record().to_json()) | {"moods": []}
    assert Record.from_json(json.dumps(later)) == full_record()
