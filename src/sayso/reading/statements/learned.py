"""Drafts from the trained head: cues, and for each word how likely it is source or content.

The likeliest content is the set of words above one half; a set that the tree offers wins over
it when it loses little likelihood, for the tree knows where clauses end. The source is the
noun phrase with the greatest evidence. `score` is the calibrated probability that the content is
right.
"""

import math
from collections.abc import Iterable

import numpy as np

from sayso.language.analysis import Analysis, CueCandidate, Floats
from sayso.reading.statements.calibration import score_of
from sayso.reading.statements.cue_lexicon import word_list
from sayso.reading.statements.drafts import Draft
from sayso.reading.statements.frames import (
    asides,
    clause_after,
    complement_of,
    is_passive,
    regained,
)
from sayso.reading.statements.lexical import (
    according_to,
    drafts_by_lexicon,
    entry_at,
    set_source,
    take,
)
from sayso.reading.statements.phrases import (
    doubled_subject,
    is_word,
    predicates_it,
    runs_of,
    source_phrase,
    stray_subject,
    trimmed,
)

CUE_THRESHOLD = 0.58
LISTED_THRESHOLD = 0.25
"""For a word whose frame is one that the lexicon lists."""
_SURE = 0.7
"""Where the model is surer of no word than this, the tree decides if it knows."""
_SUREST_ASIDE = 0.95
"""The same for "according to", whose clause the tree knows best."""
_LEAST_SURE = 0.3
"""Where the tree knows nothing, the model needs a word as sure as this."""
_MOST = 0.8
"""Share of a sentence's words that are content, if any is: contents end with sentences."""
_SURE_ELSEWHERE = 0.85
"""Mean certainty of the words of another sentence, unquoted, that counts as content."""
_SUREST = 1.4
_SUREST_SOURCE = 0.5
"""Log-odds that the surest word of a cue's content and source has at least."""
_HALF_LIKELY = -2.0
"""Log-odds of words that a gap or a phrase may take in."""
_TREE_BONUS = 1.0
"""Log-odds for each word that a set of the tree may lose: small, so that the model leads."""
_LEAST = 0.4
"""Where the model is surer of no word than this and the tree knows nobody, nobody it is."""
_SUBJECT_BONUS = 4.0
"""Log-odds in favour of the subject that the tree gives the cue."""
_CLINGING = frozenset(("det", "case", "amod", "compound", "nummod", "nmod:poss", "aux", "cop"))
"""Words that no span keeps without the word they belong to."""
_LEADING = _CLINGING - {"case", "aux", "cop"}
"""Those that stand before their noun and belong to it alone."""
_NEAR = 6
_TREE_WORDS = 8
_LONGEST_GAP = 2
_CLAMP = 4.0
"""Bound of one word's log-odds: a sure word outweighs no more than a few doubtful ones."""


def drafts_by_model(analysis: Analysis) -> list[Draft]:
    """Return a draft for each learned cue above the threshold."""
    found = [candidate for candidate in analysis.cues if _is_cue(analysis, candidate)]
    cued = {analysis.sentence[candidate.start] for candidate in found}
    drafts = (_draft(analysis, candidate, cued) for candidate in found)
    return _charged([draft for draft in drafts if draft is not None], analysis)


def _charged(drafts: list[Draft], analysis: Analysis) -> list[Draft]:
    """Take a charge from the aside before it: "accused him, without naming him, of arson"."""
    for draft in drafts:
        if draft.preposition == "of" and analysis.lemma[draft.head] in word_list("charging"):
            for other in drafts:
                if other is not draft and other.head not in draft.content:
                    is_inside = draft.cue[-1] < other.head < max(draft.content, default=-1)
                    other.content -= draft.content if is_inside else set()
    return drafts


def _is_cue(analysis: Analysis, candidate: CueCandidate) -> bool:
    """Tell whether a candidate is likely enough; the lexicon's word and frame weigh in."""
    if all(analysis.upos[t] in ("AUX", "PUNCT") for t in range(candidate.start, candidate.end)):
        return analysis.form[candidate.start] == ":"
    if candidate.score >= CUE_THRESHOLD:
        return True
    if candidate.score < LISTED_THRESHOLD:
        return False
    head = _head(analysis, range(candidate.start, candidate.end))
    return any(draft.content for draft in drafts_by_lexicon(analysis, (head,)))


