"""Places of the user's file: where they stand, and what the file says of them.

A state among the actors of the file is a country where its name stands for the land.
"""

from collections.abc import Sequence

from sayso.knowledge import fold_name
from sayso.knowledge.user import UserActor, UserKnowledge, UserPlace
from sayso.reading.places.draft import PlaceDraft
from sayso.reading.user_names import UserName


class UserRows:
    """The places of the file that stand in one text."""

    def __init__(self, names: Sequence[UserName], user: UserKnowledge | None) -> None:
        """Take the names of the file in the text; those of actors that are no states are left."""
        mine = [(name, row) for name in names if (row := _as_place(name.row, user)) is not None]
        self.ranges = [(name.start, name.end) for name, _ in mine]
        self._rows = {
            fold_name(words): row for _, row in mine for words in (row.name, *row.aliases)
        }

    def fix(self, draft: PlaceDraft) -> bool:
        """Fill in what the file says of the place; say whether it says anything."""
        row = self._rows.get(draft.folded)
        if row is None:
            return False
        draft.kind, draft.country, draft.known = row.kind, row.country, row.known
        draft.lat, draft.lon, draft.rule = row.lat, row.lon, "place.user_file"
        return True


def _as_place(row: UserActor | UserPlace, user: UserKnowledge | None) -> UserPlace | None:
    if isinstance(row, UserPlace):
        return row
    if row.type != "state" or user is None:
        return None
    land = user.place_named(row.name)
    return land or UserPlace(row.key, row.name, "country", row.aliases, row.country)
