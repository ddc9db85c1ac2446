"""Titles before names, and titles alone: "Deputy Trade Minister X", "Minister for Trade X".

Rules `title.before_name`, `title.shared`, `title.portfolio`, `title.alone`.
"""

from collections.abc import Iterator
from dataclasses import replace

from sayso.knowledge import role_modifiers, titles
from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, DraftRole, Sighting
from sayso.reading.actors.lexicon import word_list
from sayso.reading.actors.role_words import (
    is_office,
    is_title_noun,
    keep_role,
    of_after,
    of_words,
    role_of,
    singular_title,
)

_OFFICE_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
_BEFORE_NAME = frozenset({"compound", "nmod:desc", "amod", "flat", "nmod", "nmod:unmarked"})
_LONGEST_TITLE = 5


def title_before(around: Surroundings, sighting: Sighting) -> Iterator[DraftRole]:
    """Yield the role in the words right before a name: "Deputy Trade Minister X"."""
    assert sighting.name
    a = around.phrases.analysis
    start = sighting.name.start
    title = start - 1
    while title > 0 and _is_honorific(a.form[title]):
        title -= 1
    is_coming = title > 1 and a.form[title].lower() in {"elect", "designate"}
    title -= is_coming * (2 if a.form[title - 1] == "-" else 1)
    first = prefix_start(around, sighting)
    if is_coming and first > title:
        first = title - (f"{a.form[title - 1]} {a.form[title]}".lower() in titles())
    if title >= first and is_title_noun(around, title) and not is_office(around, title):
        return
    if title < first or not is_title_noun(around, title):
        yield from _shared_title(around, sighting)
        return
    span = (a.start[first], a.end[title])
    after = of_after(around, sighting.head)
    role = role_of(around, title, range(first, title + 1), "title.before_name", span, after)
    yield replace(role, status="future") if is_coming else role


def title_alone(around: Surroundings, head: int) -> Iterator[DraftRole]:
    """Yield the role of an unnamed holder: "the defence minister"."""
    a = around.phrases.analysis
    first = around.phrases.first_after_determiner(head)
    span = (a.start[first], a.end[head])
    yield role_of(around, head, range(first, head + 1), "title.alone", span)


def add_portfolio(around: Surroundings, draft: Draft, sighting: Sighting) -> None:
    """Add the role in "Minister for Trade X", whose office is a mention of X."""
    portfolio = _portfolio_before(around, sighting)
    if not portfolio:
        return
    a = around.phrases.analysis
    office = portfolio.start - 1
    first = around.phrases.first_after_determiner(office)
    first = first if office - first < _LONGEST_TITLE else office
    span = (a.start[first], a.end[portfolio.stop - 1])
    role = role_of(around, office, range(first, office + 1), "title.portfolio", span)
    words = " ".join(a.form[t].lower() for t in portfolio)
    heads = (around.name_head_at.get(token, token) for token in range(first, office))
    owner = next((head for head in heads if head in around.country_at), None)
    text = of_words(around, owner)
    keep_role(draft, replace(role, words=f"{role.words} {words}", of_token=owner, of_text=text))
    if office not in around.cast.at:
        start = around.phrases.bounds(office)[0]
        title = Sighting(office, min(start, office), portfolio.stop - 1, "title", "apposition")
        around.cast.sight(draft, title)


def prefix_start(around: Surroundings, sighting: Sighting) -> int:
    """Return the first of the capitalised or attached words before the name."""
    assert sighting.name
    a = around.phrases.analysis
    first = sighting.name.start
    while first > 0 and a.sentence[first - 1] == a.sentence[sighting.head]:
        before = first - 1
        is_part = (
            sighting.head in {before, a.head[before]}
            or a.head[sighting.head] == before
            or first <= a.head[before] < sighting.name.start
        )
        is_joined = (
            a.upos[before] in _OFFICE_TAGS
            and (a.upos[before] != "VERB" or _is_modifier(a.form[before]))
            and a.deprel[before] not in {"case", "mark"}
            and (a.deprel[before] != "root" or a.upos[before] in {"NOUN", "PROPN"})
            and (is_part or a.form[before][:1].isupper())
        )
        is_hyphen = a.form[before] == "-" and a.end[before] == a.start[first]
        if not is_joined and not is_hyphen and before not in around.name_head_at:
            break
        first = before
    return first


def _is_modifier(form: str) -> bool:
    """Say whether a verb's form modifies a title: "acting", "ousted", not "arrested"."""
    plain = form.lower()
    return plain in role_modifiers() or plain in word_list("of_old") | word_list("of_the_dead")


def _is_honorific(form: str) -> bool:
    plain = form.lower().rstrip(".")
    title = titles().get(plain)
    return plain in word_list("more_titles") or (title is not None and title.kind == "honorific")


def _shared_title(around: Surroundings, sighting: Sighting) -> Iterator[DraftRole]:
    """Yield the title that a plural distributes: "Presidents X and Y"."""
    a = around.phrases.analysis
    if a.deprel[sighting.head] != "conj":
        return
    first = around.phrases.chain_head(sighting.head)
    for child in sorted({*a.children[first], max(around.phrases.bounds(first)[0] - 1, 0)}):
        form = a.form[child].lower()
        plural = a.xpos[child] in {"NNS", "NNPS"} or singular_title(form) != form
        is_before = plural and child < first
        is_before = is_before and (a.head[child] != first or a.deprel[child] in _BEFORE_NAME)
        if is_before and is_title_noun(around, child):
            span = (a.start[child], a.end[child])
            yield role_of(around, child, range(child, child + 1), "title.shared", span)


def _portfolio_before(around: Surroundings, sighting: Sighting) -> range:
    """Return the tokens of "for Trade" in "Minister for Trade X", an empty range elsewhere.

    Trees are of little help here, so the words in a row decide.
    """
    a = around.phrases.analysis
    end = start = sighting.name.start if sighting.name else 0
    while start > 1 and a.form[start - 1].lower() in word_list("portfolios"):
        start -= 1
    is_parted = 2 <= start < end and a.form[start - 1].lower() in {"of", "for"}
    is_parted = is_parted and a.sentence[start - 2] == a.sentence[sighting.head]
    if is_parted and a.lemma[start - 2].lower() in word_list("portfolio_holders"):
        return range(start - 1, end)
    return range(0)
