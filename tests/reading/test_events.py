"""Events from trees: what happened, who acted on whom, how real it is told to be."""

from collections.abc import Sequence

import pytest

from sayso.language.analysis import Analysis
from sayso.reading.events import find_triggers, read_events
from sayso.reading.events.lexicon import codebook, lexicon, scale, table, word_classes
from sayso.reading.events.senses import senses
from sayso.record.types import Actor, Anchor, Event, Mention, Place, Time
from tests.build import analysis_of

SHELLED = """
Rebels   rebel   NOUN  NNS 2 nsubj
shelled  shell   VERB  VBD 0 root
the      the     DET   DT  4 det
port     port    NOUN  NN  2 obj
in       in      ADP   IN  6 case
Kora     Kora    PROPN NNP 2 obl
on       on      ADP   IN  8 case
Friday~  Friday  PROPN NNP 2 obl
.        .       PUNCT .   2 punct

The      the     DET   DT  2 det
attack   attack  NOUN  NN  3 nsubj
killed   kill    VERB  VBD 0 root
at       at      ADP   IN  5 case
least    least   ADJ   JJS 6 nummod
12       12      NUM   CD  7 nummod
people~  people  NOUN  NNS 3 obj
.        .       PUNCT .   3 punct
"""

ARRESTED = """
Ilse      Ilse      PROPN NNP 4 nsubj:pass
Brandt    Brandt    PROPN NNP 1 flat
was       be        AUX   VBD 4 aux:pass
arrested  arrest    VERB  VBN 0 root
by        by        ADP   IN  6 case
police    police    NOUN  NN  4 obl:agent
and       and       CCONJ CC  8 cc
deported~ deport    VERB  VBN 4 conj
.         .         PUNCT .   4 punct
"""

REFUSED = """
Norland  Norland PROPN NNP 2 nsubj
refused  refuse  VERB  VBD 0 root
to       to      PART  TO  4 mark
release  release VERB  VB  2 xcomp
the      the     DET   DT  6 det
prisoners~ prisoner NOUN NNS 4 obj
.        .       PUNCT .   2 punct
"""

WILL_VISIT = """
Ilse     Ilse    PROPN NNP 4 nsubj
Brandt   Brandt  PROPN NNP 1 flat
will     will    AUX   MD  4 aux
visit    visit   VERB  VB  0 root
Norland~ Norland PROPN NNP 4 obj
.        .       PUNCT .   4 punct
"""

SANCTIONS = """
New       new      ADJ   JJ  2 amod
sanctions sanction NOUN  NNS 4 nsubj:pass
were      be       AUX   VBD 4 aux:pass
imposed   impose   VERB  VBN 0 root
on        on       ADP   IN  6 case
Norland   Norland  PROPN NNP 4 obl
by        by       ADP   IN  8 case
Suderia~  Suderia  PROPN NNP 4 obl:agent
.         .        PUNCT .   4 punct
"""

MET = """
Suderia  Suderia PROPN NNP 4 nsubj
did      do      AUX   VBD 4 aux
not      not     PART  RB  4 advmod
meet     meet    VERB  VB  0 root
Norland~ Norland PROPN NNP 4 obj
.        .       PUNCT .   4 punct
"""

METAPHORS = """
The      the      DET   DT  2 det
team     team     NOUN  NN  3 nsubj
attacked attack   VERB  VBD 0 root
early    early    ADV   RB  3 advmod
and      and      CCONJ CC  8 cc
the      the      DET   DT  7 det
storm    storm    NOUN  NN  8 nsubj
killed   kill     VERB  VBD 3 conj
hopes~   hope     NOUN  NNS 8 obj
.        .        PUNCT .   3 punct
"""

SPEECH = """
Suderia  Suderia  PROPN NNP 2 nsubj
attacked attack   VERB  VBD 0 root
Norland  Norland  PROPN NNP 6 nmod:poss
's       's       PART  POS 3 case
harvest  harvest  NOUN  NN  6 compound
policy~  policy   NOUN  NN  2 obj
.        .        PUNCT .   2 punct
"""

