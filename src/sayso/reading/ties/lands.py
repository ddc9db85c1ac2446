"""The lands of a document by any of their names: "pro-Russian" is said of the Russia told of.

In: an `ActorLookup` and a word. Out: actor ids, none where the document has no such state as an
actor. Half a word is no mention, so the actor layer cannot make one of it.
"""

from sayso.knowledge import country_names, demonyms, fold_name
from sayso.reading.lookup import ActorLookup
from sayso.record.types import Actor

_OF_LANDS = ("metonym.", "government.")
_RULERS = ("state", "government")


def _is_land(actor: Actor) -> bool:
    return actor.type == "state" or any(
        (mention.rule or "").startswith(_OF_LANDS) for mention in actor.mentions
    )


class Lands:
    """The states of one document, a government where the state itself is not told of.

    A ministry is a government too, but no other word for its land.
    """

    def __init__(self, lookup: ActorLookup) -> None:
        """Keep the first state of each country, else its first government."""
        self._by_code: dict[str, str] = {}
        for kind in _RULERS:
            for actor in lookup.by_id.values():
                if actor.type == kind and actor.country and _is_land(actor):
                    self._by_code.setdefault(actor.country, actor.id)

    def named(self, word: str) -> list[str]:
        """Return the land that a name or an adjective belongs to, if it is the only one."""
        folded = fold_name(word)
        code = country_names().get(folded)
        codes = (code,) if code else demonyms().get(folded, ())
        found = [self._by_code[code] for code in codes if code in self._by_code]
        return found if len(found) == 1 else []
