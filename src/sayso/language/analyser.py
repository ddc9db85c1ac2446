"""The analyser: text (or given words) to `Analysis`.

words ─> boundaries ─> quotations ─> windows ─> encoder ─> columns
"""

import re
from collections.abc import Sequence

from sayso.language import decode
from sayso.language.analysis import Analysis
from sayso.language.conllu import GivenWords
from sayso.language.facilities import with_facilities
from sayso.language.features import feature_table
from sayso.language.lemmas import load_lemmas
from sayso.language.model import load_model
from sayso.language.quotation_marks import find_quotations
from sayso.language.sentences import Boundary, boundaries
from sayso.language.tokens import tokenise
from sayso.language.windows import cut_windows
from sayso.language.wordpiece import load_wordpiece
from sayso.record.types import Block
from sayso.record.vocabulary import Span

_BLANK_LINE = re.compile(r"\n[ \t\r]*+\n")


def analyse(text: str, blocks: Sequence[Block] | None = None) -> Analysis:
    """Return the analysis of `text`.

    `blocks` are its paragraphs, headings and so on, in order and without overlap; without them
    blank lines part paragraphs. A text without words gives an analysis without tokens.
    """
    laid_out = tuple(blocks) if blocks is not None else _paragraphs(text)
    tokens = tokenise(text)
    states = boundaries(text, tokens, [block.span[1] for block in laid_out])
    return _analyse(text, laid_out, tokens, states)


def analyse_given(given: GivenWords) -> Analysis:
    """Return the analysis of given words: tokens and sentences are kept as they are."""
    states = [Boundary.NONE] * len(given.start)
    for _, end in given.sentence_tokens:
        states[end - 1] = Boundary.SURE
    blocks = tuple(Block(kind="paragraph", span=span) for span in given.paragraphs)
    tokens = list(zip(given.start, given.end, strict=True))
    return _analyse(given.text, blocks, tokens, states, forms=given.form)


def _paragraphs(text: str) -> tuple[Block, ...]:
    found: list[Block] = []
    offset = 0
    for end in [*(match.start() for match in _BLANK_LINE.finditer(text)), len(text)]:
        part = text[offset:end]
        start = offset + len(part) - len(part.lstrip())
        if part.strip():
            found.append(Block(kind="paragraph", span=(start, offset + len(part.rstrip()))))
        offset = end
    return tuple(found)


def _analyse(
    text: str,
    blocks: tuple[Block, ...],
    tokens: Sequence[Span],
    states: list[Boundary],
    forms: list[str] | None = None,
) -> Analysis:
    is_given = forms is not None  # given sentences are kept, whatever their length
    forms = forms or [text[a:b] for a, b in tokens]
    quotations = find_quotations(text, [block.span for block in blocks])
    if not tokens:
        return _empty(text, blocks)
    wordpiece = load_wordpiece()
    pieces = [wordpiece.pieces(form) for form in forms]
    features = feature_table(text, tokens, states, quotations)
    windows = cut_windows([len(p) for p in pieces], states)
    model = load_model()
    outputs = model.run(windows, pieces, features, states)
    labels = model.labels
    ranges = decode.sentence_ranges(decode.kept(windows, outputs, "boundary"), states)
    if not is_given:
        ranges = decode.cut_endless(ranges, forms)
    logits = {name: decode.kept(windows, outputs, name) for name in ("upos", "xpos", "feats")}
    tags = decode.decode_tags(logits, labels)
    heads, relations = decode.decode_trees(windows, outputs, ranges, labels.lists["deprel"])
    lemmas = load_lemmas()
    sentence: list[int] = []
    for index, (start, end) in enumerate(ranges):
        sentence += [index] * (end - start)
    return Analysis(
        text=text,
        blocks=blocks,
        start=[a for a, _ in tokens],
        end=[b for _, b in tokens],
        sentence=sentence,
        sentence_tokens=ranges,
        block=_block_of(blocks, tokens),
        form=forms,
        lemma=[
            lemmas.lemma(form, upos, xpos)
            for form, upos, xpos in zip(forms, tags.upos, tags.xpos, strict=True)
        ],
        upos=tags.upos,
        xpos=tags.xpos,
        feats=tags.feats,
        head=heads,
        deprel=relations,
        confidence=tags.confidence,
        names=with_facilities(decode.decode_names(windows, outputs, labels), forms),
        quotations=quotations,
        cues=decode.decode_cues(windows, outputs),
        model=model.id,
    )


def _block_of(blocks: Sequence[Block], tokens: Sequence[Span]) -> list[int]:
    out: list[int] = []
    current = 0
    for start, _ in tokens:
        while current + 1 < len(blocks) and blocks[current + 1].span[0] <= start:
            current += 1
        out.append(current)
    return out


def _empty(text: str, blocks: tuple[Block, ...]) -> Analysis:
    return Analysis(
        text=text,
        blocks=blocks,
        start=[],
        end=[],
        sentence=[],
        sentence_tokens=[],
        block=[],
        form=[],
        lemma=[],
        upos=[],
        xpos=[],
        feats=[],
        head=[],
        deprel=[],
        confidence=[],
    )
