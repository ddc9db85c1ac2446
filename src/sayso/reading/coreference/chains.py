"""From scored pairs to chains: each candidate joins the chain that speaks most for it.

Names are linked to names first: of persons to those of the same bearer (`entities`), else by
their odds; then all candidates are taken in text order. The odds of the pairs with the members of
one chain are added up, as in training; the best chain wins if its odds are high enough, and if
nothing forbids: two different full names of persons, names of persons that share no word, a
person's name and a body's or place's are never one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import exp
from typing import Final

import numpy as np

from sayso.language.analysis import Analysis
from sayso.reading.coreference.classes import (
    NAME_BODY,
    NAME_PERSON,
    NAME_PLACE,
    NOMINAL,
)
from sayso.reading.coreference.mentions import Candidate
from sayso.reading.coreference.ranking import Ranking, rank
from sayso.reading.coreference.speakers import Quotes
from sayso.reading.coreference.table import Table

_LEAST: Final = -6.0
"""Pairs below these log-odds do not count."""
_MOST: Final = 30.0
_ENOUGH: Final = 0.55
"""Odds against being new that a chain must pass: below 1, as chains are judged by their links and
what is left out costs more than what is linked too much (chosen on OntoGUM dev; the shares that
the layer of actors uses are not touched by it)."""


@dataclass(frozen=True)
class Chains:
    """The candidates of a document, its chains (candidate indices) and the scored pairs."""

    candidates: list[Candidate]
    chains: list[list[int]]
    pairs: list[list[tuple[int, float]]]
    """The earlier candidates of each candidate with their odds against its being new."""
    quotes: Quotes
    """Who speaks in which quotation."""

    def of_candidates(self) -> list[list[Candidate]]:
        """Return the chains of two candidates and more, in text order."""
        return [[self.candidates[index] for index in chain] for chain in self.chains]

    @cached_property
    def _at(self) -> dict[int, int]:
        return {c.head: i for i, c in enumerate(self.candidates) if not c.variant}

    def antecedents(self, head: int) -> list[tuple[Candidate, float]]:
        """Return what the candidate headed at a token may stand for, with probabilities.

        What is missing to 1 is the probability that it is new. Empty for other tokens.
        """
        index = self._at.get(head)
        if index is None:
            return []
        total = 1.0 + sum(odds for _, odds in self.pairs[index])
        return [(self.candidates[other], odds / total) for other, odds in self.pairs[index]]


def find_chains(analysis: Analysis) -> Chains:
    """Return the chains of a document."""
    ranking = rank(analysis)
    pairs = _odds(ranking)
    return Chains(
        ranking.table.candidates, _chain(ranking.table, pairs), pairs, ranking.table.quotes
    )


def _odds(ranking: Ranking) -> list[list[tuple[int, float]]]:
    found: list[list[tuple[int, float]]] = [[] for _ in ranking.table.candidates]
    rows = zip(
        ranking.later.tolist(), ranking.earlier.tolist(), ranking.score.tolist(), strict=True
    )
    for later, earlier, score in rows:
        if score > _LEAST:
            found[later].append((earlier, exp(min(score, _MOST))))
    return found


@dataclass(slots=True)
class _Chain:
    members: list[int]
    names: list[frozenset[int]] = field(default_factory=list)
    """The words of the names of persons."""
    is_person: bool = False
    is_body: bool = False


class _Chains:
    """The chains as they grow: which one each candidate is in, and what forbids that two join."""

    def __init__(self, table: Table) -> None:
        self._of = list(range(len(table)))
        self._chains = [_begin(table, index) for index in range(len(table))]

    def of(self, index: int) -> int:
        """Return the chain of a candidate, numbered by one of its members."""
        while self._of[index] != index:
            self._of[index] = self._of[self._of[index]]
            index = self._of[index]
        return index

    def join_best(self, index: int, odds_of: Sequence[tuple[int, float]]) -> None:
        """Join the chain of a candidate to the one whose odds are highest, if they are enough."""
        own = self.of(index)
        total: dict[int, float] = {}
        for other, odds in odds_of:
            chain = self.of(other)
            if chain != own:
                total[chain] = total.get(chain, 0.0) + odds
        for chain in sorted(total, key=lambda chain: (-total[chain], -chain)):
            if total[chain] <= _ENOUGH:
                return
            if self.join(index, chain):
                return

    def join(self, index: int, other: int) -> bool:
        """Join the chains of two candidates, if nothing forbids; say whether they are one."""
        one, own = self.of(other), self.of(index)
        if one != own and not _clash(self._chains[one], self._chains[own]):
            _join(self._chains[one], self._chains[own])
            self._of[own] = one
        return self.of(other) == self.of(index)

    def several(self) -> list[list[int]]:
        """Return the chains of two members and more, in text order."""
        found = [
            sorted(chain.members)
            for index, chain in enumerate(self._chains)
            if self._of[index] == index and len(chain.members) > 1
        ]
        return sorted(found)


def _chain(table: Table, pairs: Sequence[Sequence[tuple[int, float]]]) -> list[list[int]]:
    """Return the chains: names first, by bearers and then by odds, then all in text order."""
    chains = _Chains(table)
    is_name = (table.kind < NOMINAL).tolist()
    linked = [False] * len(table)
    first: dict[int, int] = {}
    bearers = np.where(table.kind == NAME_PERSON, table.bearers.of, -1).tolist()
    for index, odds_of in enumerate(pairs):
        if not is_name[index] or table.candidates[index].variant:
            continue
        known = first.setdefault(bearers[index], index) if bearers[index] >= 0 else index
        linked[index] = known != index and chains.join(index, known)
        if not linked[index]:
            chains.join_best(index, [(other, odds) for other, odds in odds_of if is_name[other]])
            linked[index] = chains.of(index) != index
    for index, odds_of in enumerate(pairs):
        if not linked[index]:
            chains.join_best(index, odds_of)
    return _one_a_head(table, pairs, chains.several())


def _one_a_head(
    table: Table, pairs: Sequence[Sequence[tuple[int, float]]], chains: list[list[int]]
) -> list[list[int]]:
    """Keep of the variants of one phrase only the one that most speaks for; coordinations apart."""
    weight = [0.0] * len(table)
    for index, odds_of in enumerate(pairs):
        total = 1.0 + sum(odds for _, odds in odds_of)
        for other, odds in odds_of:
            weight[index] += odds / total
            weight[other] += odds / total
    best: dict[int, int] = {}
    for index in sorted(index for chain in chains for index in chain):
        candidate = table.candidates[index]
        if candidate.joins < 0:
            known = best.setdefault(candidate.head, index)
            if weight[index] > weight[known]:
                best[candidate.head] = index
    kept = [
        [i for i in chain if table.candidates[i].joins >= 0 or best[table.candidates[i].head] == i]
        for chain in chains
    ]
    return [chain for chain in kept if len(chain) > 1]


def _begin(table: Table, index: int) -> _Chain:
    kind = int(table.kind[index])
    chain = _Chain([index], is_person=kind == NAME_PERSON, is_body=kind in {NAME_BODY, NAME_PLACE})
    if kind == NAME_PERSON:
        words = frozenset(int(word) for word in table.core[index] if word >= 0)
        chain.names.append(words)
    return chain


def _clash(one: _Chain, other: _Chain) -> bool:
    if (one.is_person and other.is_body) or (one.is_body and other.is_person):
        return True
    if not one.names or not other.names:
        return False
    pairs = [(first, second) for first in one.names for second in other.names]
    if not any(first & second for first, second in pairs):
        return True
    return any(
        len(first) > 1 and len(second) > 1 and not (first <= second or second <= first)
        for first, second in pairs
    )


def _join(one: _Chain, other: _Chain) -> None:
    one.members += other.members
    one.names += [name for name in other.names if name not in one.names]
    one.is_person = one.is_person or other.is_person
    one.is_body = one.is_body or other.is_body
