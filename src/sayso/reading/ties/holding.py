"""Whether a tie is stated at all, and when it holds.

In: an `Analysis` and the token of the predicate. Denied, asked, possible and conditional ties are
none. `holds` follows the words beside the predicate ("former", "no longer", "until"), then the
verbs above it ("used to", "ceased to"), then tense.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.ties.lexicon import words
from sayso.record.vocabulary import Holds

_STEPS = 6
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_OPEN = frozenset({"if", "unless", "whether"})
_MODALS = frozenset({"would", "could", "may", "might", "must", "should", "ought"})
_LATER = frozenset({"later", "eventually", "subsequently", "ultimately", "afterwards"})
_WILL = frozenset({"will", "'ll", "’ll", "shall"})
_ROLE_CASES = frozenset({"as", "under", "at", "in", "on"})
_BELOW = frozenset({"xcomp", "conj", "ccomp", "acl"})


def is_unreal(analysis: Analysis, token: int) -> bool:
    """Tell whether a tie is denied, asked, or only possible."""
    if is_asked(analysis, token):
        return True
    for step, place in enumerate(_upwards(analysis, token)):
        if step and analysis.lemma[place] in words().denials:
            return True
        if step and analysis.lemma[place] in words().reports:
            above = analysis.head[place]
            if above >= 0 and analysis.lemma[above] in words().denials:
                return True
        if _is_open_here(analysis, place):
            return True
    return False


def is_asked(analysis: Analysis, token: int) -> bool:
    """Tell whether the sentence is a question."""
    _, end = analysis.sentence_tokens[analysis.sentence[token]]
    return "?" in analysis.form[max(token, end - 3) : end]


def _upwards(analysis: Analysis, token: int) -> Iterator[int]:
    """Yield the predicate and those whose complement it is."""
    yield token
    for _ in range(_STEPS):
        relation, governor = analysis.deprel[token], analysis.head[token]
        if governor < 0 or not (relation in _BELOW or _is_prevented(analysis, token)):
            return
        if relation == "conj" and analysis.child(token, "nsubj", "nsubj:pass") is not None:
            return  # a clause with a subject of its own
        token = governor
        yield token


def _is_prevented(analysis: Analysis, token: int) -> bool:
    """Tell whether a clause is what was not reached or not let: "failed in forming"."""
    mark = analysis.child(token, "mark")
    is_after = mark is not None and analysis.form[mark].lower() in ("in", "from")
    return is_after and analysis.deprel[token] == "advcl"


def _is_open_here(analysis: Analysis, token: int) -> bool:
    longer = no_longer(analysis, token)
    for child in analysis.children[token]:
        word = analysis.form[child].lower()
        if word in _OPEN or (word in _NEGATIONS and not longer):
            return analysis.deprel[child] != "discourse"
        if analysis.deprel[child] == "aux" and word in _MODALS:
            return not (word == "would" and _is_told_ahead(analysis, token))
        if analysis.lemma[child] in ("nothing", "nobody", "none") and child < token:
            return True
    return False


def _is_told_ahead(analysis: Analysis, token: int) -> bool:
    """Tell whether "would" tells what came later ("who would later succeed him")."""
    adverbs = analysis.children_by(token, "advmod")
    return any(analysis.form[adverb].lower() in _LATER for adverb in adverbs)


def no_longer(analysis: Analysis, token: int) -> bool:
    """Tell whether "no longer" or "not any more" stands with a predicate: the tie is past."""
    for child in analysis.children[token]:
        word = analysis.form[child].lower()
        if word == "longer" and analysis.form[child - 1].lower() == "no":
            return True
        if word == "anymore":
            return True
    return False


def holds_at(analysis: Analysis, token: int) -> Holds:
    """Return when a tie holds: by its modifiers, by the verbs above, by the tense of its clause."""
    start = analysis.head[token] if _is_adverbial(analysis, token) else token
    for place in _upwards(analysis, start):
        found = _by_words(analysis, place)
        if found is not None:
            return found
        if place != token and analysis.lemma[place] in words().endings:
            return "past"
        if place != token and analysis.form[place].lower() == "used":
            return "past"
    return "past" if _is_past(analysis, token) else "now"


def _by_words(analysis: Analysis, token: int) -> Holds | None:
    if no_longer(analysis, token):
        return "past"
    for child in analysis.children[token]:
        word = analysis.form[child].lower()
        if analysis.deprel[child] in ("aux", "cop") and word in _WILL:
            return "future"
        if analysis.deprel[child] not in ("amod", "advmod", "compound", "mark", "dep"):
            continue
        if word in words().past or word.startswith("ex-"):
            return "past"
        if word in words().future or word.endswith(("-elect", "-designate")):
            return "future"
    return None


def _is_past(analysis: Analysis, token: int) -> bool:
    """Tell whether the clause is told in the past; a bare past participle is not."""
    helpers = [
        analysis.form[child].lower()
        for child in analysis.children[token]
        if analysis.deprel[child] in ("aux", "cop", "aux:pass")
    ]
    if helpers:
        return bool({"was", "were", "had"} & set(helpers))
    governor = analysis.head[token]
    if analysis.upos[token] != "VERB" and _is_adverbial(analysis, token):
        return analysis.upos[governor] == "VERB" and _is_past(analysis, governor)
    if analysis.deprel[token] == "conj" and analysis.xpos[token] in ("VBD", "VBN"):
        return analysis.xpos[token] == "VBD" or _is_past(analysis, governor)
    if analysis.deprel[token] == "xcomp" and analysis.upos[governor] == "VERB":
        return analysis.lemma[governor] not in words().lasting and _is_past(analysis, governor)
    return analysis.xpos[token] == "VBD"


def _is_adverbial(analysis: Analysis, token: int) -> bool:
    """Tell whether a noun stands with a verb that tells its time ("served as", "under the")."""
    case = analysis.child(token, "case")
    if case is None or analysis.head[token] < 0 or analysis.deprel[token] != "obl":
        return False
    return analysis.form[case].lower() in _ROLE_CASES
