"""What kind of statement: class, tier, polarity, hearsay, mode, and what the source is.

The class comes from the lexicon by lemma and frame; a cue that the lexicon does not know is
`say`, its tier `act` where nothing but a noun phrase is attributed.
"""

from sayso.language.analysis import Analysis
from sayso.reading.statements.cue_lexicon import Entry, Sense, can_speak, cue_entries, word_list
from sayso.reading.statements.drafts import Draft
from sayso.reading.statements.frames import is_passive
from sayso.reading.statements.lexical import entry_at, is_declining
from sayso.reading.statements.phrases import case_of, is_word, runs_of
from sayso.record.vocabulary import Polarity, QuotationState, SourceKind, StatementMode, Tier

_SAY = Sense("say", "speech")
_HEARSAY = Sense("hearsay", "speech")
_NEGATIONS = frozenset(("not", "n't", "never", "no", "nor", "without", "neither"))
_NEUTRAL_CLASSES = frozenset(("say", "claim", "ask", "predict", "believe", "hearsay"))
_INVITING = frozenset(("can", "may", "must", "should", "could", "safely", "to"))
_SHARES = frozenset(("percent", "percentage", "half", "third", "quarter", "majority", "minority"))
_DIRECT_SHARE = 0.9


def sense_of(analysis: Analysis, draft: Draft) -> Sense:
    """Return the class and tier of a statement."""
    if draft.head < 0 or analysis.upos[draft.head] == "PUNCT":
        return _SAY
    if is_declining(analysis, draft):
        return Sense("decline", "act")
    entry = _entry(analysis, draft)
    if entry is None:
        is_act = draft.frame == "nominal" and not draft.quotes
        return Sense("say", "act") if is_act else _SAY
    if draft.speaker is None and _is_report(analysis, draft, entry):
        return _HEARSAY
    if "thing" in entry.senses and _is_thing(analysis, draft):
        return entry.senses["thing"]
    return _by_frame(entry, draft)


def _is_report(analysis: Analysis, draft: Draft, entry: Entry) -> bool:
    """Tell whether it is told by nobody: "it has been reported that", "reports that"."""
    if entry.pos == "VERB":
        is_told = entry.senses.get("passive") == _HEARSAY
        return is_told and is_passive(analysis, draft.head)
    return entry.pos == "NOUN" and entry.first.cue_class in ("say", "claim")


def _entry(analysis: Analysis, draft: Draft) -> Entry | None:
    """Return the entry of the cue's head, else of another word of the cue."""
    for token in (draft.head, *draft.cue):
        entry = entry_at(analysis, token)
        if entry is not None:
            return entry
    lemma = analysis.lemma[draft.head].lower()
    return cue_entries().get((lemma, "VERB"))


def _by_frame(entry: Entry, draft: Draft) -> Sense:
    if draft.preposition in entry.prepositions:
        return entry.prepositions[draft.preposition]
    if draft.quotes and draft.frame == "nominal" and "clause" in entry.senses:
        return entry.senses["clause"]
    for frame in (draft.frame, "clause"):
        if frame in entry.senses:
            return entry.senses[frame]
    return entry.first


