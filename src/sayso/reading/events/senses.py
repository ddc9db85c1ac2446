"""Senses: whether the arguments of a trigger fit what a lexicon row means.

In: a row, a frame and two questions about tokens (is it an actor, is it a place). Out: yes or
no. The conditions are data (`senses.tsv`, its format is explained there), checked against word
classes (`classes.toml`). Nothing here looks at more than one predicate's own arguments.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sayso.language.analysis import Analysis
from sayso.reading.events.frames import Frame
from sayso.reading.events.lexicon import Row, table, word_classes, word_list

Test = Callable[[int], bool]

_FORCES = ("armed", "troops")
_PARTITIVES = word_list("senses", "partitives")
_NOMINAL_OBJECTS = ("of", "on", "against", "to", "into", "at", "for", "over")
_PERSONAL = word_list("senses", "personal")
_SPEECH_ACT_PRONOUNS = word_list("senses", "speech_act_pronouns")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a sense; `wanted` is false for `!=`."""

    slot: str
    classes: tuple[str, ...]
    wanted: bool


@cache
def senses() -> dict[tuple[str, str], tuple[tuple[Condition, ...], ...]]:
    """Return the conditions by lexicon key and type: any one line must hold in full."""
    found: dict[tuple[str, str], list[tuple[Condition, ...]]] = {}
    for cells in table("senses.tsv"):
        line = tuple(_condition(part) for part in cells[2].split())
        found.setdefault((cells[0], cells[1]), []).append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def _condition(part: str) -> Condition:
    slot, _, names = part.partition("=")
    return Condition(slot.rstrip("!"), tuple(names.split(",")), wanted=not slot.endswith("!"))


class Fillers:
    """What stands in the slots of one frame, asked for by class."""

    def __init__(
        self,
        analysis: Analysis,
        frame: Frame,
        *,
        is_actor: Test,
        is_place: Test,
        is_armed: Test,
        complement: frozenset[str],
    ) -> None:
        """Hold the frame; `complement` names the kinds of the content clause."""
        self._analysis = analysis
        self._frame = frame
        self._is_actor = is_actor
        self._is_place = is_place
        self._is_armed = is_armed
        self._complement = complement

    def fits(self, row: Row) -> bool | None:
        """Return whether one of the row's senses holds, `None` when it has none."""
        lines = senses().get((row.key, row.type))
        if lines is None:
            return None
        return any(
            all(self._holds(condition, nominal=row.nominal) for condition in line) for line in lines
        )

    def _holds(self, condition: Condition, *, nominal: bool) -> bool:
        if condition.slot == "prep":
            present = {word for word, _ in self._frame.obliques}
            return bool(present & set(condition.classes)) == condition.wanted
        if condition.slot == "voice":
            return self._frame.passive == ("passive" in condition.classes)
        if condition.slot == "complement":
            return bool(self._complement & set(condition.classes)) == condition.wanted
        tokens = self._slot(condition.slot, nominal=nominal)
        if not tokens:
            return ("none" in condition.classes) == condition.wanted
        found = any(self.is_in(token, condition.classes) for token in tokens)
        return found == condition.wanted

    def _slot(self, name: str, *, nominal: bool) -> list[int]:
        """Return the fillers of a slot; a noun has its subject and object around it."""
        frame = self._frame
        if name == "subject":
            return frame.subjects + (frame.modifiers if nominal else [])
        if name == "object":
            if nominal:
                return [*frame.after(*_NOMINAL_OBJECTS), *frame.modifiers, *frame.subjects]
            return frame.objects + frame.indirect
        if name == "oblique":
            return [token for _, token in frame.obliques]
        return frame.everything()

    def is_in(self, token: int, names: tuple[str, ...]) -> bool:
        """Tell whether the noun phrase headed at `token` is in one of the classes or words."""
        lemmas = self._lemmas(token)
        classes = word_classes()
        for name in names:
            if name == "actor":
                if self.is_actor_like(token):
                    return True
            elif name in _FORCES and self._is_armed(token):
                return True
            elif name == "place":
                if self._is_place(token):
                    return True
            elif lemmas & classes.get(name, frozenset((name,))):
                return True
        return False

    def is_actor_like(self, token: int) -> bool:
        """Tell whether a phrase stands for an actor, or for people by its own word."""
        if self._is_actor(token):
            return True
        if self._analysis.upos[token] == "PRON":
            return self._analysis.form[token].lower() in _PERSONAL
        if self._analysis.upos[token] == "NUM":  # "wounding 17"
            return self._analysis.deprel[token] in ("obj", "nsubj", "nsubj:pass")
        classes = word_classes()
        lemmas = self._lemmas(token)
        return any(
            lemmas & classes[name]
            for name in ("people", "armed", "official", "police", "crowd", "workers", "diplomat")
        )

    def may_act(self, token: int) -> bool:
        """Tell whether a phrase stands for an actor, people or a place, which acts by its name."""
        return self._is_place(token) or self.is_actor_like(token)

    def is_between_speakers(self) -> bool:
        """Tell whether only "I" and "you" take part: small talk, no event of the news."""
        tokens = self._frame.everything()
        forms = [self._analysis.form[token].lower() for token in tokens]
        named = any(self._is_actor(token) for token in tokens)
        return not named and any(form in _SPEECH_ACT_PRONOUNS for form in forms)

    def _lemmas(self, token: int) -> set[str]:
        """Return the lemma of the head, seen through "dozens of" and with its conjuncts."""
        analysis = self._analysis
        found = {analysis.lemma[token].lower()}
        for child in analysis.children[token]:
            relation = analysis.deprel[child]
            through = relation == "nmod" and found & _PARTITIVES
            if through or relation in ("conj", "compound", "flat", "appos", "nmod:desc"):
                found.add(analysis.lemma[child].lower())
        return found
