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

_CONDITIONAL = frozenset({"reaction", "reaction_for", "happening", "amid", "protest", "feeling"})
_ACTS = frozenset({
    "protest", "response", "reaction", "support", "fear", "reply", "answer", "return", "exchange",
    "case",
})  # fmt: skip
_NOUN_CASES = frozenset({"in", "as", "on", "for", "by", "with"})
_MODALS = frozenset({"would", "could", "might", "will", "can", "may", "'d", "'ll"})


def preposition_links(analysis: Analysis, table: Cues, case: int, at: EventsAt) -> Iterator[Link]:
    """Yield the links that a preposition makes, its cue noun included."""
    word, words = whole_cue(analysis, case)
    if [form.lower() for form in analysis.form[case : case + 2]] == ["out", "of"]:
        word, words = "out of", [case, case + 1]
    kind = table.prepositions.get(word)
    head = analysis.head[case]
    if head in words:  # "in case of fire", where "case" is the noun
        inner = analysis.child(head, "nmod")
        if inner is None or kind is None or analysis.head[head] < 0:
            return
        cause = without_mark(analysis, clause(analysis, inner), inner, words)
        effect = bare(analysis, analysis.head[head], (head,))
        rule = f"preposition.{word.replace(' ', '_')}"
        yield Link(
            kind_of(kind), cause, effect, (min(words), max(words)), analysis.head[head], rule
        )
        return
    if f"{word} {analysis.lemma[head]}" in table.promptings:
        yield from _prompted(analysis, head, case)
        return
    if kind is None:
        if word in _NOUN_CASES:
            yield from _noun_cue(analysis, table, head, case)
        return
    main = analysis.head[head]
    if main < 0 or names_time(analysis, head):
        return
    relation = analysis.deprel[head]
    if relation not in ("obl", "nmod", "advcl", "obl:unmarked"):
        return
    is_row = word == "over" and _quarrels(analysis, table, main)
    if word == "for" and analysis.lemma[main] in table.strivings and analysis.upos[head] == "NOUN":
        kind = "purpose"
    elif kind == "absent":
        if not any(analysis.form[child].lower() in _MODALS for child in analysis.children[main]):
            return
        kind = "condition"
    elif is_row:
        if analysis.upos[head] in ("PROPN", "PRON") or analysis.lemma[head] in table.meals:
            return
        kind = "cause"
    elif kind in _CONDITIONAL:
        if not _answers(analysis, table, (main, head), kind, at):
            return
        kind = "motive" if kind in ("protest", "feeling") else "cause"
    cause = without_mark(analysis, clause(analysis, head), head, words)
    is_noun_row = word == "over" and analysis.upos[main] == "NOUN"
    yield Link(
        kind_of(kind),
        cause,
        bare(analysis, main, (head,)) if is_noun_row else effect_around(analysis, main, head),
        (min(words), max(words)),
        main,
        "quarrel.over" if is_row else f"preposition.{word.replace(' ', '_')}",
    )


def _quarrels(analysis: Analysis, table: Cues, main: int) -> bool:
    """Tell whether a verb is a falling-out: "split", "broke with him", "fell out"."""
    wanted = table.quarrels.get(analysis.lemma[main])
    if wanted is None or analysis.upos[main] != "VERB":
        return False
    beside = [analysis.form[child].lower() for child in
              analysis.children_by(main, "compound:prt", "advmod", "obj")]  # fmt: skip
    beside += [_case_of(analysis, child) for child in analysis.children_by(main, "obl")]
    return not wanted or wanted in beside


def _prompted(analysis: Analysis, noun: int, case: int) -> Iterator[Link]:
    """Read "under pressure from X", "at the urging of X": the phrase itself is the cause."""
    main = analysis.head[noun]
    if main < 0 or analysis.deprel[noun] != "obl":
        return
    behind = analysis.subtree_bounds[noun][1] + 1
    sources = [child for child in analysis.children_by(main, "obl")
               if analysis.subtree_bounds[child][0] == behind
               and _case_of(analysis, child) in ("from", "by")]  # fmt: skip
    first, last = without_mark(analysis, clause(analysis, noun), noun, (case,))
    last = max([last, *(analysis.subtree_bounds[child][1] for child in sources)])
    effect = bare(analysis, main, (noun, *sources))
    rule = f"prompting.{analysis.lemma[noun]}"
    yield Link("cause", (first, last), effect, (case, noun), main, rule)


def outcome_links(analysis: Analysis, noun: int) -> Iterator[Link]:
    """Read "B was the result of A", "B was a response to A"."""
    effect = analysis.child(noun, "nsubj")
    cause = next((child for child in analysis.children_by(noun, "nmod", "acl")
                  if child > noun and _case_of(analysis, child) in ("of", "to")), None)  # fmt: skip
    if effect is None or cause is None or analysis.child(noun, "cop") is None:
        return
    if analysis.form[effect].lower() in _EMPTY or _is_denied(analysis, noun):
        return
    marks = analysis.children_by(cause, "case", "mark")
    yield Link(
        "cause",
        without_mark(analysis, clause(analysis, cause), cause, marks),
        clause(analysis, effect),
        (noun, marks[0]),
        noun,
        f"outcome.{analysis.lemma[noun]}",
    )


_EMPTY = frozenset({"it", "this", "that", "these", "those", "he", "she", "they", "who", "which"})


def _is_denied(analysis: Analysis, head: int) -> bool:
    forms = {analysis.form[child].lower() for child in analysis.children[head]}
    return bool(forms & {"not", "n't", "never", "no"})


