import pytest

from sayso.language.mending import Columns, mend_trees
from sayso.language.tag_mending import mend_tags
from tests.build import analysis_of


def mended(trees: str) -> dict[str, tuple[str, str]]:
    """The governor and relation of each word after mending."""
    a = analysis_of(trees)
    columns = Columns(a.form, a.lemma, a.upos, a.xpos, list(a.head), list(a.deprel))
    mend_trees(columns, a.sentence_tokens)
    return {
        form: (a.form[head] if head >= 0 else "", relation)
        for form, head, relation in zip(a.form, columns.head, columns.deprel, strict=True)
    }


def test_an_apposition_before_a_cue_without_subject_becomes_its_subject():
    found = mended("""
        Ada       Ada  PROPN NNP 2 nsubj
        spoke     speak VERB VBD 7 ccomp
        with      with ADP  IN  4 case
        Berg~     Berg PROPN NNP 2 obl
        ,         ,    PUNCT ,  6 punct
        diplomats diplomat NOUN NNS 4 appos
        said      say  VERB VBD 0 root
    """)
    assert found["diplomats"] == ("said", "nsubj")


def test_an_apposition_stays_where_the_cue_has_a_subject():
    found = mended("""
        Ada       Ada  PROPN NNP 2 nsubj
        met       meet VERB VBD 0 root
        Berg~     Berg PROPN NNP 2 obj
        ,         ,    PUNCT ,  5 punct
        mayor~    mayor NOUN NN 3 appos
        ,         ,    PUNCT ,  8 punct
        she       she  PRON PRP 8 nsubj
        said      say  VERB VBD 2 parataxis
    """)
    assert found["mayor"] == ("Berg", "appos")


def test_the_object_behind_a_cue_in_passing_becomes_its_subject():
    found = mended("""
        Hedges    hedge NOUN NNS 2 nsubj
        died~     die  VERB VBD 0 root
        ,         ,    PUNCT ,  4 punct
        insisted  insist VERB VBD 2 parataxis
        gardeners gardener NOUN NNS 4 obj
    """)
    assert found["gardeners"] == ("insisted", "nsubj")


def test_a_fronted_clause_gets_its_conjunction_back():
    found = mended("""
        Whether = SCONJ IN 5 mark
        ships   ship NOUN NNS 3 nsubj
        carried carry VERB VBD 5 advcl
        arms    arm NOUN NNS 3 obj
        remains remain VERB VBZ 0 root
        unclear = ADJ JJ 5 xcomp
    """)
    assert found["Whether"] == ("carried", "mark")


def test_a_question_after_a_word_of_asking_is_its_complement():
    found = mended("""
        They = PRON PRP 2 nsubj
        ask  = VERB VBP 0 root
        if   = SCONJ IN 5 mark
        he   = PRON PRP 5 nsubj
        left leave VERB VBD 2 advcl
    """)
    assert found["left"] == ("ask", "ccomp")


def test_a_cue_in_passing_hangs_on_the_verb_that_it_interrupts():
    found = mended("""
        The    the   DET  DT  2 det
        envoy  envoy NOUN NN  8 nsubj
        ,      ,     PUNCT , 2 punct
        it     it    PRON PRP 6 nsubj:pass
        is     be    AUX  VBZ 6 aux:pass
        said   say   VERB VBN 0 root
        ,      ,     PUNCT , 8 punct
        wept   weep  VERB VBD 6 conj
        """)
    assert found["wept"] == ("", "root")
    assert found["said"] == ("wept", "parataxis")


def test_a_main_clause_with_it_said_keeps_its_tree():
    found = mended("""
        ,      ,     PUNCT , 4 punct
        it     it    PRON PRP 4 nsubj:pass
        is     be    AUX  VBZ 4 aux:pass
        said   say   VERB VBN 0 root
        ,      ,     PUNCT , 6 punct
        wept   weep  VERB VBD 4 conj
        """)
    assert found["said"] == ("", "root")


def test_the_claim_is_the_object_of_the_verb_that_rejects_it_as_something():
    found = mended("""
        She      she     PRON PRP 2 nsubj
        rejected reject  VERB VBD 0 root
        as       as      SCONJ IN 4 mark
        slander  slander VERB VB  2 advcl
        the      the     DET  DT  6 det
        charge   charge  NOUN NN  4 obj
        """)
    assert found["charge"] == ("rejected", "obj")
    assert found["slander"] == ("rejected", "obl")
    assert found["as"] == ("slander", "case")