RELATIVE = """
The      the     DET   DT  2 det
gunmen   gunman  NOUN  NNS 6 nsubj
who      who     PRON  WP  4 nsubj
abducted abduct  VERB  VBD 2 acl:relcl
Brandt   Brandt  PROPN NNP 4 obj
fled~    flee    VERB  VBD 0 root
.        .       PUNCT .   6 punct
"""

THREATENED = """
Suderia    Suderia  PROPN NNP 2 nsubj
threatened threaten VERB  VBD 0 root
to         to       PART  TO  4 mark
bomb       bomb     VERB  VB  2 xcomp
Norland~   Norland  PROPN NNP 4 obj
.          .        PUNCT .   2 punct
"""

NOMINAL = """
Her      she     PRON  PRP$ 2 nmod:poss
arrest   arrest  NOUN  NN   5 nsubj
by       by      ADP   IN   4 case
police   police  NOUN  NN   2 nmod
shocked  shock   VERB  VBD  0 root
Norland~ Norland PROPN NNP  5 obj
.        .       PUNCT .    5 punct
"""

IF_ATTACKED = """
Norland  Norland PROPN NNP 5 nsubj:pass
would    would   AUX   MD  5 aux
be       be      AUX   VB  5 aux:pass
quickly  quickly ADV   RB  5 advmod
invaded~ invade  VERB  VBN 0 root
.        .       PUNCT .   5 punct
"""


def actors_of(analysis: Analysis, *words: str) -> tuple[Actor, ...]:
    """Return one actor for each word, headed wherever the word stands."""
    found = []
    for number, word in enumerate(words, start=1):
        spans = [
            analysis.span(token, token) for token, form in enumerate(analysis.form) if form == word
        ]
        assert spans, word
        mentions = tuple(Mention(span=span, head=span, kind="name") for span in spans)
        found.append(
            Actor(id=f"a{number}", name=word, type="group", country=None, mentions=mentions)
        )
    return tuple(found)


def events_of(
    trees: str,
    *words: str,
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
    published: str | None = None,
) -> tuple[Event, ...]:
    """Return the events with one claim for all and an actor for each word."""
    analysis = analysis_of(trees)
    return read_events(
        analysis,
        find_triggers(analysis),
        actors=actors_of(analysis, *words),
        places=places,
        times=times,
        claim_of=lambda _: "c1",
        published=published,
    )


def friday(analysis: Analysis) -> Time:
    start = analysis.text.index("Friday")
    return Time(
        id="t1", span=(start, start + 6), type="date", form="weekday(5, before)",
        value="1920-03-05", mod=None, earliest="1920-03-05", latest="1920-03-05", grain="day",
        approximate=False, zone=None, anchor=Anchor(kind="document"), status="resolved",
        rule="weekday",
    )  # fmt: skip


def kora(analysis: Analysis) -> Place:
    start = analysis.text.index("Kora")
    span = (start, start + 4)
    mention = Mention(span=span, head=span, kind="name")
    return Place(id="p1", name="Kora", kind="city", mentions=(mention,), country=None)


def test_active_verb_gives_agent_place_and_time():
    analysis = analysis_of(SHELLED)
    event = events_of(SHELLED, "Rebels", places=[kora(analysis)], times=[friday(analysis)])[0]
    assert (event.type, event.agents, event.recipients) == ("ASSAULT", ("a1",), ())
    assert (event.place, event.times) == ("p1", ("t1",))
    assert (event.earliest, event.latest) == ("1920-03-05", "1920-03-05")
    assert event.quad == "material_conflict"
    assert event.cameo == "194"


def test_long_past_time_makes_an_event_historical():
    times = [friday(analysis_of(SHELLED))]
    then = events_of(SHELLED, "Rebels", times=times, published="1920-03-08")[0]
    later = events_of(SHELLED, "Rebels", times=times, published="1931-03-08")[0]
    assert (then.reality, later.reality) == ("actual", "historical")


