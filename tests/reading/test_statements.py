"""Statements from trees, marks and layout: who says what, in which words."""

from dataclasses import replace

import pytest

from sayso.reading.statements import read_statements
from sayso.reading.statements.cue_lexicon import cue_entries, word_list
from sayso.record.types import Actor, Block, Mention
from tests.build import analysis_of, with_quotations

TOLD = """
The      the      DET   DT  2 det
harbour  harbour  NOUN  NN  3 compound
master~  master   NOUN  NN  7 nsubj
,        ,        PUNCT ,   5 punct
Lena     Lena     PROPN NNP 3 appos
Voss~    Voss     PROPN NNP 5 flat
told     tell     VERB  VBD 0 root
the      the      DET   DT  9 det
weekly   weekly   NOUN  NN  7 obj
that     that     SCONJ IN  14 mark
the      the      DET   DT  12 det
crane    crane    NOUN  NN  14 nsubj
had      have     AUX   VBD 14 aux
rotted   rot      VERB  VBN 7 ccomp
for      for      ADP   IN  16 case
years~   year     NOUN  NNS 14 obl
.        .        PUNCT .   7 punct
"""

DIRECT = """
“~     “     PUNCT  ``  4 punct
The    the   DET    DT  3 det
ferry  ferry NOUN   NN  4 nsubj
sank~  sink  VERB   VBD 8 ccomp
,~     ,     PUNCT  ,   4 punct
”      ”     PUNCT  ''  4 punct
she    she   PRON   PRP 8 nsubj
said~  say   VERB   VBD 0 root
.      .     PUNCT  .   8 punct

“~     “     PUNCT  ``  3 punct
Nobody nobody PRON  NN  3 nsubj
slept~ sleep VERB   VBD 0 root
.~     .     PUNCT  .   3 punct
”      ”     PUNCT  ''  3 punct
"""

HEARSAY = """
Two       two     NUM   CD  2 nummod
crewmen   crewman NOUN  NNS 4 nsubj:pass
are       be      AUX   VBP 4 aux:pass
said      say     VERB  VBN 0 root
to        to      PART  TO  7 mark
have      have    AUX   VB  7 aux
jumped~   jump    VERB  VBN 4 xcomp
.         .       PUNCT .   4 punct
"""

EVIDENCE = """
The      the      DET   DT  2 det
gauge    gauge    NOUN  NN  3 nsubj
suggests suggest  VERB  VBZ 0 root
that     that     SCONJ IN  7 mark
the      the      DET   DT  6 det
tide     tide     NOUN  NN  7 nsubj
turned~  turn     VERB  VBD 3 ccomp
.        .        PUNCT .   3 punct
"""

NAMING = """
She       she      PRON  PRP 2 nsubj
described describe VERB  VBD 0 root
the       the      DET   DT  4 det
vote      vote     NOUN  NN  2 obj
as        as       ADP   IN  7 case
a         a        DET   DT  7 det
circus~   circus   NOUN  NN  2 obl
.         .        PUNCT .   2 punct
"""

REFUSAL = """
The      the      DET   DT  2 det
ministry ministry NOUN  NN  3 nsubj
declined decline  VERB  VBD 0 root
to       to       PART  TO  5 mark
comment~ comment  VERB  VB  3 xcomp
.        .        PUNCT .   3 punct
"""

ACCORDING = """
The       the     DET   DT  2 det
pier      pier    NOUN  NN  3 nsubj
burned~   burn    VERB  VBD 0 root
,         ,       PUNCT ,   7 punct
according accord  VERB  VBG 7 case
to        to      ADP   IN  5 fixed
Orrin~    Orrin   PROPN NNP 3 obl
.         .       PUNCT .   3 punct
"""

RELATIVE = """
Orrin~  Orrin  PROPN NNP 10 nsubj
,       ,      PUNCT ,   4 punct
who     who    PRON  WP  4 nsubj
warned  warn   VERB  VBD 1 acl:relcl
that    that   SCONJ IN  7 mark
storms  storm  NOUN  NNS 7 nsubj
loomed~ loom   VERB  VBD 4 ccomp
,       ,      PUNCT ,   4 punct
quietly quietly ADV  RB  10 advmod
left~   leave  VERB  VBD 0 root
.       .      PUNCT .   10 punct
"""

