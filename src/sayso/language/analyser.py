"""The analyser: text (or given words) to `Analysis`.

words ─> boundaries ─> quotations ─> windows ─> encoder ─> columns
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from sayso.language import decode
from sayso.language.analysis import Analysis, CueCandidate, Floats, Halves, Name, QuotedStretch
from sayso.language.conllu import GivenWords
from sayso.language.facilities import with_facilities
from sayso.language.features import feature_table
from sayso.language.lemmas import load_lemmas
from sayso.language.mending import Columns, mend_trees
from sayso.language.model import Outputs, load_model
from sayso.language.quotation_marks import find_quotations
from sayso.language.sentences import Boundary, boundaries, broken_up
from sayso.language.tag_mending import mend_tags
from sayso.language.tokens import tokenise
from sayso.language.windows import Window, batches, cut_windows
from sayso.language.wordpiece import load_wordpiece
from sayso.record.types import Block
from sayso.record.vocabulary import Span

MENTIONS = "mentions"
"""The output of the graph that holds the mention vectors."""
PREDICATES = "predicates"
"""The output of the graph that holds the predicate vectors."""
CAUSAL = "causal"
"""The output of the graph that holds the logits of stated causes."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*+\n")


def analyse(text: str, blocks: Sequence[Block] | None = None) -> Analysis:
    """Return the analysis of `text`.

    `blocks` are its paragraphs, headings and so on, in order and without overlap; without them
    blank lines part paragraphs. A text without words gives an analysis without tokens.
    """
    laid_out = tuple(blocks) if blocks is not None else _paragraphs(text)
    tokens = tokenise(text)
    states = broken_up(boundaries(text, tokens, [block.span[1] for block in laid_out]))
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
    words = _read_words(text, tokens, forms, states, quotations, keep_sentences=is_given)
    mend_tags(
        Columns(forms, forms, words.upos, words.xpos, words.heads, words.relations), words.ranges
    )
    lexicon = load_lemmas()
    lemmas = [
        lexicon.lemma(form, upos, xpos)
        for form, upos, xpos in zip(forms, words.upos, words.xpos, strict=True)
    ]
    columns = Columns(forms, lemmas, words.upos, words.xpos, words.heads, words.relations)
    mend_trees(columns, words.ranges)
    sentence: list[int] = []
    for index, (start, end) in enumerate(words.ranges):
        sentence += [index] * (end - start)
    return Analysis(
        text=text,
        blocks=blocks,
        start=[a for a, _ in tokens],
        end=[b for _, b in tokens],
        sentence=sentence,
        sentence_tokens=words.ranges,
        block=_block_of(blocks, tokens),
        form=forms,
        lemma=lemmas,
        upos=words.upos,
        xpos=words.xpos,
        feats=words.feats,
        head=words.heads,
        deprel=words.relations,
        confidence=words.confidence,
        names=with_facilities(words.names, forms),
        quotations=quotations,
        cues=tuple(words.cues),
        mention_vectors=np.concatenate(words.mentions) if words.mentions else None,
        predicate_vectors=np.concatenate(words.predicates) if words.predicates else None,
        causal=np.concatenate(words.causal) if words.causal else None,
        model=load_model().id,
    )


@dataclass(slots=True)
class _Words:
    """What the encoder says of the words, gathered batch by batch."""

    ranges: list[tuple[int, int]] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    confidence: list[float] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    cues: list[CueCandidate] = field(default_factory=list)
    mentions: list[Halves] = field(default_factory=list)
    predicates: list[Halves] = field(default_factory=list)
    causal: list[Floats] = field(default_factory=list)


def _read_words(
    text: str,
    tokens: Sequence[Span],
    forms: list[str],
    states: list[Boundary],
    quotations: Sequence[QuotedStretch],
    *,
    keep_sentences: bool,
) -> _Words:
    """Run the encoder over the windows, a batch of them at a time.

    The outputs of a window hold a score for every pair of its words. A batch is decoded before
    the next one runs, so that a long document takes no more memory than a short one.
    """
    wordpiece = load_wordpiece()
    pieces = [wordpiece.pieces(form) for form in forms]
    features = feature_table(text, tokens, states, quotations)
    found = _Words()
    for batch in batches(cut_windows([len(p) for p in pieces], states)):
        start, end = batch[0].start, batch[-1].end
        windows = [window.moved(-start) for window in batch]
        inside = slice(start, end)
        outputs = load_model().run(windows, pieces[inside], features[inside], states[inside])
        ranges = decode.sentence_ranges(decode.kept(windows, outputs, "boundary"), states[inside])
        if not keep_sentences:
            ranges = decode.cut_endless(ranges, forms[inside])
        _add(found, start, ranges, windows, outputs, forms[inside])
    return found


def _add(
    found: _Words,
    base: int,
    ranges: list[tuple[int, int]],
    windows: Sequence[Window],
    outputs: Sequence[Outputs],
    forms: Sequence[str],
) -> None:
    """Add the words of a batch whose first word is `base`."""
    labels = load_model().labels
    logits = {name: decode.kept(windows, outputs, name) for name in ("upos", "xpos", "feats")}
    tags = decode.decode_tags(logits, labels, forms)
    heads, relations = decode.decode_trees(windows, outputs, ranges, labels.lists["deprel"])
    found.ranges += [(base + first, base + last) for first, last in ranges]
    found.upos += tags.upos
    found.xpos += tags.xpos
    found.feats += tags.feats
    found.confidence += tags.confidence
    found.heads += [head if head < 0 else base + head for head in heads]
    found.relations += relations
    found.names += [
        replace(name, start=base + name.start, end=base + name.end)
        for name in decode.decode_names(windows, outputs, labels)
    ]
    if MENTIONS in outputs[0]:
        found.mentions.append(decode.kept(windows, outputs, MENTIONS).astype(np.float16))
    if PREDICATES in outputs[0]:
        found.predicates.append(decode.kept(windows, outputs, PREDICATES).astype(np.float16))
    if CAUSAL in outputs[0]:
        found.causal.append(decode.kept(windows, outputs, CAUSAL).astype(np.float32))
    found.cues += [
        replace(
            cue,
            start=base + cue.start,
            end=base + cue.end,
            window=(base + cue.window[0], base + cue.window[1]),
        )
        for cue in decode.decode_cues(windows, outputs)
    ]


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