def test_definite_noun_takes_up_the_event_before():
    events = events_of(SHELLED, "Rebels")
    analysis = analysis_of(SHELLED)
    assert [analysis.words(span) for span in events[0].mentions] == ["shelled", "attack"]


def test_count_with_an_open_end():
    killed = events_of(SHELLED, "Rebels", "people")[-1]
    (count,) = killed.counts
    assert (count.what, count.low, count.high) == ("dead", 12, None)
    assert analysis_of(SHELLED).words(count.span) == "at least 12 people"


def test_passive_turns_roles_and_coordination_keeps_them():
    arrest, deportation = events_of(ARRESTED, "Ilse", "police")
    assert (arrest.type, arrest.mode) == ("COERCE", ("arrest",))
    assert (arrest.agents, arrest.recipients) == (("a2",), ("a1",))
    assert (deportation.mode, deportation.recipients) == (("deport",), ("a1",))


def test_content_of_a_refusal_is_its_mode_and_no_event():
    (event,) = events_of(REFUSED, "Norland")
    assert (event.type, event.mode) == ("REJECT", ("yield",))
    assert event.agents == ("a1",)


def test_content_of_a_threat_is_its_mode():
    (event,) = events_of(THREATENED, "Suderia", "Norland")
    assert (event.type, event.mode) == ("THREATEN", ("violence",))


def test_future_visit_is_an_agreement():
    (event,) = events_of(WILL_VISIT, "Ilse", "Norland")
    assert (event.type, event.reality, event.tense) == ("AGREE", "future", "future")
    assert event.rule.startswith("codebook.future_cooperation")


def test_light_verb_and_noun_are_one_event():
    (event,) = events_of(SANCTIONS, "Norland", "Suderia")
    assert event.type == "SANCTION"
    assert (event.agents, event.recipients) == (("a2",), ("a1",))


def test_parties_of_a_meeting_are_all_agents_and_denial_is_kept():
    (event,) = events_of(MET, "Suderia", "Norland")
    assert (event.type, event.agents, event.recipients) == ("CONSULT", ("a1", "a2"), ())
    assert event.negated


def test_teams_and_weather_make_no_events():
    assert events_of(METAPHORS, "team", "storm") == ()


def test_attack_on_a_policy_is_criticism_of_its_owner():
    (event,) = events_of(SPEECH, "Suderia", "Norland")
    assert (event.type, event.mode) == ("ACCUSE", ("disapprove",))
    assert event.recipients == ("a2",)
    assert "owner_of_object" in event.rule


def test_relative_clause_gives_its_noun_as_agent():
    event = events_of(RELATIVE, "gunmen", "Brandt")[0]
    assert (event.type, event.mode) == ("ASSAULT", ("abduct",))
    assert (event.agents, event.recipients) == (("a1",), ("a2",))


def test_possessor_of_an_arrest_is_its_recipient_beside_a_by_phrase():
    (event,) = events_of(NOMINAL, "Her", "police")
    assert event.type == "COERCE"
    assert event.agents == ("a1", "a2") or event.recipients == ("a1",)
    assert "a2" in event.agents


def test_modal_makes_hypothetical_and_missing_agent_stays_open():
    (event,) = events_of(IF_ATTACKED, "Norland")
    assert (event.reality, event.agents, event.recipients) == ("hypothetical", (), ("a1",))


def test_event_without_claim_is_left_out():
    analysis = analysis_of(WILL_VISIT)
    events = read_events(
        analysis,
        find_triggers(analysis),
        actors=(),
        places=(),
        times=(),
        claim_of=lambda _: None,
        published=None,
    )
    assert events == ()


