"""Pronouns made from names: a person named again becomes "he" or "she", to be traced back.

After MaskedWiki and WikiCREM (Kocijan et al. 2019), which did so with whole names in Wikipedia;
here a later mention by surname in the news of PolNeAR's training part gives way to the pronoun
that fits its gender and its place in the clause, and stands among all persons named before it.
"""

import json
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from sayso.language.tokens import tokenise
from training.data.phrases import names_again
from training.documents import Mention, TrainingDocument

BEFORE, BEHIND, MOST = 80, 24, 8
"""Words before and behind the pronoun, and pronouns taken from one article at most."""
_TITLES = frozenset(
    ("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Sen", "Sen.", "Rep", "Rep.", "Gov",
     "Gov.", "Gen", "Gen.", "President", "Senator", "Secretary", "Governor", "Justice", "Judge",
     "Minister", "Congressman", "Congresswoman", "Mayor", "General", "Professor")
)  # fmt: skip
_SUBJECT_AFTER = frozenset(
    ("that", "and", "but", "when", "as", "if", "because", "while", "after", "before", "where",
     "what", "since", "although", "though", "until", "whether", "than", "which", "who", "how")
)  # fmt: skip
_OBJECT_AFTER = frozenset(
    ("to", "of", "for", "with", "by", "from", "against", "about", "on", "at", "under", "behind",
     "over", "around", "toward", "towards", "told", "asked", "called", "accused", "urged", "made",
     "gave", "see", "saw", "let", "help", "helped", "support", "supported", "supports", "beat")
)  # fmt: skip
_VERBS = frozenset(
    ("said", "says", "say", "was", "is", "were", "had", "has", "would", "will", "could", "can",
     "did", "does", "told", "also", "may", "might", "should", "must", "never", "made", "went",
     "came", "took", "wrote", "added", "argued", "told", "won", "lost", "called", "wants", "wanted")
)  # fmt: skip
_CLOSERS = frozenset(
    (".", ",", ";", ":", "?", "!", "and", "or", "as", "in", "on", "for", "to", "at")
)
_SENTENCE_ENDS = frozenset((".", "?", "!"))
_PRONOUNS = {"m": ("he", "him", "his"), "f": ("she", "her", "her")}


@dataclass(frozen=True, slots=True)
class _Named:
    """A person named at `[start, end)`; `person` counts the persons of the article."""

    start: int
    end: int
    person: int


