"""Drafts from the cue lexicon and the tree: the reading without a model, and beside one.

A word of `cues.tsv` becomes a cue when its frame in the tree is one that its entry lists; a
verb of saying without any complement is kept for a quotation beside it. Two layouts need no
cue word: "according to X" is an adposition here, and "NAME: clause" is read in `layout.py`.
"""

from collections.abc import Iterable

from sayso.language.analysis import Analysis
from sayso.reading.statements.cue_lexicon import Entry, Frame, cue_entries, word_list
from sayso.reading.statements.drafts import Draft
from sayso.reading.statements.frames import Complement, clause_after, complement_of, is_passive
from sayso.reading.statements.phrases import (
    cue_group,
    noun_origin,
    source_phrase,
    subject_of,
    trimmed,
)


def drafts_by_lexicon(analysis: Analysis, tokens: Iterable[int]) -> list[Draft]:
    """Return a draft for every token of `tokens` that is a cue; bare ones have no content."""
    found = []
    for token in tokens:
        entry = entry_at(analysis, token)
        if analysis.lemma[token].lower() in word_list("declining"):
            draft = _refusal(analysis, token)
        else:
            draft = None if entry is None else _draft(analysis, token, entry)
        if draft is not None:
            found.append(draft)
    return found


def _refusal(analysis: Analysis, token: int) -> Draft | None:
    """Read "declined to comment": the refusal is the statement, what it refuses the content."""
    below = analysis.child(token, "xcomp")
    if below is None or analysis.lemma[below].lower() not in word_list("declining_objects"):
        return None
    draft = Draft(token, cue_group(analysis, token), "lexicon.refusal", frame="infinitive")
    draft.content = set(trimmed(analysis, analysis.subtree(below)))
    set_source(analysis, draft)
    return draft


def entry_at(analysis: Analysis, token: int) -> Entry | None:
    """Return the lexicon's entry for a token, particle verbs and "according to" included."""
    pos = analysis.upos[token]
    lemma = analysis.lemma[token].lower()
    if lemma == "accord" or analysis.form[token].lower() == "according":
        return cue_entries()["according_to", "ADP"] if _is_according_to(analysis, token) else None
    entries = cue_entries()
    particle = analysis.child(token, "compound:prt") if pos == "VERB" else None
    if particle is not None:
        return entries.get((f"{lemma}_{analysis.lemma[particle].lower()}", "VERB"))
    return entries.get((lemma, pos))


def _is_according_to(analysis: Analysis, token: int) -> bool:
    return token + 1 < len(analysis) and analysis.form[token + 1].lower() == "to"


def _draft(analysis: Analysis, token: int, entry: Entry) -> Draft | None:
    if entry.pos == "ADP":
        return according_to(analysis, token)
    if entry.pos == "ADV":
        return _adverb(analysis, token)
    if _is_noun_modifier(analysis, token):
        return None
    if _is_refused(analysis, token):
        return None
    complement = complement_of(analysis, token)
    draft = Draft(token, cue_group(analysis, token), f"lexicon.{entry.lemma}")
    if complement is not None and _is_listed(entry, complement, analysis, token):
        take(analysis, draft, complement)
    elif not _may_stand_bare(analysis, token, entry, complement):
        return None
    else:
        draft.content = set(trimmed(analysis, clause_after(analysis, token)))
    set_source(analysis, draft)
    return draft


def _is_noun_modifier(analysis: Analysis, token: int) -> bool:
    """Tell whether a participle only modifies a noun: "the alleged plot"."""
    return analysis.deprel[token] in ("amod", "compound", "fixed", "case", "flat", "aux", "mark")


def _is_refused(analysis: Analysis, token: int) -> bool:
    """Tell whether the verb is what somebody declines to do."""
    above = analysis.head[token]
    is_below = above >= 0 and analysis.deprel[token] == "xcomp"
    return (
        is_below
        and analysis.lemma[above].lower() in word_list("declining")
        and analysis.lemma[token].lower() in word_list("declining_objects")
    )


def _is_listed(entry: Entry, complement: Complement, analysis: Analysis, token: int) -> bool:
    if complement.preposition:
        return complement.preposition in entry.prepositions
    frame: Frame = complement.frame
    if frame == "passive":
        return bool({"passive", "object"} & entry.senses.keys())
    if frame == "subjunctive":
        return bool({"clause", "subjunctive"} & entry.senses.keys())
    if frame == "nominal" and is_passive(analysis, token):
        return False
    return frame in entry.senses