COORDINATED = """
Voss   Voss   PROPN NNP 2 nsubj
denied deny   VERB  VBD 0 root
the    the    DET   DT  4 det
charge charge NOUN  NN  2 obj
and    and    CCONJ CC  8 cc
did    do     AUX   VBD 8 aux
not    not    PART  RB  8 advmod
say    say    VERB  VB  2 conj
why    why    ADV   WRB 11 advmod
she    she    PRON  PRP 11 nsubj
left~  leave  VERB  VBD 8 ccomp
.      .      PUNCT .   2 punct
"""

NESTED = """
Voss     Voss    PROPN NNP 2 nsubj
said     say     VERB  VBD 0 root
Orrin    Orrin   PROPN NNP 4 nsubj
promised promise VERB  VBD 2 ccomp
to       to      PART  TO  6 mark
pay~     pay     VERB  VB  4 xcomp
.        .       PUNCT .   2 punct
"""

SCARE = """
The     the    DET   DT  4 det
“~      “      PUNCT ``  4 punct
quick~  quick  ADJ   JJ  4 amod
fix~    fix    NOUN  NN  6 nsubj
”       ”      PUNCT ''  4 punct
failed~ fail   VERB  VBD 0 root
.       .      PUNCT .   6 punct
"""


def read(trees, actors=()):
    analysis = analysis_of(trees)
    return analysis, read_statements(analysis, actors)


def only(trees, actors=()):
    analysis, statements = read(trees, actors)
    assert len(statements) == 1, statements
    return analysis, statements[0]


def words(analysis, spans):
    return [analysis.words(span) for span in spans]


def actor(identifier, name, analysis):
    at = analysis.text.index(name)
    span = (at, at + len(name))
    mention = Mention(span=span, head=span, kind="name")
    return Actor(id=identifier, name=name, type="person", country=None, mentions=(mention,))


def test_reported_clause_has_source_cue_content_and_addressee():
    analysis, found = only(TOLD)
    assert analysis.words(found.source.span) == "The harbour master, Lena Voss"
    assert words(analysis, found.cue) == ["told"]
    assert words(analysis, found.content) == ["that the crane had rotted for years"]
    assert analysis.words(found.addressee) == "the weekly"
    assert (found.mode, found.tier, found.cue_class) == ("indirect", "speech", "say")
    assert found.score is None


def test_quotation_goes_on_after_the_cue_in_one_statement():
    analysis, found = only(DIRECT)
    assert words(analysis, found.content) == ["“The ferry sank,”", "“Nobody slept.”"]
    assert found.mode == "direct"
    assert found.source.kind == "pronoun"
    assert found.quotation.state == "closed"


def test_passive_report_is_hearsay_of_nobody():
    analysis, found = only(HEARSAY)
    assert words(analysis, found.cue) == ["are said"]
    assert words(analysis, found.content) == ["Two crewmen", "to have jumped"]
    assert found.source.span is None
    assert (found.source.kind, found.cue_class, found.hearsay) == ("none", "hearsay", True)


def test_thing_that_cannot_speak_gives_evidence():
    analysis, found = only(EVIDENCE)
    assert analysis.words(found.source.span) == "The gauge"
    assert (found.tier, found.cue_class, found.source.kind) == ("evidence", "show", "artefact")


def test_person_who_suggests_speaks():
    _, found = only(EVIDENCE.replace("gauge    gauge", "pilot    pilot"))
    assert (found.tier, found.cue_class) == ("speech", "say")


def test_name_given_to_a_thing_has_that_thing_as_target():
    analysis, found = only(NAMING)
    assert words(analysis, found.content) == ["a circus"]
    assert analysis.words(found.target) == "the vote"
    assert (found.tier, found.cue_class) == ("naming", "evaluate")


def test_refusal_to_speak_is_one_act():
    analysis, found = only(REFUSAL)
    assert words(analysis, found.content) == ["to comment"]
    assert (found.tier, found.cue_class, found.source.kind) == ("act", "decline", "group")


def test_according_to_attributes_the_rest_of_its_clause():
    analysis, found = only(ACCORDING)
    assert words(analysis, found.cue) == ["according to"]
    assert analysis.words(found.source.span) == "Orrin"
    assert words(analysis, found.content) == ["The pier burned"]


def test_relative_pronoun_is_the_source_and_its_antecedent_the_speaker():
    analysis = analysis_of(RELATIVE)
    (found,) = read_statements(analysis, (actor("a1", "Orrin", analysis),))
    assert found.source.span
    assert analysis.words(found.source.span) == "who"
    assert (found.source.actors, found.source.rule) == (("a1",), "relative")
    assert found.cue_class == "predict"


