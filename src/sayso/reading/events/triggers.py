"""Triggers: the words that may name an event, found over the tree.

In: an `Analysis`. Out: `Trigger`s in text order, each with the lexicon rows that could hold.
Phrases match over the tree and not over the string ("took up, it is said, arms"); a light verb
and its noun are one trigger, with the verb as its token. A trigger is a candidate: whether it is
an event is decided by `read_events`, with the actors known. The walk hands the tokens of triggers
to the claims layer, so that every event has a claim of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import Lexicon, Row, content_words, lexicon, word_list
from sayso.reading.events.misread_verbs import is_misread_verb

TriggerKind = Literal["verb", "noun", "light-verb", "adjective", "demand"]

LIGHT_VERBS = word_list("triggers", "light_verbs")
TURNING_VERBS = word_list("triggers", "turning_verbs")
"""Verbs whose subject undergoes what the noun names ("came under fire from X")."""

_HAPPENING_VERBS = word_list("triggers", "happening_verbs")
_OPEN_CLASS = frozenset({"VERB", "NOUN", "ADJ"})
_NO_PREDICATE = frozenset(
    {"amod", "compound", "flat", "case", "mark", "aux", "fixed", "compound:prt"}
)
_BARRIERS = frozenset({"ccomp", "advcl", "conj", "parataxis", "acl:relcl", "nsubj", "csubj"})
_SIGNS = frozenset({"det", "nmod:poss", "nmod", "nummod", "acl", "acl:relcl", "compound", "amod"})
_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})
_COLLECTIVES = word_list("triggers", "collectives")
_BEARERS = word_list("triggers", "bearers")
_DEEPEST = 3  # steps from the verb of a phrase to its last word ("put TROOPS on high ALERT")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A candidate of an event.

    `token` is the predicate (the light verb of a light-verb phrase), `noun` the event noun where
    there is one, `words` all tokens of a phrase in text order.
    """

    token: int
    lemma: str
    kind: TriggerKind
    rows: tuple[Row, ...]
    words: tuple[int, ...]
    noun: int | None = None


def trigger_words(triggers: Iterable[Trigger]) -> set[int]:
    """Return the words that may name an event, as `read_actors` takes them for predicates."""
    return {token for trigger in triggers for token in trigger.words}


def find_triggers(analysis: Analysis) -> tuple[Trigger, ...]:
    """Return the candidates of events in text order, one for each predicate."""
    entries = lexicon()
    found: list[Trigger] = []
    taken: set[int] = set()
    for token, tagged in enumerate(analysis.upos):
        tag = tagged
        if is_misread_verb(analysis, token, entries.forms):
            tag = "VERB"
        if tag not in _OPEN_CLASS or analysis.deprel[token] in _NO_PREDICATE:
            continue
        lemma = analysis.lemma[token]
        trigger = None
        if _is_gerund_noun(analysis, token, entries):
            trigger = _noun(analysis, token, analysis.form[token].lower(), entries)
        elif tag == "VERB":
            if lemma not in entries.verbs and lemma not in entries.phrases:
                lemma = entries.forms.get(analysis.form[token].lower(), lemma)
            trigger = _demand(analysis, token, entries) or _verb(analysis, token, lemma, entries)
        elif tag == "NOUN":
            trigger = _noun(analysis, token, lemma, entries)
        elif lemma in entries.adjectives and analysis.child(token, "xcomp", "ccomp", "advcl"):
            trigger = Trigger(token, lemma, "adjective", entries.adjectives[lemma], (token,))
        if trigger:
            found.append(trigger)
            if trigger.kind != "noun":
                taken.update(trigger.words)
    return tuple(_unique(found, taken))


def _is_gerund_noun(analysis: Analysis, token: int, entries: Lexicon) -> bool:
    """Tell whether an event noun was read as a verb ("Fighting broke out", "the shelling of X")."""
    if analysis.upos[token] != "VERB" or analysis.deprel[token] not in _NOMINAL:
        return False
    is_clause = analysis.child(token, "nsubj", "nsubj:pass", "obj", "aux", "aux:pass") is not None
    return not is_clause and analysis.form[token].lower() in entries.nouns