def masked_name_documents(root: Path) -> list[TrainingDocument]:
    """Return stretches of news in which one later mention of a person is a pronoun."""
    genders = _genders()
    out: list[TrainingDocument] = []
    with lzma.open(root / "polnear" / "train.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            out += _stretches(json.loads(line)["text"], genders)
    return out


def _genders() -> dict[str, str]:
    table = resources.files("sayso.knowledge") / "data" / "given-names.tsv"
    rows = (line.split("\t") for line in table.read_text("utf-8").splitlines())
    return {row[0]: row[1] for row in rows if len(row) > 1 and row[1] in _PRONOUNS}


def _stretches(text: str, genders: dict[str, str]) -> list[TrainingDocument]:
    spans = tokenise(text)
    forms = [text[a:b] for a, b in spans]
    behind = [*(a for a, _ in spans[1:]), len(text)]
    gaps = [text[b:a] for (_, b), a in zip(spans, behind, strict=True)]
    named, gender = _persons(forms, genders)
    found = [
        (index, pronoun)
        for index, mention in enumerate(named)
        if (pronoun := _pronoun(forms, gaps, mention, gender[mention.person]))
        and _has_choice(forms, named[:index], mention)
    ]
    spread = max(1, len(found) // MOST)
    return [_document(forms, gaps, named, index, word) for index, word in found[::spread][:MOST]]


def _persons(forms: Sequence[str], genders: dict[str, str]) -> tuple[list[_Named], list[str]]:
    """Return every mention of a person whose full name stands in the text, and their genders."""
    full = list(_full_names(forms, genders))
    by_surname: dict[str, set[tuple[str, str]]] = {}
    for start, end in full:
        by_surname.setdefault(forms[end - 1], set()).add(
            (forms[start], genders[forms[start].lower()])
        )
    # Two persons of one surname cannot be told apart by it.
    ids = {name: at for at, name in enumerate(n for n, who in by_surname.items() if len(who) == 1)}
    gender = [next(iter(by_surname[name]))[1] for name in ids]
    ends = {end: start for start, end in full}
    named: list[_Named] = []
    for at, form in enumerate(forms):
        if form not in ids:
            continue
        start = ends.get(at + 1, at)
        if start < at or not _is_part_of_name(forms, at):
            named.append(_Named(start, at + 1, ids[form]))
    return named, gender


def _full_names(forms: Sequence[str], genders: dict[str, str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(forms) - 1:
        end = at + 1
        while end < len(forms) and end < at + 3 and _is_name(forms[end]):
            end += 1
        if end > at + 1 and _is_name(forms[at]) and forms[at].lower() in genders:
            yield at, end
            at = end
        else:
            at += 1


def _is_name(form: str) -> bool:
    return len(form) > 2 and form.isalpha() and form[0].isupper() and form[1:].islower()


def _is_part_of_name(forms: Sequence[str], at: int) -> bool:
    before = forms[at - 1] if at else "."
    after = forms[at + 1] if at + 1 < len(forms) else "."
    return (before[:1].isupper() and before not in _TITLES) or after[:1].isupper()


def _pronoun(forms: Sequence[str], gaps: Sequence[str], mention: _Named, gender: str) -> str | None:
    """Return the pronoun in the case that the words around ask for; `None` where it is unclear."""
    if mention.end >= len(forms):
        return None
    start = mention.start - (forms[mention.start - 1] in _TITLES)
    before = forms[start - 1] if start > 0 and "\n" not in gaps[start - 1] else "."
    after = forms[mention.end]
    subject, object_, possessive = _PRONOUNS[gender]
    if after in {"'s", "’s"}:
        return possessive
    opens = before in {".", "?", "!", "“"}
    if opens or before.lower() in _SUBJECT_AFTER or (before == "," and after in _VERBS):
        if after in _VERBS or (after.isalpha() and after.islower() and after not in _CLOSERS):
            return subject.capitalize() if opens else subject
        return None
    if before.lower() in _OBJECT_AFTER and after in _CLOSERS:
        return object_
    return None


def _has_choice(forms: Sequence[str], before: Sequence[_Named], mention: _Named) -> bool:
    """Whether another person is named in the words before, and this one close by.

    Writers repeat a name where a pronoun would not be understood, mostly from farther away.
    """
    near = [m for m in before if m.start >= mention.start - BEFORE]
    own = [m.end for m in near if m.person == mention.person]
    if not own or len(own) == len(near):
        return False
    return sum(form in _SENTENCE_ENDS for form in forms[own[-1] : mention.start]) <= 1


def _document(
    forms: Sequence[str], gaps: Sequence[str], named: Sequence[_Named], index: int, word: str
) -> TrainingDocument:
    mention = named[index]
    start = mention.start - (forms[mention.start - 1] in _TITLES)
    end = mention.end + (forms[mention.end] in {"'s", "’s"})
    first = _opening(gaps, max(0, mention.start - BEFORE), mention.start)
    last = min(len(forms), end + BEHIND)
    known = [m for m in named[:index] if m.start >= first]
    first = min([first, *(m.start for m in known)])
    mentions = [
        Mention(at, m.end - 1 - first, m.start - first, m.end - 1 - first, m.person, counted=False)
        for at, m in enumerate(known)
    ]
    at = start - first
    mentions.append(Mention(len(known), at, at, at, mention.person))
    shown = (*forms[first:start], word, *forms[end:last])
    if at and (shown[at - 1] in _SENTENCE_ENDS or "\n" in gaps[start - 1]):
        shown = (*shown[:at], word.capitalize(), *shown[at + 1 :])
    return TrainingDocument(
        forms=shown,
        gap=(*gaps[first:start], gaps[end - 1], *gaps[end:last]),
        names=names_again(shown, [(m.first, m.last + 1) for m in mentions[:-1]]),
        mentions=tuple(mentions),
    )


def _opening(gaps: Sequence[str], first: int, mention: int) -> int:
    """Return the first beginning of a paragraph behind `first`, if half of the words remain."""
    for at in range(first, mention - BEFORE // 2):
        if at == 0 or "\n" in gaps[at - 1]:
            return at
    return first
