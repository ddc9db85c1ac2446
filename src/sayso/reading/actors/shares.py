"""How probable each actor is as what a noun phrase or pronoun stands for.

The ranker of `reading.coreference` gives every candidate a probability for each earlier one. What
falls to a mention of an actor is that actor's; what falls to a pronoun or phrase that is nobody's
yet is handed on to whom that one may stand for. What a hard constraint bars is taken out and the
rest scaled up; what is left open (new, a thing, a coordination) stays open.
"""

from collections.abc import Callable
from typing import Final

from sayso.reading.actors.draft import Cast, Draft
from sayso.reading.coreference import Candidate, Chains

Fits = Callable[[Draft, int], bool]
"""Whether an actor, mentioned at a head token, may be meant."""
_LEAST: Final = 0.02
_MOST_BARRED: Final = 0.9
_MARGIN: Final = 0.25
"""Two who are nearly as probable leave it open who is meant."""


class Shares:
    """The shares of the actors in each candidate of a document, worked out in text order."""

    def __init__(self, cast: Cast, chains: Chains) -> None:
        """Begin with nothing weighed."""
        self._cast = cast
        self._chains = chains
        self._known: dict[int, dict[Draft, float]] = {}
        self._next = 0

    def weigh_before(self, token: int) -> None:
        """Weigh, without constraints, the candidates before a token that are nobody's mention."""
        candidates = self._chains.candidates
        while self._next < len(candidates) and candidates[self._next].head < token:
            candidate = candidates[self._next]
            self._next += 1
            if not candidate.variant and candidate.head not in self._cast.at:
                self.weigh(candidate.head, anybody)

    def weigh(self, token: int, fits: Fits) -> dict[Draft, float]:
        """Return the share of each actor that fits in the candidate headed at `token`.

        Earlier candidates that are nobody's mention and were not weighed count for nobody.
        """
        shares: dict[Draft, float] = {}
        barred = 0.0
        for candidate, probability in self._chains.antecedents(token):
            if candidate.joins >= 0 or probability < _LEAST:
                continue
            for draft, part in self._of(candidate).items():
                if fits(draft, candidate.head):
                    shares[draft] = shares.get(draft, 0.0) + part * probability
                else:
                    barred += part * probability
        scale = 1.0 / (1.0 - min(barred, _MOST_BARRED))
        shares = {draft: min(1.0, part * scale) for draft, part in shares.items()}
        self._known[token] = shares
        return shares

    def share_of(self, token: int, draft: Draft) -> float:
        """Return the share of an actor in a token that was weighed."""
        return self._known.get(token, {}).get(draft, 0.0)

    def _of(self, candidate: Candidate) -> dict[Draft, float]:
        """Return whose mention a candidate is; a pronoun keeps its shares, decided or not."""
        weighed = self._known.get(candidate.head, {})
        if weighed and candidate.form == "pronoun":
            return weighed
        draft = self._cast.at.get(candidate.head)
        return weighed if draft is None else {draft: 1.0}


def anybody(draft: Draft, at: int) -> bool:
    """Bar nobody."""
    del draft, at
    return True


def best_of(
    shares: dict[Draft, float], least: float, margin: float = _MARGIN
) -> tuple[Draft, float] | None:
    """Return the actor with the largest share, if that is `least` and above the next by `margin`.

    The one that stands first goes before where two are even.
    """
    ranked = sorted(shares, key=lambda draft: (-shares[draft], draft.first))
    if not ranked or shares[ranked[0]] < least:
        return None
    second = shares[ranked[1]] if len(ranked) > 1 else 0.0
    best = shares[ranked[0]]
    return (ranked[0], best) if best - second >= margin else None