def test_the_second_object_of_a_verb_of_calling_is_what_the_first_is_called():
    found = mended("""
        She     she   PRON PRP 2 nsubj
        called  call  VERB VBD 0 root
        the     the   DET  DT  4 det
        offer   offer NOUN NN  2 obj
        an      an    DET  DT  6 det
        insult  insult NOUN NN 2 obj
        """)
    assert found["offer"] == ("called", "obj")
    assert found["insult"] == ("called", "xcomp")


def test_a_clause_before_a_cue_gets_its_subject_back():
    found = mended("""
        Kosta     Kosta  PROPN NNP 5 nsubj
        left~     leave  VERB  VBD 5 ccomp
        ,         ,      PUNCT ,   5 punct
        deputies  deputy NOUN  NNS 5 nsubj
        said      say    VERB  VBD 0 root
    """)
    assert found["Kosta"] == ("left", "nsubj")
    assert found["deputies"] == ("said", "nsubj")


def test_a_subject_acts_whose_verb_has_an_object_and_no_auxiliary_of_the_passive():
    found = mended("""
        Police   police NOUN NNS 2 nsubj:pass
        arrested arrest VERB VBD 0 root
        men      man    NOUN NNS 2 obj
    """)
    assert found["Police"] == ("arrested", "nsubj")


def test_a_true_passive_keeps_its_subject():
    found = mended("""
        Men      man    NOUN NNS 3 nsubj:pass
        were     be     AUX  VBD 3 aux:pass
        denied   deny   VERB VBN 0 root
        bail     bail   NOUN NN  3 obj
    """)
    assert found["Men"] == ("denied", "nsubj:pass")
    headline = mended("""
        Two      two    NUM  CD  2 nsubj:pass
        given    give   VERB VBN 0 root
        life     life   NOUN NN  2 obj
    """)
    assert headline["Two"] == ("given", "nsubj:pass")
    short = mended("""
        Two      two    NUM  CD  2 nsubj:pass
        arrested arrest VERB VBN 0 root
    """)
    assert short["Two"] == ("arrested", "nsubj:pass")


@pytest.mark.parametrize(
    ("trees", "tag", "objects"),
    [
        (
            """
            Police    police NOUN NNS 2 nsubj:pass
            arrested  arrested ADJ JJ 0 root
            six       six NUM CD 4 nummod
            dockers   docker NOUN NNS 2 nsubj
            """,
            "VERB/VBD",
            ["dockers"],
        ),
        (
            """
            Lima      Lima PROPN NNP 3 nsubj
            has       have AUX VBZ 3 aux
            suspended suspended ADJ JJ 0 root
            """,
            "VERB/VBN",
            [],
        ),
        (
            """
            Lima      Lima PROPN NNP 3 nsubj
            was       be  AUX VBD 3 cop
            delighted delighted ADJ JJ 0 root
            """,
            "ADJ/JJ",
            [],
        ),
        (
            """
            Lima      Lima PROPN NNP 2 nsubj
            delighted delighted ADJ JJ 0 root
            at        at  ADP IN 4 case
            noon      noon NOUN NN 2 nsubj
            """,
            "ADJ/JJ",
            [],
        ),
    ],
)
def test_an_adjective_in_ed_with_an_object_or_has_is_a_verb(
    trees: str, tag: str, objects: list[str]
):
    a = analysis_of(trees)
    columns = Columns(a.form, a.form, list(a.upos), list(a.xpos), list(a.head), list(a.deprel))
    mend_tags(columns, a.sentence_tokens)
    verb = next(at for at, form in enumerate(a.form) if form.endswith("ed"))
    assert f"{columns.upos[verb]}/{columns.xpos[verb]}" == tag
    found = [
        a.form[at]
        for at in range(len(a))
        if columns.head[at] == verb and columns.deprel[at] == "obj"
    ]
    assert found == objects
    if tag != "ADJ/JJ":
        assert "nsubj:pass" not in columns.deprel


def test_a_second_subject_set_off_is_an_apposition():
    found = mended("""
        Ana       Ana  PROPN NNP 8 nsubj
        ,         ,    PUNCT ,  4 punct
        a         a    DET  DT  4 det
        poet      poet NOUN NN  8 nsubj
        and       and  CCONJ CC 6 cc
        mayor     mayor NOUN NN 4 conj
        ,         ,    PUNCT ,  1 punct
        died      die  VERB VBD 0 root
    """)
    assert found["poet"] == ("Ana", "appos")


