"""Actors: who is named, who is the same, what they are and what is said of them."""

import pytest

from sayso.reading.actors import read_actors
from sayso.record.types import Actor
from tests.build import analysis_of

ENVOY = """
Kenyan  Kenyan  ADJ   JJ  5 amod
Foreign Foreign ADJ   NNP 3 amod
Minister Minister PROPN NNP 5 nmod:desc Number=Sing
Dr.     Dr.     PROPN NNP 5 nmod:desc
Mary    Mary    PROPN NNP 7 nsubj
Okello  Okello  PROPN NNP 5 flat
met     meet    VERB  VBD 0 root
rebel   =       NOUN  NN  9 compound Number=Sing
leaders leader  NOUN  NNS 7 obj Number=Plur
.       .       PUNCT .   7 punct

The      the      DET  DT  2 det
minister minister NOUN NN  3 nsubj Number=Sing
said     say      VERB VBD 0 root
she      she      PRON PRP 5 nsubj
trusted  trust    VERB VBD 3 ccomp
them     they     PRON PRP 5 obj
.        .        PUNCT .  3 punct
"""


def actors_of(trees, names=None, published=None):
    analysis = analysis_of(trees, names=names or {})
    actors = read_actors(analysis, published=published)
    return analysis, {actor.name: actor for actor in actors}


def mentions(analysis, actor: Actor):
    return [analysis.words(mention.span) for mention in actor.mentions]


def test_title_words_before_a_name_make_a_role_and_a_country():
    _, actors = actors_of(ENVOY, {"Mary Okello": "PER"})
    (role,) = actors["Mary Okello"].roles
    assert (role.role, role.of_text, role.status) == ("foreign minister", "Kenyan", "current")
    assert role.rule == "title.before_name"
    assert actors["Mary Okello"].country == "KEN"
    assert actors["Mary Okello"].sectors == ("GOV",)


def test_a_definite_title_and_a_pronoun_go_to_the_one_holder():
    analysis, actors = actors_of(ENVOY, {"Mary Okello": "PER"})
    found = {m.rule: analysis.words(m.span) for m in actors["Mary Okello"].mentions}
    assert found["title.same_role"] == "The minister"
    assert found["pronoun.ranked"] == "she"


def test_a_plural_noun_with_a_sector_word_is_a_group():
    _, actors = actors_of(ENVOY, {"Mary Okello": "PER"})
    group = actors["rebel leaders"]
    assert (group.type, group.sectors) == ("group", ("REB",))


TWO_SURNAMES = """
Ada     Ada     PROPN NNP 3 nsubj
Lindt   Lindt   PROPN NNP 1 flat
accused accuse  VERB  VBD 0 root
Omar    Omar    PROPN NNP 3 obj
Lindt   Lindt   PROPN NNP 4 flat
.       .       PUNCT .   3 punct

Lindt   Lindt   PROPN NNP 2 nsubj
laughed laugh   VERB  VBD 0 root
.       .       PUNCT .   2 punct
"""


def test_two_full_names_with_one_surname_stay_apart_and_the_lone_surname_is_open():
    _, actors = actors_of(TWO_SURNAMES, {"Ada Lindt": "PER", "Omar Lindt": "PER", "Lindt": "PER"})
    assert {"Ada Lindt", "Omar Lindt", "Lindt"} == set(actors)
    assert len(actors["Lindt"].mentions) == 1


ONE_SURNAME = """
Ada      Ada     PROPN NNP 3 nsubj
Lindt    Lindt   PROPN NNP 1 flat
spoke    speak   VERB  VBD 0 root
.        .       PUNCT .   3 punct

Lindt~   Lindt   PROPN NNP 3 nmod:poss
's       's      PART  POS 1 case
deputy   deputy  NOUN  NN  4 nsubj Number=Sing
left     leave   VERB  VBD 0 root
.        .       PUNCT .   4 punct
"""


def test_a_surname_joins_the_full_name_and_its_phrase_leaves_the_possessive_out():
    analysis, actors = actors_of(ONE_SURNAME, {"Ada Lindt": "PER", "Lindt": "PER"})
    assert mentions(analysis, actors["Ada Lindt"]) == ["Ada Lindt", "Lindt"]
    assert actors["Ada Lindt"].aliases == ("Lindt",)
    assert mentions(analysis, actors["Lindt's deputy"]) == ["Lindt's deputy"]


ACRONYM = """
The        the        DET   DT  4 det
Harbour    Harbour    PROPN NNP 4 compound
Safety     Safety     PROPN NNP 4 compound
Bureau     Bureau     PROPN NNP 8 nsubj
(          (          PUNCT -LRB- 6 punct
HSB        HSB        PROPN NNP 4 appos
)          )          PUNCT -RRB- 6 punct
denied     deny       VERB  VBD 0 root
it         it         PRON  PRP 8 obj
.          .          PUNCT .   8 punct

HSB        HSB        PROPN NNP 2 compound
officials  official   NOUN  NNS 3 nsubj Number=Plur
left       leave      VERB  VBD 0 root
.          .          PUNCT .   3 punct
"""


