"""What layers ask about items that earlier layers made: who stands here, which claim holds this.

The walk builds one `Lookup` and hands it on; it holds ids, never items.
"""

from collections.abc import Sequence

from sayso.language.analysis import Analysis
from sayso.record.types import Actor, Claim


class ActorLookup:
    """Actor ids by the head token of their mentions."""

    def __init__(self, analysis: Analysis, actors: Sequence[Actor]) -> None:
        """Index every mention by its head token; a token may head mentions of several actors."""
        self.by_id = {actor.id: actor for actor in actors}
        self._at: dict[int, list[str]] = {}
        for actor in actors:
            for mention in actor.mentions:
                for token in analysis.tokens_in(mention.head):
                    found = self._at.setdefault(token, [])
                    if actor.id not in found:
                        found.append(actor.id)
        self._analysis = analysis

    def at(self, token: int) -> tuple[str, ...]:
        """Return the actors with a mention headed at `token`."""
        return tuple(self._at.get(token, ()))

    def of_phrase(self, head: int) -> tuple[str, ...]:
        """Return the actors of the noun phrase headed at `head`, its conjuncts included."""
        heads = [head]
        for member in heads:  # a list, not recursion: a damaged tree may chain thousands
            heads += self._analysis.children_by(member, "conj")
        return tuple(dict.fromkeys(actor for member in heads for actor in self.at(member)))


class ClaimLookup:
    """Claim ids by head token; any token belongs to the claim of its nearest governor."""

    def __init__(self, analysis: Analysis, claims: Sequence[Claim]) -> None:
        """Index claims by the token of their head."""
        self._analysis = analysis
        self._at: dict[int, str] = {}
        self._first_in_sentence: dict[int, str] = {}
        for claim in claims:
            token = analysis.token_at(claim.head[0])
            self._at.setdefault(token, claim.id)
            self._first_in_sentence.setdefault(analysis.sentence[token], claim.id)

    def of(self, token: int) -> str | None:
        """Return the claim that holds `token`, `None` in a sentence without claims.

        That is its own claim, else its nearest governor's, else the first of its sentence.
        """
        if token in self._at:
            return self._at[token]
        for governor in self._analysis.ancestors(token):
            if governor in self._at:
                return self._at[governor]
        return self._first_in_sentence.get(self._analysis.sentence[token])
