"""Links between clauses: conjunctions, "so", deeds behind "for", feelings and states before.

In: an `Analysis`, the cue tables and the token of a mark. Out: `Link`s. The dependent clause is the
cause (or condition, concession, purpose), the clause above it the effect.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import Cues, cues
from sayso.reading.causes.links import Link, bare, is_reaction, kind_of, whole_cue
from sayso.reading.causes.spans import clause, without_mark

_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_ONLY_ADVERBIAL = frozenset({"because", "unless", "lest", "although", "so that"})
"""Conjunctions whose clause is never what somebody says or asks."""
_PREDICATES = frozenset({"root", "conj", "ccomp", "advcl", "parataxis", "xcomp"})


def conjunction_links(analysis: Analysis, table: Cues, mark: int) -> Iterator[Link]:
    """Read "M because A": the dependent clause is the cause, or what the table says."""
    dependent = analysis.head[mark]
    if mark > dependent:
        return  # "nobody has seen her since" tells a time
    word, words = whole_cue(analysis, mark)
    main = _clause_above(analysis, dependent, mark, word)
    if main < 0:
        return
    if word == "now that" and main == mark - 1:
        main = analysis.head[main]  # the clause hangs on "now"
        if main < 0:
            return
    kind = table.conjunctions.get(word) or table.conjunctions.get(analysis.form[mark].lower())
    if kind is None:
        return
    if word == "since" and _is_temporal(analysis, dependent):
        return
    if kind == "reaction":
        if not is_reaction(analysis, table, main) or word == "when":
            return
        kind = "cause"
    if kind == "as":
        if not _explains(analysis, table, main, dependent):
            return
        kind = "cause"
    cause = without_mark(analysis, clause(analysis, dependent), dependent, words)
    opening = () if word != "now that" else (mark - 1,)
    effect = bare(analysis, main, (dependent, *opening))
    cue = min(words), max(words)
    yield Link(kind_of(kind), cause, effect, cue, main, f"conjunction.{word.replace(' ', '_')}")


def _clause_above(analysis: Analysis, dependent: int, mark: int, word: str) -> int:
    """Return the predicate that a clause is told of, -1 without one.

    Where the tree hangs a clause of reason elsewhere than as an adverbial, it is the nearest
    predicate before its mark.
    """
    if analysis.deprel[dependent].partition(":")[0] == "advcl":
        return analysis.head[dependent]
    if word not in _ONLY_ADVERBIAL:
        return -1
    first = analysis.sentence_tokens[analysis.sentence[mark]][0]
    near = (token for token in range(mark - 1, first - 1, -1)
            if analysis.upos[token] == "VERB"
            and analysis.deprel[token].partition(":")[0] in _PREDICATES)  # fmt: skip
    main = next(near, -1)
    is_apart = main >= 0 and dependent not in analysis.ancestors(main)
    return main if is_apart else -1


def _is_temporal(analysis: Analysis, dependent: int) -> bool:
    """Tell whether "since" tells a time: the main clause is a perfect, or a date follows."""
    main = analysis.head[dependent]
    auxiliary = {analysis.form[child].lower() for child in analysis.children[main]}
    perfect = bool(auxiliary & {"has", "have", "had", "'ve", "been"})
    helpers = {
        analysis.form[child].lower() for child in analysis.children_by(dependent, "cop", "aux")
    }
    if perfect and (analysis.xpos[dependent] == "VBD" or helpers & {"was", "were"}):
        return True
    first, last = analysis.subtree_bounds[dependent]
    words = analysis.lemma[first : last + 1]
    return any(word.lower() in cues().times or word.isdigit() for word in words[:4])


def _explains(analysis: Analysis, table: Cues, main: int, dependent: int) -> bool:
    """Tell whether an "as" clause gives the reason: it follows, with a state or a finished act.

    "As the king said" and "as troops marched by" give a source and a time.
    """
    if analysis.lemma[dependent] in ("say", "report", "expect", "tell", "note"):
        return False
    helpers = {
        analysis.lemma[child]
        for child in analysis.children[dependent]
        if analysis.deprel[child] in ("aux", "cop")
    }
    has_subject = analysis.child(dependent, "nsubj", "nsubj:pass", "expl") is not None
    if dependent < main:  # "As the river had burst its banks, schools closed"
        return has_subject and "have" in helpers
    return has_subject and (bool(helpers & {"have", "be"}) or is_reaction(analysis, table, main))


def deed_links(analysis: Analysis, table: Cues, mark: int) -> Iterator[Link]:
    """Read "jailed for leading a riot": the deed behind *for* is the cause."""
    deed = analysis.head[mark]
    main = analysis.head[deed]
    if main < 0 or analysis.xpos[deed] != "VBG" or analysis.lemma[main] not in table.answered:
        return
    yield Link(
        "cause",
        without_mark(analysis, clause(analysis, deed), deed, (mark,)),
        bare(analysis, main, (deed,)),
        (mark, mark),
        main,
        "preposition.for",
    )


def so_links(analysis: Analysis, token: int) -> Iterator[Link]:
    """Read "A, so B": the clause before is the cause."""
    effect = analysis.head[token]
    cause = analysis.head[effect] if effect >= 0 else -1
    if cause < 0 or cause > token or analysis.deprel[effect] not in ("conj", "parataxis"):
        return
    if analysis.upos[effect] not in _VERBAL or analysis.form[token - 1] not in (",", ";", "and"):
        return  # "so large", "so far"
    yield Link(
        "cause",
        clause(analysis, cause, (effect,)),
        without_mark(analysis, clause(analysis, effect), effect, (token,)),
        (token, token),
        effect,
        "conjunction.so",
    )


def feeling_links(analysis: Analysis, table: Cues, token: int) -> Iterator[Link]:
    """Read "Hoping to P, M" and "Angered by A, M": what moves somebody to act."""
    main = analysis.head[token]
    if main < 0 or analysis.deprel[token] != "advcl" or analysis.upos[main] != "VERB":
        return
    if analysis.child(token, "mark", "case", "aux", "nsubj") is not None:
        return
    cause: tuple[int, int] | None = None
    if analysis.xpos[token] == "VBG" and analysis.lemma[token] in table.motive_participles:
        cause = clause(analysis, token)
    elif analysis.xpos[token] in ("VBN", "VBD") and analysis.lemma[token] in table.motive_passives:
        for child in analysis.children_by(token, "obl", "obl:agent"):
            marks = analysis.children_by(child, "case")
            if marks and analysis.form[marks[0]].lower() in ("by", "at", "over"):
                cause = without_mark(analysis, clause(analysis, child), child, marks)
    if cause is not None:
        effect = bare(analysis, main, (token,))
        rule = f"motive.{analysis.lemma[token]}"
        yield Link("motive", cause, effect, (token, token), main, rule)


def absolute_links(analysis: Analysis, mark: int) -> Iterator[Link]:
    """Read "With the harbour frozen, M": a state told before the main clause is its cause."""
    state = analysis.head[mark]
    main = analysis.head[state]
    if main < state or analysis.deprel[state] != "advcl" or analysis.upos[main] != "VERB":
        return
    if analysis.child(state, "nsubj", "nsubj:pass") is None:
        return
    cause = without_mark(analysis, clause(analysis, state), state, (mark,))
    effect = bare(analysis, main, (state,))
    yield Link("cause", cause, effect, (mark, mark), main, "absolute.with")
