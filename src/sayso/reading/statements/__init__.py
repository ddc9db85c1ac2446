"""Statements: who is presented as the origin of what, by which words.

In go the analysed text and the actors, out come statements in text order: cue, source and
content as spans, mode, tier, class, polarity, speaker and nesting, by the project's reading of
PolNeAR's span rules. Cues come from the trained head where the analysis has them; beside a
quotation without one, and in an analysis without them, from the lexicon in `cues.tsv`.

It does not say how firmly anything is asserted (claims do), and scare quotes are no statements.
"""

from collections.abc import Sequence

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.statements.assembly import assemble
from sayso.reading.statements.drafts import Draft
from sayso.reading.statements.layout import block_drafts, label_drafts
from sayso.reading.statements.learned import drafts_by_model
from sayso.reading.statements.lexical import drafts_by_lexicon
from sayso.reading.statements.meaning import sense_of
from sayso.reading.statements.quoted import Quotations, tokens_beside_lone
from sayso.record.types import Actor, Statement, Time

__all__ = ["read_statements"]


def read_statements(
    analysis: Analysis, actors: Sequence[Actor], *, times: Sequence[Time] = ()
) -> tuple[Statement, ...]:
    """Return the statements of a text, in text order; `actors` and `times` are its items."""
    drafts = _drafts(analysis)
    labels = label_drafts(analysis)
    turns = {analysis.block[draft.head] for draft in labels}
    drafts = [*labels, *(d for d in drafts if not _is_label(analysis, d, turns))]
    drafts = Quotations(analysis).attach(drafts)
    drafts = block_drafts(analysis, drafts)
    return assemble(analysis, drafts, ActorLookup(analysis, actors), times)


def _is_label(analysis: Analysis, draft: Draft, turns: set[int]) -> bool:
    """Tell whether a learned cue is the colon of a turn that layout has read already."""
    is_colon = analysis.form[draft.head] == ":"
    return is_colon and analysis.block[draft.head] in turns


def _drafts(analysis: Analysis) -> list[Draft]:
    if not analysis.cues:
        return drafts_by_lexicon(analysis, range(len(analysis)))
    learned = drafts_by_model(analysis)
    taken = {token for draft in learned for token in draft.cue}
    beside = drafts_by_lexicon(analysis, tokens_beside_lone(analysis, learned))
    speaking = [d for d in beside if sense_of(analysis, d).tier == "speech"]
    return learned + [draft for draft in speaking if draft.head not in taken]
