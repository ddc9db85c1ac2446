"""Claims and stances: status and commitment, from raw text and on gold trees.

Sets: our own items (`gold/status`; most were seen while the rules were written, so
an upper bound), read from the text alone by all layers and scored end to end; MEANTIME (certainty,
polarity and time of Wikinews events, macro-F1, innermost voice); UMR (modal strength for each
conceiver); UDS "It Happened" dev on gold EWT trees (the author's commitment, -3 to 3; what lies
ahead is negative there and positive here, so the correlation is also given without it).

    python -m benchmarks.claims [--json FILE] [--documents N]
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from benchmarks import frame
from sayso.language.analysis import Analysis
from sayso.language.conllu import GivenWords, given_analysis, read_conllu
from sayso.reading.claims import order, read_claims
from sayso.record.record import Record
from sayso.record.types import Block, Claim, Stance

Row = dict[str, Any]  # Any: a line of JSON
ITEMS = Path(__file__).parents[1] / "gold" / "status" / "items.jsonl"
MEANTIME = "stance-meantime/meantime.jsonl.xz"
UMR = "umr-modal/english.jsonl.xz"
UDS = "commitment-uds/dev.jsonl.xz"
EWT = "ud-ewt/dev.conllu.xz"
SCALE = {"CT+": 3, "PR+": 2, "PS+": 1, "Uu": 0, "CTu": 0, "PS-": -1, "PR-": -2, "CT-": -3}
_AHEAD = frozenset({"predicted", "called-for", "hypothetical"})
_CERTAINTY = {3: "CERTAIN", 2: "PROBABLE", 1: "POSSIBLE", 0: "UNDERSPECIFIED"}
_FIGURES = (
    "coverage", "status_acc", "macro_f1", "macro_f1_hard", "macro_f1_say", "commit_acc", "both_acc",
)  # fmt: skip


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures for each set."""
    limit = options.documents or None
    return [*_items(), _steps(), _uds(), _meantime(limit), _umr(limit)]


# --- our own items --------------------------------------------------------------------------------


def _items() -> list[frame.Measured]:
    gold = {row["id"]: row for row in map(json.loads, ITEMS.read_text("utf-8").splitlines())}
    predicted = {identifier: {"stances": stances_of(row)} for identifier, row in gold.items()}
    scores = frame.scorer("eval_status").evaluate(gold, predicted)
    figures = {name: scores[name] for name in _FIGURES}
    figures["traps"] = scores["acc_trap"]["acc"]
    note = "most were seen while the rules were written: an upper bound"
    return [frame.Measured("own items, end to end", figures, data=frame.digest(ITEMS), note=note)]


def _steps() -> frame.Measured:
    """Measure what each step of the order is worth: the figure without it."""
    from sayso import reader
    from sayso.language import analyse

    gold = {row["id"]: row for row in map(json.loads, ITEMS.read_text("utf-8").splitlines())}
    kept: dict[str, Analysis] = {}

    def once(text: str, blocks: Sequence[Block]) -> Analysis:
        if text not in kept:
            kept[text] = analyse(text, blocks)
        return kept[text]

    figures = {}
    with mock.patch.object(reader, "analyse", once):
        figures["all steps"] = _hard(gold)
        for name, _ in order.STEPS[:-1]:
            rest = [function for other, step in order.STEPS if other != name for function in step]
            with mock.patch.object(order, "_FLAT", tuple(rest)):
                figures[f"no {name}"] = _hard(gold)
    note = "macro-F1 over the nine hard statuses, one step of the order left out"
    return frame.Measured("own items, steps", figures, data=frame.digest(ITEMS), note=note)


def _hard(gold: dict[str, Row]) -> float:
    predicted = {identifier: {"stances": stances_of(row)} for identifier, row in gold.items()}
    score: float = frame.scorer("eval_status").evaluate(gold, predicted)["macro_f1_hard"]
    return score


