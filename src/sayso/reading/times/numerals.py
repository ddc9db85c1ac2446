"""Numbers in words and digits, read to the arguments of forms.

Every reader takes the lower-case words of a captured stretch and gives a string for a form: digits,
`X` for a number that is left open, or `_` for nothing. English only.
"""

import re
from collections.abc import Callable, Mapping

from sayso.reading.times.tokens import digit_classes

Words = list[str]

_HALF = 0.5
_BOUNDED = frozenset({"few", "several"})
"""Open numbers that have bounds of their own; forms keep the word."""


class Numerals:
    """Readers of numbers over the meanings of the lexicon."""

    def __init__(self, meaning: Mapping[str, Mapping[str, object]]) -> None:
        self._values: dict[str, float] = {}
        for name in ("ones", "teens", "tens", "scale", "ordinal_one", "ordinal_high"):
            for word, value in meaning[name].items():
                if isinstance(value, int):
                    self._values[word] = value
        self._scales = set(meaning["scale"])
        self._vague = set(meaning["vague"])

    def cardinal(self, words: Words) -> str:
        """Read "24", "1,500", "two and a half", "twenty-four", "a hundred"; `X` when open."""
        for word in words:
            if word in self._vague:
                return "2" if word == "couple" else word if word in _BOUNDED else "X"
        if any(word.endswith("s") and word[:-1] in self._scales for word in words):
            return "X"
        if len(words) == 4 and words[2] == "/":
            return f"{self._number(words[0]) + self._fraction(words[1], words[3]):g}"
        total, current = 0.0, 0.0
        for word in words:
            if word in self._scales:
                current = (current or 1) * self._values[word]
                if word == "thousand":
                    total, current = total + current, 0.0
            elif word == "half":
                current += _HALF
            elif word in {"a", "an"}:
                current = current or 1 if words[-1] != "half" or len(words) == 1 else current
            else:
                current += self._number(word)
        return f"{total + current:g}" if total + current < 1e15 else "X"

    def _number(self, word: str) -> float:
        if word[0].isdigit():
            return float(re.sub(r"(st|nd|rd|th)$", "", word.replace(",", "")))
        return self._values.get(word, 0.0)

    def _fraction(self, above: str, below: str) -> float:
        divisor = self._number(below)
        return self._number(above) / divisor if divisor else 0.0

    def ordinal(self, words: Words) -> str:
        """Read "4th", "fourth", "twenty-first"."""
        return f"{sum(self._number(word) for word in words if word != '-'):g}"

    def year(self, words: Words) -> str:
        """Read "1914" and "nineteen eighty-four"."""
        if words[0].isdigit():
            return str(int(words[0]))
        if "thousand" in words:
            return self.cardinal([word for word in words if word != "and"])
        first = int(self._values[words[0]])
        rest = sum(int(self._values.get(word, 0)) for word in words[1:] if word != "hundred")
        return str(first * 100 + rest) if first < 100 else str(first + rest)


def clock(words: Words) -> str:
    """Read "18:30", "6.30", "0600" and "6" to `hour, minute`."""
    digits = words[0].replace(".", ":")
    if ":" in digits:
        hour, minute = digits.split(":")[:2]
    elif "hhmm" in digit_classes(digits) and len(digits) == 4:
        hour, minute = digits[:2], digits[2:]
    else:
        hour, minute = digits, "0"
    return f"{int(hour)}, {int(minute)}"


def decade(words: Words) -> str:
    """Read "1990s" and "90s"."""
    return words[0].rstrip("s").rstrip("'’")


def numeric_date(words: Words) -> str:
    """Read "24/08/2018" to three numbers, with `day_first` where points stand between."""
    numbers = ", ".join(str(int(part)) for part in re.split(r"[./-]", words[0]))
    return f"{numbers}, day_first" if "." in words[0] else numbers


def iso_date(words: Words) -> str:
    """Read "2019-03-04" and "2019-03-04T06:30Z" to numbers, with `UTC` where a `Z` stands."""
    digits = re.sub(r"\D", "", words[0][:10] + words[0][10:16])
    pieces = [digits[:4], digits[4:6], digits[6:8], digits[8:10], digits[10:12]]
    text = ", ".join(str(int(piece)) for piece in pieces if piece)
    return text + (", UTC" if words[0].endswith("z") else "")


def readers(numerals: Numerals) -> dict[str, Callable[[Words], str]]:
    """Return the reader for each macro of `rules.toml` whose words have to be computed."""
    return {
        "number": numerals.cardinal,
        "count": numerals.cardinal,
        "exact": numerals.cardinal,
        "ordinal": numerals.ordinal,
        "day": numerals.ordinal,
        "dayth": numerals.ordinal,
        "dd": numerals.ordinal,
        "year": numerals.year,
        "spoken_year": numerals.year,
        "clocktime": clock,
        "clock": clock,
        "hhmm": clock,
        "numdate": numeric_date,
        "iso": iso_date,
        "ddth": numerals.ordinal,
        "nth": numerals.ordinal,
        "int": numerals.cardinal,
        "decade4": decade,
        "decade2": decade,
    }
