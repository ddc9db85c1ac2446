"""What speaks for a reading, compared with leaving its tokens as they stand.

In goes a reading, out comes a row of numbers under the names in `FEATURES`: how frequent old and
new words are, how well they stand beside their neighbours, what step made them, how the document
writes. `weighing` turns rows into probabilities.
"""

from itertools import pairwise
from typing import Final

from sayso.knowledge.words import CAPITAL, END, LOWER, word_fits, word_pairs, words
from sayso.repair.lexical.candidates import Reading, is_capitals
from sayso.repair.lexical.channel import THIN
from sayso.repair.lexical.tokens import (
    UNKNOWN,
    Gap,
    Tokens,
    place_before,
    place_behind,
    place_of,
    rank_before,
    rank_behind,
)
from sayso.repair.words import word_set

FUNCTION_WORDS: Final = word_set(
    "the of and to a in that is was for it with as his on be at by i this had not are but from or "
    "have an they which were their has been he she we you who will more no if out so up its into "
    "than them can only other would could her him my what there when said about some then do any "
    "all our over also these may after did many before must through such where those now most "
    "under while during against between because should"
)

FEATURES: Final = (
    # words: logarithms of frequencies, new ones and known old ones; unknown old ones by their look
    "frequency new", "frequency new short", "frequency old",
    "unknown 1", "unknown 2", "unknown 3-4", "unknown 5-7", "unknown 8+",
    "unknown capital", "unknown mixed", "unknown capitals",
    # pairs with the neighbours: how much oftener than by chance; unseen ones; ones with the unknown
    "seen new", "seen new short", "unseen new", "unseen new short", "unexpected new", "blocked new",
    "seen old", "unseen old", "unexpected old", "blocked old",
    "seen inner", "unseen inner", "unexpected inner", "weaker side new",
    # fits with the neighbours, seen there or not; of a word in place of a known one, the gain
    "fit new", "fit weaker new", "fit new short", "fit old", "fit weaker old", "fit inner",
    "fit gain known", "fit weaker gain known", "fit unplaced",
    # steps
    "lost thin", "lost", "listed", "digit", "other", "doubled", "extra", "gap thin", "gap", "join",
    "split function", "split plain", "split capital", "split known", "split long", "split clitic",
    "split length", "digit length",
    "all known letter", "all known join", "inflection", "first letter", "last letter",
    # length of what is made
    "length", "length letter", "long letter", "shortest part",
    # capitals
    "capital split", "capital split initial", "capital split shortest", "capital join",
    "capital frame", "capital frame good", "capital frame known", "split names", "split capitals",
    "capital document", "capital length",
    "capital initial", "capital short", "capital middle", "capital long", "capitals",
    "capital name", "capital made", "capital made beside", "lower made beside",
    # the document
    "document new", "document new capital", "document twice capital", "document old",
    "document name", "unknown around", "clitic",
    # what else is damaged in it (`document_glyphs`)
    "same step", "same kind", "density",
)  # fmt: skip
_PLACES: Final = {name: place for place, name in enumerate(FEATURES)}

UNSEEN_FROM: Final = -18.5
"""Pairs that should be more frequent than this by chance and were not kept avoid each other."""
_UNLISTED: Final = -14.0
"""The logarithm of the frequency of a name that only the document knows."""
_SHORT: Final = 2
_GOOD: Final = 1.25
"""Capital words that stand together this much oftener than by chance are one name."""


class _Row:
    """One row of numbers, filled by name."""

    __slots__ = ("values",)

    def __init__(self) -> None:
        self.values = [0.0] * len(FEATURES)

    def add(self, name: str, value: float = 1.0) -> None:
        self.values[_PLACES[name]] += value


def evidence(tokens: Tokens, reading: Reading) -> list[float]:
    """Return the numbers under `FEATURES` for a reading."""
    row = _Row()
    left, right = _neighbours(tokens, reading)
    _weigh_old(tokens, reading, left, right, row)
    _weigh_new(tokens, reading, left, right, row)
    _weigh_fit(tokens, reading, row)
    _weigh_step(tokens, reading, row)
    _weigh_capitals(tokens, reading, row)
    _weigh_document(tokens, reading, row)
    return row.values


def _neighbours(tokens: Tokens, reading: Reading) -> tuple[int | None, int | None]:
    """Return the ranks beside a reading; None where no word stands side by side with it."""
    return rank_before(tokens, reading.first), rank_behind(tokens, reading.last)


def _weigh_old(
    tokens: Tokens, reading: Reading, left: int | None, right: int | None, row: _Row
) -> None:
    ranks: list[int | None] = [left]
    for i in range(reading.first, reading.last + 1):
        rank = tokens.rank[i]
        if tokens.is_known[i] and rank != UNKNOWN:
            row.add("frequency old", -words().log_frequency(rank))
            ranks.append(rank)
        else:
            row.add(_look(tokens.form[i]))
            ranks.append(UNKNOWN)
    ranks.append(right)
    _weigh_pairs(ranks, "old", row, sign=-1.0)


