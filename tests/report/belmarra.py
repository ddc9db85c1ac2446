"""A record of the agency example, made by hand: every kind of item, as a careful reader sees it.

Spans are found by their words (`Finder`), so that the fixture lives on when the text is mended.
It is what the report and the command line are tested with; no layer is measured by it.

Its rows are plain strings; `test_html` sends the record through JSON, which checks every word of
the vocabularies.
"""

# mypy: disable-error-code="arg-type,misc"

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.record.edits import undo_edits
from sayso.record.record import Record
from sayso.record.types import (
    Actor,
    Anchor,
    Block,
    Cause,
    CausePart,
    Claim,
    Count,
    Description,
    Document,
    Due,
    Edit,
    Event,
    Fact,
    Forecast,
    Framing,
    Gap,
    Mention,
    Place,
    Quotation,
    Reader,
    Role,
    Source,
    Stance,
    Statement,
    Tie,
    Time,
)
from sayso.record.vocabulary import Span

FILE = "meridian-agency.txt"


def example(name: str) -> str:
    return files("sayso").joinpath("examples", name).read_text(encoding="utf-8")


def span_of(text: str, words: str, after: str = "") -> Span:
    """Return where `words` first stand, counted from the first place of `after`."""
    start = text.index(words, text.index(after) if after else 0)
    return start, start + len(words)


@dataclass(frozen=True)
class Finder:
    """Spans of one text by their words; `after ~ words` starts the search at a landmark."""

    text: str

    def __call__(self, words: str) -> Span:
        after, _, wanted = words.rpartition(" ~ ")
        return span_of(self.text, wanted, after)

    def all(self, *many: str) -> tuple[Span, ...]:
        return tuple(self(words) for words in many)


@cache
def belmarra() -> Record:
    """Return the hand-made record."""
    text = example(FILE)
    at = Finder(text)
    edits = _edits(at)
    original = undo_edits(text, edits)
    return Record(
        reader=Reader(version="0.1.0", model="by hand", options={"repair": "auto"}),
        document=_document(at, original),
        text=text,
        edits=edits,
        blocks=_blocks(text),
        sentences=(),
        actors=_actors(at),
        places=_places(at),
        times=_times(at),
        statements=_statements(at),
        claims=_claims(at),
        events=_events(at),
        ties=_ties(at),
        causes=_causes(at),
        forecasts=_forecasts(at),
        framings=_framings(at),
        gaps=_gaps(at),
    )


def _document(at: Finder, original: str) -> Document:
    digest = hashlib.sha256(original.encode()).hexdigest()
    return Document(
        id=f"sha256:{digest}",
        name=FILE,
        kind="text",
        title=Fact(value=at.text.split("\n")[0], from_="content", span=(0, at.text.index("\n"))),
        publisher=Fact(
            value="Meridian News Agency", from_="byline", span=at("Meridian News Agency")
        ),
        author=Fact(
            value="Hanna Ossery and Marten Tolland",
            from_="byline",
            span=at("Hanna Ossery and Marten Tolland"),
        ),
        published=Fact(value="2031-05-11", from_="dateline", span=at("May 11, 2031")),
        language="en",
        original_sha256=digest,
        original_length=len(original),
    )


def _blocks(text: str) -> tuple[Block, ...]:
    kinds = iter(("title", "byline"))
    blocks = []
    start = 0
    for piece in text.rstrip("\n").split("\n\n"):
        blocks.append(Block(kind=next(kinds, "paragraph"), span=(start, start + len(piece))))
        start += len(piece) + 2
    return tuple(blocks)


