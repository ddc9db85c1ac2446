"""Analogies: wording by which the author sets something beside the past or another thing.

In: an `Analysis` and which words stand in other mouths. Out: spans with the rule that found them.
A comparison with history needs something of history: a year, a name, a time ("the days of") or a
happening as nations remember it (`words.toml`). Never says whether the comparison is apt.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.language.analysis import Analysis
from sayso.record.vocabulary import Span

Found = tuple[Span, str]
_YEAR = 4
"""Digits of a year."""


@dataclass(frozen=True, slots=True)
class _Words:
    openers: dict[str, str]
    echoing: frozenset[str]
    likening: frozenset[str]
    likenesses: frozenset[str]
    another: frozenset[str]
    remembered: frozenset[str]
    offices: frozenset[str]


@cache
def _words() -> _Words:
    path = resources.files("sayso.reading.framings").joinpath("words.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))["analogy"]
    pairs = (entry.partition(":") for entry in table.pop("openers").split())
    lists = {name: frozenset(words.split()) for name, words in table.items()}
    return _Words(openers={word: preposition for word, _, preposition in pairs}, **lists)


def analogies(analysis: Analysis, others: bytearray) -> Iterator[Found]:
    """Yield the analogies; `others` has 1 at each token that is somebody else's wording."""
    for token, lemma in enumerate(analysis.lemma):
        if others[token]:
            continue
        tag = analysis.upos[token]
        word = lemma.lower()
        if word == "like" and tag in ("ADP", "SCONJ"):
            yield from _likeness(analysis, token)
        elif word == "as" and analysis.deprel[token] in ("case", "mark", "advmod", "fixed"):
            yield from _as_in(analysis, token)
        elif word == "not" and analysis.form[token + 1 : token + 2] == ["since"]:
            yield from _not_since(analysis, token)
        elif tag == "PROPN" and _is_predicate(analysis, token):
            yield from _another(analysis, token)
        elif word == "history" and analysis.deprel[token] == "nsubj":
            yield from _history(analysis, token)
        elif tag == "VERB" and word in _words().echoing:
            yield from _echo(analysis, token)
        elif tag == "VERB" and word in _words().likening:
            yield from _likened(analysis, token)
        elif tag == "NOUN" and word in _words().likenesses:
            yield from _likeness_noun(analysis, token)
        elif word in _words().openers and tag in ("ADJ", "NOUN", "VERB"):
            yield from _comparison(analysis, token, _words().openers[word])


def _likeness(analysis: Analysis, token: int) -> Iterator[Found]:
    """Read "like a general without an army" and "Like the republic before it"."""
    noun = analysis.head[token]
    if analysis.deprel[token] != "case" or noun < 0:
        return
    last = _end(analysis, noun)
    behind = [form.lower() for form in analysis.form[last + 1 : last + 3]]
    inside = [form.lower() for form in analysis.form[noun : last + 1]]
    if "before" in inside or behind[:1] == ["before"]:
        yield analysis.span(token, last), "analogy.like"
        return
    if analysis.upos[noun] != "NOUN":
        return
    if analysis.upos[analysis.head[noun]] not in ("VERB", "ADJ") or analysis.deprel[noun] != "obl":
        return  # "a man like a baker" lists, "ran like a hare" compares
    determiner = analysis.child(noun, "det")
    if determiner is not None and analysis.form[determiner].lower() in ("a", "an"):
        yield analysis.span(token, last), "analogy.like"


def _as_in(analysis: Analysis, token: int) -> Iterator[Found]:
    """Read "as in 1956", "much as during the oil crisis" and "Just as A, so B"."""
    behind = analysis.form[token + 1 : token + 2]
    noun = analysis.head[token]
    if noun < 0:
        return
    if behind and behind[0].lower() in ("in", "during") and analysis.head[token + 1] == noun:
        if _is_remembered(analysis, noun):  # "as in May" compares with no piece of history
            yield analysis.span(token, _end(analysis, noun)), "analogy.as_in"
        return
    if token and analysis.form[token - 1].lower() == "just" and analysis.deprel[token] == "mark":
        _, end = analysis.sentence_tokens[analysis.sentence[token]]
        for other in range(noun + 1, end - 1):
            if analysis.form[other] == "," and analysis.form[other + 1].lower() == "so":
                yield analysis.span(token - 1, other - 1), "analogy.just_as"
                return


