"""What is altered between the words of a document and a quotation of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from sayso.quoting.aligning import Pair, Quote
from sayso.quoting.wording import Wording

Kind = Literal["changed", "added", "left_out"]
Weight = Literal["negation", "number", "words"]
_NEGATIONS: Final = frozenset({
    "no", "not", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without",
    "cannot", "hardly", "barely", "deny", "denied", "denies", "denying", "refuse", "refused",
    "refuses", "unless",
})  # fmt: skip
_NUMBERS: Final = frozenset({
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
    "dozen", "dozens", "half", "third", "quarter", "%", "$", "£", "€",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One alteration: the document's words and the quotation's, either may be none.

    `weight` says what it turns on: a negation or a number where one of the words is one.
    """

    kind: Kind
    document: str
    quote: str
    weight: Weight


def differences(
    pairs: Sequence[Pair], page: Wording, text: str, quote: Quote, quote_text: str
) -> tuple[Difference, ...]:
    """Return the alterations in the steps of an alignment, neighbours taken together.

    A word that an ellipsis or a bracket of the quotation stands for is no step of it.
    """
    return tuple(
        _difference(run, page, text, quote, quote_text)
        for is_same, run in _runs(pairs, page, quote)
        if not is_same
    )


def _runs(pairs: Sequence[Pair], page: Wording, quote: Quote) -> Iterator[tuple[bool, list[Pair]]]:
    def is_same(pair: Pair) -> bool:
        if pair.quoted is None or pair.found is None:
            return False
        return page.keys[pair.found] == quote.wording.keys[pair.quoted]

    for same, run in groupby(pairs, key=is_same):
        yield same, list(run)


def _difference(
    run: Sequence[Pair], page: Wording, text: str, quote: Quote, quote_text: str
) -> Difference:
    found = [pair.found for pair in run if pair.found is not None]
    quoted = [pair.quoted for pair in run if pair.quoted is not None]
    keys = {page.keys[i] for i in found} ^ {quote.wording.keys[i] for i in quoted}
    return Difference(
        kind="changed" if found and quoted else "added" if quoted else "left_out",
        document=_stretch(text, page, found),
        quote=_stretch(quote_text, quote.wording, quoted),
        weight=_weight(keys),
    )


def _stretch(text: str, wording: Wording, places: Sequence[int]) -> str:
    if not places:
        return ""
    return " ".join(text[wording.spans[places[0]][0] : wording.spans[places[-1]][1]].split())


def _weight(keys: set[str]) -> Weight:
    if any(key in _NEGATIONS or key.endswith("n't") for key in keys):
        return "negation"
    if any(key in _NUMBERS or key[:1].isdigit() for key in keys):
        return "number"
    return "words"
