"""Proposals: where a user's codebook finds its types, before any actor is known.

In: an `Analysis` and a compiled `Codebook`. Out: `Proposal`s in text order, one a predicate at
most. An example that matches goes before a trigger, more words before fewer, the order of the file
decides; where no pattern matches, the nearest example may speak. What stands under `not` of a type
wins over all of them. Linear in the words: patterns are looked up by their anchor.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from sayso.language.analysis import Analysis
from sayso.reading.events.frames import Frame, Frames
from sayso.reading.events.lexicon import word_list
from sayso.reading.events.own.codebook import Codebook, Example, Needed, Path, Phrase
from sayso.reading.events.own.compiling import step_to
from sayso.reading.events.own.nearest import nearest
from sayso.reading.events.roles import frame_of
from sayso.reading.events.triggers import LIGHT_VERBS, Trigger, light_verb_of, refers

OwnRule = Literal["own.example", "own.trigger", "own.nearest"]
_Pattern = TypeVar("_Pattern", Phrase, Example)

_OPEN_CLASS = frozenset({"VERB", "NOUN", "ADJ"})
_NO_PREDICATE = frozenset({"amod", "compound", "flat", "case", "mark", "aux", "aux:pass", "fixed"})
_INSIDE = ("compound", "amod", "nmod:desc", "flat", "conj", "appos")
"""Relations that make one thing of two words: "the water supply", "dams and canals"."""
_MEASURES = word_list("own", "measures")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One predicate of a type; `agents` and `recipients` are tokens, where an example shows them.

    `source` is the trigger or example that speaks, `cosine` its nearness where that decided.
    """

    trigger: Trigger
    type: str
    modes: tuple[str, ...]
    rule: OwnRule
    source: str
    agents: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    preposition: str | None = None
    """What stands before the recipient in the example, if anything does."""
    cosine: float | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A predicate with its frame and the words that stand with it."""

    trigger: Trigger
    frame: Frame
    near: "_Near"


def find_own(analysis: Analysis, codebook: Codebook) -> tuple[Proposal, ...]:
    """Return the proposals of a codebook in text order."""
    frames = Frames(analysis)
    finder = _Finder(analysis, codebook, frames)
    proposals: dict[int, Proposal] = {}
    open_ones: list[_Seen] = []
    for seen in _predicates(analysis, frames):
        found = finder.by_pattern(seen)
        if found is None:
            open_ones.append(seen)
        else:
            proposals.setdefault(seen.trigger.token, found)
    for found in finder.by_nearness(open_ones):
        proposals.setdefault(found.trigger.token, found)
    return tuple(proposals[token] for token in sorted(proposals))


def _predicates(analysis: Analysis, frames: Frames) -> Iterator[_Seen]:
    """Yield every word that can name an act, a noun with its light verb as one."""
    for token, tag in enumerate(analysis.upos):
        if tag not in _OPEN_CLASS or analysis.deprel[token] in _NO_PREDICATE:
            continue
        lemma = analysis.lemma[token].lower()
        trigger = Trigger(token, lemma, "verb" if tag == "VERB" else "adjective", (), (token,))
        if tag == "NOUN":
            if not refers(analysis, token):
                continue
            verb = light_verb_of(analysis, token)
            trigger = Trigger(token, lemma, "noun", (), (token,), token)
            if verb is not None:
                words = tuple(sorted((verb, token)))
                trigger = Trigger(verb, lemma, "light-verb", (), words, token)
        frame = frame_of(frames, analysis, trigger)
        yield _Seen(trigger, frame, _Near(analysis, trigger, frame))


class _Near:
    """The words that stand with a predicate: its arguments, what makes one with them, particles."""

    def __init__(self, analysis: Analysis, trigger: Trigger, frame: Frame) -> None:
        self._analysis = analysis
        self._trigger = trigger
        self._frame = frame
        self._words: set[str] | None = None
        self._after: dict[str, set[str]] = {}

    def has(self, others: Sequence[frozenset[str]]) -> bool:
        """Tell whether the other words of a phrase stand with the predicate.

        A noun after a preposition counts only with that preposition in the phrase: "diverted
        traffic" is meant by "divert traffic", "diverted the river despite the traffic" is not.
        """
        if not others:
            return True
        if self._words is None:
            self._read()
        assert self._words is not None
        named = {word for alternatives in others for word in alternatives}
        reached = set(self._words)
        for preposition, words in self._after.items():
            reached.add(preposition)
            if preposition in named or preposition in ("of", ""):
                reached |= words
        return all(alternatives & reached for alternatives in others)

    def _read(self) -> None:
        analysis, frame = self._analysis, self._frame
        words: set[str] = set()
        inner = [] if frame.complement is None else [frame.complement]
        for token in (*frame.objects, *frame.indirect, *frame.modifiers, *inner):
            words |= phrase_words(analysis, token)
        for token in self._trigger.words:
            for child in analysis.children[token]:
                if analysis.deprel[child] in ("compound:prt", "advmod", "compound", "amod", "obj"):
                    words |= phrase_words(analysis, child)
        if self._trigger.kind == "noun":
            for token in frame.subjects:
                words |= phrase_words(analysis, token)
        for preposition, token in frame.obliques:
            self._after.setdefault(preposition, set()).update(phrase_words(analysis, token))
        self._words = words


def phrase_words(analysis: Analysis, token: int) -> set[str]:
    """Return the lemmas and forms, in lower case, of a head and of what makes one with it.

    A measure is looked through: "40 tonnes of cod" is cod.
    """
    tokens = [token, *analysis.children_by(token, *_INSIDE)]
    if analysis.lemma[token].lower() in _MEASURES:
        tokens += analysis.children_by(token, "nmod")
    return {
        word
        for member in tokens
        for word in (analysis.lemma[member].lower(), analysis.form[member].lower())
    }


class _Finder:
    """The patterns of a codebook by the words that anchor them."""

    def __init__(self, analysis: Analysis, codebook: Codebook, frames: Frames) -> None:
        self._analysis = analysis
        self._codebook = codebook
        self._frames = frames
        self._order = {name: at for at, name in enumerate(codebook.types)}
        self._triggers = _by_anchor(codebook.triggers)
        self._examples = _by_anchor(codebook.examples)
        self._never = _by_anchor(codebook.never)

    def by_pattern(self, seen: _Seen) -> Proposal | None:
        """Return what the best pattern says of a predicate."""
        found: list[tuple[tuple[int, int, int], Proposal]] = []
        for anchor in self._anchors(seen):
            for example in self._examples.get(anchor, ()):
                if example.is_noun == self._is_nominal(seen) and self._holds(example, seen):
                    rank = (1, len(example.needed), -self._order[example.type])
                    found.append((rank, self._of_example(example, seen)))
            for phrase in self._triggers.get(anchor, ()):
                if self._stands(phrase, seen):
                    rank = (0, len(phrase.others), -self._order[phrase.type])
                    found.append((rank, self._proposal(seen, phrase.type, "own.trigger",
                                                       phrase.source)))  # fmt: skip
        best: tuple[tuple[int, int, int], Proposal] | None = None
        for rank, proposal in found:
            if (best is None or rank > best[0]) and not self._is_never(proposal.type, seen):
                best = rank, proposal
        return best[1] if best else None

    def by_nearness(self, open_ones: Sequence[_Seen]) -> Iterator[Proposal]:
        """Yield what the nearest example says of predicates without a pattern."""
        vectors = self._codebook.vectors
        if vectors is None or not open_ones:
            return
        tokens = [_meaning(self._analysis, seen.trigger) for seen in open_ones]
        for seen, near in zip(open_ones, nearest(vectors, self._analysis, tokens), strict=True):
            if near and not (self._is_never(near.type, seen) or self._told_apart(near.type, seen)):
                yield self._proposal(seen, near.type, "own.nearest", near.source, near.cosine)

    def _anchors(self, seen: _Seen) -> list[str]:
        """Return the words that a pattern may be anchored at: lemma, form, and a mended lemma."""
        analysis = self._analysis
        trigger = seen.trigger
        tokens = dict.fromkeys((trigger.token, *(t for t in (trigger.noun,) if t is not None)))
        words: dict[str, None] = {}
        for token in tokens:
            form = analysis.form[token].lower()
            words |= dict.fromkeys((analysis.lemma[token].lower(), form))
            if analysis.upos[token] == "VERB" and form in self._codebook.forms:
                words[self._codebook.forms[form]] = None
        return list(words)

    def _is_nominal(self, seen: _Seen) -> bool:
        return seen.trigger.noun is not None

    def _stands(self, phrase: Phrase, seen: _Seen) -> bool:
        """Tell whether a trigger stands here; one word may be verb or noun, more are either."""
        if phrase.others and phrase.is_noun != self._is_nominal(seen):
            return False
        return seen.near.has(phrase.others)

    def _is_never(self, kind: str, seen: _Seen) -> bool:
        return any(
            phrase.type == kind and self._stands(phrase, seen)
            for anchor in self._anchors(seen)
            for phrase in self._never.get(anchor, ())
        )

    def _told_apart(self, kind: str, seen: _Seen) -> bool:
        """Tell whether a pattern of the type knows the word, and found other words around it.

        "Cut jobs" is as near to "cut the nets" as any act of harassing, and is none.
        """
        return any(
            pattern.type == kind
            for anchor in self._anchors(seen)
            for pattern in (*self._examples.get(anchor, ()), *self._triggers.get(anchor, ()))
        )

    def _holds(self, example: Example, seen: _Seen) -> bool:
        return all(
            self._has(needed, seen) or self._shifted(needed, example, seen)
            for needed in example.needed
        )

    def _shifted(self, needed: Needed, example: Example, seen: _Seen) -> bool:
        """Tell whether a word is there whose small word is a particle on one side alone.

        In "signed over the forest" and "cut down the fences" parsers take either for a preposition.
        """
        frame = seen.frame
        if needed.slot == "oblique" and seen.near.has((frozenset({needed.preposition}),)):
            tokens = [*frame.objects, *(token for word, token in frame.obliques if not word)]
        elif needed.slot == "object":
            particles = [one.word for one in example.needed if one.slot == "particle"]
            tokens = frame.after(*(word for words in particles for word in sorted(words)))
        else:
            return False
        return any(needed.word & phrase_words(self._analysis, token) for token in tokens)

    def _has(self, needed: Needed, seen: _Seen) -> bool:
        frame, analysis = seen.frame, self._analysis
        if needed.slot in ("particle", "complement"):
            if seen.near.has((needed.word,)):
                return True
            inner = self._frames.verb(frame.complement) if frame.complement is not None else None
            return inner is not None and any(
                needed.word & phrase_words(analysis, token) for token in inner.objects
            )
        return any(
            needed.word & phrase_words(analysis, token)
            for token in _tokens(frame, needed.slot, needed.preposition)
        )

    def _of_example(self, example: Example, seen: _Seen) -> Proposal:
        agents = self._at(example.agent, seen.frame)
        recipients = tuple(t for t in self._at(example.recipient, seen.frame) if t not in agents)
        path = example.recipient
        return self._proposal(
            seen,
            example.type,
            "own.example",
            example.source,
            agents=agents,
            recipients=recipients,
            preposition=path.preposition if path and not path.steps else None,
        )

    def _at(self, path: Path | None, frame: Frame) -> tuple[int, ...]:
        """Return the tokens at the end of a path, empty where it breaks off."""
        if path is None:
            return ()
        tokens = _tokens(frame, path.slot, path.preposition) or self._hung_lower(path, frame)
        for noun, step in zip(path.nouns, path.steps, strict=True):
            tokens = [
                child
                for token in tokens
                if noun & phrase_words(self._analysis, token)
                for child in self._analysis.children[token]
                if step_to(self._analysis, child) == step
            ]
        if not tokens and len(path.steps) == 1 and path.steps[0].preposition:
            tokens = frame.after(path.steps[0].preposition)  # hung on the predicate this time
        return tuple(tokens)

    def _hung_lower(self, path: Path, frame: Frame) -> list[int]:
        """Return phrases that the parser hung on a noun of the clause: "licences to X".

        That is the object, or any where the path goes on from a noun that can be told by its word.
        """
        if path.slot != "oblique":
            return []
        analysis = self._analysis
        return [
            child
            for token in (frame.everything() if path.nouns else frame.objects)
            for child in analysis.children_by(token, "nmod")
            if step_to(analysis, child).preposition == path.preposition
            and (not path.nouns or path.nouns[0] & phrase_words(analysis, child))
        ]

    def _proposal(
        self,
        seen: _Seen,
        kind: str,
        rule: OwnRule,
        source: str,
        cosine: float | None = None,
        *,
        agents: tuple[int, ...] = (),
        recipients: tuple[int, ...] = (),
        preposition: str | None = None,
    ) -> Proposal:
        return Proposal(
            trigger=seen.trigger,
            type=kind,
            modes=self._modes(kind, seen),
            rule=rule,
            source=source,
            agents=agents,
            recipients=recipients,
            preposition=preposition,
            cosine=cosine,
        )

    def _modes(self, kind: str, seen: _Seen) -> tuple[str, ...]:
        """Return the modes whose words stand in the predicate or its phrases."""
        analysis = self._analysis
        listed = self._codebook.types[kind].modes
        if not listed:
            return ()
        words: set[str] = set()
        for token in (*seen.trigger.words, *seen.frame.everything()):
            for member in (token, *analysis.children[token]):
                words |= {analysis.lemma[member].lower(), analysis.form[member].lower()}
        return tuple(mode for mode, named in listed if words & set(named))


def _by_anchor(patterns: "Sequence[_Pattern]") -> "dict[str, list[_Pattern]]":
    found: dict[str, list[_Pattern]] = defaultdict(list)
    for pattern in patterns:
        for word in sorted(pattern.anchor):
            found[word].append(pattern)
    return dict(found)


def _tokens(frame: Frame, slot: str, preposition: str) -> list[int]:
    """Return the tokens in a deep role."""
    if slot == "oblique":
        return frame.after(preposition)
    slots = {
        "subject": frame.subjects,
        "object": frame.objects,
        "indirect": frame.indirect,
        "modifier": frame.modifiers,
    }
    return slots[slot]


def _meaning(analysis: Analysis, trigger: Trigger) -> int:
    """Return the word that carries the meaning: of a light verb and its noun, the noun."""
    is_light = trigger.noun is not None and analysis.lemma[trigger.token] in LIGHT_VERBS
    return trigger.noun if is_light and trigger.noun is not None else trigger.token
