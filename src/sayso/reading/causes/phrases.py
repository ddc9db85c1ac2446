"""Links by prepositions and cue nouns: "because of X", "after the raid", "in response to X".

In: an `Analysis`, the cue tables and the token of a preposition. Out: `Link`s with the phrase as
cause and the clause around it as effect.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import Cues
from sayso.reading.causes.links import (
    Link,
    bare,
    effect_around,
    is_happening,
    is_reaction,
    kind_of,
    names_time,
    whole_cue,
)
from sayso.reading.causes.spans import EventsAt, clause, without_mark


def preposition_links(analysis: Analysis, table: Cues, case: int, at: EventsAt) -> Iterator[Link]:
    """Yield the links that a preposition makes, its cue noun included."""
    word, words = whole_cue(analysis, case)
    kind = table.prepositions.get(word)
    head = analysis.head[case]
    if kind is None:
        if word in ("in", "as"):
            yield from _noun_cue(analysis, table, head, case)
        return
    main = analysis.head[head]
    if main < 0 or names_time(analysis, head):
        return
    relation = analysis.deprel[head]
    if relation not in ("obl", "nmod", "advcl", "obl:unmarked"):
        return
    if kind in ("reaction", "reaction_for", "happening", "amid"):
        if not _answers(analysis, table, (main, head), kind, at):
            return
        kind = "cause"
    cause = without_mark(analysis, clause(analysis, head), head, words)
    yield Link(
        kind_of(kind),
        cause,
        effect_around(analysis, main, head),
        (min(words), max(words)),
        main,
        f"preposition.{word.replace(' ', '_')}",
    )


def _answers(
    analysis: Analysis, table: Cues, pair: tuple[int, int], kind: str, at: EventsAt
) -> bool:
    """Tell whether a phrase after, over or for names what the main word reacts to."""
    main, head = pair
    lemma = analysis.lemma[main]
    if kind == "reaction_for":
        is_act = analysis.upos[head] == "VERB" or at.within(head, head) is not None
        return lemma in table.answered and is_act
    if kind == "amid":
        return is_reaction(analysis, table, main) and analysis.lemma[head] in table.reaction_nouns
    if kind == "happening":
        return is_happening(analysis, head, at)
    if analysis.form[head - 1].lower() == "over" and lemma in table.reaction_nouns:
        return True  # what a clash or a row is over needs no event
    return is_reaction(analysis, table, main) and is_happening(analysis, head, at)


def _noun_cue(analysis: Analysis, table: Cues, noun: int, case: int) -> Iterator[Link]:
    """Read "in response to X", "as a result of X", "in protest at X"."""
    kind = table.nouns.get(analysis.lemma[noun])
    main = analysis.head[noun]
    if kind is None or main < 0 or analysis.deprel[noun] not in ("obl", "advmod", "nmod"):
        return
    if analysis.child(noun, "nmod:poss") is not None:
        return  # "progress in their response to" tells of the response itself
    inner = analysis.child(noun, "nmod", "acl", "advcl", "obl")
    if inner is None or inner < noun:
        return
    marks = [c for c in analysis.children[inner] if analysis.deprel[c] in ("case", "mark")]
    cue = [case, noun, *marks[:1]]
    cause = without_mark(analysis, clause(analysis, inner), inner, marks)
    effect = bare(analysis, main, (noun,))
    rule = f"noun.{analysis.lemma[noun]}"
    yield Link(kind_of(kind), cause, effect, (min(cue), max(cue)), main, rule)
