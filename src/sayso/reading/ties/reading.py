"""`read_ties`: standing relations between actors.

In: an `Analysis`, the actors (with their roles), the events, a function from a token to its claim.
Out: `Tie`s in text order, ids `k1, k2, ...`, each pair and kind once. Sources, best first: roles of
actors, compounds ("the A-backed B"), stative predicates and phrases, and events (repeated help or
fighting). A denied, asked or merely possible tie is none. `holds` follows the words ("former",
"no longer"), then the tense of the clause.
"""

from collections.abc import Callable, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.ties.acts import act_ties
from sayso.reading.ties.beside import beside_ties
from sayso.reading.ties.bodies import body_ties
from sayso.reading.ties.found import Found, fitted, once
from sayso.reading.ties.joined import joined_ties
from sayso.reading.ties.lands import Lands
from sayso.reading.ties.parties import Parties
from sayso.reading.ties.roles import role_ties
from sayso.reading.ties.stative import stative_ties
from sayso.record.types import Actor, Event, Tie
from sayso.record.vocabulary import TieSign

_SIGNS: dict[str, TieSign] = {"allied_with": "+", "backs": "+", "patron_of": "+", "opposes": "-"}


def read_ties(
    analysis: Analysis,
    actors: Sequence[Actor],
    *,
    events: Sequence[Event],
    claim_of: Callable[[int], str | None],
) -> tuple[Tie, ...]:
    """Return the ties that the text states, in text order, each kind and pair once."""
    lookup = ActorLookup(analysis, actors)
    parties = Parties(analysis, lookup)
    stated_by_tree = tuple(stative_ties(analysis, parties))
    bound = {tie.token for tie in stated_by_tree}
    candidates = (
        *role_ties(analysis, actors, lookup, parties),
        *joined_ties(analysis, parties, Lands(lookup)),
        *stated_by_tree,
        *beside_ties(analysis, lookup, bound),
        *act_ties(analysis, events),
        *body_ties(analysis, parties, lookup),
    )
    fitting = [tie for found in candidates if (tie := fitted(found, lookup)) is not None]
    kept = once(fitting)  # the order of the sources decides which words a tie points at
    kept.sort(key=lambda tie: (tie.span, tie.kind, tie.from_, tie.to))
    with_claims = [(tie, claim_of(tie.token)) for tie in kept]
    stated = [(tie, claim) for tie, claim in with_claims if claim is not None]
    return tuple(_tie(tie, claim, number) for number, (tie, claim) in enumerate(stated, start=1))


def _tie(found: Found, claim: str, number: int) -> Tie:
    return Tie(
        id=f"k{number}",
        kind=found.kind,
        from_=found.from_,
        to=found.to,
        sign=_SIGNS.get(found.kind),
        holds=found.holds,
        span=found.span,
        claim=claim,
        rule=found.rule,
    )