def _not_since(analysis: Analysis, token: int) -> Iterator[Found]:
    """Read "Not since the famine of 1847 have so many left"."""
    noun = analysis.head[token + 1]
    if noun > token + 1 and _is_historical(analysis, noun):
        yield analysis.span(token, _end(analysis, noun)), "analogy.not_since"


def _is_predicate(analysis: Analysis, name: int) -> bool:
    """Tell whether something is or becomes this name."""
    governor = analysis.head[name]
    becomes = governor >= 0 and analysis.lemma[governor] == "become"
    is_object = analysis.deprel[name] in ("xcomp", "obj")
    return (becomes and is_object) or analysis.child(name, "cop") is not None


def _another(analysis: Analysis, name: int) -> Iterator[Found]:
    """Read "a second Suez", "the country's own Watergate", "no Churchill": a name made common."""
    for child in analysis.children_by(name, "det", "amod"):
        if child < name and analysis.form[child].lower() in _words().another:
            first = analysis.subtree_bounds[name][0]
            determiner = analysis.child(name, "det")
            first = child if determiner is None else min(child, determiner)
            yield analysis.span(first, name), "analogy.another"
            return


def _history(analysis: Analysis, token: int) -> Iterator[Found]:
    """Read "History is repeating itself" and "history rhymes"."""
    verb = analysis.head[token]
    if analysis.lemma[verb] in ("repeat", "rhyme"):
        yield analysis.span(token, verb), "analogy.history"


def _echo(analysis: Analysis, verb: int) -> Iterator[Found]:
    """Read "The crackdown recalls the days of the junta": no person, and something of history."""
    subject, thing = analysis.child(verb, "nsubj"), analysis.child(verb, "obj")
    if subject is None or thing is None or thing < verb:
        return
    if analysis.upos[subject] != "NOUN" or analysis.lemma[subject].lower() in _words().offices:
        return
    is_that_of = analysis.form[thing].lower() in ("that", "those")
    if is_that_of or _is_historical(analysis, thing):
        yield analysis.span(verb, _end(analysis, thing)), f"analogy.{analysis.lemma[verb]}"


def _likened(analysis: Analysis, verb: int) -> Iterator[Found]:
    """Read "Critics compare the deal to the Munich agreement"."""
    for child in analysis.children_by(verb, "obl", "advcl"):
        if _case(analysis, child) in ("to", "with") and _is_historical(analysis, child):
            yield analysis.span(verb, _end(analysis, child)), f"analogy.{analysis.lemma[verb]}"


def _likeness_noun(analysis: Analysis, noun: int) -> Iterator[Found]:
    """Read "comparisons with the crash of 1929", "parallels between the two coups"."""
    governor = analysis.head[noun]
    below = [*analysis.children_by(noun, "nmod"), *analysis.children_by(max(governor, 0), "obl")]
    for child in below:
        case = _case(analysis, child)
        is_past = case in ("with", "to", "of") and _is_historical(analysis, child)
        if child > noun and (case == "between" or is_past):
            rule = f"analogy.{analysis.lemma[noun].lower()}"
            yield analysis.span(noun, _end(analysis, child)), rule
            return


def _comparison(analysis: Analysis, token: int, preposition: str) -> Iterator[Found]:
    for child in analysis.children[token]:
        if preposition and _case(analysis, child) == preposition:
            first = min(token, analysis.subtree_bounds[child][0])
            yield analysis.span(first, _end(analysis, child)), f"analogy.{analysis.lemma[token]}"


def _is_historical(analysis: Analysis, noun: int) -> bool:
    """Tell whether a phrase is a name or holds what is remembered."""
    is_name = analysis.upos[noun] == "PROPN" and analysis.child(noun, "nmod:poss") is None
    return is_name or _is_remembered(analysis, noun)


def _is_remembered(analysis: Analysis, noun: int) -> bool:
    """Tell whether a phrase holds a year or a happening or time of history."""
    first, last = analysis.subtree_bounds[noun]
    for token in range(first, last + 1):
        form = analysis.form[token]
        if form.rstrip("s").isdigit() and len(form.rstrip("s")) == _YEAR:
            return True
        if {analysis.lemma[token].lower(), form.lower()} & _words().remembered:
            return True
    return False


def _case(analysis: Analysis, token: int) -> str:
    case = analysis.child(token, "case", "mark")
    return "" if case is None else analysis.form[case].lower()


def _end(analysis: Analysis, token: int) -> int:
    last = analysis.subtree_bounds[token][1]
    while last > token and analysis.upos[last] == "PUNCT":
        last -= 1
    return last