def stances_of(row: Row) -> list[Row]:
    """Return every stance that is read from the text of `row`, in the scorer's form."""
    from sayso.reader import read  # loads the model

    record = read(row["text"], repair="none")
    return [
        {
            "span": list(claim.span),
            "source": _source(record, stance),
            "status": stance.status,
            "commitment": stance.commitment,
        }
        for claim in record.claims
        for stance in claim.stances
    ]


def _source(record: Record, stance: Stance) -> str | Row:
    """Return the words of the voice: the statement's source, else the actor's mentions."""
    if stance.source == "author":
        return "author"
    if stance.statement is not None:
        span = next(s for s in record.statements if s.id == stance.statement).source.span
        if span is not None:
            return {"text": record.words(span), "span": list(span)}
    for actor in record.actors:
        if actor.id == stance.source:
            return {"text": actor.name}
    return {"text": "?"}


# --- UDS ------------------------------------------------------------------------------------------


def _uds() -> frame.Measured:
    pairs = []
    for analysis, wanted in _uds_documents():
        for claim, gold in _matched(analysis, wanted):
            pairs.append((claim.stances[0], gold))
    ours = np.array([SCALE[stance.commitment] for stance, _ in pairs])
    given = np.array([value for _, value in pairs])
    here = np.array([stance.status not in _AHEAD for stance, _ in pairs])
    figures = {
        "n": float(len(pairs)),
        "r": float(np.corrcoef(ours, given)[0, 1]),
        "r, not ahead": float(np.corrcoef(ours[here], given[here])[0, 1]),
        "MAE": float(np.abs(ours - given).mean()),
        "MAE always 3": float(np.abs(3 - given).mean()),
    }
    return frame.Measured("UDS dev, gold trees", figures, data=frame.digest(frame.data_file(UDS)))


def _uds_documents() -> Iterator[tuple[Analysis, dict[int, float]]]:
    """Yield the EWT documents with the commitment of the predicates that were asked for."""
    rows = {" ".join(row["tokens"]): row["targets"] for row in _rows(UDS)}
    with frame.open_text(frame.data_file(EWT)) as lines:
        for words in read_conllu(lines, name=EWT):
            analysis = given_analysis(words)
            wanted = {
                first + token: value
                for first, end in analysis.sentence_tokens
                for token, value in rows.get(" ".join(analysis.form[first:end]), ())
            }
            if wanted:
                yield analysis, wanted


def _matched(analysis: Analysis, wanted: dict[int, float]) -> Iterator[tuple[Claim, float]]:
    for claim in read_claims(analysis, (), (), extra_heads=sorted(wanted)):
        token = analysis.token_at(claim.head[0])
        if token in wanted:
            yield claim, wanted[token]


# --- MEANTIME -------------------------------------------------------------------------------------


def _meantime(limit: int | None) -> frame.Measured:
    pairs: dict[str, list[tuple[str, str]]] = {"certainty": [], "polarity": [], "time": []}
    for row in _rows(MEANTIME)[:limit]:
        for event, stance in _meantime_stances(row):
            for attribute, value in _as_meantime(stance).items():
                pairs[attribute].append((event[attribute], value))
    figures = {f"{name} F1": macro_f1(found) for name, found in pairs.items()}
    figures["n"] = float(len(pairs["time"]))
    note = "macro-F1 over CERTAIN/PROBABLE/POSSIBLE, POS/NEG, NON_FUTURE/FUTURE"
    digest = frame.digest(frame.data_file(MEANTIME))
    return frame.Measured("MEANTIME, from text", figures, data=digest, note=note)


def _meantime_stances(row: Row) -> Iterator[tuple[Row, Stance]]:
    from sayso.language import analyse  # loads the model
    from sayso.reading.statements import read_statements

    analysis = analyse(row["text"])
    actors = frame.actors_of(analysis)
    heads = {}
    for event in row["events"]:
        tokens = analysis.tokens_in((event["span"][0], event["span"][1]))
        if tokens:
            heads[_head(analysis, tokens)] = event
    claims = read_claims(
        analysis, read_statements(analysis, actors), actors, extra_heads=sorted(heads)
    )
    for claim in claims:
        token = analysis.token_at(claim.head[0])
        if token in heads:
            yield heads[token], claim.stances[-1]


