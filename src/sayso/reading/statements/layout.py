"""Statements that layout makes: block quotations, and lines of the form "NAME: words".

A run of `blockquote` blocks is one statement in `block` mode, whole, with or without marks, and
belongs to the speaker of the sentence before it. A headline "NAME: clause" and the turns of a
transcript are statements whose cue is the colon.
"""

from collections import Counter

from sayso.language.analysis import Analysis
from sayso.reading.statements.cue_lexicon import can_speak, word_list
from sayso.reading.statements.drafts import Draft
from sayso.reading.statements.lexical import entry_at
from sayso.reading.statements.phrases import is_word, source_phrase, subject_of

_LONGEST_LABEL = 5
_LONGEST_HEADLINE = 25
_NO_LABELS = frozenset(
    ("note", "update", "watch", "read", "correction", "editor", "photo", "video", "source",
     "related", "see", "more", "live", "breaking", "exclusive", "opinion", "analysis", "image")
)  # fmt: skip


def block_drafts(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Return `drafts` with every run of block quotations given to the statement before it.

    What stands inside a block quotation stays as it is: nested statements.
    """
    runs = _runs(analysis)
    if not runs:
        return drafts
    by_block: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.place):
        if draft.cue:
            by_block.setdefault(analysis.block[draft.cue[0]], []).append(draft)
    quoted = {block for first, last in runs for block in range(first, last + 1)}
    for first, last in runs:
        tokens = _tokens(analysis, first, last)
        if tokens:
            drafts = [*drafts, *_given(analysis, by_block.get(first - 1, []), first, tokens)]
    return [draft for draft in drafts if not _is_inner_mark(analysis, draft, quoted)]


def _runs(analysis: Analysis) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index, block in enumerate(analysis.blocks):
        if block.kind != "blockquote":
            continue
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _tokens(analysis: Analysis, first: int, last: int) -> range:
    start, end = analysis.blocks[first].span[0], analysis.blocks[last].span[1]
    return analysis.tokens_in((start, end))


def _given(analysis: Analysis, before: list[Draft], block: int, tokens: range) -> list[Draft]:
    """Attach a block quotation to the sentence that introduces it; return what is new."""
    outside = [draft for draft in before if draft.head >= 0]
    introducing = outside[-1] if outside else None
    for other in outside:
        other.content.difference_update(tokens)
    if introducing is not None and not introducing.content:
        introducing.content.update(tokens)
        introducing.mode = "block"
        return []
    draft = _introduced(analysis, block, introducing)
    draft.content, draft.mode = set(tokens), "block"
    return [draft]


def _introduced(analysis: Analysis, block: int, introducing: Draft | None) -> Draft:
    """Return a draft with the speaker of the sentence before the block."""
    draft = Draft(-1, [], "block.alone")
    last = _last_token(analysis, block - 1)
    if last is None:
        return draft
    has_colon = analysis.form[last] == ":"
    if has_colon:
        draft.cue, draft.head = [last], last
    if introducing is not None and analysis.sentence[introducing.head] == analysis.sentence[last]:
        draft.source, draft.speaker = list(introducing.source), introducing.speaker
        draft.rule = "block.after_cue"
        if not has_colon:
            draft.cue, draft.head = list(introducing.cue), introducing.head
    elif has_colon:
        _take_subject(analysis, draft, last)
    return draft


def _take_subject(analysis: Analysis, draft: Draft, last: int) -> None:
    """Let the subject of a sentence that ends in a colon speak."""
    first, end = analysis.sentence_tokens[analysis.sentence[last]]
    draft.rule = "block.after_colon"
    root = next((t for t in range(first, end) if analysis.head[t] < 0), None)
    speaker = None if root is None else subject_of(analysis, root)
    if root is not None and speaker is not None:
        draft.speaker = speaker
        draft.source = source_phrase(analysis, speaker, without=root)


def _last_token(analysis: Analysis, block: int) -> int | None:
    if block < 0:
        return None
    tokens = analysis.tokens_in(analysis.blocks[block].span)
    return tokens[-1] if tokens else None


def _is_inner_mark(analysis: Analysis, draft: Draft, quoted: set[int]) -> bool:
    """Tell whether a statement is only the marks around a block quotation."""
    return (
        draft.mode is None
        and draft.head < 0
        and bool(draft.content)
        and analysis.block[min(draft.content)] in quoted
    )


def label_drafts(analysis: Analysis) -> list[Draft]:
    """Return a draft for each line "NAME: words" that is a turn or a headline."""
    labels = _labels(analysis)
    counts = Counter(analysis.words(analysis.span(*label)) for _, label in labels)
    recurs = any(count > 1 for count in counts.values())
    is_transcript = recurs or (len(counts) >= 3 and _are_names(analysis, labels))
    return [
        _turn(analysis, block, label)
        for block, label in labels
        if is_transcript or _is_headline(analysis, block)
    ]


def _are_names(analysis: Analysis, labels: list[tuple[int, tuple[int, int]]]) -> bool:
    """Tell whether all labels are proper names: "Date:", "Price:" head a list."""
    return all(analysis.upos[last] == "PROPN" for _, (_, last) in labels)


def _labels(analysis: Analysis) -> list[tuple[int, tuple[int, int]]]:
    """Return the blocks that begin with a short label and a colon, with its tokens."""
    found = []
    for index, block in enumerate(analysis.blocks):
        colon = analysis.text.find(":", block.span[0], min(block.span[0] + 60, block.span[1]))
        if colon < 0 or block.kind in ("byline", "dateline", "caption"):
            continue
        start = block.span[0] + (analysis.text[block.span[0]] in '"“')
        tokens = analysis.tokens_in((start, colon))
        if 0 < len(tokens) <= _LONGEST_LABEL and _is_name(analysis, tokens):
            found.append((index, (tokens[0], tokens[-1])))
    return found


def _is_name(analysis: Analysis, tokens: range) -> bool:
    if any(analysis.lemma[token].lower() in _NO_LABELS for token in tokens):
        return False
    words = [token for token in tokens if is_word(analysis, token)]
    capitals = all(
        analysis.form[t][0].isupper() or analysis.upos[t] in ("ADP", "DET") for t in words
    )
    has_cue = any(entry_at(analysis, t) is not None and analysis.upos[t] == "VERB" for t in words)
    return (
        bool(words) and capitals and not has_cue and analysis.upos[words[-1]] in ("PROPN", "NOUN")
    )


def _is_headline(analysis: Analysis, block: int) -> bool:
    """Tell whether "NAME: clause" stands as a title, by kind or as a first line without stop."""
    tokens = analysis.tokens_in(analysis.blocks[block].span)
    is_first = block == 0 and len(tokens) <= _LONGEST_HEADLINE and analysis.form[tokens[-1]] != "."
    if analysis.blocks[block].kind not in ("title", "heading") and not is_first:
        return False
    name = analysis.name_at[tokens[0]]
    if name >= 0:
        return analysis.names[name].label in ("PER", "ORG")
    if analysis.lemma[tokens[0]].lower() in word_list("documents"):
        return True
    return _is_office(analysis, tokens)


def _is_office(analysis: Analysis, tokens: range) -> bool:
    """Tell whether a title begins with a noun for people alone: "Minister: no deal".

    Several people are rather its matter ("Women: the forgotten votes"), a body is not.
    """
    colon = next(token for token in tokens if analysis.form[token] == ":")
    noun = tokens[0]
    is_one = analysis.xpos[noun] in ("NN", "NNP")
    is_body = analysis.lemma[noun].lower() in word_list("groups")
    return colon == noun + 1 and can_speak(analysis.lemma[noun]) and (is_one or is_body)


def _turn(analysis: Analysis, block: int, label: tuple[int, int]) -> Draft:
    tokens = analysis.tokens_in(analysis.blocks[block].span)
    colon = label[1] + 1
    source = list(range(label[0], label[1] + 1))
    speaker = next((t for t in source if analysis.head[t] not in source), source[-1])
    is_title = analysis.blocks[block].kind in ("title", "heading")
    rule = "headline.colon" if is_title else "transcript.turn"
    content = set(range(colon + 1, tokens[-1] + 1))
    draft = Draft(colon, [colon], rule, source, speaker, content)
    draft.mode = None if is_title else "direct"
    return draft
