"""Pronouns of the third person, and "I" and "you" in quotations, given to actors.

The ranked antecedents decide (`pronoun.ranked`): the actor with the largest share, if that passes
a threshold; otherwise the best one if its chain tells of nobody else (`pronoun.chain`); otherwise
the pronoun stays nobody's. Hard constraints come first: gender, number and kind; no object is the
subject of its own verb unless it is reflexive; no possessor is what it owns;
who is named in what "he said" is not he. Gender comes from titles and given names; who has none
gets the gender of most of the pronouns that a first pass gives, so that nobody is both he and she.
"I" in a quotation is its speaker (`pronoun.speaker`) and "you" the one told (`pronoun.addressee`)
where a verb of saying names them; "we" is those who speak, or the one body for which a person
speaks (`pronoun.body`), and stays open otherwise.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, Sighting
from sayso.reading.actors.lexicon import word_list
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.shares import Shares, best_of
from sayso.reading.coreference import Candidate, Chains, Quotes

_HE: Final = {"he": "m", "him": "m", "his": "m", "himself": "m",
              "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
_THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT: Final = frozenset({"its", "it", "itself"})
_I: Final = frozenset({"i", "me", "my", "mine", "myself"})
_WE: Final = frozenset({"we", "us", "our", "ours", "ourselves"})
_YOU: Final = frozenset({"you", "your", "yours", "yourself"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_ROUNDS: Final = 2
"""How often the genders that pronouns tell are settled anew."""
_SAYING: Final = word_list("saying_verbs")
_EMPTY_IT: Final = word_list("empty_it_verbs")
_SURE: Final = {"person": 0.3, "they": 0.6, "it": 0.5}
"""The least share of the best actor by kind of pronoun; `docs/coreference.md` has the curve."""
_MARGIN: Final = {"person": 0.1, "they": 0.25, "it": 0.25}
"""By how much it must be above the next: gender has told persons apart before."""


def add_pronouns(around: Surroundings, chains: Chains) -> None:
    """Add pronoun mentions to the cast, in text order, so that chains carry on."""
    pronouns = _third_person(around.phrases)
    open_drafts = [draft for draft in around.cast.drafts if draft.gender is None]
    _add_all(around, chains, pronouns)
    for _ in range(_ROUNDS):
        if not _settle_genders(around, open_drafts):
            break
        _add_all(around, chains, pronouns)
    _add_spoken(around, chains.quotes)


def _third_person(phrases: Phrases) -> dict[int, str]:
    """Return the pronouns of the third person, lower case by token, that may mean somebody."""
    a = phrases.analysis
    found: dict[int, str] = {}
    for token, upos in enumerate(a.upos):
        form = a.form[token].lower() if upos == "PRON" else ""
        if form in _HE or form in _THEY or (form in _IT and _may_refer(phrases, token)):
            found[token] = form
    return found


def _may_refer(phrases: Phrases, token: int) -> bool:
    """Say whether an "it" can be a body: a possessor, or the subject of a verb, no cleft."""
    a = phrases.analysis
    if a.form[token].lower() != "it":
        return True
    governor = a.head[token]
    return (
        governor >= 0
        and a.deprel[token] == "nsubj"
        and a.upos[governor] == "VERB"
        and a.lemma[governor] not in _EMPTY_IT
        and not any(a.deprel[c] in {"csubj", "cop", "ccomp:it"} for c in a.children[governor])
    )


def _add_all(around: Surroundings, chains: Chains, pronouns: dict[int, str]) -> None:
    """Give each pronoun to the actor with the largest share among its ranked antecedents.

    It stays nobody's where that share is too small.
    """
    shares = Shares(around.cast, chains)
    chain_of = {c.head: chain for chain in chains.of_candidates() for c in chain}
    for candidate in chains.candidates:
        token = candidate.head
        form = pronouns.get(token)
        if candidate.variant or form is None:
            continue
        shares.weigh_before(token)
        bar = _Bar(around, token, form)
        kind = _kind_of(form)
        weighed = shares.weigh(token, bar.allows)
        found = best_of(weighed, _SURE[kind], _MARGIN[kind])
        rule = "pronoun.ranked"
        if found is None and kind == "person":
            rule = "pronoun.chain"
            found = _only_of_chain(around, bar, chain_of.get(token, ()), weighed)
        if found is not None and not _is_one_of_two(around, chains, bar, found[0]):
            draft, share = found
            around.cast.sight(draft, Sighting(token, token, token, "pronoun", rule, score=share))


def _only_of_chain(
    around: Surroundings, bar: "_Bar", chain: Sequence[Candidate], weighed: dict[Draft, float]
) -> tuple[Draft, float] | None:
    """Return the only actor who fits in the chain of a pronoun whose shares leave it open."""
    found: list[Draft] = []
    for candidate in chain[:_LONGEST_CHAIN]:
        draft = around.cast.at.get(candidate.head)
        if draft is not None and draft not in found and bar.allows(draft, candidate.head):
            found.append(draft)
    best = best_of(weighed, _SURE["person"], _EVEN)
    return best if best is not None and found == [best[0]] else None


_EVEN: Final = 0.03
"""Two whose shares differ by less are even: then a chain joins one of them by chance."""


_LONGEST_CHAIN: Final = 32
"""Members of a chain, the first, that tell whose it is; keeps long texts linear."""


def _is_one_of_two(around: Surroundings, chains: Chains, bar: "_Bar", best: Draft) -> bool:
    """Say whether the best one stands last beside another who fits as well: "Ann and Eve … she"."""
    a = around.phrases.analysis
    own = [
        candidate.head
        for candidate, _ in chains.antecedents(bar.token)
        if candidate.joins < 0 and around.cast.at.get(candidate.head) is best
    ]
    nearest = max(own, default=-1)
    if nearest < 0 or best.is_plural:
        return False
    first = around.phrases.chain_head(nearest)
    for member in (first, *a.children_by(first, "conj")):
        other = around.cast.at.get(member)
        if other is not None and other is not best and bar.allows(other, member):
            return True
    return False


def _kind_of(form: str) -> str:
    return "person" if form in _HE else "they" if form in _THEY else "it"


class _Bar:
    """The hard constraints of one pronoun."""

    def __init__(self, around: Surroundings, token: int, form: str) -> None:
        self._around = around
        self.token = token
        self._form = form
        self._told = _told_clause(around, token)

    def allows(self, draft: Draft, at: int) -> bool:
        """Say whether the pronoun may mean an actor by way of its mention at `at`."""
        a = self._around.phrases.analysis
        if not _fits(draft, self._form):
            return False
        if at in self._told and a.upos[at] != "PRON":
            return False
        return not (
            _share_verb(self._around, at, self.token) or _is_owner_of(self._around, at, self.token)
        )


def _fits(draft: Draft, form: str) -> bool:
    if form in _HE:
        clash = draft.gender is not None and draft.gender != _HE[form]
        return draft.type == "person" and not clash and not draft.is_plural
    if form in _THEY:
        return draft.is_plural or draft.type not in {"person", "state"}
    is_one = draft.type in {"organisation", "armed_group", "government", "state", "media"}
    return is_one and not draft.is_plural


def _settle_genders(around: Surroundings, open_drafts: list[Draft]) -> bool:
    """Give each the gender of most of its pronouns; if that changes any, take all pronouns back.

    Returns whether the pronouns are to be resolved anew, now that the genders are known.
    """
    settled = False
    form = around.phrases.analysis.form
    for draft in open_drafts:
        votes: Counter[str] = Counter()
        for sighting in draft.sightings:
            gender = _HE.get(form[sighting.head].lower()) if sighting.kind == "pronoun" else None
            if gender:
                votes[gender] += 1
        if votes:
            gender = max(votes, key=lambda gender: votes[gender])  # the first of two that are even
            settled = settled or gender != draft.gender
            draft.gender, draft.is_gender_guessed = gender, True
        elif draft.is_gender_guessed:
            draft.gender, settled = None, True
    if settled:
        for draft in around.cast.drafts:
            gone = [s for s in draft.sightings if s.kind == "pronoun"]
            if gone:
                around.cast.unsight(draft, gone)
    return settled


def _told_clause(around: Surroundings, token: int) -> range:
    """Return the clause before "he said" of which the pronoun is the speaker.

    Nobody named in it is the one who says it: in "Orrin was ill, he said" he is not Orrin.
    """
    a = around.phrases.analysis
    verb = a.head[token]
    if verb < 0 or a.deprel[token] != "nsubj" or a.lemma[verb].lower() not in _SAYING:
        return range(0)
    clause = a.child(verb, "ccomp")
    if clause is None and a.deprel[verb] == "parataxis":
        clause = a.head[verb]
    if clause is None or clause > token:
        return range(0)
    return range(a.subtree_bounds[clause][0], token)


def _share_verb(around: Surroundings, other: int, token: int) -> bool:
    """Say whether the two are arguments of one verb, so cannot be one: "X praised him"."""
    a = around.phrases.analysis
    reflexive = a.form[token].lower().endswith(("self", "selves"))
    return (
        not reflexive
        and a.head[other] == a.head[token]
        and a.deprel[token] != "nmod:poss"
        and a.head[token] >= 0
    )


def _is_owner_of(around: Surroundings, other: int, token: int) -> bool:
    """Say whether the pronoun is the possessor of the other mention: "her deputy"."""
    a = around.phrases.analysis
    return a.deprel[token] == "nmod:poss" and a.head[token] == other


def _add_spoken(around: Surroundings, quotes: Quotes) -> None:
    """Give "I" in a quotation to its speaker and "you" to the one told, where they are known."""
    a = around.phrases.analysis
    for token, quote in enumerate(quotes.at):
        if quote < 0 or a.upos[token] != "PRON":
            continue
        form = a.form[token].lower()
        if form in _I:
            _sight_person(around, token, quotes.speaker[quote], "pronoun.speaker")
        elif form in _YOU:
            _sight_person(around, token, quotes.addressee[quote], "pronoun.addressee")
        elif form in _WE:
            _sight_body(around, token, quotes.speaker[quote])


def _sight_person(around: Surroundings, token: int, at: int, rule: str) -> None:
    draft = around.cast.at.get(at)
    if draft is not None and draft.type == "person" and not draft.is_plural:
        around.cast.sight(draft, Sighting(token, token, token, "pronoun", rule))


def _sight_body(around: Surroundings, token: int, at: int) -> None:
    """Give "we" to those who speak, or to the only body for which a person speaks."""
    speaker = around.cast.at.get(at)
    if speaker is None:
        return
    if speaker.type == "person" and not speaker.is_plural:
        owners = {
            owner
            for role in speaker.roles
            if role.status == "current" and role.of_token is not None
            and (owner := around.cast.at.get(role.of_token)) is not None
            and owner.type in _SPOKEN_FOR
        }  # fmt: skip
        if len(owners) != 1:
            return
        speaker = owners.pop()
    around.cast.sight(speaker, Sighting(token, token, token, "pronoun", "pronoun.body"))


_SPOKEN_FOR: Final = frozenset({"organisation", "armed_group", "media"})
