"""Places as datelines write them: "PORT ADEL, Norland", "GENEVA/NEW YORK", "ABOARD THE MERIDIAN".

The words are read by their capitals alone, for most places of datelines are small; what is known
of names is asked only where nothing but a dash or a colon parts the place from what follows.
"""

import re
from dataclasses import dataclass
from typing import Final

from sayso.knowledge import (
    bodies,
    cities_named,
    country_names,
    divisions_named,
    fold_name,
    gender_of,
    regions,
)
from sayso.repair.lexical.lexicon import is_known
from sayso.repair.words import word_set
from sayso.repair.written_dates import MONTH, WEEKDAY

AGENCIES: Final = word_set(
    "AA AAP AFP AGI AKI ANA ANI ANSA ANTARA AP APA ARMENPRESS BBC BELGA BERNAMA BSS BTA CNN CNA "
    "CP DPA DPA-AFX ECNS EFE ENA GNA IANS INA IRIN IRNA ITAR-TASS KAZINFORM KCNA KUNA KYODO LUSA "
    "MAP MENA MTI NAMPA NAN NHK NPR NTB PA PANA PAP PNA PTI RIA RSS SANA SAPA SDA SPA STT TAP "
    "TASS TASR TT UNB UNI UPI VNA WAFA WAM XINHUA YONHAP"
)
_WORD: Final = (
    r"(?:(?:[^\W\d_]\.){2,4}|(?:St|Ft|Mt|ST|FT|MT)\.|[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*)"
)
_PARTING: Final = re.compile(r"\s?/\s?|\s(?:&|and)\s")
_ONE = re.compile(_WORD)
_GLUE = re.compile(r"\s?/\s?|\s&\s|\s(?:(?:and|de|do|da|du|del|la|le|el|al|of|upon|sur|am)\s){0,2}")
_GLUE_IN_REGION = re.compile(r"\s(?:(?:and|of|the|del|de)\s){0,2}")
_NO_PLACE = re.compile(
    rf"(?:{MONTH}|{WEEKDAY}|updated\b"
    rf"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?,?\s?(?:\d|{MONTH}))",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s?,\s?(?:(?:[Oo]ff|[Nn]ear|[Ii]n)\s)?")
_ABBREVIATED = re.compile(
    r"(?:Ala|Ariz|Ark|Calif|Cal|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Kans|Ky|La|Mass|Md|Me|Mich|Minn"
    r"|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Alta|Man|Sask"
    r"|Eng|Ire|Mex|Wisc|[NSW]\.\s?(?:Va|Dak|Car|Mex))\."
)
_BRACKET = re.compile(r"\s\([^\W\d_]{3,20}\)(?=,)")
# What the last word of a place says it is: "MIDWAY ATOLL".
_KINDS: Final = word_set(
    "atoll island islands city county beach springs bay river valley village harbor harbour hills "
    "falls lake pass strait peninsula desert airport province border"
)
_MOST_WORDS: Final = 8
_LEAST_UNKNOWN: Final = 5
_TITLES: Final = word_set(
    "president king queen prince princess pope minister chairman judge captain general colonel "
    "senator governor mayor lord lady sir mr mrs ms dr professor bishop justice sheikh emir sultan"
)
_MOST_PLAIN: Final = 3
_LARGE: Final = 150_000
_BEGINNINGS: Final = (
    "aboard ", "on board ", "at sea", "off ", "near ", "outside ", "with the ", "somewhere ",
    "north of ", "south of ", "east of ", "west of ", "on the ", "camp ", "fort ", "port ", "lake ",
    "mount ", "in the ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """The words of a place with its regions; `head_end` is where the first region begins."""

    text: str
    start: int
    head_end: int
    end: int
    in_capitals: bool

    @property
    def head(self) -> str:
        """The place without its regions."""
        return self.text[self.start : self.head_end]

    @property
    def has_region(self) -> bool:
        """Whether a region follows the place: in title case, an abbreviation, or known."""
        region = self.text[self.head_end : self.end].strip(" ,")
        if not region:
            return False
        return (
            "." in region or not region.isupper() or is_province(region) or _is_known_place(region)
        )

    @property
    def is_known(self) -> bool:
        """Whether the head, or its part before a stroke, is a city's or a region's name."""
        return any(map(_is_known_place, _PARTING.split(self.head)))

    @property
    def is_large(self) -> bool:
        """Whether it is a city that news can do without a date for."""
        cities = cities_named(fold_name(self.head))
        return bool(cities) and cities[0].population >= _LARGE

    @property
    def may_be_unknown(self) -> bool:
        """Whether words in capitals that no list has may name a place at all.

        Words of the language ("STEP ONE"), organisations, abbreviations and persons do not.
        """
        folded = fold_name(self.head)
        words = self.head.split()
        if words[0].lower() in _TITLES:
            return False
        if self.head.lower().startswith(_BEGINNINGS) or words[-1].lower() in _KINDS:
            return True
        has_odd_region = self.end > self.head_end and not self.has_region
        if (
            has_odd_region
            or folded in bodies()
            or (len(words) == 1 and len(self.head) < _LEAST_UNKNOWN)
        ):
            return False
        plain = sum(is_known(word.lower()) or len(word) == 1 for word in words)
        if plain == len(words) or plain >= _MOST_PLAIN:  # "POLLS MAY BE WRONG IN NORLAND"
            return False
        return len(words) == 1 or gender_of(words[0].title()) is None


def is_province(name: str) -> bool:
    """Whether a name is that of a country or of a part of one."""
    folded = fold_name(name)
    return folded in country_names() or bool(divisions_named(folded))


def _is_known_place(name: str) -> bool:
    folded = fold_name(name)
    return bool(cities_named(folded) or folded in regions() or divisions_named(folded))


def read_place(text: str, start: int, end: int) -> Place | None:
    """Return the place that begins here, with its regions."""
    first = _ONE.match(text, start, end)
    if first is None or not first[0][0].isupper() or _NO_PLACE.match(text, start, end):
        return None
    in_capitals = _is_capitals(first[0])
    if first[0] == "By" or not (in_capitals or _is_title(first[0])):
        return None
    head_end = at = _words_end(text, first.end(), end, _GLUE, in_capitals=in_capitals)
    bracket = _BRACKET.match(text, at, end)
    at = bracket.end() if bracket else at
    for _ in range(2):
        at = _region_end(text, at, end)
    return Place(text, start, head_end, at, in_capitals)


def _words_end(text: str, at: int, end: int, glues: re.Pattern[str], *, in_capitals: bool) -> int:
    """Return where a run of words written alike ends."""
    for _ in range(_MOST_WORDS):
        glue = glues.match(text, at, end)
        word = _ONE.match(text, glue.end(), end) if glue else None
        if word is None or _NO_PLACE.match(text, word.start(), end):
            return at
        if not (_is_capitals(word[0]) if in_capitals else _is_title(word[0])):
            return at
        at = word.end()
    return at


def _region_end(text: str, at: int, end: int) -> int:
    """Return where a region behind a comma ends; `at` when there is none."""
    comma = _COMMA.match(text, at, end)
    word = _ONE.match(text, comma.end(), end) if comma else None
    if word is None or not word[0][0].isupper() or _NO_PLACE.match(text, word.start(), end):
        return at
    if word[0] in AGENCIES:
        return at
    short = _ABBREVIATED.match(text, word.start(), end)
    if short:
        return short.end()
    if not (_is_capitals(word[0]) or _is_title(word[0])):
        return at
    return _words_end(text, word.end(), end, _GLUE_IN_REGION, in_capitals=_is_capitals(word[0]))


def _is_capitals(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    if len(letters) >= _LEAST_UNKNOWN:  # a scanner reads "I" as "l"
        letters = [char for char in letters if char != "l"]
    return all(char.isupper() for char in letters)


def _is_title(word: str) -> bool:
    return word[0].isupper() and (len(word) > 1) and not _is_capitals(word)