def _edits(at: Finder) -> tuple[Edit, ...]:
    drop = at("in full command ~  and called on")[0]
    rows = [
        (at("Belmarran ~  "), "\n", "unwrap", 1.0, "wrapped at 62 columns"),
        (at("Ana Drovic, the foreign ~ minister"), "rninister", "letter", 0.98, "rn for m"),
        ((at("corresp")[0] + 5,) * 2, "-\n", "dehyphenate", 1.0, "joined at the line's end"),
        (at("could not verify ~ them"), "thern", "letter", 0.97, "rn for m"),
        (at("money had ~ changed"), "cbanged", "letter", 0.99, "b for h"),
        (at("9,000"), "9,O00", "letter", 0.93, "O for 0 in a number"),
        (at("civilians. ~ There was"), "Therewas", "split", 0.96, "two words run together"),
        ((drop, drop), "\n\n- 1 -\n\n", "drop", 1.0, "page number"),
        (at("extend the state of ~ emergency"), "emer gency", "join", 0.95, "one word cut in two"),
    ]
    edits = [
        Edit(span=span, was=was, kind=kind, confidence=confidence, why=why)
        for span, was, kind, confidence, why in rows
    ]
    return tuple(sorted(edits, key=lambda edit: edit.span))


# --- who and where ------------------------------------------------------------------------------


def _mention(at: Finder, words: str) -> Mention:
    kind = "name" if words.rpartition(" ~ ")[2][:1].isupper() else "nominal"
    if words.rpartition(" ~ ")[2].lower() in ("he", "she", "it", "they", "her", "his"):
        kind = "pronoun"
    span = at(words)
    return Mention(span=span, head=span, kind=kind, rule="hand")


def _actor(at: Finder, id_: str, name: str, type_: str, *mentions: str, **more: object) -> Actor:
    return Actor(
        id=id_,
        name=name,
        type=type_,
        country=None,
        mentions=tuple(_mention(at, words) for words in mentions),
        **more,
    )


def _role(at: Finder, words: str, of: str | None = None, of_text: str | None = None) -> Role:
    role = words.rpartition(" ~ ")[2]
    return Role(role=role, of=of, of_text=of_text, status="current", span=at(words), rule="hand")


def _actors(at: Finder) -> tuple[Actor, ...]:
    return (
        _actor(
            at, "a1", "Highland Guard", "armed_group",
            "Highland Guard", "founded ~ Guard", "placing ~ Guard", "Guard columns ~ Guard",
            "Guard columns ~ They", "frontier ~ It",
            sectors=("REB", "MIL"), aliases=("the Guard",),
        ),
        _actor(
            at, "a2", "Edran Kosta", "person",
            "Edran Kosta", "their commander", "They said ~ Kosta", "Kosta rejected ~ Kosta",
            "late on Friday ~ he", "carry out ~ Kosta", "Kosta's whereabouts ~ Kosta",
            "in a statement that ~ he", "If ~ he",
            sectors=("REB",),
            roles=(_role(at, "General Edran ~ General"), _role(at, "commander", "a1")),
            aliases=("Kosta", "General Edran Kosta"),
        ),
        _actor(
            at, "a3", "Lena Farrow", "person",
            "Lena Farrow", "Farrow denied ~ Farrow", "sold,” ~ she",
            sectors=("REB",), aliases=("Major Lena Farrow",),
            roles=(_role(at, "his ~ deputy", "a2"), _role(at, "Major")),
        ),
        _actor(
            at, "a4", "Ana Drovic", "person", "Ana Drovic", "a foreign mediator",
            sectors=("GOV",),
            roles=(_role(at, "the foreign ~ foreign minister", "a5", "neighbouring Kessaly"),),
        ),
        _actor(
            at, "a5", "Kessaly's government", "government", "Kessaly's government",
            sectors=("GOV",), aliases=("Kessaly",),
        ),
        _actor(
            at, "a6", "Mirja Talvane", "person",
            "Mirja Talvane", "Talvane has ~ Talvane", "said ~ the president",
            sectors=("GOV",), roles=(_role(at, "President"),), aliases=("Talvane",),
        ),
        _actor(
            at, "a7", "Ruben Castell", "person",
            "Ruben Castell", "demanded that ~ Castell", "Castell is expected ~ Castell",
            sectors=("GOV",), roles=(_role(at, "Interior Minister"),),
        ),
        _actor(at, "a8", "Interior Ministry", "government", "Interior Ministry", sectors=("GOV",)),
        _actor(
            at, "a9", "doctors at St Brida's hospital", "group", "Doctors at St Brida's hospital",
            sectors=("MED",),
        ),
        _actor(
            at, "a10", "the army", "state", "army command", "an army company", sectors=("MIL",),
        ),
        _actor(
            at, "a11", "Joren Ashby", "person", "Joren Ashby", "fear,” ~ Ashby", "He declined ~ He",
            sectors=("GOV",), roles=(_role(at, "spokesman", "a6"),),
        ),
        _actor(
            at, "a12", "Civic Union", "organisation", "Civic Union", sectors=("OPP", "PTY"),
            descriptions=(Description(span=at("opposition"), loaded=False),),
        ),
        _actor(
            at, "a13", "Selma Ostrander", "person", "Selma Ostrander",
            sectors=("OPP",), roles=(_role(at, "Its ~ leader", "a12"),),
        ),
        _actor(
            at, "a14", "the Assembly", "government", "Assembly", "The Assembly ~ Assembly",
            sectors=("LEG",),
        ),
        _actor(at, "a15", "Republican Alliance", "organisation", "Republican Alliance",
               sectors=("PTY",)),
        _actor(at, "a16", "Belmarra's government", "government", "The government",
               sectors=("GOV",)),
    )  # fmt: skip


