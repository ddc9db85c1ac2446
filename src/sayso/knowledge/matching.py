"""Whether two written names can be one person's: parts, skeletons, aligned tokens, misreadings.

Pure functions over strings; no document, no table of persons. A *skeleton* makes letters of one
sound alike ("Qaddafi", "Gadhafi"). Two names are compared token by token, aligned one to one over
the shorter; the score is half the mean and half the minimum, so that a shared middle name or
surname does not join brothers. On 842 spellings of one name and 1,681 look-alikes
(`benchmarks/name_matching.py`) the threshold `SAME` keeps .95 of the first and .02 of the second.

What it does not know: that two people may bear one name. Who decides needs more than a name.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from sayso.knowledge.fold import fold_name
from sayso.knowledge.titles import titles

SAME = 0.75
"""From this score on two full names may be one person's."""

_FOLDER = Path(__file__).parent / "data"
_LONGEST = 8
"""Tokens of a name that are compared."""
_SKELETAL = 0.9
"""What two tokens of one skeleton are worth."""
_PAIRS = (
    ("kh", "h"), ("gh", "h"), ("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("zh", "z"),
    ("dj", "j"), ("ph", "f"), ("ts", "s"), ("tz", "s"), ("cz", "s"), ("x", "ks"),
)  # fmt: skip
_LETTERS = str.maketrans("qwyjgdbzv", "kviiktpsf")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The folded tokens of a name without particles and titles, its parts and its suffix."""

    tokens: tuple[str, ...]
    family: str
    given: str
    suffix: str = ""


@lru_cache(maxsize=20_000)
def parse_name(words: str) -> PersonName:
    """Return the parts of a name as written; a single token is a family name.

    >>> parse_name("Kim Jong-il").family
    'kim'
    >>> parse_name("Gen. John R. Doe Jr.")
    PersonName(tokens=('john', 'r', 'doe'), family='doe', given='john', suffix='jr')
    """
    folded = fold_name(words).split() or [words.casefold().strip()]
    suffix = folded[-1] if len(folded) > 1 and folded[-1] in _parts("suffixes") else ""
    core = _core(folded[: len(folded) - bool(suffix)])
    first_family = _parts("family_first")
    if len(core) == 1:
        return PersonName(tuple(core), core[0], "", suffix)
    capital = _capitalised_family(words, core)
    is_first = core[0] in first_family and core[-1] not in first_family
    if capital == core[0] or (capital is None and is_first):
        return PersonName(tuple(core), core[0], " ".join(core[1:]), suffix)
    return PersonName(tuple(core), core[-1], core[0], suffix)


def name_similarity(first: str, second: str) -> float:
    """Return 0 to 1: how likely two full names are spellings of one; `SAME` is the threshold.

    Order of the arguments and case do not matter. A name of one token is worth little beside a
    longer one, since any bearer of the token would fit.

    >>> name_similarity("Muammar Gaddafi", "Moammar Kadafi") >= SAME
    True
    >>> name_similarity("Lech Kaczyński", "Jarosław Kaczyński") >= SAME
    False
    """
    one, other = _folded(first), _folded(second)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    score = max(_aligned(_core(one), _core(other)), _aligned(_bare(one), _bare(other)))
    if _GLUED < score < SAME:
        glued = [_aligned(_core(tokens), _core(other)) for tokens in _glued(one, other)]
        glued += [_aligned(_core(one), _core(tokens)) for tokens in _glued(other, one)]
        score = max([score, *glued])
    if min(len(_core(one)), len(_core(other))) == 1 and _core(one) != _core(other):
        score *= _LONE
    return score


_GLUED = 0.3
"""Below this score no token was only parted in two."""
_LONE = 0.7


def may_be_one(first: PersonName, second: PersonName) -> bool:
    """Say whether two full names *of one text* can be one person's.

    Stricter than `name_similarity`: one text mostly keeps to one spelling, so given names that
    differ by more than transliteration, an initial or a short form are two people's, and so are
    father and son with their suffixes.
    """
    if first.suffix and second.suffix and first.suffix != second.suffix:
        return False
    if first.tokens == second.tokens:
        return True
    if not first.given or not second.given or not _families_agree(first, second):
        return False
    return _given_agree(first.given, second.given) and _middles_agree(first, second)


def same_family(first: str, second: str) -> bool:
    """Say whether two folded family names *of one text* are spellings of one.

    "Qaddafi" and "Gadhafi", "Morsi" and "Mursi"; not "Krurin" and "Grarin", whose skeletons agree.
    """
    if first == second:
        return True
    if min(len(first), len(second)) < _TRANSLITERATED:
        return False
    return _respelt_form(first) == _respelt_form(second)


@lru_cache(maxsize=20_000)
def _respelt_form(token: str) -> str:
    """Return a family name with what transliterations vary made one; its vowels still count."""
    reduced = _DOUBLED.sub(r"\1", re.sub(r"(?<=[^aeiou])h", "", token))
    reduced = _HARD_INITIAL.sub("k", reduced).translate(_VARYING)
    return _DOUBLED.sub(r"\1", reduced).rstrip("aiu")


_HARD_INITIAL = re.compile("^[qcg]")
_VARYING = str.maketrans("yjwoeq", "iivuik")


@lru_cache(maxsize=20_000)
def skeleton(token: str) -> str:
    """Return the consonants of a folded token with letters of one sound made one.

    >>> skeleton("qaddafi") == skeleton("gadhafi")
    True
    """
    reduced = token
    for written, heard in _PAIRS:
        reduced = reduced.replace(written, heard)
    reduced = reduced.translate(_LETTERS)
    first = "a" if reduced[:1] in "aeiou" else reduced[:1]
    rest = "".join(c for c in reduced[1:] if c not in "aeiouh")
    return _DOUBLED.sub(r"\1", first + rest)


# --- parts --------------------------------------------------------------------------------------


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    raw = tomllib.loads((_FOLDER / "name-parts.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()}


def _parts(name: str) -> frozenset[str]:
    return _word_lists()[name]


def family_names_first() -> frozenset[str]:
    """Return the folded family names that come first where they open a name: "Kim Jong-il"."""
    return _parts("family_first")


@cache
def given_name_variants() -> dict[str, frozenset[str]]:
    """Return the spellings and short forms of each folded given name; not transitive.

    Names of one line of the table are forms of one; a form of two lines ("Sandy") does not join
    them.
    """
    found: dict[str, set[str]] = {}
    lines = (_FOLDER / "given-name-variants.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            forms = {fold_name(form) for form in line.split("\t")}
            for form in forms:
                found.setdefault(form, set()).update(forms - {form})
    return {name: frozenset(forms) for name, forms in found.items()}


def _core(tokens: Sequence[str]) -> list[str]:
    """Leave particles out, and leading titles while two tokens remain."""
    core = _bare(tokens)
    while len(core) > 2 and _is_title(core[0]):
        core = core[1:]
    return core


def _bare(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if token not in _parts("particles")] or list(tokens)


def _is_title(token: str) -> bool:
    if token in _parts("honorifics"):
        return True
    title = titles().get(token)
    return title is not None and title.kind in {"honorific", "rank", "office"}


def _folded(words: str) -> tuple[str, ...]:
    tokens = fold_name(words).split()
    return tuple(token for token in tokens if token not in _parts("suffixes"))


def _capitalised_family(words: str, core: Sequence[str]) -> str | None:
    """Return the one token in capitals of a name that is not all in capitals: "Jean DUPONT"."""
    written = words.replace("-", " ").split()
    capital = [w for w in written if len(w) > 2 and w.isupper()]
    if len(capital) != 1 or len(written) < 2 or words.isupper():
        return None
    folded = fold_name(capital[0])
    return folded if folded in core else None


# --- alignment ----------------------------------------------------------------------------------


def _aligned(first: Sequence[str], second: Sequence[str]) -> float:
    short, long = sorted((first[:_LONGEST], second[:_LONGEST]), key=len)
    pairs = sorted(
        (-_token_similarity(x, y, is_family=(i == len(short) - 1, j == len(long) - 1)), i, j)
        for i, x in enumerate(short)
        for j, y in enumerate(long)
    )
    partner: dict[int, int] = {}
    worth: list[float] = []
    for negative, i, j in pairs:
        if i not in partner and j not in partner.values():
            partner[i] = j
            worth.append(-negative)
    score = (sum(worth) / len(worth) + min(worth)) / 2
    return score if _in_order(partner, len(short), len(long)) else score * _OTHER_GIVEN


_OTHER_GIVEN = 0.8


def _in_order(partner: dict[int, int], short: int, long: int) -> bool:
    """Say whether the first tokens meet, or all stand family name first against last."""
    if short == 1 or partner[0] == 0:
        return True
    return partner[0] == long - 1 or partner[short - 1] == 0


@lru_cache(maxsize=50_000)
def _token_similarity(first: str, second: str, *, is_family: tuple[bool, bool]) -> float:
    """Return 0 to 1; an initial fits what it begins, but for a family name."""
    if first == second:
        return 1.0
    if len(first) == 1 or len(second) == 1:
        fits = first[0] == second[0] and not (is_family[0] or is_family[1])
        return _INITIAL if fits else 0.0
    if second in given_name_variants().get(first, frozenset()):
        return _SKELETAL
    plain = _edit_similarity(first, second)
    one, other = skeleton(first), skeleton(second)
    if one != other:
        return max(plain, _SKELETAL * _edit_similarity(one, other))
    if len(one) > _TELLING or plain >= _HALF:
        return max(plain, _SKELETAL)
    return _SHORT_SKELETON if max(len(first), len(second)) < _SHORT else max(plain, _VAGUE)


_INITIAL = 0.85
_TELLING = 2
"""Skeletons of more consonants tell by themselves."""
_HALF = 0.5
_SHORT = 4
_SHORT_SKELETON = 0.8
"""Two of up to three letters: "Lee", "Li"."""
_VAGUE = 0.6
"""Two longer ones with two consonants in common: "Thapa", "Deuba"."""


def _edit_similarity(first: str, second: str) -> float:
    return 1 - edit_distance(first, second) / max(len(first), len(second), 1)


@lru_cache(maxsize=50_000)
def edit_distance(first: str, second: str) -> int:
    """Return the number of letters to change, insert or drop (Levenshtein)."""
    row = list(range(len(second) + 1))
    for i, x in enumerate(first, 1):
        above, row = row, [i]
        for j, y in enumerate(second, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y)))
    return row[-1]


def _glued(tokens: Sequence[str], others: Sequence[str]) -> Iterator[list[str]]:
    """Yield the name with neighbours made one where the other name has them so: "el Sisi"."""
    for at in range(min(len(tokens), _LONGEST) - 1):
        for size in (2, 3):
            if size == len(tokens):
                continue
            whole = "".join(tokens[at : at + size])
            if any(_is_whole(whole, other) for other in others):
                yield [*tokens[:at], whole, *tokens[at + size :]]


def _is_whole(glued: str, other: str) -> bool:
    if len(other) <= _SHORT:
        return False
    if _edit_similarity(glued, other) >= SAME:
        return True
    return len(skeleton(other)) > _TELLING + 1 and skeleton(glued) == skeleton(other)


# --- one text -----------------------------------------------------------------------------------

_TRANSLITERATED = 5
"""Shorter tokens differ in so few letters that a difference tells."""
_SPELT = 0.6


def _families_agree(first: PersonName, second: PersonName) -> bool:
    """Say whether the families are spelt alike, or one name holds all tokens of the other.

    "Gustavo Noboa" may be "Gustavo Noboa Bejarano".
    """
    if same_family(first.family, second.family):
        return True
    short, long = sorted((first.tokens, second.tokens), key=len)
    if len(short) < len(long):
        return short[0] == long[0] and set(short) <= set(long)
    return "".join(short[1:]) == "".join(long[1:])


def _given_agree(first: str, second: str) -> bool:
    if first == second or second in given_name_variants().get(first, frozenset()):
        return True
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return _is_respelt(first, second)


def _is_respelt(first: str, second: str) -> bool:
    """Say whether the difference is one of transliteration: "Mohamed" and "Muhammad".

    Not "Hassan" and "Hussein", "Mahmoud" and "Mohammad", "Jong-il" and "Yong-il".
    """
    if first.replace(" ", "") == second.replace(" ", ""):
        return True
    if _HARD.get(first[0], first[0]) != _HARD.get(second[0], second[0]):
        return False
    if min(len(first), len(second)) < _TRANSLITERATED:
        return first.translate(_SEMIVOWELS) == second.translate(_SEMIVOWELS)
    return skeleton(first) == skeleton(second) and _edit_similarity(first, second) >= _SPELT


_HARD = {"q": "k", "c": "k", "w": "v"}
_SEMIVOWELS = str.maketrans("yjw", "iiv")


def _middles_agree(first: PersonName, second: PersonName) -> bool:
    """Say whether no middle initials differ: "George H. W. Bush" is not "George W. Bush"."""
    middles = [
        [token for token in name.tokens if token not in {name.family, name.given}]
        for name in (first, second)
    ]
    if not middles[0] or not middles[1] or first.family != second.family:
        return True
    return _middle_fits(middles[0][0], middles[1][0])


def _middle_fits(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return first == second or _is_respelt(first, second)


# --- misreadings --------------------------------------------------------------------------------

_CONFUSED = (
    ("rn", "m"), ("cl", "d"), ("vv", "w"),
    ("l", "i"), ("1", "l"), ("1", "i"), ("0", "o"), ("5", "s"), ("8", "b"), ("6", "b"),
    ("e", "c"), ("u", "n"), ("h", "b"), ("f", "t"), ("q", "g"), ("!", "i"), ("|", "l"), ("$", "s"),
)  # fmt: skip


_LOOKS = str.maketrans("l1!|05$86heufqd", "iiiiossbbbcntgd")


def is_misread(damaged: str, good: str) -> bool:
    """Say whether one folded word is another as a scanner reads it: "Okdlo" no, "0kello" yes.

    Only letters that scanners take for one another count, at most two of them; a letter that
    merely differs makes another name.
    """
    if damaged == good or misread_form(damaged) != misread_form(good):
        return False
    return _misreadings(damaged, good, _AT_MOST)


_AT_MOST = 2


@lru_cache(maxsize=20_000)
def misread_form(token: str) -> str:
    """Return a folded word with the letters that scanners confuse made one: a key to look up by."""
    for one, other in _CONFUSED:
        if len(one) > 1:
            token = token.replace(one, other)
    return token.translate(_LOOKS)


def _misreadings(damaged: str, good: str, left: int) -> bool:
    while damaged and good and damaged[0] == good[0]:
        damaged, good = damaged[1:], good[1:]
    if not damaged and not good:
        return True
    if left == 0:
        return False
    for one, other in _CONFUSED:
        for was, seen in ((one, other), (other, one)):
            if damaged.startswith(seen) and good.startswith(was):
                rest = damaged[len(seen) :], good[len(was) :]
                if _misreadings(*rest, left - 1):
                    return True
    return False
