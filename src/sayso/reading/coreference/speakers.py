"""Who speaks in each quotation and to whom, as far as a verb of saying beside it tells.

The subject of a verb of saying that stands outside the marks, in the sentence in which the
quotation ends or begins, the nearer one behind it first; and the object of "told", "asked" and
the like. A further quotation shortly behind it that names nobody goes on with the speaker.
What is said without such a verb stays open here.
"""

from dataclasses import dataclass
from typing import Final

from sayso.language.analysis import Analysis
from sayso.reading.coreference.lexicon import saying_verbs

_REACH: Final = 15
"""Tokens before and behind a quotation in which the verb is sought."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS: Final = frozenset({"obj", "iobj"})
_TOLD: Final = frozenset({"tell", "ask", "urge", "warn", "remind", "assure", "beg", "order"})
_NOBODY: Final = (-1, -1)


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation of each token, -1 outside, and the heads of speaker and addressee of each.

    Inner quotations belong to the outer one; -1 stands for a speaker or addressee who is open.
    """

    at: list[int]
    speaker: list[int]
    addressee: list[int]


def find_speakers(analysis: Analysis) -> Quotes:
    """Return the quotations over the tokens of a document."""
    at = [-1] * len(analysis)
    stretches = [analysis.tokens_in((q.start, q.end)) for q in analysis.quotations]
    for index, tokens in enumerate(stretches):
        if analysis.quotations[index].level == 1:
            for token in tokens:
                at[token] = index
    found: list[tuple[int, int]] = []
    for index, tokens in enumerate(stretches):
        found.append(_voices(analysis, at, stretches, found, index) if tokens else _NOBODY)
    return Quotes(at, [speaker for speaker, _ in found], [addressee for _, addressee in found])


def _voices(
    analysis: Analysis,
    at: list[int],
    stretches: list[range],
    before: list[tuple[int, int]],
    index: int,
) -> tuple[int, int]:
    continued = analysis.quotations[index].continues
    if continued is not None and continued < index:
        return before[continued]
    first, last = stretches[index][0], stretches[index][-1]
    behind = range(last + 1, min(last + 1 + _REACH, len(analysis)))
    ahead = range(first - 1, max(first - 1 - _REACH, -1), -1)
    for side, edge in ((behind, last), (ahead, first)):
        verb = _verb_of_saying(analysis, at, side, edge)
        if verb is not None:
            return _people_of(analysis, at, verb)
    previous = stretches[index - 1] if index else range(0)
    is_near = bool(previous) and first - previous[-1] <= _REACH
    if is_near and analysis.block[previous[0]] == analysis.block[first]:
        return before[index - 1]
    return _NOBODY


def _verb_of_saying(analysis: Analysis, at: list[int], side: range, edge: int) -> int | None:
    """Return the nearest verb of saying with a subject, before another quotation begins."""
    a = analysis
    for token in side:
        if a.block[token] != a.block[edge] or abs(a.sentence[token] - a.sentence[edge]) > 1:
            return None
        if at[token] >= 0 and at[token] != at[edge]:
            return None
        is_saying = a.upos[token] == "VERB" and a.lemma[token].lower() in saying_verbs()
        if is_saying and at[token] < 0 and _people_of(a, at, token)[0] >= 0:
            return token
    return None


def _people_of(analysis: Analysis, at: list[int], verb: int) -> tuple[int, int]:
    """Return the heads of subject and addressee of a verb of saying outside the marks."""
    a = analysis
    speaker = addressee = -1
    for child in a.children[verb]:
        if at[child] >= 0:
            continue
        if a.deprel[child] in _SUBJECTS and speaker < 0:
            speaker = child
        elif a.deprel[child] in _SUBJECTS and speaker < verb < child:
            # a second subject behind "told" is a misread object: "the officer told Omar Haddad"
            addressee = child if a.lemma[verb].lower() in _TOLD else addressee
        elif a.deprel[child] in _OBJECTS and a.lemma[verb].lower() in _TOLD:
            addressee = child
    return speaker, addressee