def _place(at: Finder, id_: str, name: str, kind: str, *mentions: str, **more: object) -> Place:
    return Place(
        id=id_,
        name=name,
        kind=kind,
        mentions=tuple(_mention(at, words) for words in mentions),
        country=None,
        **more,
    )


def _places(at: Finder) -> tuple[Place, ...]:
    return (
        _place(at, "p1", "Torvel", "city", "TORVEL", "Torvel's main ~ Torvel"),
        _place(at, "p2", "Senn bridge", "facility", "Senn bridge", "reached ~ the bridge"),
        _place(at, "p3", "Ardec", "city", "Ardec"),
        _place(at, "p4", "Upper Senn", "region", "Upper Senn", "returns to ~ Upper Senn"),
        _place(at, "p5", "St Brida's hospital", "facility", "St Brida's hospital", within="p1"),
    )


def _time(at: Finder, id_: str, words: str, earliest: str | None, latest: str | None) -> Time:
    return Time(
        id=id_,
        span=at(words),
        type="date",
        form="hand",
        value=earliest,
        mod=None,
        earliest=earliest,
        latest=latest,
        grain="day",
        approximate="around" in words or "about" in words,
        zone=None,
        anchor=Anchor(kind="document", value="2031-05-11"),
        status="resolved" if earliest or latest else "unresolved",
        rule="hand",
    )