def named_links(analysis: Analysis, table: Cues, noun: int) -> Iterator[Link]:
    """Read "the reason for X was Y" and "Y was the cause of X"."""
    effect = next((c for c in analysis.children_by(noun, "nmod", "advcl", "acl")
                   if _case_of(analysis, c) in table.named_prepositions), None)  # fmt: skip
    if effect is None:
        return
    if analysis.child(noun, "cop") is not None:
        cause = analysis.child(noun, "nsubj", "csubj")
        anchor = noun
    else:
        anchor = analysis.head[noun]
        is_subject = analysis.deprel[noun] == "nsubj" and anchor >= 0
        cause = anchor if is_subject and analysis.child(anchor, "cop") is not None else None
    if cause is None:
        return
    marks = analysis.children_by(effect, "case", "mark")
    without = tuple(analysis.children_by(cause, "nsubj", "cop"))
    yield Link(
        "cause",
        clause(analysis, cause, without),
        without_mark(analysis, clause(analysis, effect), effect, marks),
        (noun, noun),
        anchor,
        f"noun.{analysis.lemma[noun]}",
    )


def _case_of(analysis: Analysis, token: int) -> str:
    case = analysis.child(token, "case", "mark")
    return "" if case is None else analysis.form[case].lower()


def thanks_links(analysis: Analysis, token: int) -> Iterator[Link]:
    """Read "Thanks to X, Y" where the parser takes the thanks for a noun."""
    cause = analysis.child(token, "nmod", "obl")
    effect = analysis.child(token, "parataxis", "ccomp")
    if analysis.deprel[token].startswith("obl"):
        effect = analysis.head[token]
    if cause is None or effect is None or _case_of(analysis, cause) != "to":
        return
    marks = analysis.children_by(cause, "case")
    sides = (
        without_mark(analysis, clause(analysis, cause), cause, marks),
        bare(analysis, effect, (token,)),
    )
    yield Link("cause", *sides, (token, marks[0]), effect, "preposition.thanks_to")


def _answers(
    analysis: Analysis, table: Cues, pair: tuple[int, int], kind: str, at: EventsAt
) -> bool:
    """Tell whether a phrase after, over or for names what the main word reacts to."""
    main, head = pair
    case_word = _case_of(analysis, head)
    lemma = analysis.lemma[main]
    if kind == "reaction_for":
        is_own = analysis.child(head, "nmod:poss") is not None  # "knighted for his services"
        is_act = is_own or analysis.upos[head] == "VERB" or at.within(head, head) is not None
        return lemma in table.answered and is_act
    if kind == "amid":
        is_unrest = analysis.lemma[head] in table.reaction_nouns | table.motive_nouns
        return is_reaction(analysis, table, main) and is_unrest
    if kind == "protest":
        if analysis.child(main, "mark") is not None:
            return False  # "to protest against X" is what something else is for
        return lemma in _PROTESTS or _has_protest(analysis, main)
    if kind == "feeling":
        return analysis.lemma[head] in table.motive_nouns
    if kind == "happening":
        return is_happening(analysis, head, at)
    if case_word == "over" and lemma in table.reaction_nouns | table.answered | _ANSWERS:
        return analysis.upos[head] != "PROPN"  # what a row is over needs no event
    return is_reaction(analysis, table, main) and is_happening(analysis, head, at)


_ANSWERS = frozenset({"resign", "quit", "protest", "clash", "boycott", "suspend", "expel", "sack",
                      "dismiss", "detain", "hold", "question"})  # fmt: skip
_PROTESTS = frozenset({"protest", "demonstrate", "march", "rally", "strike", "agitate",
                       "demonstration", "agitation", "outrage", "anger"})  # fmt: skip


def _has_protest(analysis: Analysis, main: int) -> bool:
    """Tell whether a verb holds a protest ("staged a demonstration against")."""
    objects = analysis.children_by(main, "obj", "nsubj:pass")
    return any(analysis.lemma[child] in _PROTESTS for child in objects)


def _noun_cue(analysis: Analysis, table: Cues, noun: int, case: int) -> Iterator[Link]:
    """Read "in response to X", "as a result of X", "in protest at X"."""
    kind = table.nouns.get(analysis.lemma[noun])
    if (analysis.form[case].lower() == "with") != (kind == "aim"):
        return
    kind = "purpose" if kind == "aim" else kind
    main = analysis.head[noun]
    if kind is None or main < 0 or analysis.deprel[noun] not in ("obl", "advmod", "nmod"):
        return
    own = ("nmod:poss", "det") if analysis.lemma[noun] in _ACTS else ("nmod:poss",)
    if kind != "answered" and analysis.child(noun, *own) is not None:
        return  # "progress in their response to", "took part in the protest" tell of it itself
    if kind == "answered":
        if analysis.lemma[main] not in table.answered | table.reaction_verbs:
            return
        kind = "cause"
    inner = analysis.child(noun, "nmod", "acl", "advcl", "obl")
    if inner is None or inner < noun:
        return
    marks = [c for c in analysis.children[inner] if analysis.deprel[c] in ("case", "mark")]
    cue = [case, noun, *marks[:1]]
    cause = without_mark(analysis, clause(analysis, inner), inner, marks)
    effect = bare(analysis, main, (noun,))
    rule = f"noun.{analysis.lemma[noun]}"
    yield Link(kind_of(kind), cause, effect, (min(cue), max(cue)), main, rule)