def test_coordinated_cues_share_their_source_and_keep_their_polarity():
    analysis, (denial, silence) = read(COORDINATED)
    assert analysis.words(denial.source.span) == analysis.words(silence.source.span) == "Voss"
    assert (denial.tier, denial.cue_class, denial.polarity) == ("act", "deny", "positive")
    assert words(analysis, silence.cue) == ["did not say"]
    assert silence.polarity == "negative"


def test_statement_inside_a_content_has_a_parent():
    _, (outer, inner) = read(NESTED)
    assert (outer.id, outer.parent) == ("s1", None)
    assert (inner.id, inner.parent) == ("s2", "s1")
    assert inner.cue_class == "commit"


def test_scare_quotes_are_no_statement():
    _, statements = read(SCARE)
    assert statements == ()


def test_first_person_in_a_quotation_is_its_speaker():
    trees = """
“~     “     PUNCT  ``  3 punct
I      I     PRON   PRP 3 nsubj
fear   fear  VERB   VBP 9 ccomp
it     it    PRON   PRP 5 nsubj
sank~  sink  VERB   VBD 3 ccomp
,~     ,     PUNCT  ,   3 punct
”      ”     PUNCT  ''  3 punct
Orrin  Orrin PROPN  NNP 9 nsubj
said~  say   VERB   VBD 0 root
.      .     PUNCT  .   9 punct
"""
    analysis = analysis_of(trees)
    outer, inner = read_statements(analysis, (actor("a1", "Orrin", analysis),))
    assert (outer.cue_class, outer.source.actors) == ("say", ("a1",))
    assert (inner.tier, inner.parent) == ("thought", "s1")
    assert (inner.source.actors, inner.source.rule) == (("a1",), "first_person")


INTRODUCED = """
Voss   Voss  PROPN NNP 2 nsubj
wrote~ write VERB  VBD 0 root
:      :     PUNCT :   2 punct
---
The    the   DET   DT  2 det
mole   mole  NOUN  NN  3 nsubj
holds~ hold  VERB  VBZ 0 root
.      .     PUNCT .   3 punct
---
Leave  leave VERB  VB  0 root
it~    it    PRON  PRP 1 obj
.      .     PUNCT .   1 punct
"""


def test_block_quotations_are_one_statement_of_the_one_who_introduces_them():
    analysis = analysis_of(INTRODUCED)
    first, *rest = analysis.blocks
    blocks = (first, *(Block(kind="blockquote", span=block.span) for block in rest))
    analysis = with_quotations(replace(analysis, blocks=blocks))
    (found,) = read_statements(analysis, ())
    assert found.mode == "block"
    assert found.source.span
    assert analysis.words(found.source.span) == "Voss"
    (content,) = words(analysis, found.content)
    assert content.split() == ["The", "mole", "holds.", "Leave", "it."]
    assert found.quotation
    assert found.quotation.state == "unmarked"


TURNS = """
VOSS~  Voss  PROPN NNP 4 nsubj
:      :     PUNCT :   4 punct
We     we    PRON  PRP 4 nsubj
sail~  sail  VERB  VBP 0 root
.      .     PUNCT .   4 punct
---
ORRIN~ Orrin PROPN NNP 4 nsubj
:      :     PUNCT :   4 punct
We     we    PRON  PRP 4 nsubj
stay~  stay  VERB  VBP 0 root
.      .     PUNCT .   4 punct
---
VOSS~  Voss  PROPN NNP 3 nsubj
:      :     PUNCT :   3 punct
Why~   why   ADV   WRB 0 root
?      ?     PUNCT .   3 punct
"""


def test_turns_of_a_transcript_are_statements_with_the_colon_as_cue():
    analysis, statements = read(TURNS)
    assert [analysis.words(s.source.span) for s in statements] == ["VOSS", "ORRIN", "VOSS"]
    assert [words(analysis, s.cue) for s in statements] == [[":"]] * 3
    assert {s.mode for s in statements} == {"direct"}