def test_an_acronym_joins_its_expansion_but_its_people_do_not():
    analysis, actors = actors_of(ACRONYM, {"Harbour Safety Bureau": "ORG", "HSB": "ORG"})
    body = actors["Harbour Safety Bureau"]
    assert mentions(analysis, body) == ["The Harbour Safety Bureau", "HSB", "HSB"]
    assert body.mentions[1].rule == "name.acronym"
    assert actors["HSB officials"].type == "group"


POWERS = """
Kenya    Kenya   PROPN NNP 2 nsubj
accused  accuse  VERB  VBD 0 root
the      the     DET   DT  4 det
Kremlin  Kremlin PROPN NNP 2 obj
of       of      SCONJ IN  6 mark
lying    lie     VERB  VBG 2 advcl
.        .       PUNCT .   2 punct

Envoys   envoy   NOUN  NNS 2 nsubj Number=Plur
left     leave   VERB  VBD 0 root
Uganda   Uganda  PROPN NNP 2 obj
.        .       PUNCT .   2 punct

Nairobi  Nairobi PROPN NNP 2 nsubj
denied   deny    VERB  VBD 0 root
it       it      PRON  PRP 2 obj
in       in      ADP   IN  5 case
Nairobi  Nairobi PROPN NNP 2 obl
.        .       PUNCT .   2 punct
"""
POWER_NAMES = {"Kenya": "LOC", "Uganda": "LOC", "Nairobi": "LOC", "Kremlin": "FAC"}


def test_a_country_acts_as_a_state_and_is_a_place_where_somebody_leaves_it():
    _, actors = actors_of(POWERS, POWER_NAMES)
    assert actors["Kenya"].type == "state"
    assert actors["Kenya"].country == "KEN"
    assert "Uganda" not in actors


def test_a_seat_is_the_government_and_keeps_its_place_in_known():
    _, actors = actors_of(POWERS, POWER_NAMES)
    kremlin = actors["Kremlin"]
    assert (kremlin.type, kremlin.country, kremlin.sectors) == ("government", "RUS", ("GOV",))
    assert kremlin.known is not None
    assert kremlin.known.key == "seat:kremlin"


def test_a_capital_that_denies_joins_the_state_but_not_where_it_is_a_location():
    analysis, actors = actors_of(POWERS, POWER_NAMES)
    assert mentions(analysis, actors["Kenya"]) == ["Kenya", "Nairobi"]
    assert actors["Kenya"].mentions[1].rule == "metonym.capital_subject"


APPOSITION = """
Tomas    Tomas   PROPN NNP 12 nsubj
Rell     Rell    PROPN NNP 1 flat
,        ,       PUNCT ,   5 punct
the      the     DET   DT  5 det
head     head    NOUN  NN  1 appos Number=Sing
of       of      ADP   IN  8 case
the      the     DET   DT  8 det
police   police  NOUN  NN  5 nmod
and      and     CCONJ CC  11 cc
ruthless =       ADJ   JJ  11 amod
thug     thug    NOUN  NN  5 conj Number=Sing
warned   warn    VERB  VBD 0 root
hospital =       NOUN  NN  14 compound Number=Sing
staff    staff   NOUN  NN  12 obj Number=Sing
.        .       PUNCT .   12 punct
"""


def test_an_apposition_gives_a_role_and_a_loaded_description():
    analysis, actors = actors_of(APPOSITION, {"Tomas Rell": "PER"})
    rell = actors["Tomas Rell"]
    (role,) = rell.roles
    assert (role.role, role.of_text, role.rule) == ("head", "the police", "title.apposition")
    (description,) = rell.descriptions
    assert analysis.words(description.span) == "ruthless thug"
    assert description.loaded


def test_nominal_groups_that_are_acted_upon_are_actors():
    _, actors = actors_of(APPOSITION, {"Tomas Rell": "PER"})
    assert (actors["hospital staff"].type, actors["hospital staff"].sectors) == ("group", ("MED",))


FORMER = """
Former    former    ADJ   JJ  3 amod
Defense   Defense   PROPN NNP 3 compound
Minister  Minister  PROPN NNP 4 nmod:desc Number=Sing
Ada       Ada       PROPN NNP 6 nsubj
Lindt     Lindt     PROPN NNP 4 flat
leads     lead      VERB  VBZ 0 root
the       the       DET   DT  9 det
Harbour   Harbour   PROPN NNP 9 compound
Guard     Guard     PROPN NNP 6 obj
.         .         PUNCT .   6 punct
"""


def test_a_modifier_sets_the_status_and_spelling_is_folded():
    _, actors = actors_of(FORMER, {"Ada Lindt": "PER", "Harbour Guard": "ORG"})
    by_rule = {role.rule: role for role in actors["Ada Lindt"].roles}
    assert by_rule["title.before_name"].role == "defence minister"
    assert by_rule["title.before_name"].status == "former"


def test_a_verb_of_leading_gives_a_role_in_the_body():
    _, actors = actors_of(FORMER, {"Ada Lindt": "PER", "Harbour Guard": "ORG"})
    by_rule = {role.rule: role for role in actors["Ada Lindt"].roles}
    assert by_rule["verb.leads"].role == "leader"
    assert by_rule["verb.leads"].of == actors["Harbour Guard"].id


