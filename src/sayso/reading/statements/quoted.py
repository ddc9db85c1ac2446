"""Quotations and statements: every quoted stretch finds the statement that it belongs to.

Contents grow to whole quoted stretches; a stretch without statement goes to a cue of its
sentence, then of its paragraph; a paragraph that is all quotation continues the statement
before it. What needs a speaker to be read at all and has none becomes a statement without
source; the rest (marks built into the author's clause) are scare quotes and no statements.
"""

from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.statements.drafts import Draft
from sayso.reading.statements.meaning import sense_of
from sayso.reading.statements.phrases import is_word

_WHOLE = 3
"""Contents grow to the whole of a quoted stretch from this many words on."""
_LONE = 4
"""A stretch of fewer words than this is no statement unless a cue governs it."""
_FEW = 2
_BETWEEN = 25
_PAUSES = frozenset(",.?!…—–-")
_DASHES = frozenset(("—", "–", "―", "--", "-"))
_LONGEST_SIGNATURE = 8
_FINAL = frozenset(".!?…,")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation of the outermost level, over its continued paragraphs."""

    stretches: tuple[int, ...]
    tokens: tuple[int, ...]
    words: int


def quotations_of(analysis: Analysis) -> list[Quoted]:
    """Return the outermost quotations in text order, continued ones as one."""
    chains: list[list[int]] = []
    chain_of: dict[int, list[int]] = {}
    for index, stretch in enumerate(analysis.quotations):
        if stretch.level != 1:
            continue
        before = None if stretch.continues is None else chain_of.get(stretch.continues)
        if before is None:
            chains.append(before := [])
        before.append(index)
        chain_of[index] = before
    found = []
    for chain in chains:
        spans = [(analysis.quotations[i].start, analysis.quotations[i].end) for i in chain]
        tokens = tuple(token for span in spans for token in analysis.tokens_in(span))
        words = sum(is_word(analysis, token) for token in tokens)
        if words:
            found.append(Quoted(tuple(chain), tokens, words))
    return found


class Quotations:
    """The quotations of one document and which statement holds each."""

    def __init__(self, analysis: Analysis) -> None:
        """Index the tokens of every outermost quotation."""
        self._analysis = analysis
        self.units = quotations_of(analysis)
        self.unit_at: dict[int, int] = {
            token: index for index, unit in enumerate(self.units) for token in unit.tokens
        }
        self._holders: dict[int, Draft] = {}
        self._by_block: dict[int, list[Draft]] = {}

    def attach(self, drafts: list[Draft]) -> list[Draft]:
        """Return the drafts that have content once every quotation is given to one of them."""
        ordered = sorted(drafts, key=lambda draft: draft.head)
        for draft in ordered:
            if draft.head not in self.unit_at:
                self._by_block.setdefault(self._block_of(draft), []).append(draft)
        for draft in ordered:
            if draft.head in self.unit_at:
                self._keep_inside(draft)
            else:
                self._settle_direct(draft)
                self._grow(draft)
        new = []
        for index in range(len(self.units)):
            if index not in self._holders:
                new += self._place(index)
        return [draft for draft in (*ordered, *new) if draft.content]

    def _block_of(self, draft: Draft) -> int:
        return self._analysis.block[draft.cue[0]]

    def _settle_direct(self, draft: Draft) -> None:
        """Let nothing but the quotation beside it be the content of "“...,” she said ..."."""
        if draft.head < 0 or not _speaks(self._analysis, draft):
            return
        spoken = self._beside(draft)
        if not spoken:
            return
        draft.content = {token for index in spoken for token in self.units[index].tokens}
        draft.frame, draft.target = "clause", None

    def _beside(self, draft: Draft) -> list[int]:
        """Return the quotations that only the speaker's name and a comma part from the cue."""
        analysis = self._analysis
        subject = analysis.child(draft.head, "nsubj")
        own = set(draft.cue) if subject is None else {*draft.cue, *analysis.subtree(subject)}
        before = self._next_unit(draft.cue[0], -1, own)
        after = self._next_unit(draft.cue[-1], 1, own)
        found = []
        if before is not None and self._ends_like_speech(self.units[before]):
            found.append(before)
        if after is not None and self._is_led_in(self.units[after]):
            found.append(after)
        return found

    def _next_unit(self, start: int, step: int, own: set[int]) -> int | None:
        """Return the quotation reached from `start` over words of `own` and punctuation alone."""
        analysis = self._analysis
        first, end = analysis.sentence_tokens[analysis.sentence[start]]
        token = start + step
        while first <= token < end:
            if token in self.unit_at:
                return self.unit_at[token]
            if is_word(analysis, token) and token not in own:
                return None
            token += step
        return None

    def _ends_like_speech(self, unit: Quoted) -> bool:
        """Tell whether a quotation ends in its own stop or comma, or has one right after it."""
        inside = [t for t in unit.tokens if not _is_mark(self._analysis.form[t])]
        forms = [self._analysis.form[t] for t in inside[-1:]]
        last = unit.tokens[-1]
        after = self._analysis.form[last + 1] if last + 1 < len(self._analysis) else ""
        return unit.words >= 2 and (any(f[0] in _PAUSES for f in forms) or after == ",")

    def _is_led_in(self, unit: Quoted) -> bool:
        first = unit.tokens[0]
        return unit.words >= 2 and self._analysis.form[first - 1] in (",", ":", ".", "—")

    def _keep_inside(self, draft: Draft) -> None:
        """Hold a cue within a quotation to that quotation."""
        inside = self.unit_at[draft.head]
        draft.content = {t for t in draft.content if self.unit_at.get(t) == inside}

    def _grow(self, draft: Draft) -> None:
        touched: dict[int, int] = {}
        for token in draft.content:
            at = self.unit_at.get(token)
            if at is not None and is_word(self._analysis, token):
                touched[at] = touched.get(at, 0) + 1
        for index, words in sorted(touched.items()):
            unit = self.units[index]
            if self._is_elsewhere(unit, draft):
                draft.content.difference_update(unit.tokens)
                continue
            if words * 2 >= min(unit.words, 2 * _WHOLE) or words == unit.words:
                self._give(index, draft)

    def _is_elsewhere(self, unit: Quoted, draft: Draft) -> bool:
        """Tell whether a quotation stands in another paragraph that has its own speakers."""
        block = self._analysis.block[unit.tokens[0]]
        return block != self._block_of(draft) and bool(self._speaking(block))

    def _give(self, index: int, draft: Draft) -> None:
        unit = self.units[index]
        draft.content.update(unit.tokens)
        draft.quotes += [i for i in unit.stretches if i not in draft.quotes]
        self._holders.setdefault(index, draft)

    def _place(self, index: int) -> list[Draft]:
        """Give a quotation to a cue; return a new statement where it stands alone."""
        unit = self.units[index]
        holder = self._in_sentence(unit)
        if holder is None and (unit.words >= _LONE or self._is_whole(unit)):
            holder = self._in_paragraph(unit) or self._from_before(index)
        if holder is not None:
            if not holder.content:
                self._reach(unit, holder)
            self._give(index, holder)
            return []
        draft = self._signed(unit) if unit.words >= _WHOLE else None
        if draft is None and unit.words > _LONE and self._needs_speaker(unit):
            draft = Draft(-1, [], "quotation.alone")
        if draft is None:
            return []
        self._give(index, draft)
        return [draft]

    def _signed(self, unit: Quoted) -> Draft | None:
        """Read a name after a dash as the speaker: "“We never left.” — Ada Orrin"."""
        analysis = self._analysis
        dash = unit.tokens[-1] + 1
        if dash + 1 >= len(analysis) or analysis.form[dash] not in _DASHES:
            return None
        end = dash + 1
        limit = min(len(analysis), dash + _LONGEST_SIGNATURE)
        while end < limit and analysis.block[end] == analysis.block[dash]:
            if analysis.form[end] == "," or "\n" in self._gap_before(end):
                break
            end += 1
        name = list(range(dash + 1, end))
        if not name or not all(analysis.form[t][0].isupper() for t in (name[0], name[-1])):
            return None
        speaker = next((t for t in name if analysis.head[t] not in name), name[-1])
        return Draft(dash, [dash], "quotation.signed", name, speaker)

    def _gap_before(self, token: int) -> str:
        analysis = self._analysis
        return analysis.text[analysis.end[token - 1] : analysis.start[token]]

    def _reach(self, unit: Quoted, draft: Draft) -> None:
        """Take in the words between a cue and a built-in quotation: "said it was “rotten”"."""
        analysis = self._analysis
        first, last = unit.tokens[0], draft.cue[-1]
        between = range(last + 1, first)
        same = last < first and analysis.sentence[last] == analysis.sentence[first]
        if not same or len(between) > _BETWEEN or analysis.form[first - 1] in (",", ":"):
            return
        words = [t for t in between if is_word(analysis, t)]
        has_subject = any(analysis.deprel[t].startswith("nsubj") for t in words)
        if words and has_subject and not draft.content.intersection(between):
            told = set() if draft.addressee is None else set(analysis.subtree(draft.addressee))
            draft.content.update(set(between) - set(draft.source) - told)

    def _in_sentence(self, unit: Quoted) -> Draft | None:
        """Return the cue without content in a sentence of the quotation, or right beside it."""
        analysis = self._analysis
        sentences = {analysis.sentence[unit.tokens[0]], analysis.sentence[unit.tokens[-1]]}
        best = None
        for draft in self._by_block.get(analysis.block[unit.tokens[0]], ()):
            if draft.content and not (unit.words >= _LONE and draft.quotes):
                if self._runs_into(draft, unit):
                    return draft
                continue
            near = analysis.sentence[draft.head] in sentences or self._is_beside(unit, draft)
            if near and (best is None or _gap(unit, draft) < _gap(unit, best)):
                best = draft
        return best

    def _runs_into(self, draft: Draft, unit: Quoted) -> bool:
        """Tell whether a content ends right before the marks: "promised an answer “in time”"."""
        analysis = self._analysis
        last = max(draft.content)
        between = range(last + 1, unit.tokens[0])
        return (
            len(between) <= _FEW
            and all(analysis.upos[t] in ("ADP", "DET", "SCONJ", "PART") for t in between)
            and last < unit.tokens[0]
        )

    def _is_beside(self, unit: Quoted, draft: Draft) -> bool:
        """Tell whether only the cue's own short sentence stands between."""
        analysis = self._analysis
        last = analysis.sentence_tokens[analysis.sentence[draft.head]][1]
        first = analysis.sentence_tokens[analysis.sentence[draft.head]][0]
        before_it = last == unit.tokens[0] and analysis.form[last - 1] in ":,"
        return before_it or first == unit.tokens[-1] + 1

    def _in_paragraph(self, unit: Quoted) -> Draft | None:
        """Return the nearest speaking cue of the paragraph: the one before, else after.

        One that quotes already, or has nothing yet, goes before one that reports in other words.
        """
        here = self._speaking(self._analysis.block[unit.tokens[0]])
        drafts = [draft for draft in here if draft.quotes or not draft.content] or here
        before = [draft for draft in drafts if draft.head < unit.tokens[0]]
        after = [draft for draft in drafts if draft.head > unit.tokens[-1]]
        if before and (self._is_whole(unit) or not after):
            return before[-1]
        return after[0] if after else None

    def _speaking(self, block: int) -> list[Draft]:
        analysis = self._analysis
        drafts = self._by_block.get(block, ())
        return [draft for draft in drafts if _speaks(analysis, draft)]

    def _is_whole(self, unit: Quoted) -> bool:
        """Tell whether a quotation is a sentence of its own: it begins and ends like one."""
        analysis = self._analysis
        words = [token for token in unit.tokens if is_word(analysis, token)]
        ends = any(analysis.form[t][-1] in _FINAL for t in unit.tokens[-2:])
        return bool(words) and analysis.form[words[0]][0].isupper() and ends

    def _from_before(self, index: int) -> Draft | None:
        """Return the statement that an all-quoted paragraph continues or that announces it."""
        analysis = self._analysis
        unit = self.units[index]
        block = analysis.block[unit.tokens[0]]
        if not self._fills(unit, block):
            return None
        earlier = self._by_block.get(block - 1, [])
        if earlier and not earlier[-1].content:
            return earlier[-1]
        is_next = index > 0 and block - analysis.block[self.units[index - 1].tokens[-1]] == 1
        if is_next and index - 1 in self._holders:
            return self._holders[index - 1]
        speaking = self._speaking(block - 1)
        return speaking[-1] if speaking and self._is_whole(unit) else None

    def _fills(self, unit: Quoted, block: int) -> bool:
        """Tell whether the paragraph holds this quotation and hardly a word beside it."""
        analysis = self._analysis
        tokens = analysis.tokens_in(analysis.blocks[block].span)
        words = sum(is_word(analysis, token) for token in tokens)
        return words - unit.words <= 1

    def _needs_speaker(self, unit: Quoted) -> bool:
        """Tell whether the quotation stands as a sentence where the author's would."""
        analysis = self._analysis
        first = unit.tokens[0]
        opens_sentence = analysis.sentence_tokens[analysis.sentence[first]][0] == first
        after_colon = first > 0 and analysis.form[first - 1] == ":"
        return self._is_whole(unit) and (opens_sentence or after_colon)


