from sayso.language.mending import Columns, mend_trees
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
