"""The few scores that the gate needs, so that it runs where the shared scorers are not at hand.

Words are aligned by equal character spans; heads and relations count on aligned words only.
`benchmarks.ud` has the full definitions of the CoNLL 2018 shared task, to which these agree
wherever no multiword token is cut differently.
"""

from collections.abc import Collection, Hashable

from sayso.language.analysis import Analysis


def f1(found: Collection[Hashable], gold: Collection[Hashable]) -> float:
    """Return 100 × F1 of two sets."""
    right = len(set(found) & set(gold))
    total = len(set(found)) + len(set(gold))
    return 200 * right / total if total else 100.0


def share(right: int, total: int) -> float:
    """Return `right` of `total` in per cent; 100 of nothing."""
    return 100 * right / total if total else 100.0


def tree_scores(found: Analysis, gold: Analysis) -> dict[str, float]:
    """Return F1 of words, sentences, tags, lemmas and arcs of two analyses of one text."""
    return {
        name: f1(part(found), part(gold))
        for name, part in (
            ("Words", words),
            ("Sentences", sentences),
            ("UPOS", lambda a: tagged(a, a.upos)),
            ("Lemmas", lambda a: tagged(a, a.lemma)),
            ("UAS", lambda a: {arc[:2] for arc in arcs(a)}),
            ("LAS", arcs),
        )
    }


def words(analysis: Analysis) -> set[Hashable]:
    """Return the span of each word."""
    return set(zip(analysis.start, analysis.end, strict=True))


def sentences(analysis: Analysis) -> set[Hashable]:
    """Return the span of each sentence."""
    return set(analysis.sentences)


def tagged(analysis: Analysis, column: list[str]) -> set[Hashable]:
    """Return the span of each word with its entry in `column`."""
    return set(zip(analysis.start, analysis.end, column, strict=True))


def arcs(analysis: Analysis) -> set[tuple[Hashable, ...]]:
    """Return the span of each word with its governor's and the universal relation."""
    spans = list(zip(analysis.start, analysis.end, strict=True))
    return {
        (spans[word], spans[head] if head >= 0 else None, relation.partition(":")[0])
        for word, (head, relation) in enumerate(zip(analysis.head, analysis.deprel, strict=True))
    }
