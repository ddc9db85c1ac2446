"""The actor that an earlier noun phrase named by the same noun: "riot police", then "the police".

A definite phrase, or the bare name of an institution that a state has one of ("police",
"parliament"), repeats an earlier one if all that it says of whom the earlier one says as well, and
no other actor fits. What a possessive pronoun owns points at its owner and is left out.
"""

from sayso.reading.actors.attributes import Surroundings, phrase_country
from sayso.reading.actors.draft import Draft
from sayso.reading.actors.lexicon import HeadNoun

_ONE_OF_A_STATE = frozenset({"COP", "LEG"})
_SAYING_OF_WHOM = frozenset(
    {"compound", "amod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "nummod", "acl",
     "acl:relcl"}
)  # fmt: skip
_LATEST = 8
"""Earlier phrases of one noun that a later one is compared with; keeps it linear."""

Said = tuple[frozenset[str], Draft]


class SameWords:
    """The phrases so far by their noun and number."""

    def __init__(self, around: Surroundings) -> None:
        """Begin with no phrase."""
        self._around = around
        self._by_noun: dict[tuple[str, bool], list[Said]] = {}

    def note(self, token: int, draft: Draft, *, plural: bool) -> None:
        """Keep the phrase headed at `token` as one of an actor."""
        key = (self._around.phrases.analysis.lemma[token].lower(), plural)
        self._by_noun.setdefault(key, []).append((self._content(token), draft))

    def find(self, token: int, noun: HeadNoun, *, plural: bool) -> Draft | None:
        """Return the only actor that an earlier phrase of the same words names."""
        if not self._repeats(token, noun, plural=plural):
            return None
        a = self._around.phrases.analysis
        content = self._content(token)
        country = phrase_country(self._around, token)
        said = self._by_noun.get((a.lemma[token].lower(), plural), [])[-_LATEST:]
        fitting = {
            draft: words == content
            for words, draft in said
            if content <= words and not (country and draft.country and country != draft.country)
        }
        exact = [draft for draft, is_exact in fitting.items() if is_exact]
        found = exact or list(fitting)
        return found[0] if len(found) == 1 else None

    def _repeats(self, token: int, noun: HeadNoun, *, plural: bool) -> bool:
        phrases = self._around.phrases
        a = phrases.analysis
        if any(a.deprel[c] == "nmod:poss" and a.upos[c] == "PRON" for c in a.children[token]):
            return False
        if phrases.is_indefinite(token) or (noun.is_role and not plural):
            return False  # "the president" need not be "a president" of whom one speaks in general
        if phrases.is_definite(token):
            return True
        is_institution = noun.type == "organisation" and not plural
        return is_institution and not _ONE_OF_A_STATE.isdisjoint(noun.sectors)

    def _content(self, token: int) -> frozenset[str]:
        """Return the lemmas that say of whom or which the phrase is."""
        a = self._around.phrases.analysis
        return frozenset(
            a.lemma[child].lower()
            for child in a.children[token]
            if a.deprel[child] in _SAYING_OF_WHOM
        )
