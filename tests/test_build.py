from tests.build import analysis_of, conllu_of, record_of

SPEECH = """
“~     “     PUNCT `` 2 punct
Go     go    VERB  VB 5 ccomp
”~     ”     PUNCT '' 2 punct
,      ,     PUNCT ,  2 punct
said   say   VERB  VBD 0 root Tense=Past
Ada    Ada   PROPN NNP 5 nsubj
Venn~  Venn  PROPN NNP 6 flat
.      .     PUNCT .  5 punct

---
She    =     PRON  PRP 2 nsubj
left~  leave VERB  VBD 0 root
.      .     PUNCT .  2 punct
"""


def test_compact_trees_give_text_paragraphs_and_heads():
    analysis = analysis_of(SPEECH, names={"Ada Venn": "PER"})
    assert analysis.text.rstrip() == "“Go ”, said Ada Venn.\n\nShe left."
    assert [analysis.words(block.span) for block in analysis.blocks] == [
        "“Go ”, said Ada Venn.",
        "She left.",
    ]
    assert analysis.head == [1, 4, 1, 1, -1, 4, 5, 4, 9, -1, 9]
    assert analysis.lemma[8] == "she"
    assert [(name.start, name.end) for name in analysis.names] == [(5, 7)]


def test_quotations_are_found_as_the_reader_finds_them():
    (stretch,) = analysis_of(SPEECH).quotations
    assert (stretch.start, stretch.end, stretch.state) == (0, 5, "closed")


def test_compact_and_conllu_trees_give_the_same_analysis():
    assert analysis_of(SPEECH) == analysis_of(conllu_of(SPEECH))


def test_minimal_record_survives_json():
    record = record_of("Ada spoke.")
    assert type(record).from_json(record.to_json()) == record