def _times(at: Finder) -> tuple[Time, ...]:
    rows = [
        ("dawn on Saturday", "2031-05-10T04:00", "2031-05-10T07:00"),
        ("Sunday afternoon", "2031-05-11T12:00", "2031-05-11T18:00"),
        ("twelve years ago", "2019-01-01", "2019-12-31"),
        ("4 p.m.", "2031-05-11T16:00", "2031-05-11T16:30"),
        ("opened on ~ Saturday", "2031-05-10", "2031-05-10"),
        ("Wednesday", "2031-05-07", "2031-05-07"),
        ("June 1", "2031-06-01", "2031-06-01"),
        ("a day later", "2031-05-08", "2031-05-08"),
        ("late on Friday", "2031-05-09T20:00", "2031-05-10T00:00"),
        ("around midnight", "2031-05-09T23:00", "2031-05-10T01:00"),
        ("5.30 a.m. on Saturday", "2031-05-10T05:30", "2031-05-10T05:30"),
        ("almost an hour", None, None),
        ("Thursday", "2031-05-08", "2031-05-08"),
        ("Friday evening", "2031-05-09T18:00", "2031-05-09T22:00"),
        ("replaced before ~ June 1", "2031-06-01", "2031-06-01"),
        ("May 20", "2031-05-20", "2031-05-20"),
        ("declared on ~ Saturday", "2031-05-10", "2031-05-10"),
        ("Sunday night", "2031-05-11T20:00", "2031-05-12T04:00"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
    ]
    return tuple(_time(at, f"t{n}", *row) for n, row in enumerate(rows, start=1))


# --- who says what ------------------------------------------------------------------------------


def _statement(
    at: Finder,
    id_: str,
    mode: str,
    source: str | None,
    actors: tuple[str, ...],
    cue: str,
    content: tuple[str, ...],
    cue_class: str = "say",
    **more: object,
) -> Statement:
    kind = "named" if actors else "described"
    if not actors and source and source.endswith("They"):
        kind = "pronoun"
    return Statement(
        id=id_,
        tier=more.pop("tier", "speech"),
        mode=mode,
        source=Source(span=at(source) if source else None, kind=kind, actors=actors, rule="hand"),
        cue=(at(cue),) if cue else (),
        content=at.all(*content),
        cue_class=cue_class,
        polarity="positive",
        hearsay=more.pop("hearsay", False),
        quotation=Quotation(state="closed") if mode in ("direct", "mixed") else None,
        rule="hand",
        **more,
    )


def _statements(at: Finder) -> tuple[Statement, ...]:
    return (
        _statement(
            at, "s1", "mixed", "his deputy, Major Lena Farrow", ("a3",), "told",
            (("General Edran Kosta, who founded the Guard twelve years ago and has led it ever "
             "since, agreed to withdraw “in order to spare the city”"),),
            addressee=at("reporters"),
        ),
        _statement(
            at, "s2", "indirect", "a Meridian correspondent at the scene", (), "according to",
            ("The last of about 60 trucks crossed the river shortly after 4 p.m.",), "cite",
        ),
        _statement(
            at, "s3", "indirect", "two diplomats with knowledge of the meeting", (),
            "meeting ~ said",
            (("The talks in the border town of Ardec were brokered by Ana Drovic, the foreign "
             "minister of neighbouring Kessaly"),),
        ),
        _statement(
            at, "s4", "indirect", "They said ~ They", (), "They ~ said",
            (("Kosta would be allowed to keep his rank and that a criminal investigation opened on "
             "Saturday would be dropped"),),
        ),
        _statement(
            at, "s5", "indirect", "Farrow denied ~ Farrow", ("a3",), "denied",
            ("money had changed hands",), "deny",
        ),
        _statement(
            at, "s6", "direct", "sold,” ~ she", ("a3",), "sold,” ~ said",
            ("Nobody was bought and nobody was sold,",
             "We came with our rifles and we are leaving with our rifles."),
        ),
        _statement(
            at, "s7", "indirect", "late on Friday ~ he", ("a2",), "accused",
            ("starving the northern garrisons of fuel and pay",), "claim",
            medium=at("a video released late on Friday"), target=at("Ruben Castell"),
        ),
        _statement(
            at, "s8", "mixed", "late on Friday ~ he", ("a2",), "pay, and ~ said",
            ("his men would march “for one dismissal, not for a revolution”",),
        ),
        _statement(
            at, "s9", "indirect", "The Interior Ministry", ("a8",), "Interior Ministry ~ said",
            ("four soldiers were killed and nine wounded",),
        ),
        _statement(
            at, "s10", "indirect", "Doctors at St Brida's hospital", ("a9",), "put",
            ("the number of dead at no fewer than 17, among them three civilians",), "claim",
        ),
        _statement(
            at, "s11", "indirect", "A senior army officer", (), "officer ~ said",
            ("most of the Torvel garrison had been sent to the coast on Thursday for an exercise",),
        ),
        _statement(
            at, "s12", "indirect", "The timing", (), "suggests",
            ("the general staff did not expect Kosta to carry out his threat",), "show",
            tier="evidence",
        ),
        _statement(
            at, "s13", "mixed", "Her spokesman, Joren Ashby", ("a11",), "Ashby, ~ said",
            ("the president was in the capital and “in full command of events”",),
        ),
        _statement(
            at, "s14", "direct", "fear,” ~ Ashby", ("a11",), "fear,” Ashby ~ said",
            ("Those who were misled have nothing to fear,",),
        ),
        _statement(
            at, "s15", "indirect", "He declined", ("a11",), "declined to say",
            ("whether Castell would stay in office",), "decline",
        ),
        _statement(
            at, "s16", "indirect", "The opposition Civic Union", ("a12",), "demanded",
            ("that ~ Castell resign",), "direct",
        ),
        _statement(
            at, "s17", "mixed", "Its leader, Selma Ostrander", ("a13",), "Ostrander, ~ told",
            (("the decree had been “written to provoke” and that the president must have known the "
             "risk"),),
            addressee=at("the Assembly"),
        ),
        _statement(
            at, "s18", "indirect", "two officials of the governing Republican Alliance", (),
            "Alliance ~ said", ("Castell is expected to be replaced before June 1",),
        ),
        _statement(
            at, "s19", "indirect", "Kessaly's government", ("a5",), "Kessaly's government ~ said",
            ("he had left Ardec by road and that it had offered him no asylum",),
            medium=at("a statement"),
        ),
        _statement(
            at, "s21", "indirect", "Her spokesman, Joren Ashby", ("a11",), "called on",
            ("to return to their barracks",), "direct", addressee=at("the Guard's men"),
        ),
        _statement(
            at, "s20", "indirect", "Upper Senn, ~ diplomats", (), "diplomats ~ said",
            ("If he returns to Upper Senn", "he could still count on most of his officers"),
        ),
    )  # fmt: skip


def _stance(at: Finder, row: str, statement: str | None) -> Stance:
    """Read `source status commitment [cue words]`."""
    source, status, commitment, *cue = row.split(" ", 3)
    return Stance(
        source=source,
        statement=None if source == "author" else statement,
        status=status,
        commitment=commitment,
        cues=at.all(*cue),
        rule="hand",
    )


def _claim(
    at: Finder, id_: str, words: str, head: str, statement: str | None, *stances: str
) -> Claim:
    span = at(words)
    offset = at.text.index(head, span[0])
    rows = stances or ("author asserted CT+",)
    if statement and not rows[0].startswith("author"):
        rows = ("author unknown Uu", *rows)
    return Claim(
        id=id_,
        span=span,
        head=(offset, offset + len(head)),
        statement=statement,
        stances=tuple(_stance(at, row, statement) for row in rows),
    )


_CLAIMS: tuple[tuple[str, str, str | None, *tuple[str, ...]], ...] = (
    ("that had held Torvel's main bridge and the state broadcasting house since dawn on Saturday",
     "held", None),
    (("Units of the Highland Guard that had held Torvel's main bridge and the state broadcasting "
     "house since dawn on Saturday pulled out of the Belmarran capital on Sunday afternoon"),
     "pulled", None),
    ("their commander met a foreign mediator on the border", "met", None),
    ("who founded the Guard twelve years ago", "founded", "s1", "a3 asserted CT+"),
    ("has led it ever since", "led", "s1", "a3 asserted CT+"),
    (("General Edran Kosta, who founded the Guard twelve years ago and has led it ever since, "
     "agreed to withdraw “in order to spare the city”"), "agreed", "s1", "a3 asserted CT+"),
    ("The last of about 60 trucks crossed the river shortly after 4 p.m.", "crossed", "s2",
     "unnamed asserted CT+"),
    (("The talks in the border town of Ardec were brokered by Ana Drovic, the foreign minister of "
     "neighbouring Kessaly"), "brokered", "s3", "unnamed asserted CT+"),
    ("Kosta would be allowed to keep his rank", "allowed", "s4",
     "author unconfirmed Uu has not confirmed the terms", "unnamed predicted CT+ would"),
    ("a criminal investigation opened on Saturday would be dropped", "dropped", "s4",
     "author unconfirmed Uu could not verify them", "unnamed predicted CT+ would"),
    ("The government has not confirmed the terms", "confirmed", None, "author asserted CT-"),
    ("Meridian could not verify them", "verify", None, "author asserted CT-"),
    ("money had changed hands", "changed", "s5", "a3 denied CT- denied"),
    ("Nobody was bought", "bought", "s6", "a3 denied CT- Nobody"),
    ("nobody was sold", "sold", "s6", "a3 denied CT- nobody"),
    ("We came with our rifles", "came", "s6", "a3 asserted CT+"),
    ("we are leaving with our rifles", "leaving", "s6", "a3 asserted CT+"),
    ("The crisis began on Wednesday", "began", None),
    (("President Mirja Talvane signed a decree placing the 9,000-strong Guard under army command "
     "from June 1"), "signed", None),
    ("placing the 9,000-strong Guard under army command from June 1", "placing", None,
     "author called-for Uu decree"),
    ("Kosta rejected the order a day later", "rejected", None),
    (("In a video released late on Friday he accused Interior Minister Ruben Castell of starving "
     "the northern garrisons of fuel and pay"), "accused", None),
    ("starving the northern garrisons of fuel and pay", "starving", "s7", "a2 asserted CT+"),
    ("his men would march “for one dismissal, not for a revolution”", "march", "s8",
     "a2 predicted CT+ would"),
    ("Guard columns left Upper Senn province around midnight", "left", None),
    ("They met little resistance", "met", None),
    ("they reached the bridge at about 5.30 a.m. on Saturday", "reached", None),
    ("where they exchanged fire with an army company for almost an hour", "exchanged", None),
    ("How many people died there", "died", None),
    ("four soldiers were killed", "killed", "s9",
     "author unconfirmed Uu no independent confirmation", "a8 asserted CT+"),
    ("nine wounded", "wounded", "s9",
     "author unconfirmed Uu no independent confirmation", "a8 asserted CT+"),
    ("the number of dead at no fewer than 17, among them three civilians", "dead", "s10",
     "author unconfirmed Uu no independent confirmation", "a9 asserted CT+"),
    ("most of the Torvel garrison had been sent to the coast on Thursday for an exercise", "sent",
     "s11", "unnamed asserted CT+"),
    ("the general staff did not expect Kosta to carry out his threat", "expect", "s12",
     "author inferred PR- suggests"),
    ("Talvane has not appeared in public since Friday evening", "appeared", None,
     "author asserted CT-"),
    ("the president was in the capital", "capital", "s13", "a11 asserted CT+"),
    ("“in full command of events”", "command", "s13", "a11 opinion CT+"),
    ("called on the Guard's men to return to their barracks", "called", None),
    ("to return to their barracks", "return", "s21", "a11 called-for Uu called on"),
    ("Those who were misled have nothing to fear,", "fear", "s14", "a11 asserted CT+"),
    ("whether Castell would stay in office", "stay", "s15", "a11 unknown Uu whether"),
    ("Castell resign", "resign", "s16", "a12 called-for Uu demanded"),
    ("the decree had been “written to provoke”", "written", "s17", "a13 asserted CT+"),
    ("the president must have known the risk", "known", "s17", "a13 assumed PR+ must have"),
    ("Castell is expected to be replaced before June 1", "replaced", "s18",
     "unnamed predicted PR+ is expected"),
    ("The Assembly is due to vote by May 20 on a motion to extend the state of emergency", "vote",
     None, "author predicted CT+ is due to"),
    ("which Talvane declared on Saturday for ten days", "declared", None),
    ("Kosta's whereabouts were not known on Sunday night", "known", None, "author unknown Uu"),
    ("he had left Ardec by road", "left", "s19", "a5 asserted CT+"),
    ("it had offered him no asylum", "offered", "s19", "a5 asserted CT-"),
    ("If he returns to Upper Senn", "returns", "s20", "unnamed hypothetical Uu If"),
    ("he could still count on most of his officers", "count", "s20",
     "unnamed hypothetical Uu could"),
    ("The Guard was raised in 2019 to fight smugglers on the northern frontier", "raised", None),
    ("It grew rapidly during the border war of 2024", "grew", None),
    ("has since supplied the president's own escort", "supplied", None),
)  # fmt: skip


def _claims(at: Finder) -> tuple[Claim, ...]:
    rows = []
    for number, (words, head, statement, *stances) in enumerate(_CLAIMS, start=1):
        rows.append(_claim(at, f"c{number}", words, head, statement, *stances))
    return tuple(rows)


def _claim_of(words: str) -> str:
    return next(f"c{n}" for n, row in enumerate(_CLAIMS, start=1) if words in row[0])


# --- what happened, what binds, why, what next ----------------------------------------------------


def _event(
    at: Finder,
    id_: str,
    head: str,
    type_: str,
    agents: str,
    recipients: str,
    claim: str,
    **more: object,
) -> Event:
    quads = {
        "AGREE": "verbal_cooperation",
        "CONSULT": "verbal_cooperation",
        "RETREAT": "material_cooperation",
        "CONCEDE": "verbal_cooperation",
        "AID": "material_cooperation",
        "ACCUSE": "verbal_conflict",
        "REJECT": "verbal_conflict",
        "REQUEST": "verbal_conflict",
        "THREATEN": "verbal_conflict",
    }
    span = at(head)
    return Event(
        id=id_,
        head=span,
        mentions=(span, *at.all(*more.pop("also", ()))),
        type=type_,
        mode=(),
        contexts=(),
        cameo=None,
        quad=quads.get(type_, "material_conflict"),
        scale=None,
        agents=tuple(agents.split()),
        recipients=tuple(recipients.split()),
        instrument=None,
        place=more.pop("place", None),
        times=more.pop("times", ()),
        earliest=more.pop("earliest", None),
        latest=more.pop("latest", None),
        negated=more.pop("negated", False),
        tense="past",
        reality=more.pop("reality", "actual"),
        counts=more.pop("counts", ()),
        claim=_claim_of(claim),
        rule="hand",
    )


def _count(at: Finder, what: str, words: str, low: float | None, high: float | None) -> Count:
    low, high = (None if n is None else float(n) for n in (low, high))
    low, high = (None if n is None else float(n) for n in (low, high))
    return Count(what=what, low=low, high=high, span=at(words))


def _events(at: Finder) -> tuple[Event, ...]:
    fight = {"earliest": "2031-05-10T05:30", "latest": "2031-05-10T06:30", "place": "p2"}
    return (
        _event(at, "e1", "held", "COERCE", "a1", "", "had held", place="p1",
               earliest="2031-05-10T04:00", latest="2031-05-11T18:00"),
        _event(at, "e2", "pulled out", "RETREAT", "a1", "", "pulled out", place="p1",
               also=("agreed to ~ withdraw",),
               earliest="2031-05-11T12:00", latest="2031-05-11T18:00"),
        _event(at, "e3", "met", "CONSULT", "a2", "a4", "their commander met", place="p3",
               also=("The talks ~ talks",),
               earliest="2031-05-11T00:00", latest="2031-05-11T15:00"),
        _event(at, "e4", "agreed", "AGREE", "a2", "", "agreed to withdraw",
               latest="2031-05-11T16:30"),
        _event(at, "e5", "brokered", "CONSULT", "a4", "a2", "were brokered", place="p3",
               latest="2031-05-11"),
        _event(at, "e6", "dropped", "CONCEDE", "a16", "a2", "a criminal investigation",
               reality="future"),
        _event(at, "e7", "changed hands", "AID", "", "a1", "money had changed", negated=True),
        _event(at, "e8", "signed", "COERCE", "a6", "a1", "signed a decree",
               earliest="2031-05-07", latest="2031-05-07"),
        _event(at, "e9", "rejected", "REJECT", "a2", "a6", "Kosta rejected",
               earliest="2031-05-08", latest="2031-05-08"),
        _event(at, "e10", "accused", "ACCUSE", "a2", "a7", "he accused",
               earliest="2031-05-09T20:00", latest="2031-05-10T00:00"),
        _event(at, "e11", "his men would ~ march", "MOBILIZE", "a1", "", "his men would march",
               reality="future"),
        _event(at, "e12", "exchanged fire", "ASSAULT", "a1", "a10", "exchanged fire", **fight),
        _event(at, "e13", "killed", "ASSAULT", "", "a10", "four soldiers", **fight,
               counts=(_count(at, "killed", "four soldiers ~ four", 4, 4),
                       _count(at, "wounded", "nine", 9, 9))),
        _event(at, "e14", "number of ~ dead", "ASSAULT", "", "", "number of dead", **fight,
               counts=(_count(at, "killed", "no fewer than 17", 17, None),
                       _count(at, "civilians killed", "three civilians ~ three", 3, 3))),
        _event(at, "e15", "sent", "MOBILIZE", "", "a10", "had been sent",
               earliest="2031-05-08", latest="2031-05-08"),
        _event(at, "e16", "demanded", "REQUEST", "a12", "a7", "Castell resign"),
        _event(at, "e17", "replaced", "CONCEDE", "", "a7", "Castell is expected",
               reality="future", earliest="2031-05-11", latest="2031-05-31"),
        _event(at, "e18", "vote", "CONSULT", "a14", "", "due to vote", reality="future",
               earliest="2031-05-11", latest="2031-05-20"),
        _event(at, "e19", "declared", "COERCE", "a6", "", "Talvane declared",
               earliest="2031-05-10", latest="2031-05-10"),
        _event(at, "e20", "offered", "AID", "a5", "a2", "offered him no asylum", negated=True),
        _event(at, "e21", "raised", "MOBILIZE", "", "a1", "raised in 2019", reality="historical",
               earliest="2019-01-01", latest="2019-12-31"),
        _event(at, "e22", "grew", "MOBILIZE", "a1", "", "grew rapidly",
               reality="historical", earliest="2024-01-01", latest="2024-12-31"),
    )  # fmt: skip


def _ties(at: Finder) -> tuple[Tie, ...]:
    rows = [
        ("leads", "a2", "a1", None, "now", "has led it ever since", "has led it"),
        ("created", "a2", "a1", None, "past", "who founded the Guard", "who founded"),
        ("works_for", "a3", "a2", None, "now", "his deputy, Major Lena Farrow", "agreed to"),
        ("works_for", "a11", "a6", None, "now", "Her spokesman, Joren Ashby", "in the capital"),
        ("leads", "a13", "a12", None, "now", "Its leader, Selma Ostrander", "written to"),
        ("opposes", "a2", "a7", "-", "now", "he accused Interior Minister Ruben Castell",
         "he accused"),
    ]  # fmt: skip
    return tuple(
        Tie(id=f"r{n}", kind=kind, from_=from_, to=to, sign=sign, holds=holds, span=at(words),
            claim=_claim_of(claim), rule="hand")
        for n, (kind, from_, to, sign, holds, words, claim) in enumerate(rows, start=1)
    )  # fmt: skip


def _causes(at: Finder) -> tuple[Cause, ...]:
    return (
        Cause(
            id="x1",
            kind="purpose",
            cause=CausePart(span=at("spare the city"), event=None),
            effect=CausePart(span=at("agreed to withdraw"), event="e4"),
            cue=at("in order to"),
            claim=_claim_of("agreed to withdraw"),
            rule="hand",
        ),
    )


def _forecasts(at: Finder) -> tuple[Forecast, ...]:
    return (
        Forecast(
            id="f1",
            span=at("Castell is expected to be replaced before June 1"),
            event="e17",
            due=Due(earliest="2031-05-11", latest="2031-05-31"),
            condition=None,
            claim=_claim_of("Castell is expected"),
        ),
        Forecast(
            id="f2",
            span=at("The Assembly is due to vote by May 20"),
            event="e18",
            due=Due(earliest=None, latest="2031-05-20"),
            condition=None,
            claim=_claim_of("due to vote"),
        ),
        Forecast(
            id="f3",
            span=at("he could still count on most of his officers"),
            event=None,
            due=Due(earliest=None, latest=None),
            condition=at("If he returns to Upper Senn"),
            claim=_claim_of("could still count"),
        ),
    )


def _framings(at: Finder) -> tuple[Framing, ...]:
    return (
        Framing(id="g1", kind="loaded", span=at("starving"), target="a7", score=0.71, rule="hand"),
        Framing(
            id="g2",
            kind="metaphor",
            span=at("Nobody was bought and nobody was sold"),
            target=None,
            score=0.64,
            rule="hand",
        ),
    )


def _gaps(at: Finder) -> tuple[Gap, ...]:
    return (
        Gap(
            kind="speaker_open",
            span=at("two diplomats with knowledge of the meeting"),
            message="Who the “two diplomats with knowledge of the meeting” are is not said.",
        ),
        Gap(
            kind="speaker_open",
            span=at("A senior army officer"),
            message="Who the “senior army officer” is is not said.",
        ),
        Gap(
            kind="time_open",
            span=at("almost an hour"),
            message="“almost an hour” could not be put into the calendar.",
        ),
        Gap(
            kind="place_open",
            span=at("the coast"),
            message="Where “the coast” lies is not said.",
        ),
    )