def _look(form: str) -> str:
    if not form.isalpha():
        return "unknown mixed"
    if is_capitals(form):
        return "unknown capitals"
    if form[0].isupper():
        return "unknown capital"
    size = len(form)
    if size <= _SHORT:
        return f"unknown {size}"
    return "unknown 3-4" if size <= 4 else "unknown 5-7" if size <= 7 else "unknown 8+"


def _weigh_new(
    tokens: Tokens, reading: Reading, left: int | None, right: int | None, row: _Row
) -> None:
    found = words()
    ranks: list[int | None] = []
    frequency = 0.0
    for word in reading.words:
        rank = found.ranks.get(word.lower().replace("’", "'"))
        ranks.append(UNKNOWN if rank is None else rank)
        frequency += _UNLISTED if rank is None else found.log_frequency(rank)
    row.add("frequency new", frequency)
    if len(ranks) > 1:
        _weigh_pairs(ranks, "inner", row)
    first, first_unseen = _weigh_pairs([left, ranks[0]], "new", row)
    last, last_unseen = _weigh_pairs([ranks[-1], right], "new", row)
    row.add("weaker side new", min(first, last))
    if len(tokens.form[reading.first]) <= _SHORT and reading.first == reading.last:
        row.add("frequency new short", frequency)
        row.add("seen new short", first + last)
        row.add("unseen new short", first_unseen + last_unseen)


def _weigh_pairs(
    ranks: list[int | None], side: str, row: _Row, *, sign: float = 1.0
) -> tuple[float, int]:
    """Add what the pairs of neighbours say; return the sum and how many are unseen."""
    total, count = 0.0, 0
    found = words()
    for left, right in pairwise(ranks):
        if left is None or right is None:
            continue
        if UNKNOWN in (left, right):
            if side != "inner":
                row.add(f"blocked {side}", sign)
            continue
        value = word_pairs().association(left, right)
        if value is not None:
            row.add(f"seen {side}", sign * value)
            total += value
            continue
        expected = found.log_frequency(left) + found.log_frequency(right)
        avoided = min(0.0, UNSEEN_FROM - expected)
        row.add(f"unseen {side}", sign)
        row.add(f"unexpected {side}", sign * avoided)
        total += avoided - 1
        count += 1
    return total, count


def _weigh_fit(tokens: Tokens, reading: Reading, row: _Row) -> None:
    fit = word_fits().fit
    left, right = place_before(tokens, reading.first), place_behind(tokens, reading.last)
    new = [place_of(word) for word in reading.words]
    old = [tokens.place[i] for i in range(reading.first, reading.last + 1)]
    new_sides = fit(left, new[0]), fit(new[-1], right)
    old_sides = fit(left, old[0]), fit(old[-1], right)
    row.add("fit new", sum(new_sides))
    row.add("fit weaker new", min(new_sides))
    row.add("fit old", -sum(old_sides))
    row.add("fit weaker old", -min(old_sides))
    if len(tokens.form[reading.first]) <= _SHORT and reading.first == reading.last:
        row.add("fit new short", sum(new_sides))
    row.add("fit inner", sum(fit(*pair) for pair in pairwise(new)))
    row.add("fit inner", -sum(fit(*pair) for pair in pairwise(old)))
    row.add("fit unplaced", (new[0] < 0) + (new[-1] < 0))
    if all(tokens.is_known[i] for i in range(reading.first, reading.last + 1)):
        row.add("fit gain known", sum(new_sides) - sum(old_sides))
        row.add("fit weaker gain known", min(new_sides) - min(old_sides))


def _weigh_step(tokens: Tokens, reading: Reading, row: _Row) -> None:
    step = reading.step
    size = min(12, sum(map(len, reading.words)))
    all_known = all(tokens.is_known[i] for i in range(reading.first, reading.last + 1))
    row.add("length", size)
    if step is not None and step.step != "gap":
        row.add(step.step)
        row.add("digit length", size * (step.step == "digit"))
        row.add("length letter", size)
        row.add("long letter", size >= 6)
        row.add("first letter", step.at == 0)
        row.add("last letter", step.at >= len(tokens.form[reading.first]) - 1)
        row.add("inflection", all_known and _is_inflection(tokens, reading))
    elif step is not None:
        row.add("gap thin" if step.meant in THIN else "gap")
    elif reading.kind == "join":
        row.add("join")
    else:
        _weigh_split(tokens, reading, row)
    if all_known:
        row.add("all known letter" if reading.kind == "letter" else "all known join")


def _is_inflection(tokens: Tokens, reading: Reading) -> bool:
    """Whether old and new word differ by an ending only: "refugee", "refugees"."""
    old, new = tokens.form[reading.first], reading.words[0]
    return old[:-1] == new or new[:-1] == old