def _is_thing(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether the origin is something that cannot speak."""
    speaker = draft.speaker
    if speaker is None or analysis.upos[speaker] != "NOUN":
        return speaker is not None and analysis.lemma[speaker].lower() in ("this", "that", "which")
    lemma = analysis.lemma[speaker].lower()
    speaks = can_speak(lemma) or lemma in word_list("documents")
    return not speaks and analysis.name_at[speaker] < 0


def polarity_of(analysis: Analysis, draft: Draft) -> Polarity:
    """Return whether the cue is negated: "did not say", "no claim that"."""
    if draft.head < 0:
        return "positive"
    near = {analysis.lemma[token].lower() for token in draft.cue}
    near |= {
        analysis.lemma[child].lower()
        for child in analysis.children_by(draft.head, "advmod", "neg", "det", "cc:preconj")
    }
    return "negative" if near & _NEGATIONS else "positive"


def source_kind(analysis: Analysis, draft: Draft, tier: Tier) -> SourceKind:
    """Return what the source is, by its head word; what speaks or thinks is no artefact."""
    head = draft.speaker
    if head is None or not draft.source:
        return "elided" if _is_elided(analysis, draft) else "none"
    lemma = analysis.lemma[head].lower()
    some_of = next(
        (t for t in analysis.children_by(head, "nmod") if case_of(analysis, t) == "of"), None
    )
    if some_of is not None and lemma in word_list("generic_pronouns"):
        return "described" if lemma == "one" else "group"  # "one of the survivors"
    if analysis.upos[head] == "ADJ" and analysis.child(head, "det") is not None:
        return "described"  # "the 58-year-old", "the accused"
    if analysis.upos[head] in ("PRON", "DET", "ADJ") or lemma in word_list("generic_pronouns"):
        return "generic" if lemma in word_list("generic_pronouns") else "pronoun"
    if analysis.upos[head] == "PROPN" or analysis.name_at[head] >= 0:
        return "named"
    if any(
        analysis.upos[child] == "PROPN" for child in analysis.children_by(head, "appos", "flat")
    ):
        return "named"
    return _kind_of_noun(analysis, head, lemma, tier)


def _is_elided(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether the cue is an active verb, so that somebody speaks who is left out."""
    if draft.head < 0 or draft.frame == "passive" or analysis.upos[draft.head] != "VERB":
        return False
    return not is_passive(analysis, draft.head) and analysis.child(draft.head, "expl") is None


def _kind_of_noun(analysis: Analysis, head: int, lemma: str, tier: Tier) -> SourceKind:
    is_plural = analysis.xpos[head] == "NNS" or "Number=Plur" in analysis.feats[head]
    if lemma in word_list("documents"):
        return "document"
    if lemma in word_list("generic"):
        is_bare = analysis.child(head, "det", "nmod:poss", "nmod", "nummod") is None
        return "generic" if is_bare else "described"
    if lemma in _SHARES and tier != "evidence":
        return "group"  # "a third of voters say", "21 percent said"
    is_somebody = can_speak(lemma) or (tier != "evidence" and lemma not in word_list("not_persons"))
    if lemma in word_list("groups") or (is_plural and is_somebody):
        return "group"
    return "described" if is_somebody else "artefact"


def is_hearsay(analysis: Analysis, kind: SourceKind, sense: Sense, draft: Draft) -> bool:
    """Tell whether nobody identifiable stands behind it and the author does not vouch."""
    if sense.cue_class == "hearsay":
        return kind in ("none", "generic", "pronoun")
    if sense.tier not in ("speech", "thought") or sense.cue_class not in _NEUTRAL_CLASSES:
        return False
    if _is_open_belief(analysis, draft, sense):
        return False
    if kind == "none":
        return draft.rule != "quotation.alone" and draft.mode != "block"
    return kind == "generic" and not _is_nobody(analysis, draft)


def _is_nobody(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether the source is nobody at all, or "one", which stands for the author."""
    if draft.speaker is None:
        return False
    return analysis.lemma[draft.speaker].lower() in ("nobody", "no-one", "none", "no", "one")


def _is_open_belief(analysis: Analysis, draft: Draft, sense: Sense) -> bool:
    """Tell whether the author invites a belief ("it can be assumed") or tells of a hearer."""
    words = {analysis.lemma[token].lower() for token in draft.cue}
    if sense.tier == "thought" and words & _INVITING:
        return True
    is_told = analysis.lemma[draft.head].lower() in word_list("telling")
    return is_told and draft.head >= 0 and is_passive(analysis, draft.head)


def mode_of(analysis: Analysis, draft: Draft) -> StatementMode:
    """Return how the content is marked: by the share of its words in quotation marks."""
    if draft.mode is not None:
        return draft.mode
    words = [token for token in draft.content if is_word(analysis, token)]
    base = 1 if draft.head >= 0 and analysis.quote_level[draft.head] else 0
    marked = sum(analysis.quote_level[token] > base for token in words)
    if not marked:
        return "indirect"
    return "direct" if marked >= _DIRECT_SHARE * len(words) else "mixed"


def quotation_state(analysis: Analysis, draft: Draft) -> QuotationState | None:
    """Return the state of the marks of a content: the oddest of its stretches'."""
    states = {analysis.quotations[index].state for index in draft.quotes}
    if not states:
        return "unmarked" if draft.mode in ("block", "direct") else None
    order: tuple[QuotationState, ...] = ("unclosed", "unopened", "damaged", "continued", "closed")
    return next(state for state in order if state in states)


def content_runs(analysis: Analysis, draft: Draft) -> list[tuple[int, int]]:
    """Return the runs of the content, runs parted by no word joined."""
    runs: list[tuple[int, int]] = []
    barred = {*draft.cue, *draft.source}
    for first, last in runs_of(draft.content):
        gap = range(runs[-1][1] + 1, first) if runs else range(0)
        if (
            gap
            and not any(is_word(analysis, t) or t in barred for t in gap)
            and _same(analysis, gap)
        ):
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs


def _same(analysis: Analysis, gap: range) -> bool:
    return len(gap) <= 2 and analysis.block[gap[0] - 1] == analysis.block[gap[-1] + 1]
