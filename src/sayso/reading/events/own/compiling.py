"""From the phrases of a codebook to patterns over the tree.

In: a parsed `Codebook`. Out: the same with its patterns. A trigger is its words: the first is the
anchor (or, for a noun phrase, the last), the others must stand with it. An example is parsed with
stand-ins for its slots; kept are its predicate, the words that it needs (object, particle, content)
and the way from the predicate to each slot. Raises `UsageError` for an example without a predicate.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.language import analyse
from sayso.language.analysis import Analysis
from sayso.reading.events.frames import Frame, Frames
from sayso.reading.events.lexicon import word_list
from sayso.reading.events.own.codebook import (
    Alternatives,
    Codebook,
    Example,
    Needed,
    OwnType,
    Path,
    Phrase,
    Slot,
    Step,
)
from sayso.reading.events.own.forms import inflected
from sayso.reading.events.own.nearest import Pictured, vectors_of
from sayso.yaml_files import Wrong

_STAND_INS = ({"agent": "Kenya", "recipient": "Peru"}, {"agent": "They", "recipient": "them"})
"""Words for the slots; nothing of them gets into a pattern.

A pronoun is always a subject or object: "Kenya pegged plots" was read as plots of a kind, "they
pegged plots" cannot be. It is asked where the names gave no verb, as it breaks "{recipient}'s".
"""
_SLOT = re.compile(r"\{(agent|recipient)\}")
_ARTICLES = frozenset({"a", "an", "the"})
_PREDICATES = frozenset({"VERB", "NOUN", "ADJ"})
_EMPTY = word_list("own", "empty")
"""Words that say nothing of an act: "it", "something"."""


@dataclass(frozen=True, slots=True)
class _Parsed:
    """An example or definition with its own analysis, its line and the tokens of its slots."""

    kind: OwnType
    source: str
    line: int
    analysis: Analysis
    slots: dict[str, int]
    is_example: bool


def compile_codebook(codebook: Codebook, name: str) -> Codebook:
    """Return the codebook with its patterns; `name` is what errors call its file."""
    types = list(codebook.types.values())
    triggers = tuple(phrase for kind in types for phrase in _phrases(kind, kind.triggers))
    never = tuple(phrase for kind in types for phrase in _phrases(kind, kind.never))
    examples: list[Example] = []
    pictured: list[Pictured] = []
    for one in _parsed(types):
        predicate = _predicate(one)
        if predicate is None and one.is_example:
            message = f"“{one.source}” names no act. Write a sentence with a verb."
            raise Wrong(name).at(one.line, message)
        if predicate is None:
            continue  # a definition that is no clause says nothing to the encoder
        pictured.append(
            Pictured(one.kind.name, one.source, one.analysis, predicate, one.is_example)
        )
        if one.is_example:
            examples.append(_example(one, predicate))
    verbs = [word for phrase in triggers if not phrase.is_noun for word in sorted(phrase.anchor)]
    verbs += [word for one in examples if not one.is_noun for word in sorted(one.anchor)]
    return replace(
        codebook,
        triggers=triggers,
        never=never,
        examples=tuple(examples),
        forms=inflected(word for word in verbs if word.isalpha()),
        vectors=vectors_of(pictured),
    )


def _phrases(kind: OwnType, phrases: Sequence[str]) -> Iterator[Phrase]:
    """Yield each phrase anchored at its first word, and at its last for a noun phrase."""
    for source in phrases:
        words = [word for word in source.lower().split() if word not in _ARTICLES] or [
            source.lower()
        ]
        alternatives = [frozenset({word}) for word in words]
        yield Phrase(kind.name, alternatives[0], tuple(alternatives[1:]), source)
        head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
        others = tuple(one for at, one in enumerate(alternatives) if at != head)
        yield Phrase(kind.name, alternatives[head], others, source, is_noun=True)


def _parsed(types: Sequence[OwnType]) -> Iterator[_Parsed]:
    """Yield every example, then every definition.

    Each is analysed alone: what the encoder makes of a word depends on its neighbours.
    """
    for kind in types:
        for source, line in zip(kind.examples, kind.example_lines, strict=True):
            yield _example_parsed(kind, source, line)
    for kind in types:
        if kind.definition:
            analysis = analyse(f"{_STAND_INS[0]['agent']} {kind.definition.strip().rstrip('.')}.")
            yield _Parsed(kind, kind.definition, 0, analysis, {"agent": 0}, is_example=False)


def _example_parsed(kind: OwnType, source: str, line: int) -> _Parsed:
    """Return an example as the first stand-ins have it, or as later ones that show its verb."""
    tried: list[_Parsed] = []
    for stand_ins in _STAND_INS:
        words, slots = _filled(source, stand_ins)
        analysis = analyse(words)
        tokens = {key: analysis.token_at(at) for key, at in slots.items()}
        one = _Parsed(kind, source, line, analysis, tokens, is_example=True)
        predicate = _predicate(one)
        if predicate is not None and analysis.upos[predicate] == "VERB":
            return one
        tried.append(one)
    return tried[0]


def _filled(source: str, stand_ins: Mapping[str, str]) -> tuple[str, dict[str, int]]:
    """Return an example with stand-ins, and where they begin."""
    text = ""
    slots: dict[str, int] = {}
    last = 0
    for match in _SLOT.finditer(source):
        text += source[last : match.start()]
        slots[match[1]] = len(text)
        text += stand_ins[match[1]]
        last = match.end()
    text = (text + source[last:]).strip()
    lead = len(source) - len(source.lstrip())
    ended = text if text.endswith((".", "!", "?")) else text + "."
    return ended, {key: at - lead for key, at in slots.items()}


def _predicate(one: _Parsed) -> int | None:
    """Return the lowest predicate that governs all slots, the root where there are none."""
    analysis = one.analysis
    slots = sorted(one.slots.values())
    if not slots:
        roots = [token for token in range(len(analysis)) if analysis.head[token] < 0]
        return next((root for root in roots if analysis.upos[root] in _PREDICATES), None)
    chains = [list(analysis.ancestors(token)) for token in slots]
    for token in chains[0]:
        shared = all(token in chain for chain in chains[1:])
        if shared and analysis.upos[token] in _PREDICATES and token not in slots:
            return _noun_of(analysis, token, slots) or token
    return None


def _noun_of(analysis: Analysis, token: int, slots: list[int]) -> int | None:
    """Return the verb above a noun that is only the object of its agent: never a lone possessor."""
    if analysis.upos[token] == "VERB" or len(slots) > 1:
        return None
    above = analysis.head[token]
    is_object = analysis.deprel[token] in ("obj", "nsubj:pass", "obl")
    return above if above >= 0 and is_object and analysis.upos[above] == "VERB" else None


def _example(one: _Parsed, predicate: int) -> Example:
    analysis, frames = one.analysis, Frames(one.analysis)
    is_noun = analysis.upos[predicate] == "NOUN"
    frame = frames.noun(predicate) if is_noun else frames.verb(predicate)
    slots = set(one.slots.values())
    return Example(
        type=one.kind.name,
        anchor=alternatives(analysis, predicate),
        is_noun=is_noun,
        needed=_needed(analysis, frames, frame, predicate, slots),
        agent=_path(analysis, frame, one.slots.get("agent")),
        recipient=_path(analysis, frame, one.slots.get("recipient")),
        source=one.source,
    )


def alternatives(analysis: Analysis, token: int) -> Alternatives:
    """Return the lemma and the form of a token; of a verb the lemma alone."""
    lemma = analysis.lemma[token].lower()
    if analysis.upos[token] == "VERB":
        return frozenset({lemma})
    return frozenset({lemma, analysis.form[token].lower()})


def _needed(
    analysis: Analysis, frames: Frames, frame: Frame, predicate: int, slots: set[int]
) -> tuple[Needed, ...]:
    """Return the words without which an example would say something else."""
    found = [
        Needed("particle", "", alternatives(analysis, child))
        for child in analysis.children_by(predicate, "compound:prt")
    ]
    telling = [token for token in frame.objects if _tells(analysis, token, slots)]
    found += [Needed("object", "", alternatives(analysis, token)) for token in telling]
    if frame.complement is not None:
        inner = frames.verb(frame.complement)
        found.append(Needed("complement", "", alternatives(analysis, frame.complement)))
        found += [
            Needed("complement", "", alternatives(analysis, token))
            for token in inner.objects
            if _tells(analysis, token, slots) and token not in telling
        ]
    if not found:
        around = [(word, token) for word, token in frame.obliques
                  if _tells(analysis, token, slots)]  # fmt: skip
        found += [
            Needed("oblique", word, alternatives(analysis, token)) for word, token in around[:1]
        ]
    return tuple(found)


def _tells(analysis: Analysis, token: int, slots: set[int]) -> bool:
    return (
        token not in slots
        and analysis.upos[token] != "PRON"
        and analysis.lemma[token].lower() not in _EMPTY
    )


def _path(analysis: Analysis, frame: Frame, slot: int | None) -> Path | None:
    """Return the shortest way from a predicate to a slot, `None` where the tree has none."""
    if slot is None:
        return None
    chain = [slot, *analysis.ancestors(slot)]
    deep: list[tuple[Slot, str, int]] = [
        *(("subject", "", token) for token in frame.subjects),
        *(("object", "", token) for token in frame.objects),
        *(("indirect", "", token) for token in frame.indirect),
        *(("oblique", word, token) for word, token in frame.obliques),
        *(("modifier", "", token) for token in frame.modifiers),
    ]
    reached = [(chain.index(token), name, word) for name, word, token in deep if token in chain]
    if not reached:
        return None
    steps, name, word = min(reached)
    way = list(reversed(chain[: steps + 1]))
    return Path(
        slot=name,
        preposition=word,
        nouns=tuple(alternatives(analysis, token) for token in way[:-1]),
        steps=tuple(step_to(analysis, token) for token in way[1:]),
    )


def step_to(analysis: Analysis, token: int) -> Step:
    """Return how a token hangs on its governor."""
    case = analysis.child(token, "case")
    word = analysis.form[case].lower() if case is not None and case < token else ""
    relation = analysis.deprel[token]
    return Step("nmod" if relation.startswith(("nmod", "obl")) else relation, word)
