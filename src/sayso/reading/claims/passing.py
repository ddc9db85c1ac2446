"""Say-so in passing: reportedly, on paper, "it is said"; participles of headlines; alleged.

Words that stand beside the proposition, not over it. Part of the step of attribution.
"""

from dataclasses import replace

from sayso.reading.claims.clause import Clause
from sayso.reading.claims.decision import Decision, decided
from sayso.reading.claims.segment import Segment


def presumed(segment: Segment) -> Decision | None:
    """Headline participles right before the predicate: "Cyclist presumed drowned"."""
    token = segment.predicate.token - 1
    if token < 0 or segment.analysis.xpos[token] not in ("VBN", "VBD"):
        return None
    if segment.analysis.head[token] not in (segment.predicate.token, segment.predicate.subject):
        return None
    operator = segment.lexicon.frames["participle"].get(segment.clauses.lemma[token])
    if operator is None or operator.neutral:
        return None
    return decided(operator.outcome, (token,), f"{operator.name}.headline")


def hearsay_word(segment: Segment) -> Decision | None:
    """Unconfirmed: reportedly, allegedly, on paper, in theory; "it is said" in passing."""
    for clause in segment.core:
        for adverb in clause.adverbs:
            if _is_distance(segment, adverb):
                return Decision("unconfirmed", 0, 1, (adverb - 1, adverb), "hearsay.on_paper")
            operator = segment.lexicon.adverbs.get(segment.lower(adverb))
            if operator is not None and operator.name == "hearsay":
                return decided(operator.outcome, (adverb,), "hearsay.adverb")
        said = _parenthesis(segment, clause)
        if said is not None:
            return said
    return None


def _is_distance(segment: Segment, adverb: int) -> bool:
    """On paper, in theory: the author keeps a distance."""
    before = segment.lower(adverb - 1) if adverb else ""
    return (before, segment.lower(adverb)) in (("on", "paper"), ("in", "theory"))


def _parenthesis(segment: Segment, clause: Clause) -> Decision | None:
    """Find a parenthetical cue without a person: "it is said", "so it is believed"."""
    for child in _set_apart(segment, clause):
        inner = segment.clauses.at(child)
        subject = inner.subject if inner.subject is not None else inner.expletive
        if subject is None:
            continue
        impersonal = segment.lower(subject) == "it" and inner.passive
        own = segment.lower(subject) in ("one", "i", "we") and not segment.in_content
        if not impersonal and not own:
            continue
        frame = "passive_that" if impersonal else "that"
        operator = segment.lexicon.frames[frame].get(inner.lemma)
        if operator is not None and not operator.neutral:
            sign = operator.outcome.sign * segment.sign
            found = decided(operator.outcome, (child,), f"{operator.name}.parenthesis")
            return replace(found, sign=sign)
    return None


def _set_apart(segment: Segment, clause: Clause) -> list[int]:
    """Return the clauses in passing; parsers may hang them as relative or adverbial clauses."""
    analysis = segment.analysis
    found = analysis.children_by(clause.token, "parataxis")
    loose = analysis.children_by(clause.token, "advcl")
    if clause.subject is not None:
        loose += analysis.children_by(clause.subject, "acl:relcl")
    for child in loose:
        inner = segment.clauses.at(child)
        is_between = inner.subject is not None and analysis.form[inner.subject - 1] == ","
        is_whole = inner.finite and not inner.markers and inner.object is None
        if is_between and is_whole and child < clause.token:
            found.append(child)
    return found + _between_conjuncts(segment, clause)


def _between_conjuncts(segment: Segment, clause: Clause) -> list[int]:
    """Return what stands in commas before a later verb: "and, it is said, persuaded him"."""
    analysis = segment.analysis
    above = analysis.head[clause.token]
    if above < 0 or analysis.deprel[clause.token] != "conj":
        return []
    found = []
    for sibling in analysis.children_by(above, "conj"):
        first, last = analysis.subtree_bounds[sibling]
        has_commas = analysis.form[last + 1 : last + 2] == [","] and "," in (
            analysis.form[first], analysis.form[first - 1],
        )  # fmt: skip
        if has_commas and last < clause.token and analysis.child(sibling, "ccomp") is None:
            found.append(sibling)
    return found


def modifier(segment: Segment) -> Decision | None:
    """Event nouns with an adjective that says how they are put: alleged, averted, planned."""
    analysis = segment.analysis
    if analysis.upos[segment.predicate.token] not in ("NOUN", "PROPN"):
        return None
    for child in analysis.children[segment.predicate.token]:
        if analysis.deprel[child] != "amod":
            continue
        operator = segment.lexicon.modifiers.get(segment.lower(child))
        if operator is not None:
            return decided(operator.outcome, (child,), f"modifier.{operator.name}")
    return None
