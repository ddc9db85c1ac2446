"""Analyses without an analyser: well-formed trees over random words, chains and long texts.

A layer has to take any tree that a tired model may give: verbs that are tagged as nouns, months
that govern clauses, a sentence of three thousand conjuncts.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import numpy as np
from hypothesis import strategies as st

from sayso.language.analysis import Analysis, CueCandidate, Name, NameLabel
from sayso.language.quotation_marks import find_quotations
from sayso.record.types import Block

Word = tuple[str, str, str, str]
"""Form, lemma, UPOS and XPOS."""

WORDS: tuple[Word, ...] = tuple(
    (form, lemma, upos, xpos)
    for upos, xpos, entries in (
        ("VERB", "VBD", ("said/say denied/deny claimed/claim told/tell killed/kill left/leave "
         "attacked/attack warned/warn forced/force failed/fail expected/expect seemed/seem "
         "sparked/spark believed/believe resigned/resign refused/refuse called/call was/be")),
        ("VERB", "VBN", "accused/accuse arrested/arrest feared/fear followed/follow"),
        ("VERB", "VBG", "saying/say going/go killing/kill threatening/threaten according/accord"),
        ("VERB", "VB", "seize/seize hold/hold stop/stop remain/remain be/be have/have"),
        ("AUX", "MD", "will/will may/may would/would could/could"),
        ("AUX", "VBD", "was/be had/have did/do were/be"),
        ("NOUN", "NN", ("minister/minister spokesman/spokesman attack/attack war/war claim/claim "
         "spring/spring week/week day/day month/month year/year president/president "
         "government/government report/report brother/brother commander/commander "
         "spokeswoman/spokeswoman source/source death/death result/result cause/cause dawn/dawn")),
        ("NOUN", "NNS", ("rebels/rebel officials/official people/people hundreds/hundred "
         "thousands/thousand dozens/dozen troops/troop police/police talks/talk weeks/week "
         "days/day years/year protesters/protester")),
        ("PROPN", "NNP", ("Ada/Ada Venn/Venn Ansel/Ansel France/France Kessary/Kessary Mr./Mr. "
         "Gen./Gen. Monday/Monday May/May March/March Ministry/Ministry Defence/Defence "
         "Karro/Karro UN/UN Paris/Paris Easter/Easter President/President Lake/Lake")),
        ("PRON", "PRP", "he/he she/she they/they it/it I/I we/we you/you"),
        ("PRON", "PRP$", "his/he their/they its/it"),
        ("PRON", "WP", "who/who what/what"),
        ("PRON", "DT", "this/this that/that nobody/nobody"),
        ("DET", "DT", "the/the a/a no/no every/every this/this each/each some/some"),
        ("ADP", "IN", ("of/of in/in by/by on/on from/from since/since until/until against/against "
         "to/to for/for with/with after/after before/before as/as within/within")),
        ("SCONJ", "IN", "that/that if/if because/because although/although while/while"),
        ("ADJ", "JJ", ("last/last next/next former/former alleged/alleged likely/likely new/new "
         "second/second military/military french/french armed/armed so-called/so-called")),
        ("ADV", "RB", ("not/not n't/not never/never reportedly/reportedly yesterday/yesterday "
         "ago/ago later/later now/now only/only recently/recently however/however")),
        ("NUM", "CD", ("3/3 12/12 2019/2019 two/two hundred/hundred 5:30/5:30 1,200/1,200 99/99 "
         "2031-05-06/2031-05-06 20th/20th half/half 0/0 31/31")),
        ("CCONJ", "CC", "and/and or/or but/but"),
        ("PART", "POS", "'s/'s to/to"),
        ("PUNCT", ".", "././. ?/? !/!"),
        ("PUNCT", ",", ",/, :/: ;/; -/- –/– …/…"),
        ("PUNCT", "``", "“/“ \"/\" ‘/‘ '/' (/("),
        ("PUNCT", "''", "”/” ’/’ )/)"),
        ("SYM", "$", "$/$ %/%"),
        ("X", "FW", "a/a etc/etc é/é"),
        ("INTJ", "UH", "yes/yes no/no"),
    )
    for form, lemma in (entry.rsplit("/", 1) for entry in entries.split())
)  # fmt: skip
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass",
    "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj",
    "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat",
    "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj",
    "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan",
    "parataxis", "punct", "reparandum", "vocative", "xcomp",
)  # fmt: skip
_TAGS = tuple(sorted({(upos, xpos) for _, _, upos, xpos in WORDS}))
_FEATS = ("_", "Number=Plur", "Tense=Past|VerbForm=Fin", "VerbForm=Inf", "Gender=Fem|Number=Sing")

Row = tuple[Word, int, str]
"""A word, its head within the sentence (-1 for the root) and its relation."""


def analysis_from(
    paragraphs: Sequence[Sequence[Sequence[Row]]], *, close: bool = False
) -> Analysis:
    """Return the analysis of paragraphs of sentences of rows; `close` leaves out some spaces."""
    rows = [row for paragraph in paragraphs for sentence in paragraph for row in sentence]
    start: list[int] = []
    end: list[int] = []
    head: list[int] = []
    sentence_of: list[int] = []
    block_of: list[int] = []
    ranges: list[tuple[int, int]] = []
    blocks: list[Block] = []
    pieces: list[str] = []
    offset = 0
    for paragraph in paragraphs:
        first = offset
        for sentence in paragraph:
            base = len(start)
            for (form, *_), governor, _ in sentence:
                start.append(offset)
                end.append(offset + len(form))
                gap = "" if close and len(start) % 3 == 0 else " "
                pieces.append(form + gap)
                offset += len(form) + len(gap)
                head.append(governor if governor < 0 else base + governor)
                sentence_of.append(len(ranges))
                block_of.append(len(blocks))
            ranges.append((base, len(start)))
        blocks.append(Block(kind="paragraph", span=(first, end[-1])))
        pieces.append("\n\n")
        offset += 2
    text = "".join(pieces)
    return Analysis(
        text=text,
        blocks=tuple(blocks),
        start=start,
        end=end,
        sentence=sentence_of,
        sentence_tokens=ranges,
        block=block_of,
        form=[word[0] for word, _, _ in rows],
        lemma=[word[1] for word, _, _ in rows],
        upos=[word[2] for word, _, _ in rows],
        xpos=[word[3] for word, _, _ in rows],
        feats=[_FEATS[index % len(_FEATS)] for index in range(len(rows))],
        head=head,
        deprel=[relation for _, _, relation in rows],
        confidence=[1.0] * len(rows),
        quotations=find_quotations(text, [block.span for block in blocks]),
    )


def tree(order: Sequence[int], choices: Sequence[int]) -> list[int]:
    """Return the heads of one tree: words join it by `order`, each below an earlier one."""
    joined = sorted(range(len(order)), key=lambda word: (order[word], word))
    heads = [-1] * len(order)
    for place, word in enumerate(joined[1:], start=1):
        heads[word] = joined[choices[word] % place]
    return heads


_TOKEN = st.tuples(
    st.integers(0, len(WORDS) - 1),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, len(RELATIONS) - 1),
    st.integers(0, 4 * len(_TAGS)),
)


def _sentence(tokens: Sequence[tuple[int, int, int, int, int]]) -> list[Row]:
    heads = tree([token[1] for token in tokens], [token[2] for token in tokens])
    rows: list[Row] = []
    for (word, _, _, relation, tag), head in zip(tokens, heads, strict=True):
        form, lemma, upos, xpos = WORDS[word]
        if tag < len(_TAGS):  # a wrong tag
            upos, xpos = _TAGS[tag]
        rows.append(((form, lemma, upos, xpos), head, "root" if head < 0 else RELATIONS[relation]))
    return rows


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Random words in random trees, with names and cues anywhere."""
    sentence = st.lists(_TOKEN, min_size=1, max_size=24).map(_sentence)
    paragraph = st.lists(sentence, min_size=1, max_size=3)
    found = analysis_from(
        draw(st.lists(paragraph, min_size=1, max_size=3)), close=draw(st.booleans())
    )
    return with_spans(found, random.Random(draw(st.integers(0, 999))))