AMBIGUOUS = """
Omar    Omar    PROPN NNP 3 nsubj
Haddad  Haddad  PROPN NNP 1 flat
met     meet    VERB  VBD 0 root
Peter   Peter   PROPN NNP 3 obj
Lindt   Lindt   PROPN NNP 4 flat
.       .       PUNCT .   3 punct

Nobody  nobody  PRON  NN  2 nsubj
saw     see     VERB  VBD 0 root
him     he      PRON  PRP 2 obj
.       .       PUNCT .   2 punct
"""


def test_an_object_pronoun_with_two_fitting_persons_stays_open():
    _, actors = actors_of(AMBIGUOUS, {"Omar Haddad": "PER", "Peter Lindt": "PER"})
    kinds = {mention.kind for actor in actors.values() for mention in actor.mentions}
    assert "pronoun" not in kinds


REGIME = """
President President PROPN NNP 2 nmod:desc Number=Sing
Tomas     Tomas     PROPN NNP 6 nsubj
Rell      Rell      PROPN NNP 2 flat
of        of        ADP   IN  5 case
Kenya     Kenya     PROPN NNP 2 nmod
spoke     speak     VERB  VBD 0 root
.         .         PUNCT .   6 punct

The       the       DET   DT  3 det
Rell      Rell      PROPN NNP 3 compound
regime    regime    NOUN  NN  5 nsubj Number=Sing
will      will      AUX   MD  5 aux
fall      fall      VERB  VB  0 root
.         .         PUNCT .   5 punct
"""


def test_the_regime_of_a_leader_is_a_government_of_the_leaders_country():
    _, actors = actors_of(REGIME, {"Tomas Rell": "PER", "Rell": "PER", "Kenya": "LOC"})
    assert actors["Tomas Rell"].country == "KEN"
    regime = actors["Rell regime"]
    assert (regime.type, regime.country) == ("government", "KEN")
    assert regime.mentions[0].rule == "government.of_leader"


PEOPLE = """
Ukrainians Ukrainian PROPN NNPS 2 nsubj Number=Plur
protested  protest   VERB  VBD 0 root
.          .         PUNCT .   2 punct

Russian    Russian   ADJ   JJ  3 amod
-backed    back      VERB  VBN 3 amod
forces     force     NOUN  NNS 4 nsubj Number=Plur
fled       flee      VERB  VBD 0 root
.          .         PUNCT .   4 punct
"""


def test_a_plural_demonym_is_a_people_with_its_country():
    _, actors = actors_of(PEOPLE, {"Ukrainians": "NORP"})
    people = actors["Ukrainians"]
    assert (people.type, people.country, people.sectors) == ("people", "UKR", ("CVL",))


@pytest.mark.parametrize("trees", [ENVOY, TWO_SURNAMES, ACRONYM, POWERS, APPOSITION, REGIME])
def test_ids_follow_the_text_and_heads_lie_in_their_spans(trees):
    analysis = analysis_of(trees)
    actors = read_actors(analysis)
    assert [actor.id for actor in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    firsts = [min(m.head for m in actor.mentions) for actor in actors]
    assert firsts == sorted(firsts)
    for actor in actors:
        for mention in actor.mentions:
            assert mention.span[0] <= mention.head[0] < mention.head[1] <= mention.span[1]
            assert analysis.words(mention.span).strip() == analysis.words(mention.span)


def test_reading_twice_gives_the_same():
    analysis = analysis_of(ENVOY, names={"Mary Okello": "PER"})
    assert read_actors(analysis) == read_actors(analysis)


def test_a_text_without_actors_gives_none():
    assert read_actors(analysis_of("Rain rain NOUN NN 2 nsubj\nfell fall VERB VBD 0 root")) == ()


DOUBTFUL = """
Minister Minister PROPN NNP 4 nsubj Number=Sing
Mary     Mary     PROPN NNP 1 flat
Okello   Okello   PROPN NNP 4 nsubj
spoke    speak    VERB  VBD 0 root
.        .        PUNCT .   4 punct
"""


def test_a_title_and_a_name_that_the_tree_parts_are_still_one_person():
    _, actors = actors_of(DOUBTFUL, {"Mary": "PER", "Okello": "PER"})
    (person,) = actors.values()
    assert person.name == "Mary Okello"
    assert [role.role for role in person.roles] == ["minister"]


def test_the_country_of_the_document_goes_to_actors_of_a_state_only_if_it_is_the_only_one():
    one = "Police = NOUN NNS 2 nsubj\nleft leave VERB VBD 0 root\nKenya Kenya PROPN NNP 2 obj"
    two = one + "\nand and CCONJ CC 5 cc\nUganda Uganda PROPN NNP 3 conj"
    _, known = actors_of(one, {"Kenya": "LOC"})
    _, unknown = actors_of(two, {"Kenya": "LOC", "Uganda": "LOC"})
    assert known["Police"].country == "KEN"
    assert unknown["Police"].country is None