def _speaks(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether somebody utters something; "according to" does not hold a second sentence."""
    is_aside = analysis.form[draft.head].lower() == "according"
    return not is_aside and sense_of(analysis, draft).tier in ("speech", "act")


def _is_mark(form: str) -> bool:
    return all(character in "“”„«»‹›‘’'`\"" for character in form)


def _gap(unit: Quoted, draft: Draft) -> int:
    return max(draft.head - unit.tokens[-1], unit.tokens[0] - draft.head)


def tokens_beside_lone(analysis: Analysis, drafts: list[Draft]) -> list[int]:
    """Return the tokens around quotations that no draft touches: where a cue may be missing."""
    touched = {token for draft in drafts for token in draft.content}
    cued = {analysis.sentence[draft.head] for draft in drafts}
    sentences: set[int] = set()
    for unit in quotations_of(analysis):
        if unit.words < _WHOLE or not touched.isdisjoint(unit.tokens):
            continue
        first, last = analysis.sentence[unit.tokens[0]], analysis.sentence[unit.tokens[-1]]
        block = analysis.block[unit.tokens[0]]
        around = [
            sentence
            for sentence in range(max(first - 1, 0), min(last + 2, len(analysis.sentence_tokens)))
            if analysis.block[analysis.sentence_tokens[sentence][0]] == block
        ]
        if cued.isdisjoint(around):
            sentences.update(around)
    ranges = [analysis.sentence_tokens[sentence] for sentence in sorted(sentences)]
    return [token for a, b in ranges for token in range(a, b) if analysis.quote_level[token] == 0]