@pytest.mark.parametrize("trees", [SHELLED, ARRESTED, SANCTIONS, NOMINAL])
def test_spans_hold_words_and_ids_run_in_text_order(trees: str):
    analysis = analysis_of(trees)
    events = events_of(trees)
    assert [event.id for event in events] == [f"e{n}" for n in range(1, len(events) + 1)]
    starts = [event.head[0] for event in events]
    assert starts == sorted(starts)
    for event in events:
        for span in (event.head, *event.mentions):
            assert analysis.words(span).strip()


def test_every_row_of_the_lexicon_has_a_type_and_mode_of_the_codebook():
    types = codebook()["types"]
    assert len(types) == 16
    for cells in table("triggers.tsv"):
        assert len(cells) == 9, cells
        assert cells[2] in types, cells
        assert cells[5] in ("strong", "medium", "weak"), cells
        assert not cells[3] or cells[3] in types[cells[2]]["modes"], cells


def test_every_sense_belongs_to_a_row_and_uses_known_slots():
    rows = {(cells[0], cells[2]) for cells in table("triggers.tsv")}
    slots = {"subject", "object", "oblique", "any", "prep", "complement", "voice"}
    for key, lines in senses().items():
        assert key in rows, key
        assert {condition.slot for line in lines for condition in line} <= slots, key


def test_word_classes_hold_single_lower_case_lemmas():
    for name, words in word_classes().items():
        assert words, name
        assert all(word == word.lower() for word in words), name


def test_scale_falls_back_on_the_type():
    assert scale("COERCE", ("arrest",)) is not None
    assert scale("PROTEST", ("vandalize",)) == -5
    assert len(lexicon().verbs) > 300


DRIVEN_BACK = """
Mutineers mutineer NOUN NNS 2 nsubj
entered  enter    VERB VBD 0 root
the      the      DET  DT  4 det
suburbs  suburb   NOUN NNS 2 obj
on       on       ADP  IN  6 case
Friday~  Friday   PROPN NNP 2 obl
.        .        PUNCT .  2 punct

They     they     PRON PRP 3 nsubj:pass
were     be       AUX  VBD 3 aux:pass
driven   drive    VERB VBN 0 root
back     back     ADV  RB  3 compound:prt
by       by       ADP  IN  6 case
police   police   NOUN NN  3 obl:agent
and      and      CCONJ CC 10 cc
nine     nine     NUM  CD  10 nsubj:pass
were     be       AUX  VBD 10 aux:pass
wounded~ wound    VERB VBN 3 conj
.        .        PUNCT .  3 punct
"""

GAVE_LIVES = """
Four     four     NUM  CD  2 nummod
soldiers soldier  NOUN NNS 3 nsubj
gave     give     VERB VBD 0 root
their    their    PRON PRP$ 5 nmod:poss
lives~   life     NOUN NNS 3 obj
.        .        PUNCT .  3 punct
"""


def test_mutineers_who_enter_a_place_and_are_driven_back_are_two_events_with_the_wounded():
    analysis = analysis_of(DRIVEN_BACK)
    events = events_of(DRIVEN_BACK, "Mutineers", "police", times=[friday(analysis)])
    assert [event.type for event in events] == ["MOBILIZE", "ASSAULT", "ASSAULT"]
    assert events[1].agents == ("a2",)
    assert [(count.what, count.low) for count in events[2].counts] == [("injured", 9.0)]


def test_what_is_told_on_in_the_past_takes_the_day_of_the_narrative():
    analysis = analysis_of(DRIVEN_BACK)
    day = friday(analysis)
    entered, driven, _ = events_of(DRIVEN_BACK, "Mutineers", "police", times=[day])
    assert entered.dated_by != "narrative"
    assert driven.dated_by == "narrative"
    assert driven.times == (day.id,)
    assert (driven.earliest, driven.latest) == (entered.earliest, entered.latest)


def test_dead_are_no_event_where_nobody_used_force():
    assert events_of(GAVE_LIVES, "soldiers") == ()