def with_spans(analysis: Analysis, chance: random.Random) -> Analysis:
    """Return the analysis with names and cues at random places."""
    names: list[Name] = []
    cues: list[CueCandidate] = []
    labels: tuple[NameLabel, ...] = get_args(NameLabel)
    for first, last in analysis.sentence_tokens:
        at = max(first, names[-1].end if names else 0) + chance.randrange(3)
        while at < last:
            end = min(len(analysis), at + chance.choice((1, 1, 2, 3)))  # over a stop, at times
            label, score = chance.choice(labels), chance.random()
            names.append(Name(start=at, end=end, label=label, score=score))
            at = end + chance.randrange(8)
        if chance.random() < 0.5:
            cues.append(_cue(first, last, chance))
    return replace(analysis, names=tuple(names), cues=tuple(cues))


def _cue(first: int, last: int, chance: random.Random) -> CueCandidate:
    at = chance.randrange(first, last)
    window = (max(0, first - chance.randrange(5)), last)
    size = window[1] - window[0]
    source = np.array([chance.random() for _ in range(size)], np.float32)
    content = np.array([chance.random() for _ in range(size)], np.float32)
    end = min(last, at + chance.choice((1, 2)))
    return CueCandidate(at, end, chance.random(), window, source, content)


def chain(relation: str, length: int, *, forward: bool, word: Word) -> Analysis:
    """Return one sentence in which each word governs the next, or the one before it."""
    rows: list[Row] = []
    for index in range(length):
        head = index - 1 if forward else (index + 1 if index + 1 < length else -1)
        rows.append((word, head, relation if head >= 0 else "root"))
    return analysis_from([[rows]])


