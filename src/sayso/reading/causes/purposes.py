"""Purposes: "M to do P", "M in order to P", "came to P", "in a bid to P", "M, demanding P".

In: an `Analysis`, the cue tables and the token of a mark or participle. Out: `Link`s of kind
purpose, what something is done for as their cause.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import Cues
from sayso.reading.causes.links import Link, bare, effect_around
from sayso.reading.causes.spans import clause, without_mark

_ASIDES = frozenset(
    {"be", "begin", "start", "say", "sum", "conclude", "tell", "put", "cut", "name"}
)
"""Verbs of asides about the telling: "to be sure", "to begin with"."""

_CHANGES = frozenset({
    "know", "believe", "realise", "realize", "understand", "regard", "think", "be", "have", "like",
    "love", "hate", "accept", "learn", "include",
})  # fmt: skip
"""What one comes to without meaning to: "came to know"."""


def purpose_links(analysis: Analysis, table: Cues, mark: int) -> Iterator[Link]:
    """Read "M to do P", "M in order to do P", "in a bid to do P": P is what M is for."""
    goal = analysis.head[mark]
    main = analysis.head[goal]
    if main < 0 or analysis.xpos[goal] == "VBG":
        return
    relation = analysis.deprel[goal].partition(":")[0]
    words = [mark, *_outright(analysis, mark)]
    cut = goal
    if relation == "acl" and analysis.lemma[main] in table.purpose_nouns:
        bid, main = main, analysis.head[main]
        if main < 0 or analysis.deprel[bid] != "obl":
            return
        cut, rule = bid, "purpose.bid"
        words = [analysis.subtree_bounds[bid][0], mark]
    elif len(words) > 1:
        rule = "purpose.in_order"
    elif relation in ("xcomp", "obl") and _goes(analysis, table, main, goal):
        rule = "purpose.journey"
    elif relation == "advcl" and _is_deliberate(analysis, table, main, goal):
        rule = "purpose.infinitive"
    else:
        return
    yield Link(
        "purpose",
        without_mark(analysis, clause(analysis, goal), goal, words),
        bare(analysis, main, (cut,)),
        (min(words), mark),
        main,
        rule,
    )


def _outright(analysis: Analysis, mark: int) -> list[int]:
    """Return the tokens of "in order" or "so as" before "to", or before "not to"."""
    last = mark - 1
    if last >= 0 and analysis.form[last].lower() == "not":
        last -= 1
    words = [form.lower() for form in analysis.form[max(0, last - 1) : last + 1]]
    return [last - 1, last] if words in (["in", "order"], ["so", "as"]) else []


def _goes(analysis: Analysis, table: Cues, main: int, goal: int) -> bool:
    """Tell whether a verb is a journey: who comes to rob comes in order to rob.

    "Is going to rob" tells a future; see `_is_deliberate` for other verbs.
    """
    if analysis.lemma[goal] in _CHANGES:
        return False
    if analysis.lemma[main] not in table.journeys or analysis.child(main, "obj") is not None:
        return False
    return analysis.lemma[main] != "go" or analysis.xpos[main] != "VBG"


def _is_deliberate(analysis: Analysis, table: Cues, main: int, goal: int) -> bool:
    if analysis.upos[main] != "VERB" or analysis.lemma[main] in table.weak_main | table.control:
        return False
    if analysis.child(goal, "nsubj") is not None:
        return False
    if goal < main:  # "To calm the town, the duke freed the boys"
        return analysis.lemma[goal] not in _ASIDES
    return goal < 2 or analysis.form[goal - 2].lower() != "only"


def demand_links(analysis: Analysis, table: Cues, token: int) -> Iterator[Link]:
    """Read "marched demanding X", "a strike demanding X": the participle names the purpose."""
    main = analysis.head[token]
    is_opening = analysis.deprel[token] == "advcl" and analysis.upos[max(main, 0)] == "VERB"
    if main < 0 or analysis.xpos[token] != "VBG" or (token < main and not is_opening):
        return
    if analysis.child(token, "mark", "case", "aux") is not None:
        return  # "after demanding", "having demanded" tell an order in time
    if analysis.child(token, "obj", "ccomp", "xcomp", "obl") is None:
        return
    carriers = table.reaction_nouns | table.demand_carriers
    if analysis.deprel[token] == "acl" and analysis.lemma[main] not in carriers:
        return
    yield Link(
        "purpose",
        clause(analysis, token),
        effect_around(analysis, main, token),
        (token, token),
        main,
        "purpose.participle",
    )


def aim_links(analysis: Analysis, token: int) -> Iterator[Link]:
    """Read "X is aimed at doing P", "a campaign aimed at P": P is what X is for."""
    goal = next(
        (
            child
            for child in analysis.children_by(token, "advcl", "obl", "acl")
            if _has_at(analysis, child)
        ),
        None,
    )
    subject = analysis.child(token, "nsubj", "nsubj:pass")
    if subject is None and analysis.deprel[token].startswith("acl"):
        subject = analysis.head[token]
    if goal is None or subject is None:
        return
    marks = analysis.children_by(goal, "case", "mark")
    yield Link(
        "purpose",
        without_mark(analysis, clause(analysis, goal), goal, marks),
        clause(analysis, subject, (token,)),
        (token, marks[0]),
        token,
        "purpose.aim",
    )


def _has_at(analysis: Analysis, token: int) -> bool:
    cases = analysis.children_by(token, "case", "mark")
    return any(analysis.form[case].lower() == "at" for case in cases)
