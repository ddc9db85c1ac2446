"""Links to what was told before: "This led to B", "As a result, B", "That is why B", "which ...".

In: an `Analysis`, the cue tables and a token. Out: `Link`s whose cause is the clause before in the
same sentence, else the main clause of the sentence before in the same block.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import Cues
from sayso.reading.causes.links import Link, bare, kind_of
from sayso.reading.causes.spans import clause, trim
from sayso.record.vocabulary import CauseKind

_POINTING = frozenset({"this", "that"})
_LONGEST = 4
"""Words of the longest adverb phrase."""


def told_before(analysis: Analysis, head: int) -> tuple[int, int] | None:
    """Return the clause before the one at `head`, in its own sentence or the one before."""
    above = analysis.head[head]
    if above >= 0 and analysis.deprel[head] in ("conj", "parataxis") and above < head:
        return bare(analysis, above, (head,))
    number = analysis.sentence[head]
    if above >= 0 or number == 0:
        return None
    first, end = analysis.sentence_tokens[number - 1]
    if analysis.block[first] != analysis.block[head]:
        return None
    root = next(token for token in range(first, end) if analysis.head[token] < 0)
    return bare(analysis, root, ())


def pointed_at(analysis: Analysis, subject: int, verb: int) -> tuple[int, int] | None:
    """Return what "this" or "that" as the subject of a main verb points back at."""
    is_pointing = analysis.upos[subject] == "PRON" and analysis.head[subject] == verb
    if not is_pointing or analysis.form[subject].lower() not in _POINTING:
        return None
    return told_before(analysis, verb)


def adverb_links(analysis: Analysis, table: Cues, token: int) -> Iterator[Link]:
    """Read "A. As a result, B" and "A, and consequently B"; `token` is the first of the phrase."""
    found = _phrase_at(analysis, table, token)
    if found is None:
        return
    kind, last = found
    head = analysis.head[token]
    while token <= head <= last:
        head = analysis.head[head]
    is_first = head >= 0 and _opens(analysis, token, head)
    if head < 0 or not (is_first or (token == last and _follows_subject(analysis, token, head))):
        return
    cause = told_before(analysis, head)
    if cause is None:
        return
    inside = tuple(
        child for child in analysis.children[head] if is_first and token <= child <= last
    )
    name = "_".join(analysis.form[token : last + 1]).lower()
    effect = bare(analysis, head, inside)
    yield Link(kind, cause, effect, (token, last), head, f"adverb.{name}")


def why_links(analysis: Analysis, why: int) -> Iterator[Link]:
    """Read "A. That is why B" and "A, which is why B"."""
    subject = analysis.child(why, "nsubj")
    effect = analysis.child(why, "advcl:relcl", "advcl", "acl:relcl", "acl", "ccomp")
    if subject is None or effect is None or analysis.child(why, "cop") is None:
        return
    if any(analysis.form[child].lower() in ("not", "n't") for child in analysis.children[why]):
        return
    above = analysis.head[why]
    cause: tuple[int, int] | None
    if analysis.form[subject].lower() == "which" and above >= 0:
        cause = bare(analysis, above, (why,))
    else:
        cause = pointed_at(analysis, subject, why)
    if cause is not None:
        yield Link("cause", cause, clause(analysis, effect), (why, why), why, "adverb.why")


def _phrase_at(analysis: Analysis, table: Cues, token: int) -> tuple[CauseKind, int] | None:
    """Return the kind and the last token of the adverb phrase that begins here."""
    for last in range(token + _LONGEST - 1, token - 1, -1):
        kind = table.adverbs.get(" ".join(analysis.form[token : last + 1]).lower())
        if kind is not None and last < len(analysis):
            return kind_of(kind), last
    return None


def _opens(analysis: Analysis, token: int, head: int) -> bool:
    """Tell whether nothing but conjunctions and marks stands before a phrase in its clause."""
    first = analysis.subtree_bounds[head][0]
    return trim(analysis, first, token, token)[0] == token


def _follows_subject(analysis: Analysis, token: int, head: int) -> bool:
    """Tell whether an adverb stands between a subject and its verb ("they therefore left")."""
    before = [child for child in analysis.children[head] if child < token]
    relations = {analysis.deprel[child].partition(":")[0] for child in before}
    return token < head and "nsubj" in relations <= {"nsubj", "cc", "aux", "cop", "punct"}