def long_text(words: int, seed: int = 1) -> Analysis:
    """Return a long account: trees of news shuffled, with names and every tenth word its own."""
    chance = random.Random(seed)
    paragraphs: list[list[list[Row]]] = []
    count = 0
    while count < words:
        paragraph = [_news(chance) for _ in range(3)]
        count += sum(len(sentence) for sentence in paragraph)
        paragraphs.append(paragraph)
    return _with_names(analysis_from(paragraphs), chance)


_NEWS = """
Gen. Gen. PROPN NNP 3 nmod:desc|{given} {given} PROPN NNP 3 compound|{surname} {surname} PROPN NNP
4 nsubj|attacked attack VERB VBD 0 root|{place} {place} PROPN NNP 4 obj|on on ADP IN 7 case|Monday
Monday PROPN NNP 4 obl|because because SCONJ IN 10 mark|rebels rebel NOUN NNS 10 nsubj|refused
refuse VERB VBD 4 advcl|talks talk NOUN NNS 10 obj|. . PUNCT . 4 punct

{surname} {surname} PROPN NNP 2 nsubj|said say VERB VBD 0 root|that that SCONJ IN 7 mark|he he PRON
PRP 7 nsubj|had have AUX VBD 7 aux|not not PART RB 7 advmod|seized seize VERB VBN 2 ccomp|the the
DET DT 9 det|port port NOUN NN 7 obj|in in ADP IN 11 case|{place} {place} PROPN NNP 7 obl|in in ADP
IN 13 case|{year} {year} NUM CD 7 obl|. . PUNCT . 2 punct

“ “ PUNCT `` 6 punct|They they PRON PRP 6 nsubj|may may AUX MD 6 aux|have have AUX VB 6 aux|been be
AUX VBN 6 aux:pass|arrested arrest VERB VBN 10 ccomp|, , PUNCT , 6 punct|” ” PUNCT '' 6 punct|he he
PRON PRP 10 nsubj|added add VERB VBD 0 root|. . PUNCT . 10 punct

The the DET DT 3 det|Defence Defence PROPN NNP 3 compound|Ministry Ministry PROPN NNP 4 nsubj|denied
deny VERB VBD 0 root|the the DET DT 6 det|attack attack NOUN NN 4 obj|, , PUNCT , 8 punct|killing
kill VERB VBG 4 advcl|{number} {number} NUM CD 10 nummod|people people NOUN NNS 8 obj|three three
NUM CD 12 nummod|days day NOUN NNS 13 obl:unmarked|ago ago ADV RB 4 advmod|. . PUNCT . 4 punct

Two two NUM CD 2 nummod|officials official NOUN NNS 3 nsubj|expect expect VERB VBP 0 root|that that
SCONJ IN 8 mark|the the DET DT 6 det|minister minister NOUN NN 8 nsubj|will will AUX MD 8 aux|resign
resign VERB VB 3 ccomp|next next ADJ JJ 10 amod|week week NOUN NN 8 obl:unmarked|if if SCONJ IN 13
mark|protests protest NOUN NNS 13 nsubj|spread spread VERB VBP 8 advcl|. . PUNCT . 3 punct

His his PRON PRP$ 2 nmod:poss|brother brother NOUN NN 8 nsubj|{given} {given} PROPN NNP 2 appos|, ,
PUNCT , 3 punct|a a DET DT 7 det|former former ADJ JJ 7 amod|commander commander NOUN NN 3
appos|leads lead VERB VBZ 0 root|the the DET DT 11 det|{place} {place} PROPN NNP 11 compound|Rifles
Rifles PROPN NNP 8 obj|, , PUNCT , 14 punct|they they PRON PRP 14 nsubj|believe believe VERB VBP 8
parataxis|. . PUNCT . 8 punct
"""
_TEMPLATES = tuple(
    tuple(row.split() for row in " ".join(block.split("\n")).split("|"))
    for block in _NEWS.strip().split("\n\n")
)
_SYLLABLES = ("ka", "ven", "tor", "mi", "sa", "lud", "ro", "ber", "ni", "shan", "gor", "el")
_COMMON = ("Ada", "Ossip", "Lena", "Ibsa", "Karro", "Venn", "Ansel", "Merev", "France", "Kessary")