@pytest.mark.parametrize("trees", [TOLD, DIRECT, HEARSAY, COORDINATED, NESTED, TURNS])
def test_statements_stand_in_text_order_with_spans_of_words(trees):
    analysis, statements = read(trees)
    assert [s.id for s in statements] == [f"s{n}" for n in range(1, len(statements) + 1)]
    for statement in statements:
        spans = [*statement.cue, *statement.content]
        assert all(0 <= a < b <= len(analysis.text) for a, b in spans)
        assert list(statement.content) == sorted(statement.content)


def test_every_lexicon_entry_has_a_sense():
    entries = cue_entries()
    assert len(entries) > 200
    for (lemma, pos), entry in entries.items():
        assert entry.first.cue_class
        assert (lemma, pos) == (entry.lemma, entry.pos)


def test_words_for_people_and_for_things_do_not_overlap():
    assert word_list("persons").isdisjoint(word_list("not_persons"))
    assert word_list("groups").isdisjoint(word_list("documents"))


REPORTED_THEN_QUOTED = """
Voss     Voss    PROPN NNP 2 nsubj
argued   argue   VERB  VBD 0 root
that     that    SCONJ IN  6 mark
the      the     DET   DT  5 det
toll     toll    NOUN  NN  6 nsubj
stayed~  stay    VERB  VBD 2 ccomp
.        .       PUNCT .   2 punct
---
“~       “       PUNCT ``  3 punct
Nobody   nobody  PRON  NN  3 nsubj
pays     pay     VERB  VBZ 0 root
twice~   twice   ADV   RB  3 advmod
.~       .       PUNCT .   3 punct
”        ”       PUNCT ''  3 punct
"""


def test_paragraph_in_marks_goes_on_with_the_speaker_before_it():
    analysis, found = only(REPORTED_THEN_QUOTED)
    assert words(analysis, found.content) == ["that the toll stayed", "“Nobody pays twice.”"]
    assert found.mode == "mixed"


ALONE = """
The      the     DET   DT  2 det
square   square  NOUN  NN  3 nsubj
emptied~ empty   VERB  VBD 0 root
.        .       PUNCT .   3 punct
---
“~       “       PUNCT ``  4 punct
We       we      PRON  PRP 4 nsubj
never    never   ADV   RB  4 advmod
slept    sleep   VERB  VBD 0 root
near     near    ADP   IN  6 case
this~    this    PRON  DT  4 obl
.~       .       PUNCT .   4 punct
”        ”       PUNCT ''  4 punct
"""


def test_quotation_that_nobody_owns_is_a_statement_without_source():
    analysis, found = only(ALONE)
    assert words(analysis, found.content) == ["“We never slept near this.”"]
    assert (found.cue, found.source.span, found.source.kind) == ((), None, "none")


REPORTS = """
Reports  report  NOUN  NNS 5 nsubj
that     that    SCONJ IN  4 mark
Orrin    Orrin   PROPN NNP 4 nsubj
fled     flee    VERB  VBD 1 acl
spread~  spread  VERB  VBD 0 root
.        .       PUNCT .   5 punct
"""


def test_reports_of_nobody_are_hearsay():
    analysis, found = only(REPORTS)
    assert words(analysis, found.content) == ["that Orrin fled"]
    assert (found.cue_class, found.hearsay) == ("hearsay", True)


SIGNED = """
“~       “       PUNCT ``  4 punct
We       we      PRON  PRP 4 nsubj
never    never   ADV   RB  4 advmod
left     leave   VERB  VBD 0 root
home~    home    NOUN  NN  4 obj
.~       .       PUNCT .   4 punct
”        ”       PUNCT ''  4 punct
—        —       PUNCT :   9 punct
Ada      Ada     PROPN NNP 4 parataxis
Orrin    Orrin   PROPN NNP 9 flat
"""


def test_name_after_a_dash_signs_the_quotation():
    analysis, found = only(SIGNED)
    assert words(analysis, found.content) == ["“We never left home.”"]
    assert analysis.words(found.source.span) == "Ada Orrin"
    assert found.rule == "quotation.signed"


SEEMING = """
The      the     DET   DT  2 det
mayor    mayor   NOUN  NN  3 nsubj
seemed   seem    VERB  VBD 0 root
to       to      PART  TO  5 mark
nod~     nod     VERB  VB  3 xcomp
.        .       PUNCT .   3 punct
"""


def test_what_seems_is_nobodys_word():
    analysis, found = only(SEEMING)
    assert words(analysis, found.content) == ["The mayor", "to nod"]
    assert (found.tier, found.source.kind) == ("evidence", "none")