def _weigh_split(tokens: Tokens, reading: Reading, row: _Row) -> None:
    left, right = parts = reading.words[0], reading.words[-1]
    shortest = min(len(left), len(right))
    row.add("shortest part", min(4, shortest))
    row.add("split long", shortest >= 4)
    row.add("split length", min(16, len(left) + len(right)))
    row.add("split clitic", left.endswith(("'s", "’s")))
    form = tokens.form[reading.first]
    if right[0].isupper():
        row.add("split names", sum(_is_only_name(part) or tokens.count[part] > 0 for part in parts))
    if form[0].isupper():
        row.add("split capitals", left.isupper() and len(left) > 1)
        initial = tokens.is_initial(reading.first)
        row.add("capital split initial" if initial else "capital split")
        row.add("capital split shortest", min(6, shortest))
    row.add("split known", tokens.count[left] > 0 and tokens.count[right] > 0)
    if right[0].isupper():
        row.add("split capital")
    elif left.lower() in FUNCTION_WORDS or right in FUNCTION_WORDS:
        row.add("split function")
    else:
        row.add("split plain")


def _weigh_capitals(tokens: Tokens, reading: Reading, row: _Row) -> None:
    form, word = tokens.form[reading.first], reading.words[0]
    if is_capitals(form):
        row.add("capitals")
    elif form[0].isupper() and reading.kind == "split":
        return  # weighed with the step
    elif form[0].isupper():
        row.add("capital join", reading.first != reading.last)
        _weigh_frame(tokens, reading, row)
        size = len(form)
        inside = "short" if size <= 5 else "middle" if size <= 7 else "long"
        initial = tokens.is_initial(reading.first)
        row.add("capital initial" if initial else f"capital {inside}")
        row.add("capital name", reading.kind == "letter" and _is_only_name(word))
    elif reading.kind == "letter" and reading.step is not None and reading.step.at == 0:
        beside = _has_capital_beside(tokens, reading)
        if word[0].isupper():
            row.add("capital made")
            row.add("capital made beside", beside)
        else:
            row.add("lower made beside", beside)


def _weigh_frame(tokens: Tokens, reading: Reading, row: _Row) -> None:
    """Add how well a new word goes with a capital word beside it: "General Staff"."""
    if tokens.is_initial(reading.first) or len(reading.words) > 1:
        return
    rank = words().ranks.get(reading.words[0].lower())
    row.add("capital length", min(10, len(tokens.form[reading.first])))
    row.add("capital document", tokens.count[reading.words[0]] > 0)
    if rank is None:
        return
    found = 0.0
    before, behind = rank_before(tokens, reading.first), rank_behind(tokens, reading.last)
    if before is not None and before > END and tokens.form[reading.first - 1][0].isupper():
        found = word_pairs().association(before, rank) or 0.0
    if behind is not None and behind > END and tokens.form[reading.last + 1][0].isupper():
        found = max(found, word_pairs().association(rank, behind) or 0.0)
    row.add("capital frame", found)
    row.add("capital frame good", found >= _GOOD)
    if tokens.is_known[reading.first]:
        row.add("capital frame known", found)


def _is_only_name(word: str) -> bool:
    rank = words().ranks.get(word.lower())
    return rank is not None and words().writing(rank) & (LOWER | CAPITAL) == CAPITAL


def _has_capital_beside(tokens: Tokens, reading: Reading) -> bool:
    """Whether a word with a capital that is not due to its place stands right before or behind."""
    before, behind = reading.first - 1, reading.last + 1
    if (
        before >= 0
        and tokens.gap[before] == Gap.SPACE
        and not tokens.is_initial(before)
        and tokens.form[before][0].isupper()
    ):
        return True
    return (
        behind < len(tokens)
        and tokens.gap[reading.last] == Gap.SPACE
        and tokens.form[behind][0].isupper()
    )


def _weigh_document(tokens: Tokens, reading: Reading, row: _Row) -> None:
    form = tokens.form[reading.first]
    new = min(3, *(tokens.count[word] for word in reading.words), 3)
    row.add("document new", new)
    if form[0].isupper() or reading.words[0][0].isupper():
        row.add("document new capital", new)
        row.add("document twice capital", new > 1)
    if reading.kind == "letter" and reading.words[0].lower() not in words().ranks:
        row.add("document name")
    row.add("document old", min(3, tokens.count[form] - 1))
    row.add("clitic", tokens.has_clitic[reading.last])
    around = range(max(0, reading.first - 2), min(len(tokens), reading.last + 3))
    unknown = sum(not tokens.is_known[i] for i in around)
    unknown -= sum(not tokens.is_known[i] for i in range(reading.first, reading.last + 1))
    row.add("unknown around", unknown)
