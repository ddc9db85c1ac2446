from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.language.conllu import given_analysis, read_conllu, write_conllu

GOLD = """\
# newdoc id = harbour
# newpar
# sent_id = harbour-1
# text = They don't see "Ada".
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsee\tsee\tVERB\tVB\t_\t0\troot\t_\t_
5\t"\t"\tPUNCT\t``\t_\t6\tpunct\t_\tSpaceAfter=No
6\tAda\tAda\tPROPN\tNNP\t_\t4\tobj\t_\tSpaceAfter=No
7\t"\t"\tPUNCT\t''\t_\t6\tpunct\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# sent_id = harbour-2
# text = She left.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
1.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc
# newpar
# sent_id = second-1
# text = Later
1\tLater\tlate\tADV\tRBR\t_\t0\troot\t_\t_

"""


def documents(text: str = GOLD):
    return list(read_conllu(text.splitlines()))


def test_documents_paragraphs_and_sentences_come_apart():
    first, second = documents()
    assert first.text.rstrip() == 'They don\'t see "Ada".\n\nShe left.'
    assert first.doc_id == "harbour"
    assert [first.text[a:b] for a, b in first.paragraphs] == ['They don\'t see "Ada".', "She left."]
    assert first.sentence_tokens == [(0, 8), (8, 11)]
    assert second.text.rstrip() == "Later"


def test_every_word_holds_its_characters():
    first, _ = documents()
    words = [first.text[a:b] for a, b in zip(first.start, first.end, strict=True)]
    assert words[1:3] == ["do", "n't"]
    assert words == first.form


def test_words_that_do_not_add_up_to_their_token_stay_apart_and_in_order():
    won_t = GOLD.replace("don't", "won't").replace("2\tdo\tdo", "2\twill\twill")
    first, _ = documents(won_t.replace("3\tn't", "3\tnot"))
    spans = list(zip(first.start, first.end, strict=True))
    assert [first.text[a:b] for a, b in spans[1:3]] == ["won'", "t"]
    assert all(a < b for a, b in spans)


def test_empty_nodes_are_left_out():
    first, _ = documents()
    assert "ghost" not in first.form


def test_gold_becomes_an_analysis_with_heads_over_the_document():
    analysis = given_analysis(documents()[0])
    assert analysis.head == [3, 3, 3, -1, 5, 3, 5, 3, 9, -1, 9]
    assert analysis.sentence == [0] * 8 + [1] * 3
    assert analysis.block == [0] * 8 + [1] * 3
    assert analysis.deprel[9] == "root"


def test_what_was_read_is_written_back():
    written: list[str] = []
    for document in documents():
        written += write_conllu(given_analysis(document), document)
    kept = [line for line in GOLD.splitlines() if "ghost" not in line]
    assert written == kept


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("1\tAda\tAda", "line 1: a row has 3 columns where CoNLL-U has 10"),
        ("1-x\tAda\t_\t_\t_\t_\t_\t_\t_\t_", "'1-x' is no CoNLL-U id"),
        ("1\tAda\tAda\tPROPN\tNNP\t_\tfour\troot\t_\t_", "'four' is no head"),
        ("one\tAda\tAda\tPROPN\tNNP\t_\t0\troot\t_\t_", "'one' is out of order"),
        ("2\tAda\tAda\tPROPN\tNNP\t_\t0\troot\t_\t_", "'2' is out of order"),
        ("1-3\tAda\t_\t_\t_\t_\t_\t_\t_\t_", "'3' is out of order"),
        ("1\t \tAda\tPROPN\tNNP\t_\t0\troot\t_\t_", "no form"),
        ("1\tAda\tAda\tPROPN\tNNP\t_\t1\troot\t_\t_", "in a circle"),
        ("1\tAda\tAda\tPROPN\tNNP\t_\t7\tnsubj\t_\t_", "leads outside the sentence"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(row: str, complaint: str):
    with pytest.raises(InputError, match=complaint) as caught:
        documents(row + "\n")
    assert caught.value.reason == "damaged"


def test_more_words_than_characters_are_told():
    with pytest.raises(InputError, match="fewer characters than words"):
        documents("1-2\tx" + "\t_" * 8 + "\n1\tab" + "\t_" * 8 + "\n2\tcd" + "\t_" * 8 + "\n")


def test_a_sentence_without_words_is_no_sentence():
    (document,) = documents(
        "# newdoc id = empty\n\n" + GOLD.partition("\n")[2].split("# newdoc")[0]
    )
    assert len(document.sentence_tokens) == len(document.comments) == 2


@given(st.text(max_size=200) | st.text(alphabet="1-.\t_aA#\n", max_size=200))
def test_any_text_is_read_or_refused_with_our_own_error(text: str):
    with suppress(InputError):
        for document in documents(text):
            assert [*write_conllu(given_analysis(document), document)]


CELLS = st.sampled_from(["1", "2", "3", "1-2", "2-3", "1.1", "0", "_", "Ada", "x", ""])
ROWS = st.lists(CELLS, min_size=10, max_size=10).map("\t".join)


@given(st.lists(ROWS | st.just("") | st.just("# newpar"), max_size=6).map("\n".join))
def test_any_rows_are_read_or_refused_with_our_own_error(text: str):
    with suppress(InputError):
        for document in documents(text):
            analysis = given_analysis(document)
            assert len(analysis.subtree_bounds) == len(analysis)
            assert all(a < b for a, b in zip(analysis.start, analysis.end, strict=True))