def _unique(found: list[Trigger], taken: set[int]) -> Iterable[Trigger]:
    """Drop the nouns that a phrase has taken in; join what stands at one token."""
    at: dict[int, Trigger] = {}
    for trigger in sorted(found, key=lambda item: item.token):
        if trigger.kind == "noun" and trigger.noun in taken:
            continue
        other = at.get(trigger.token)
        at[trigger.token] = _joined(other, trigger) if other else trigger
    return at.values()


def _joined(one: Trigger, other: Trigger) -> Trigger:
    """Return one trigger of a verb and its noun: a phrase of the lexicon goes before the noun."""
    first, second = (one, other) if len(one.rows[0].phrase) > 1 else (other, one)
    if second.noun is not None and len(second.rows[0].phrase) == 1 and first.noun is None:
        first, second = second, first
    return Trigger(
        token=first.token,
        lemma=first.lemma,
        kind="light-verb",
        rows=(*first.rows, *second.rows),
        words=tuple(sorted({*first.words, *second.words})),
        noun=first.noun if first.noun is not None else second.noun,
    )


def _demand(analysis: Analysis, token: int, entries: Lexicon) -> Trigger | None:
    """Read "Y said that X must withdraw": the speaker's request, with the act as its content."""
    if analysis.deprel[token] not in ("ccomp", "parataxis") or analysis.head[token] < 0:
        return None
    must = [
        child
        for child in analysis.children[token]
        if analysis.deprel[child] == "aux" and analysis.form[child].lower() == "must"
    ]
    if not must or analysis.upos[analysis.head[token]] != "VERB":
        return None
    return Trigger(token, "must", "demand", entries.verbs["must"], (token,))


def _verb(analysis: Analysis, token: int, lemma: str, entries: Lexicon) -> Trigger | None:
    phrases = entries.phrases.get(lemma, ())
    around = _around(analysis, token) if phrases else {}
    for row in phrases:
        words = _match_phrase(analysis, token, around, row)
        if words:
            rows = _same_phrase(phrases, row)
            nouns = [word for word in words if analysis.upos[word] in ("NOUN", "PROPN")]
            kind: TriggerKind = "light-verb" if nouns else "verb"
            everything = tuple(sorted({token, *words}))
            return Trigger(token, lemma, kind, rows, everything, nouns[-1] if nouns else None)
    rows = entries.verbs.get(lemma, ())
    return Trigger(token, lemma, "verb", rows, (token,)) if rows else None


def _same_phrase(rows: Iterable[Row], row: Row) -> tuple[Row, ...]:
    return tuple(other for other in rows if other.phrase == row.phrase)


def _match_phrase(
    analysis: Analysis, token: int, around: dict[str, int], row: Row
) -> tuple[int, ...]:
    """Return the tokens of the other words of a phrase around its verb, empty when one lacks."""
    rest = content_words(row, row.phrase[0])
    if not rest:
        return ()
    matched = [around[word] for word in rest if word in around]
    if len(matched) < len(rest):
        return ()
    if len(row.phrase) == 2 and analysis.upos[matched[0]] in ("ADP", "ADV"):
        return tuple(matched) if _is_particle(analysis, token, matched[0], row) else ()
    together = {token, *matched}
    if any(analysis.upos[word] in ("ADP", "PART") and analysis.head[word] not in together
           for word in matched):  # fmt: skip
        return ()  # "going to attack in the war" is not "go to war"
    return tuple(matched)


def _is_particle(analysis: Analysis, verb: int, word: int, row: Row) -> bool:
    """Tell whether a preposition or particle belongs to the verb itself.

    "Call me on the phone" is not "call on": where the preposition brings the recipient, an object
    says that it belongs elsewhere.
    """
    above = analysis.head[word]
    if above == verb:
        return True
    if analysis.head[above] != verb or word < verb:
        return False
    return row.frame in ("SO", "SOo") or analysis.child(verb, "obj") is None


def _around(analysis: Analysis, token: int) -> dict[str, int]:
    """Return the nearest token of each lemma and form below a verb, its clause only.

    The passive subject and the noun that a participle modifies count: they are deep objects.
    """
    found: dict[str, int] = {}
    level = [token]
    for _ in range(_DEEPEST):
        below: list[int] = []
        for above in level:
            for child in analysis.children[above]:
                if analysis.deprel[child] not in _BARRIERS:
                    below.append(child)
                    found.setdefault(analysis.lemma[child].lower(), child)
                    found.setdefault(analysis.form[child].lower(), child)
        level = below
    if analysis.deprel[token].startswith("acl"):
        governor = analysis.head[token]
        found.setdefault(analysis.lemma[governor].lower(), governor)
    return found


