"""Where the names of a user's file stand in a text: the longest at each place, never two at once.

A name counts as written: with a capital where the file has one (in a text without capitals names
of several words alone count, as they come), initials letter for letter. A lone word inside
a longer name is none ("Guard" in "Coast Guard"), and no name is found where a string stands that
its row forbids.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.knowledge import demonyms, fold_name, role_modifiers, titles
from sayso.knowledge.user import UserActor, UserKnowledge, UserPlace
from sayso.language.analysis import Analysis

Row = UserActor | UserPlace


@dataclass(frozen=True, slots=True)
class UserName:
    """A name of the file over tokens `[start, end)`."""

    start: int
    end: int
    row: Row


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How a name may stand: its rows (a state may be a place too) and its letters."""

    rows: tuple[Row, ...]
    has_capital: bool
    is_initials: bool


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The names of a file by folded form, the strings that are none, and where any begins."""

    names: Mapping[str, _Spelling]
    never: Mapping[str, frozenset[str]]
    first_words: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class _Forbidden:
    """A string over tokens `[start, stop)` that is none of the rows with these keys."""

    start: int
    stop: int
    keys: frozenset[str]

    def lies_within(self, start: int, stop: int) -> bool:
        """Say whether a longer name holds it: "the Guard" in "Harbour Guard"."""
        return start <= self.start and self.stop <= stop and self.stop - self.start < stop - start


def find_user_names(analysis: Analysis, user: UserKnowledge | None) -> list[UserName]:
    """Return the names of the file in text order, without overlaps; actors go before places."""
    if user is None:
        return []
    spellings = _spellings(user)
    starts = _starts(analysis, spellings)
    forbidden = _forbidden(analysis, spellings, starts)
    has_capitals = not analysis.text.islower()
    found: list[UserName] = []
    free = 0
    for start in starts:
        if start < free:
            continue
        name = _name_at(analysis, spellings, start, forbidden, has_capitals=has_capitals)
        if name is not None:
            found.append(name)
            free = name.end
    return found


def find_forbidden_names(
    analysis: Analysis, user: UserKnowledge | None, names: Sequence[UserName]
) -> list[tuple[int, int]]:
    """Return the forbidden strings that are names of several words, so that none is cut in two.

    "River Sons" under `never` of the Sons is one name, not "River" beside the Sons.
    """
    if user is None:
        return []
    spellings = _spellings(user)
    held = {token for name in names for token in range(name.start, name.end)}
    forbidden = _forbidden(analysis, spellings, _starts(analysis, spellings))
    ranges = {(words.start, words.stop) for found in forbidden.values() for words in found}
    return [
        (start, stop)
        for start, stop in sorted(ranges)
        if stop - start > 1
        and analysis.form[start][:1].isupper()
        and held.isdisjoint(range(start, stop))
    ]


@lru_cache(maxsize=4)
def _spellings(user: UserKnowledge) -> _Spellings:
    names: dict[str, _Spelling] = {}
    never: dict[str, set[str]] = {}
    every: tuple[Row, ...] = (*user.actors, *user.places)
    for row in every:
        for name in (row.name, *row.aliases):
            held = names.get(fold_name(name))
            rows = (*held.rows, row) if held else (row,)
            letters = name.replace(".", "")
            names[fold_name(name)] = _Spelling(
                rows,
                has_capital=name != name.lower(),
                is_initials=letters.isupper() and " " not in letters,
            )
        for words in row.never:
            never.setdefault(fold_name(words), set()).add(row.key)
    both = (*names, *never)
    return _Spellings(
        names,
        {words: frozenset(keys) for words, keys in never.items()},
        frozenset(words.split(" ")[0] for words in both),
        max((words.count(" ") + 1 for words in both), default=0),
    )


def _starts(analysis: Analysis, spellings: _Spellings) -> list[int]:
    return [
        token
        for token, form in enumerate(analysis.form)
        if fold_name(form).split(" ")[0] in spellings.first_words
    ]


def _forbidden(
    analysis: Analysis, spellings: _Spellings, starts: list[int]
) -> dict[int, list[_Forbidden]]:
    """Return the forbidden strings that cover each token."""
    found: dict[int, list[_Forbidden]] = {}
    if not spellings.never:
        return found
    for start in starts:
        for stop in _stops(analysis, spellings, start):
            keys = spellings.never.get(_folded(analysis, start, stop))
            if keys:
                for token in range(start, stop):
                    found.setdefault(token, []).append(_Forbidden(start, stop, keys))
                break
    return found


def _stops(analysis: Analysis, spellings: _Spellings, start: int) -> range:
    """Return the ends that a name from `start` may have, the farthest first."""
    sentence_end = analysis.sentence_tokens[analysis.sentence[start]][1]
    # a hyphen is a token of its own, and none in the folded form
    return range(min(start + 2 * spellings.longest, sentence_end), start, -1)


def _folded(analysis: Analysis, start: int, stop: int) -> str:
    """Return the folded words, empty where no name can end or a comma parts them."""
    a = analysis
    if not fold_name(a.form[stop - 1]) or "," in a.form[start:stop]:
        return ""
    return fold_name(a.text[a.start[start] : a.end[stop - 1]])


def _name_at(
    analysis: Analysis,
    spellings: _Spellings,
    start: int,
    forbidden: Mapping[int, list[_Forbidden]],
    *,
    has_capitals: bool,
) -> UserName | None:
    for stop in _stops(analysis, spellings, start):
        spelling = spellings.names.get(_folded(analysis, start, stop))
        if spelling is None:
            continue
        barred = {
            key
            for token in range(start, stop)
            for words in forbidden.get(token, ())
            if not words.lies_within(start, stop)
            for key in words.keys
        }
        rows = [row for row in spelling.rows if row.key not in barred]
        is_written_so = (
            _is_written_so(analysis, start, stop, spelling) if has_capitals else stop - start > 1
        )
        if rows and is_written_so:
            return UserName(start, stop, rows[0])
    return None


def _is_written_so(analysis: Analysis, start: int, stop: int, spelling: _Spelling) -> bool:
    """Say whether the capitals are those of a name, and a lone word stands alone."""
    a = analysis
    words = a.text[a.start[start] : a.end[stop - 1]]
    if spelling.is_initials:
        return words == words.upper()
    if spelling.has_capital and not a.form[start][:1].isupper():
        return False
    if stop - start > 1:
        return True
    first, end = a.sentence_tokens[a.sentence[start]]
    if spelling.has_capital and start == first and a.upos[start] not in {"PROPN", "X"}:
        return False  # "Guard duty began": the capital of the sentence
    before = start > first and _is_of_a_name(a, start - 1, first)
    return not before and not (stop < end and _is_of_a_name(a, stop, first))


def _is_of_a_name(analysis: Analysis, token: int, first: int) -> bool:
    """Say whether a word beside a name makes it a longer one; titles and peoples do not."""
    form = analysis.form[token]
    if not form[:1].isupper() or analysis.upos[token] != "PROPN":
        return False
    plain = form.lower().rstrip(".")
    is_beside = plain in titles() or plain in role_modifiers() or plain in demonyms()
    return not is_beside and (token > first or form not in {"The", "A", "An"})