def test_dead_beside_an_attack_are_counted_as_dead():
    events = events_of(DRIVEN_BACK + GAVE_LIVES, "Mutineers", "soldiers")
    counts = [(count.what, count.low) for event in events for count in event.counts]
    assert ("dead", 4.0) in counts


CLASHES = """
The      the     DET   DT  2 det
clashes  clash   NOUN  NNS 3 nsubj
began    begin   VERB  VBD 0 root
in       in      ADP   IN  5 case
Kora~    Kora    PROPN NNP 3 obl
.        .       PUNCT .   3 punct
"""

WAVE = """
A        a       DET   DT  2 det
wave     wave    NOUN  NN  5 nsubj
of       of      ADP   IN  4 case
arrests  arrest  NOUN  NNS 2 nmod
followed~ follow VERB  VBD 0 root
.        .       PUNCT .   5 punct
"""

NO_THREAT = """
There    there   PRON  EX  2 expl
is       be      VERB  VBZ 0 root
no       no      DET   DT  4 det
threat   threat  NOUN  NN  2 nsubj
to       to      ADP   IN  6 case
Norland~ Norland PROPN NNP 4 nmod
.        .       PUNCT .   2 punct
"""

NEIGHBOUR = """
My       my      PRON  PRP$ 2 nmod:poss
neighbour neighbour NOUN NN 3 nsubj
accused  accuse  VERB  VBD 0 root
the      the     DET   DT  5 det
baker~   baker   NOUN  NN  3 obj
.        .       PUNCT .   3 punct
"""

LOCUSTS = """
Locusts  locust  NOUN  NNS 2 nsubj
invaded  invade  VERB  VBD 0 root
Norland~ Norland PROPN NNP 2 obj
.        .       PUNCT .   2 punct
"""

TO_VISIT = """
King     king    PROPN NNP 0 root
to       to      PART  TO  3 mark
arrest   arrest  VERB  VB  1 acl
Ilse     Ilse    PROPN NNP 3 obj
Brandt~  Brandt  PROPN NNP 4 flat
"""


def test_a_noun_that_began_or_followed_is_an_event_with_the_place_of_its_verb() -> None:
    place = kora(analysis_of(CLASHES))
    (clashes,) = events_of(CLASHES, places=(place,))
    assert (clashes.type, clashes.place) == ("ASSAULT", place.id)
    (arrests,) = events_of(WAVE)
    assert (arrests.type, arrests.mode) == ("COERCE", ("arrest",))


@pytest.mark.parametrize(
    ("trees", "actors"),
    [(NO_THREAT, ("Norland",)), (NEIGHBOUR, ("neighbour", "baker")), (LOCUSTS, ("Norland",))],
)
def test_what_is_absent_private_or_done_by_animals_is_no_event(
    trees: str, actors: tuple[str, ...]
) -> None:
    assert events_of(trees, *actors) == ()


def test_the_infinitive_of_a_headline_is_still_to_come() -> None:
    (event,) = events_of(TO_VISIT, "King", "Ilse")
    assert event.reality == "future"


HISTORY = """
Rebels   rebel   NOUN  NNS 2 nsubj
shelled  shell   VERB  VBD 0 root
Kora     Kora    PROPN NNP 2 obj
on       on      ADP   IN  5 case
Friday~  Friday  PROPN NNP 2 obl
.        .       PUNCT .   2 punct
---
Norland  Norland PROPN NNP 2 nsubj
arrested arrest  VERB  VBD 0 root
Ilse     Ilse    PROPN NNP 2 obj
Brandt~  Brandt  PROPN NNP 3 flat
.        .       PUNCT .   2 punct
"""


def test_history_goes_on_until_another_time() -> None:
    analysis = analysis_of(HISTORY)
    events = events_of(
        HISTORY, "Rebels", "Norland", "Ilse", times=(friday(analysis),), published="2030-01-01"
    )
    assert [event.reality for event in events] == ["historical", "historical"]
