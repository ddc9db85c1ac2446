"""What the wording of a sentence says of whether it states a cause.

In: an `Analysis` and the links of the rules. Out: log-odds for each sentence, a sum of weights from
`wording.tsv`, each feature counted once. Words, relations, marks, clauses and the rules' own finds;
no names and no numbers.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import telling_nouns
from sayso.reading.causes.links import Link

_WORDS = frozenset({"VERB", "NOUN", "ADP", "SCONJ", "ADV", "ADJ", "CCONJ", "PART", "AUX", "PRON"})
_MARKS = frozenset({"mark", "case", "cc"})
_CLAUSES = frozenset({"advcl", "acl", "acl:relcl"})
_MANY = 2
Feature = tuple[str, str]


@cache
def weights() -> dict[Feature, float]:
    """Return the weight of each feature, a pair of kind and what."""
    text = files("sayso.reading.causes").joinpath("wording.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")][1:]
    rows = (line.split("\t") for line in lines)
    return {(kind, what): float(weight) for kind, what, weight in rows}


def wording_odds(analysis: Analysis, links: Sequence[Link]) -> list[float]:
    """Return the log-odds of each sentence."""
    of_links: list[list[Link]] = [[] for _ in analysis.sentence_tokens]
    for link in links:
        of_links[analysis.sentence[link.anchor]].append(link)
    known = weights()
    odds = []
    for (first, end), own in zip(analysis.sentence_tokens, of_links, strict=True):
        found = {
            *(feature for token in range(first, end) for feature in _of_token(analysis, token)),
            *(("link", f"{link.rule.partition('.')[0]}.{link.kind}") for link in own),
            ("links", str(min(_MANY, len(own)))),
        }
        odds.append(sum(sorted(known[feature] for feature in found if feature in known)))
    return odds


def _of_token(analysis: Analysis, token: int) -> Iterator[Feature]:
    lemma, tag = analysis.lemma[token].lower(), analysis.upos[token]
    relation, governor = analysis.deprel[token], analysis.head[token]
    if tag in _WORDS and lemma.isalpha() and (tag != "NOUN" or lemma in telling_nouns()):
        yield "word", lemma
    yield "relation", relation.partition(":")[0]
    if relation in _MARKS and governor >= 0:
        above = analysis.deprel[governor].partition(":")[0]
        yield "mark", f"{analysis.form[token].lower()}>{analysis.upos[governor]}.{above}"
    if relation in _CLAUSES:
        yield "clause", f"{relation}.{analysis.xpos[token]}"