def test_a_second_subject_behind_the_verb_is_of_the_next_verb():
    found = mended("""
        Marks     mark NOUN NNS 2 nsubj
        suggest   suggest VERB VBP 0 root
        a         a    DET  DT  4 det
        lorry     lorry NOUN NN 2 nsubj
        turned    turn VERB VBN 2 xcomp
    """)
    assert found["lorry"] == ("turned", "nsubj")
    assert found["turned"] == ("suggest", "ccomp")


def test_an_infinitive_keeps_its_governor_and_subject():
    found = mended("""
        Tell      tell VERB VB  0 root
        the       the  DET  DT  3 det
        pilot     pilot NOUN NN 1 nsubj
        to        to   PART TO  5 mark
        turn      turn VERB VB  1 xcomp
    """)
    assert found["pilot"] == ("Tell", "nsubj")
    assert found["turn"] == ("Tell", "xcomp")


def test_a_content_with_that_is_closed_and_an_owner_is_no_compound():
    found = mended("""
        Word      word NOUN NN  2 nsubj
        came      come VERB VBD 0 root
        that      that SCONJ IN 7 mark
        growers   grower NOUN NNS 6 compound
        '         '    PART POS 4 case
        bridge    bridge NOUN NN 7 nsubj
        fell      fall VERB VBD 2 xcomp
    """)
    assert found["fell"] == ("came", "ccomp")
    assert found["growers"] == ("bridge", "nmod:poss")


def test_a_speaker_hung_on_the_subject_before_the_clause_speaks():
    found = mended("""
        Kosta     Kosta  PROPN NNP 6 nsubj
        left      leave  VERB  VBD 6 ccomp
        ,         ,      PUNCT ,   6 punct
        his       his    PRON  PRP$ 5 nmod:poss
        deputy    deputy NOUN  NN  1 nmod:desc
        said      say    VERB  VBD 0 root
    """)
    assert found["Kosta"] == ("left", "nsubj")
    assert found["deputy"] == ("said", "nsubj")


@pytest.mark.parametrize(
    ("form", "xpos"),
    [("denied", "VBD"), ("pushed", "VBD"), ("agreed", "VBD"), ("need", "VBP"), ("shed", "VBP")],
)
def test_a_word_in_ed_is_a_base_form_only_where_the_dictionary_has_it(form: str, xpos: str):
    a = analysis_of(f"""
        Karro     Karro  PROPN NNP 2 nsubj
        {form}    {form} VERB  VBP 0 root
    """)
    columns = Columns(a.form, a.form, list(a.upos), list(a.xpos), list(a.head), list(a.deprel))
    mend_tags(columns, a.sentence_tokens)
    assert columns.xpos[1] == xpos


@pytest.mark.parametrize(
    ("helper", "relation", "xpos"),
    [("just", "advmod", "VBD"), ("has", "aux", "VBN"), ("is", "aux:pass", "VBN")],
)
def test_a_verb_with_subject_and_object_and_no_auxiliary_is_a_past_form(
    helper: str, relation: str, xpos: str
):
    upos = "ADV" if relation == "advmod" else "AUX"
    a = analysis_of(f"""
        Karro     Karro    PROPN NNP 3 nsubj
        {helper}  {helper} {upos} = 3 {relation}
        denied    deny     VERB  VBN 0 root
        it        it       PRON  PRP 3 obj
    """)
    columns = Columns(a.form, a.form, list(a.upos), list(a.xpos), list(a.head), list(a.deprel))
    mend_tags(columns, a.sentence_tokens)
    assert columns.xpos[2] == xpos


def test_verbs_in_a_row_go_on_with_what_is_said():
    found = mended("""
        Moss     Moss    PROPN NNP 2 nsubj
        said     say     VERB  VBD 0 root
        thieves  thief   NOUN  NNS 5 nsubj
        had      have    AUX   VBD 5 aux
        entered  enter   VERB  VBN 8 obj
        the      =       DET   DT  7 det
        barn     =       NOUN  NN  5 obj
        burned   burn    VERB  VBD 2 conj
        it       =       PRON  PRP 8 obj
    """)
    assert found["entered"] == ("said", "ccomp")
    assert found["burned"] == ("entered", "conj")


def test_an_object_that_is_no_clause_stays():
    found = mended("""
        Moss     Moss    PROPN NNP 2 nsubj
        said     say     VERB  VBD 0 root
        much     =       ADJ   JJ  2 obj
        and      =       CCONJ CC  5 cc
        left     leave   VERB  VBD 2 conj
    """)
    assert found["left"] == ("said", "conj")
    assert found["much"] == ("said", "obj")