def _noun(analysis: Analysis, token: int, lemma: str, entries: Lexicon) -> Trigger | None:
    rows, words = _noun_rows(analysis, token, lemma, entries)
    if not rows or not refers(analysis, token):
        return None
    governor = light_verb_of(analysis, token)
    if governor is None:
        return Trigger(token, lemma, "noun", rows, words, token)
    together = tuple(sorted({governor, *words}))
    return Trigger(governor, lemma, "light-verb", rows, together, token)


def _noun_rows(
    analysis: Analysis, token: int, lemma: str, entries: Lexicon
) -> tuple[tuple[Row, ...], tuple[int, ...]]:
    phrases = entries.noun_phrases.get(lemma, ())
    if phrases:
        beside = {
            analysis.lemma[child].lower(): child
            for child in analysis.children[token]
            if analysis.deprel[child] in ("compound", "amod", "nmod", "nmod:desc")
        }
        for row in phrases:
            rest = [word for word in content_words(row, lemma) if word != "of"]
            if all(word in beside for word in rest):
                words = tuple(sorted({token, *(beside[word] for word in rest)}))
                return _same_phrase(phrases, row), words
    return entries.nouns.get(lemma, ()), (token,)


def light_verb_of(analysis: Analysis, noun: int) -> int | None:
    """Return the light verb that a noun is the deep object of, if any."""
    governor = analysis.head[noun]
    if governor < 0 or analysis.upos[governor] != "VERB":
        return None
    if analysis.lemma[governor] not in LIGHT_VERBS:
        return None
    return governor if analysis.deprel[noun] in ("obj", "nsubj:pass") else None


def refers(analysis: Analysis, noun: int) -> bool:
    """Tell whether an event noun refers to a happening: it has an argument, a determiner, a verb.

    Bare plurals in general statements ("strikes hurt trade") do not.
    """
    governor = analysis.head[noun]
    after = noun + 1
    if after < len(analysis) and analysis.lemma[after].lower() in _BEARERS:
        return False  # "the murder suspect": the parser may miss that this is one phrase
    if is_one_of_many(analysis, noun):
        return refers(analysis, governor)
    if governor >= 0 and analysis.upos[governor] == "VERB":
        verb = analysis.lemma[governor]
        if verb == "carry" and analysis.child(governor, "compound:prt") is None:
            return False  # a crime carries a sentence, it does not pass one
        if verb in LIGHT_VERBS or verb in TURNING_VERBS or verb in _HAPPENING_VERBS:
            return True
    return any(
        analysis.deprel[child] in _SIGNS and not _is_empty_determiner(analysis, child)
        for child in analysis.children[noun]
    )


def is_one_of_many(analysis: Analysis, noun: int) -> bool:
    """Tell whether an event noun stands behind a word for many ("a wave of arrests")."""
    governor = analysis.head[noun]
    return (
        governor >= 0
        and analysis.deprel[noun] == "nmod"
        and analysis.lemma[governor].lower() in _COLLECTIVES
    )


def happening_verb_of(analysis: Analysis, noun: int) -> int | None:
    """Return the verb that says that a noun took place ("the clashes began"), if any."""
    if is_one_of_many(analysis, noun):
        noun = analysis.head[noun]
    governor = analysis.head[noun]
    if governor < 0 or not analysis.deprel[noun].startswith("nsubj"):
        return None
    return governor if analysis.lemma[governor] in _HAPPENING_VERBS else None


def is_absent(analysis: Analysis, noun: int) -> bool:
    """Tell whether there is none of what a noun names ("there is no threat to the capital")."""
    governor = analysis.head[noun]
    if governor < 0 or analysis.child(governor, "expl") is None:
        return False
    return any(analysis.form[child].lower() == "no" for child in analysis.children_by(noun, "det"))


def _is_empty_determiner(analysis: Analysis, token: int) -> bool:
    return analysis.form[token].lower() in ("any", "every", "each", "what", "which")