def _draft(analysis: Analysis, candidate: CueCandidate, cued: set[int]) -> Draft | None:
    cue = list(range(candidate.start, candidate.end))
    head = _head(analysis, cue)
    draft = Draft(head, cue, "model.cue")
    by_tree = _by_tree(analysis, draft)
    if not by_tree:
        by_tree = set(trimmed(analysis, clause_after(analysis, head)))
    content = _content(analysis, candidate, by_tree, cued)
    if by_tree >= content and _leads(analysis, draft):
        content = by_tree
    late = stray_subject(analysis, head)
    if late is not None:
        content = set(trimmed(analysis, content.difference(analysis.subtree(late))))
    doubled = doubled_subject(analysis, head)
    if doubled is not None:
        content = content.union(trimmed(analysis, analysis.subtree(doubled)))
    draft.content = content - set(cue)
    draft.content -= regained(analysis, head, analysis.children_by(head, "ccomp"))
    draft.content -= asides(analysis, head, [head])
    _set_source(analysis, draft, candidate)
    draft.content = set(trimmed(analysis, draft.content - set(draft.source)))
    draft.score = score_of(candidate, draft.content)
    return None if _is_gesture(analysis, draft) else draft


def _is_gesture(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether nothing is put into words: "she nodded.", "he showed me the list".

    Nor is it where only "it" is left, as in "and, it is said, persuaded him".
    """
    if [analysis.form[t].lower() for t in draft.content] == ["it"] and _is_unsaid(analysis, draft):
        return True
    entry = entry_at(analysis, draft.head)
    own = analysis.sentence[draft.head]
    is_bare = all(
        analysis.sentence[t] != own and not analysis.quote_level[t] for t in draft.content
    )
    if draft.content and entry is None and is_bare and analysis.upos[draft.head] == "VERB":
        return analysis.form[draft.cue[-1]] != ":"
    is_shown = analysis.lemma[draft.head].lower() == "show" and draft.frame == "nominal"
    return is_shown and draft.speaker is not None and _is_somebody(analysis, draft.speaker)


def _is_somebody(analysis: Analysis, token: int) -> bool:
    word = analysis.form[token].lower()
    return word in ("he", "she", "who", "i", "we") or analysis.name_at[token] >= 0


def _leads(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether the whole clause of the tree is content: the cue stands after or amid it."""
    head = draft.head
    if analysis.lemma[head].lower() in word_list("charging") and draft.preposition == "of":
        return True
    if any(analysis.quote_level[token] for token in draft.content):
        return False
    clause = analysis.child(head, "ccomp")
    is_amid = analysis.deprel[head] == "parataxis" and draft.frame == "clause"
    return is_amid if clause is None else clause < head


def _by_tree(analysis: Analysis, draft: Draft) -> set[int]:
    """Return the content that the tree gives the cue, by the lexicon's rules where it lists it."""
    if analysis.form[draft.head].lower() == "according":
        listed = according_to(analysis, draft.head)
        return set() if listed is None else listed.content
    complement = complement_of(analysis, draft.head)
    if complement is None:
        return set()
    take(analysis, draft, complement)
    return draft.content


def _head(analysis: Analysis, cue: Iterable[int]) -> int:
    """Return the head word of the cue: a verb that nothing in the cue governs, else any word."""
    members = set(cue)
    tops = [t for t in sorted(members) if analysis.head[t] not in members]
    words = [t for t in tops if analysis.upos[t] in ("VERB", "NOUN", "ADJ", "ADP", "ADV", "PROPN")]
    verbs = [t for t in sorted(members) if analysis.upos[t] == "VERB"]
    if len(tops) > 1 and verbs:
        return verbs[-1]
    return (words or tops)[0]


def _content(
    analysis: Analysis, candidate: CueCandidate, by_tree: set[int], cued: set[int]
) -> set[int]:
    surest = float(candidate.content.max(initial=0.0))
    is_aside = analysis.form[candidate.start].lower() == "according"
    needed = _SUREST_ASIDE if is_aside else _SURE
    if surest < (needed if by_tree else _LEAST_SURE):
        return by_tree
    first = candidate.window[0]
    odds = _odds(candidate.content, surest=_SUREST)
    likely = {first + i for i, value in enumerate(odds) if value >= 0}
    best = _smoothed(analysis, _unbroken(analysis, likely), odds, first)
    own = analysis.sentence[candidate.start]
    best = _by_sentences(analysis, best, own, cued - {own} | _doubtful(analysis, candidate, best))
    if by_tree:
        gain = _gain(odds, first, by_tree) + _TREE_BONUS * min(len(by_tree), _TREE_WORDS)
        if gain > _gain(odds, first, best):
            best = by_tree
    return set(trimmed(analysis, best))


def _unbroken(analysis: Analysis, tokens: set[int]) -> set[int]:
    """Complete phrases that break off, "the fall of the", or begin amid a phrase, "harbour is"."""
    grown = set(tokens)
    for first, last in runs_of(tokens):
        begin = first
        while (
            begin
            and analysis.deprel[begin - 1] in _LEADING
            and (first <= analysis.head[begin - 1] <= last)
        ):
            begin -= 1
        grown.update(range(begin, first))
        end = last
        while analysis.deprel[end] in _CLINGING and 0 < analysis.head[end] - end <= _NEAR:
            end = analysis.head[end]
        grown.update(range(last + 1, end + 1))
    return grown


def _by_sentences(analysis: Analysis, tokens: set[int], own: int, others: set[int]) -> set[int]:
    """Drop crumbs of other sentences than the cue's, and those with cues of their own.

    What is quoted there is settled by marks.
    """
    by_sentence: dict[int, list[int]] = {}
    for token in tokens:
        by_sentence.setdefault(analysis.sentence[token], []).append(token)
    kept: set[int] = set()
    for sentence, members in by_sentence.items():
        is_quoted = any(analysis.quote_level[token] for token in members)
        is_free = sentence not in others and _is_most(analysis, sentence, members)
        if sentence == own or is_quoted or is_free:
            kept.update(members)
    return kept


def _doubtful(analysis: Analysis, candidate: CueCandidate, tokens: set[int]) -> set[int]:
    """Return the sentences that the model is too unsure of to put them into a mouth elsewhere.

    Across paragraphs nothing is: what is said on without marks is the author's own.
    """
    first = candidate.window[0]
    block = analysis.block[candidate.start]
    chances: dict[int, list[float]] = {}
    for token in tokens:
        at = token - first
        is_seen = 0 <= at < len(candidate.content) and analysis.block[token] == block
        chance = float(candidate.content[at]) if is_seen else 0.0
        chances.setdefault(analysis.sentence[token], []).append(chance)
    return {s for s, values in chances.items() if sum(values) < _SURE_ELSEWHERE * len(values)}


def _is_most(analysis: Analysis, sentence: int, members: list[int]) -> bool:
    words = sum(is_word(analysis, t) for t in range(*analysis.sentence_tokens[sentence]))
    return sum(is_word(analysis, t) for t in members) >= _MOST * words


def _odds(probabilities: Floats, *, surest: float) -> list[float]:
    """Return log-odds, raised alike until the surest word is at `surest`.

    A cue has content somewhere: where the model doubts every word, its order still counts.
    """
    bounded = np.clip(probabilities.astype(np.float64), 1e-4, 1 - 1e-4)
    odds = np.log(bounded / (1 - bounded))
    raised: list[float] = (odds + max(0.0, surest - float(odds.max(initial=-9.0)))).tolist()
    return raised


def _smoothed(analysis: Analysis, likely: set[int], odds: list[float], first: int) -> set[int]:
    """Close small gaps, and drop crumbs beside a longer run."""
    runs: list[tuple[int, int]] = []
    for start, end in runs_of(likely):
        gap = range(runs[-1][1] + 1, start) if runs else range(0)
        if runs and len(gap) <= _LONGEST_GAP and _may_close(analysis, gap, odds, first):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    longest = max((end - start for start, end in runs), default=0)
    kept = [run for run in runs if run[1] - run[0] >= 2 or run[1] - run[0] == longest]
    return {token for start, end in kept for token in range(start, end + 1)}


def _may_close(analysis: Analysis, gap: range, odds: list[float], first: int) -> bool:
    return all(
        not is_word(analysis, t)
        or not 0 <= t - first < len(odds)
        or odds[t - first] >= _HALF_LIKELY
        for t in gap
    )


def _gain(odds: list[float], first: int, tokens: Iterable[int]) -> float:
    """Return the log-odds of the words of a set; outside the window they count against it."""
    size = len(odds)
    total = 0.0
    for token in tokens:
        at = token - first
        total += max(-_CLAMP, min(_CLAMP, odds[at])) if 0 <= at < size else -_CLAMP
    return total


def _set_source(analysis: Analysis, draft: Draft, candidate: CueCandidate) -> None:
    """Take the run of likely words with most evidence, mended by its noun phrase."""
    first = candidate.window[0]
    odds = _odds(candidate.source, surest=_SUREST_SOURCE)
    likely = [first + i for i, value in enumerate(odds) if value >= 0]
    runs = runs_of(token for token in likely if token not in draft.cue)
    offers = [_offer(analysis, draft, odds, first, range(a, b + 1)) for a, b in runs]
    ranked = [
        (_gain(odds, first, tokens), tokens, speaker)
        for tokens, speaker in offers
        if _may_speak(analysis, speaker)
        and _is_here(analysis, draft, speaker)
        and not _is_told_of(analysis, draft.head, speaker)
    ]
    if _is_unsaid(analysis, draft):
        return
    if analysis.form[draft.head].lower() == "according":
        listed = according_to(analysis, draft.head)
        if listed is not None and listed.source:
            draft.source, draft.speaker = listed.source, listed.speaker
            return
    by_tree = Draft(draft.head, draft.cue, "", content=draft.content, frame=draft.frame)
    set_source(analysis, by_tree)
    if by_tree.speaker is not None and by_tree.source:
        gain = _gain(odds, first, by_tree.source) + _SUBJECT_BONUS
        if candidate.source.max(initial=0.0) < _SURE or _is_certain(analysis, by_tree, offers):
            gain = math.inf
        ranked.append((gain, by_tree.source, by_tree.speaker))
    if ranked:
        gain, tokens, speaker = max(ranked, key=lambda offer: offer[0])
        is_doubtful = candidate.source.max(initial=0.0) < _LEAST and gain < math.inf
        if gain > 0 and not is_doubtful:
            draft.source, draft.speaker = trimmed(analysis, tokens), speaker


def _may_speak(analysis: Analysis, token: int) -> bool:
    """Tell whether a word can head a source: no article, no predicate of "it is"."""
    is_article = analysis.lemma[token].lower() in ("the", "a", "an")
    return not is_article and not predicates_it(analysis, token)


def _is_here(analysis: Analysis, draft: Draft, speaker: int) -> bool:
    """Tell whether a source stands in the sentence of its cue."""
    return analysis.sentence[speaker] == analysis.sentence[draft.head]


def _is_told_of(analysis: Analysis, cue: int, speaker: int) -> bool:
    """Tell whether a word stands in the clause of a cue that has a subject of its own."""
    if analysis.child(cue, "nsubj") is None:
        return False
    inner = analysis.children_by(cue, "ccomp")
    doubled = doubled_subject(analysis, cue)
    clauses = (
        analysis.subtree_bounds[c] for c in (*inner, *([] if doubled is None else [doubled]))
    )
    return any(first <= speaker <= last for first, last in clauses)


def _is_certain(analysis: Analysis, by_tree: Draft, offers: list[tuple[list[int], int]]) -> bool:
    """Tell whether the cue's own subject must win: its possessor or a later sentence offers."""
    speaker = by_tree.speaker
    if speaker is None or analysis.sentence[speaker] != analysis.sentence[by_tree.head]:
        return False
    phrase = set(by_tree.source)
    own = analysis.head[speaker] == by_tree.head or analysis.head[speaker] > speaker
    inner = any(other in phrase and other != speaker for _, other in offers)
    inner = inner or any(other == speaker and _is_cut(analysis, cut) for cut, other in offers)
    beyond = all(analysis.sentence[other] != analysis.sentence[speaker] for _, other in offers)
    return inner or (own and beyond)


def _is_cut(analysis: Analysis, tokens: list[int]) -> bool:
    """Tell whether a phrase breaks off before the word that its last words belong to."""
    last = tokens[-1]
    return analysis.deprel[last] in _CLINGING and analysis.head[last] > last


def _is_unsaid(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether the cue is a passive that names nobody: "is expected to", "was accused of"."""
    if analysis.lemma[draft.head].lower() in word_list("raising"):
        return True
    if analysis.upos[draft.head] != "VERB" or not is_passive(analysis, draft.head):
        return False
    if analysis.child(draft.head, "obl:agent") is not None:
        return False
    if draft.frame not in ("clause", "subjunctive", "object"):
        return True
    entry = entry_at(analysis, draft.head)
    is_reported = entry is not None and "passive" in entry.senses
    return is_reported or analysis.child(draft.head, "expl") is not None


def _offer(
    analysis: Analysis, draft: Draft, odds: list[float], first: int, run: range
) -> tuple[list[int], int]:
    """Return the phrase around a run of likely words: what the tree adds must be half likely."""
    speaker = _phrase_head(analysis, run)
    phrase = source_phrase(analysis, speaker, without=draft.head)
    mended = {t for t in phrase if 0 <= t - first < len(odds) and odds[t - first] >= _HALF_LIKELY}
    return _around(sorted(mended.union(run) - set(draft.cue)), speaker), speaker


def _phrase_head(analysis: Analysis, tokens: range) -> int:
    tops = [t for t in tokens if analysis.head[t] not in tokens]
    nominal = [t for t in tops if analysis.upos[t] in ("NOUN", "PROPN", "PRON")]
    return (nominal or tops or list(tokens))[0]


def _around(tokens: list[int], speaker: int) -> list[int]:
    for start, end in runs_of(tokens):
        if start <= speaker <= end:
            return list(range(start, end + 1))
    return tokens