def _head(analysis: Analysis, tokens: range) -> int:
    return min(tokens, key=lambda token: (analysis.depth[token], token))


def _as_meantime(stance: Stance) -> dict[str, str]:
    strength = abs(SCALE[stance.commitment])
    return {
        "certainty": _CERTAINTY[strength],
        "polarity": "NEG" if SCALE[stance.commitment] < 0 else "POS",
        "time": "FUTURE" if stance.status in _AHEAD else "NON_FUTURE",
    }


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the unweighted mean F1 in per cent over the gold labels but UNDERSPECIFIED."""
    kept = [pair for pair in pairs if pair[0] != "UNDERSPECIFIED"]
    labels = sorted({gold for gold, _ in kept})
    return 100 * sum(_f1(kept, label) for label in labels) / len(labels) if labels else 0.0


def _f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    both = sum(gold == label == ours for gold, ours in pairs)
    total = sum(gold == label for gold, _ in pairs) + sum(ours == label for _, ours in pairs)
    return 2 * both / total if total else 0.0


# --- UMR ------------------------------------------------------------------------------------------


def _umr(limit: int | None) -> frame.Measured:
    pairs = [pair for row in _rows(UMR)[:limit] for pair in _umr_pairs(row)]
    gold, ours = Counter(g for g, _ in pairs), Counter(o for _, o in pairs)
    agreement = sum(g == o for g, o in pairs) / len(pairs)
    chance = sum(gold[label] * ours[label] for label in gold) / len(pairs) ** 2
    figures = {
        "n": float(len(pairs)),
        "agreement": 100 * agreement,
        "always full": 100 * gold["full-affirmative"] / len(pairs),
        "kappa": (agreement - chance) / (1 - chance),
        "macro F1": macro_f1(pairs),
    }
    return frame.Measured("UMR, given tokens", figures, data=frame.digest(frame.data_file(UMR)))


def _umr_pairs(row: Row) -> Iterator[tuple[str, str]]:
    from sayso.language import analyse_given  # loads the model
    from sayso.reading.statements import read_statements

    analysis = analyse_given(_given(row["sentences"]))
    actors = frame.actors_of(analysis)
    wanted: dict[int, list[Row]] = {}
    for modal in row["modal"]:
        first = analysis.sentence_tokens[modal["sentence"]][0]
        tokens = range(first + modal["tokens"][0], first + modal["tokens"][1] + 1)
        wanted.setdefault(_head(analysis, tokens), []).append(modal)
    claims = read_claims(
        analysis, read_statements(analysis, actors), actors, extra_heads=sorted(wanted)
    )
    for claim in claims:
        for modal in wanted.get(analysis.token_at(claim.head[0]), ()):
            stance = claim.stances[0 if modal["source"] in ("author", "root") else -1]
            yield modal["relation"], _as_umr(stance)


def _given(sentences: Iterable[str]) -> GivenWords:
    rows = []
    for number, sentence in enumerate(sentences):
        rows += ["# newdoc id = umr"] if number == 0 else []
        for index, form in enumerate(sentence.split(), start=1):
            head = "0\troot" if index == 1 else "1\tdep"
            rows.append(f"{index}\t{form}\t_\t_\t_\t_\t{head}\t_\t_")
        rows.append("")
    return next(read_conllu(rows, name="UMR"))


def _as_umr(stance: Stance) -> str:
    value = SCALE[stance.commitment]
    strength = {3: "full", 2: "partial", 1: "neutral", 0: "neutral"}[abs(value)]
    return f"{strength}-{'negative' if value < 0 else 'affirmative'}"


def _rows(name: str) -> list[Row]:
    with frame.open_text(frame.data_file(name)) as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    frame.main(run, __doc__)