def _news(chance: random.Random) -> list[Row]:
    slots = {
        "given": _name(chance),
        "surname": _name(chance),
        "place": _name(chance),
        "year": str(chance.randrange(1990, 2031)),
        "number": str(chance.randrange(2, 5000)),
    }
    rows: list[Row] = []
    for form, lemma, upos, xpos, head, relation in chance.choice(_TEMPLATES):
        word = (form.format_map(slots), lemma.format_map(slots), upos, xpos)
        rows.append((word, int(head) - 1, relation))
    return rows


def _name(chance: random.Random) -> str:
    """Return a name: as often one of few that come again and again as one of its own."""
    if chance.random() < 0.5:
        return chance.choice(_COMMON)
    return "".join(chance.choice(_SYLLABLES) for _ in range(4)).capitalize()


def _with_names(analysis: Analysis, chance: random.Random) -> Analysis:
    """Return the analysis with runs of proper nouns as names."""
    names: list[Name] = []
    for first, last in analysis.sentence_tokens:
        at = first
        while at < last:
            end = at
            while end < last and analysis.upos[end] == "PROPN":
                end += 1
            if end > at:
                label: NameLabel = chance.choice(("PER", "PER", "ORG", "LOC"))
                names.append(Name(start=at, end=end, label=label, score=0.9))
            at = end + 1
    return replace(analysis, names=tuple(names))
