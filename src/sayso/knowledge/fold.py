"""One way to fold a name for look-up, used when the tables are built and when they are read.

In comes a name as written; out comes lower case without accents, apostrophes, full stops and a
leading article, hyphens and slashes as spaces. It does not transliterate other scripts.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_DROPPED = re.compile(r"['’‘ʻʼʿʾ`´.\"“”]")
_PARTED = re.compile(r"[\s\-‐‑‒–/_,&]+")


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """Return the folded form of `name`; empty if nothing is left.

    >>> fold_name("the Élysée")
    'elysee'
    >>> fold_name("Stoke-on-Trent")
    'stoke on trent'
    """
    lowered = name.casefold()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
        lowered = "".join(c for c in decomposed if not unicodedata.combining(c))
    parted = _PARTED.sub(" ", _DROPPED.sub("", lowered)).strip()
    return parted.removeprefix("the ")