def _may_stand_bare(
    analysis: Analysis, token: int, entry: Entry, complement: Complement | None
) -> bool:
    """Keep verbs of saying without a clause: the quotation may stand beside them."""
    if entry.pos != "VERB" or "clause" not in entry.senses or is_passive(analysis, token):
        return False
    if complement is not None and complement.frame not in ("nominal", "clause"):
        return False
    return entry.senses["clause"].tier == "speech"


def take(analysis: Analysis, draft: Draft, complement: Complement) -> None:
    """Give a draft what its cue governs."""
    draft.frame, draft.preposition = complement.frame, complement.preposition
    draft.addressee, draft.target = complement.addressee, complement.target
    if complement.frame == "passive" and not _is_hearsay(analysis, draft.head):
        subject = complement.addressee  # "was urged to leave": told, not told of
        inside = set() if subject is None else set(analysis.subtree(subject))
        draft.frame = "object"
        draft.content = set(trimmed(analysis, complement.content - inside))
        return
    if complement.frame == "passive":
        draft.addressee = None
    _bind_preposition(analysis, draft)
    draft.content = set(trimmed(analysis, complement.content - set(draft.cue)))


def _bind_preposition(analysis: Analysis, draft: Draft) -> None:
    """Let the preposition right after the cue belong to it: "called for", "points to"."""
    after = draft.cue[-1] + 1
    if draft.preposition and after < len(analysis) and analysis.deprel[after] in ("case", "mark"):
        draft.cue.append(after)


def _is_hearsay(analysis: Analysis, token: int) -> bool:
    entry = entry_at(analysis, token)
    return entry is not None and "passive" in entry.senses


def set_source(analysis: Analysis, draft: Draft) -> None:
    """Find whose words they are, from the tree."""
    if draft.frame == "passive":
        return  # whoever says, expects or sees it so is not named
    is_noun = analysis.upos[draft.head] in ("NOUN", "PROPN")
    find = noun_origin if is_noun else subject_of
    speaker = find(analysis, draft.head)
    if speaker is None or speaker in draft.content or _is_expletive(analysis, speaker):
        return
    draft.speaker = speaker
    clause = _clause_below(analysis, draft.head, speaker)
    phrase = source_phrase(analysis, speaker, without=clause)
    blocked = draft.content.union(draft.cue)
    draft.source = [token for token in phrase if token not in blocked]


def _clause_below(analysis: Analysis, cue: int, speaker: int) -> int:
    """Return the dependant of the speaker that holds the cue, or the cue itself."""
    below = cue
    for above in analysis.ancestors(cue):
        if above == speaker:
            return below
        below = above
    return cue


def _is_expletive(analysis: Analysis, token: int) -> bool:
    return analysis.lemma[token].lower() == "there" or analysis.deprel[token] == "expl"


def according_to(analysis: Analysis, token: int) -> Draft | None:
    """Read "according to X": the rest of the clause is X's."""
    below = analysis.child(token, "obl", "nmod", "obj")
    origin = analysis.head[token] if below is None else below
    if origin < 0:
        return None
    host = analysis.head[origin] if below is None else analysis.head[token]
    draft = Draft(token, [token, token + 1], "lexicon.according_to")
    draft.speaker = origin
    phrase = source_phrase(analysis, origin, without=token)
    draft.source = [t for t in phrase if t > token + 1]
    if host >= 0:
        aside = set(analysis.subtree(origin if below is None else token))
        clause = set(analysis.subtree(_whole_clause(analysis, host)))
        draft.content = set(trimmed(analysis, clause - aside))
    return draft


def _whole_clause(analysis: Analysis, host: int) -> int:
    """Climb from a participle or adverbial clause to the clause that it belongs to."""
    while analysis.head[host] >= 0 and analysis.deprel[host] in ("advcl", "xcomp", "obl", "nmod"):
        host = analysis.head[host]
    return host


def _adverb(analysis: Analysis, token: int) -> Draft | None:
    """Read "reportedly": the clause is somebody's, nobody says whose."""
    above = analysis.head[token]
    if above < 0 or analysis.deprel[token] != "advmod":
        return None
    clause = [t for t in analysis.subtree(above) if t != token]
    while clause and analysis.deprel[clause[0]] in ("cc", "punct", "mark"):
        clause.pop(0)
    content = set(trimmed(analysis, clause))
    return Draft(token, [token], f"lexicon.{analysis.lemma[token].lower()}", content=content)


def is_declining(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether the cue refuses to speak: "declined to comment", "would not say"."""
    words = {analysis.lemma[token].lower() for token in draft.cue}
    return bool(words & word_list("declining"))
