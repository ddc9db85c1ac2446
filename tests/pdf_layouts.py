"""Pages as newspapers, journals and reports set them, and the text that has to be read.

`set_document` lays stories out by a `Look`; `draw_look` draws one at random. The gold text has
every paragraph whole. What interrupts a paragraph (a box in the middle of the page, a footnote)
comes after it; running heads, page numbers and what nobody sees are no part of it.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from tests.pdf_writer import Article, Setting, Shape, Sheet, Text, text_width, write_pdf

Order = Literal["columns", "rows", "shuffled"]
Box = Literal["none", "across", "inset", "column", "around", "bare"]
"""A box after whole paragraphs, across columns that go on below it, in one column, in the middle
with the columns narrower beside it, the same without a frame."""
Head = Literal["none", "top", "bottom", "outer", "facing", "dated", "later", "margin"]
Hidden = Literal["none", "mode 3", "white", "tiny", "outside"]
Ending = Literal["balanced", "full", "five"]
"""Of the last columns: even, as they fall, or the last with at most five lines."""

_CAP_HEIGHT: Final = 0.7  # em


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a document is set; lengths are points, where nothing else is said."""

    seed: int = 0
    width: float = 595
    height: float = 842
    margin: float = 50
    top: float = 70
    bottom: float = 70
    columns: tuple[float, ...] = (1, 1)  # shares of the width
    gutter: float = 18
    font: str = "Times-Roman"
    size: float = 9.5
    leading: float = 1.2  # of the size
    justified: bool = False
    hyphenated: bool = False
    indent: float = 1.2  # em
    gap: float = 0  # lines between paragraphs
    setting: Setting = "line"
    order: Order = "rows"
    turn: float = 0  # degrees
    head: Head = "top"
    rule: bool = False  # between the columns
    drop_capital: int = 0  # lines
    box: Box = "none"
    hidden: Hidden = "none"
    footnotes: bool = False
    ending: Ending = "balanced"


def draw_look(seed: int, **fixed: object) -> Look:
    """A look drawn at random; what is fixed stays."""
    draw = random.Random(seed)
    size = draw.choice((7.5, 8, 8.5, 9, 9.5, 10, 10.5, 11, 12))
    count = draw.choice((1, 2, 2, 2, 3, 3))
    width, height = draw.choice(((595, 842), (612, 792), (420, 595), (792, 1224), (540, 720)))
    if width / count < 18 * size:
        size = 8
    if width == 420:
        count = min(count, 2)
    shares = (
        [1.0] * count if draw.random() < 0.75 else [draw.uniform(0.7, 1.4) for _ in range(count)]
    )
    indent, gap = draw.choice(((1.2, 0), (2, 0), (0.9, 0), (0, 0.6), (0, 1), (1, 0.4)))
    drawn: dict[str, object] = {
        "width": width,
        "height": height,
        "margin": draw.uniform(34, 72),
        "top": draw.uniform(62, 90),
        "bottom": draw.uniform(60, 90),
        "columns": tuple(shares),
        "gutter": draw.choice((0.85 * size, 9, 12, 14, 18, 24)),
        "font": draw.choice(("Times-Roman", "Helvetica")),
        "size": size,
        "leading": draw.choice((1.05, 1.15, 1.2, 1.2, 1.3, 1.5)),
        "justified": draw.random() < 0.6,
        "hyphenated": draw.random() < 0.5,
        "indent": indent,
        "gap": gap,
        "setting": draw.choice(("line", "words", "kerned")),
        "order": draw.choice(("columns", "rows", "shuffled")),
        "turn": draw.choice((0, 0, 0, 0.5, -0.5, 2, -1.3)),
        "head": draw.choice(
            ("none", "top", "bottom", "outer", "facing", "dated", "later", "margin")
        ),
        "rule": draw.random() < 0.25,
        "drop_capital": draw.choice((0, 0, 0, 2, 3)),
        "box": draw.choice(("none", "none", "across", "inset", "column")),
        "hidden": draw.choice(("none", "none", "mode 3", "white", "tiny", "outside")),
        "footnotes": draw.random() < 0.2,
        "ending": draw.choice(("balanced", "full")),
    }
    return Look(seed=seed, **{**drawn, **fixed})  # type: ignore[arg-type]


def set_document(look: Look, stories: Sequence[Article]) -> tuple[bytes, str]:
    """The PDF of some stories, one after the other, and the text that has to be read."""
    setter = _Setter(look)
    for story in stories:
        setter.set_story(story)
    setter.end_page()
    data = write_pdf(setter.sheets, width=look.width, height=look.height)
    return data, "\n".join(setter.gold)


@dataclass(frozen=True)
class _Frame:
    """A rectangle that lines fill."""

    x: float
    width: float
    top: float
    bottom: float


@dataclass
class _Flow:
    """The words of a story that are not set yet."""

    paragraphs: list[list[str]]
    drop_capital: int = 0
    at: int = 0
    word: int = 0
    line: int = 0  # of the paragraph

    @property
    def is_done(self) -> bool:
        return self.at >= len(self.paragraphs)


@dataclass
class _Setter:
    """Sets stories page by page."""

    look: Look
    sheets: list[Sheet] = field(default_factory=list)
    gold: list[str] = field(default_factory=list)
    y: float = 0  # where the page is free from
    after: dict[int, list[str]] = field(default_factory=dict)
    """What the gold text has after so many paragraphs of the story."""

    def __post_init__(self) -> None:
        self.draw = random.Random(self.look.seed)

    @property
    def pitch(self) -> float:
        return self.look.size * self.look.leading

    @property
    def text_width(self) -> float:
        return self.look.width - 2 * self.look.margin

    def set_story(self, story: Article) -> None:
        look = self.look
        words = [paragraph.split() for paragraph in story.paragraphs]
        flow = _Flow(words, look.drop_capital if _takes_initial(words[0]) else 0)
        if not self.sheets or self._room() < 14 * self.pitch:
            self._turn_page()
        else:
            self.y += 1.5 * self.pitch
        self._set_headline(story)
        while True:
            self._fill_page(flow)
            if flow.is_done:
                break
            self._turn_page()
        for count, paragraph in enumerate(story.paragraphs):
            self.gold += [*self.after.pop(count, ()), paragraph]
        self.gold += self.after.pop(len(story.paragraphs), ())

    def _note(self, flow: _Flow, words: str) -> None:
        """Have words follow the paragraph in which the flow stands."""
        self.after.setdefault(flow.at + bool(flow.word), []).append(words)

    def _room(self) -> float:
        return self.look.height - self.look.bottom - self.y

    def _turn_page(self) -> None:
        if self.sheets:
            self.end_page()
        self.sheets.append(Sheet(turn=self.look.turn))
        self.y = self.look.top

    def _set_headline(self, story: Article) -> None:
        look, sheet = self.look, self.sheets[-1]
        large = look.size * self.draw.choice((1.5, 1.8, 2.2))
        for words in _wrapped(story.headline.split(), self.text_width, large, look.font, bold=True):
            self.y += large * 1.1
            sheet.texts.append(Text(look.margin, self.y, words, large, bold=True, font=look.font))
        self.y += self.pitch * 1.6
        sheet.texts.append(Text(look.margin, self.y, story.byline, look.size, font=look.font))
        self.y += self.pitch * 1.4
        self.gold += [story.headline, story.byline]

    def _fill_page(self, flow: _Flow) -> None:
        """Set what the page holds, and what interrupts it."""
        bottom = self.look.height - self.look.bottom
        tall = bottom - self.y > 30 * self.pitch
        if self.look.box == "across" and tall:
            self._fill_above_box(flow)
        notes: dict[tuple[float, float], str] = {}
        frames = self._columns(self.y, bottom)
        # Where a story ends on the page another may follow, and nothing interrupts it.
        tall = tall and not self._ends_within(
            flow, [replace(f, bottom=0.7 * f.bottom) for f in frames]
        )
        if self.look.footnotes and tall:
            frames, words = self._set_footnote(frames)
            notes[frames[-1].x, frames[-1].bottom] = words
        if self.look.box in {"inset", "column", "around", "bare"} and tall:
            frames, place, words = self._set_box(frames)
            notes[frames[place].x, frames[place].bottom] = words
        self._fill(flow, frames, notes)

    def _ends_within(self, flow: _Flow, frames: list[_Frame]) -> bool:
        trial = copy(flow)
        for frame in frames:
            self._fill_frame(trial, frame)
        return trial.is_done

    def _fill_above_box(self, flow: _Flow) -> None:
        """Set whole paragraphs in even columns, then a box across all of them."""
        look = self.look
        end = min(len(flow.paragraphs), flow.at + 4)
        if flow.word or end == len(flow.paragraphs):
            return
        part = copy(flow)
        part.paragraphs = flow.paragraphs[:end]
        bottom = self._even_bottom(part, self.y)
        if bottom > look.height - look.bottom - 12 * self.pitch:
            return
        self._fill(part, self._columns(self.y, bottom), {})
        flow.at = end
        self.y = bottom + 1.5 * self.pitch
        self._note(flow, self._set_boxed(_Frame(look.margin, self.text_width, self.y, 0)))
        self.y += 0.8 * self.pitch

    def _set_boxed(self, frame: _Frame) -> str:
        """Set a framed sentence or two; leave `y` below it and return its words."""
        look = self.look
        words = self.draw.choice(_BOXED)
        if look.box in {"around", "bare"}:
            words = " ".join(self.draw.sample(_BOXED, 3))
        size = look.size * 1.0
        inner = frame.width - 3 * size
        lines = _wrapped(words.split(), inner, size, "Helvetica-Bold")
        y = frame.top + 0.4 * size
        for line in lines:
            y += 1.25 * size
            text = Text(frame.x + 1.5 * size, y, line, size, font="Helvetica", bold=True)
            self.sheets[-1].texts.append(text)
        below = y + 0.9 * size
        shape = Shape(frame.x, frame.top, frame.width, below - frame.top, 0.3, outline=True)
        if not look.turn and look.box != "bare":
            self.sheets[-1].shapes.append(shape)
        self.y = max(self.y, below)
        return words

    def _set_box(self, frames: list[_Frame]) -> tuple[list[_Frame], int, str]:
        """Set a box amid the columns; return the frames, which one it interrupts, its words."""
        look = self.look
        first, last = frames[0], frames[-1]
        top = first.top + (first.bottom - first.top) * self.draw.uniform(0.3, 0.55)
        if look.box == "column" or len(frames) == 1:
            boxed = self.draw.choice(frames)
        elif look.box in {"around", "bare"}:
            width = 0.45 * self.text_width
            boxed = _Frame((look.width - width) / 2, width, 0, 0)
        else:
            boxed = _Frame(first.x, last.x + last.width - first.x, 0, 0)
        before, self.y = self.y, 0.0
        words = self._set_boxed(_Frame(boxed.x, boxed.width, top, 0))
        below, self.y = self.y + 0.3 * self.pitch, before
        parted: list[_Frame] = []
        place = -1
        for frame in frames:
            if frame.x >= boxed.x + boxed.width or frame.x + frame.width <= boxed.x:
                parted.append(frame)
                continue
            place = len(parted) if place < 0 else place
            parted.append(_Frame(frame.x, frame.width, frame.top, top - 0.3 * self.pitch))
            left, right = boxed.x - look.size, boxed.x + boxed.width + look.size
            upper, lower = parted[-1].bottom, below
            for x0, x1 in ((frame.x, left), (right, frame.x + frame.width)):
                if x1 - x0 > 7 * look.size:  # lines go on beside the box
                    rows = int((below - upper) / self.pitch)
                    lower = upper + rows * self.pitch
                    parted.append(_Frame(x0, x1 - x0, upper, lower + 0.1))
            parted.append(_Frame(frame.x, frame.width, lower, frame.bottom))
        return parted, place, words

    def _set_footnote(self, frames: list[_Frame]) -> tuple[list[_Frame], str]:
        """Set a note at the foot of the last column; return the frames above it and its words."""
        last = frames[-1]
        size = self.look.size * 0.8
        words = f"{len(self.sheets)} {self._note_words()}"
        lines = _wrapped(words.split(), last.width, size, self.look.font)
        top = last.bottom - len(lines) * 1.2 * size
        for i, line in enumerate(lines):
            y = top + (i + 0.9) * 1.2 * size
            self.sheets[-1].texts.append(Text(last.x, y, line, size, font=self.look.font))
        if not self.look.turn:
            self.sheets[-1].shapes.append(Shape(last.x, top - 4, last.width / 3, 0.5))
        shorter = _Frame(last.x, last.width, last.top, top - 0.8 * self.pitch)
        return [*frames[:-1], shorter], words

    def _note_words(self) -> str:
        """The words of a footnote; no two of a document are alike, as running heads are."""
        draw = self.draw
        who, other = draw.sample(_WHO, 2)
        return (
            f"See the {draw.choice(_WHAT)} of {who} and the {draw.choice(_WHAT)} of {other}, "
            f"kept in the {draw.choice(_WHERE)} of Port Adel."
        )

    def _columns(self, top: float, bottom: float) -> list[_Frame]:
        look = self.look
        free = self.text_width - look.gutter * (len(look.columns) - 1)
        frames: list[_Frame] = []
        x = look.margin
        for share in look.columns:
            width = free * share / sum(look.columns)
            frames.append(_Frame(x, width, top, bottom))
            x += width + look.gutter
        return frames

    def _fill(
        self, flow: _Flow, frames: list[_Frame], notes: dict[tuple[float, float], str]
    ) -> None:
        """Fill the frames; what is left over after the last page is balanced when asked for.

        `notes` are words that stand below a frame, by its left end and its lower one.
        """
        if self.look.ending != "full" and not notes:
            bottom = self._even_bottom(flow, frames[0].top)
            while self.look.ending == "five" and self._last_lines(flow, frames, bottom) > 5:
                bottom += self.pitch
            frames = [_Frame(f.x, f.width, f.top, min(bottom, f.bottom)) for f in frames]
        lines: list[list[Text]] = []
        for frame in frames:
            lines.append(self._fill_frame(flow, frame))
            if (frame.x, frame.bottom) in notes:
                self._note(flow, notes[frame.x, frame.bottom])
        ys = [text.y for column in lines for text in column]
        if self.look.rule and not self.look.turn and ys:
            for frame in frames[:-1]:
                middle = frame.x + frame.width + self.look.gutter / 2
                self.sheets[-1].shapes.append(Shape(middle, frame.top, 0.5, max(ys) - frame.top))
        self.sheets[-1].texts += self._ordered(lines)
        self.y = max([self.y, *ys]) + 0.5 * self.pitch

    def _even_bottom(self, flow: _Flow, top: float) -> float:
        """Where the columns end when they are as even as lines allow."""
        low, high = 1, 4000
        while low < high:
            middle = (low + high) // 2
            trial = copy(flow)
            bottom = top + middle * self.pitch
            for frame in self._columns(top, bottom):
                self._fill_frame(trial, frame)
            low, high = (low, middle) if trial.is_done else (middle + 1, high)
        return top + low * self.pitch

    def _last_lines(self, flow: _Flow, frames: list[_Frame], bottom: float) -> int:
        """How many lines the last column has when all end there; 0 where they hold too little."""
        trial = copy(flow)
        lines = [self._fill_frame(trial, replace(f, bottom=bottom)) for f in frames]
        return len(lines[-1]) if trial.is_done else 0

    def _ordered(self, columns: list[list[Text]]) -> list[Text]:
        texts = [text for column in columns for text in column]
        if self.look.order == "rows":
            texts.sort(key=lambda text: (round(text.y, 1), text.x))
        elif self.look.order == "shuffled":
            random.Random(self.look.seed).shuffle(texts)
        return texts

    def _fill_frame(self, flow: _Flow, frame: _Frame) -> list[Text]:
        """Set lines of the flow until the frame is full."""
        look = self.look
        texts: list[Text] = []
        y = frame.top
        cap_lines, cap_width = 0, 0.0
        while not flow.is_done:
            begins = not flow.word
            step = self.pitch * (1 + (look.gap if begins and flow.at and texts else 0))
            if y + step > frame.bottom:
                break
            y += step
            indent = look.indent * look.size if begins and flow.at else 0
            if begins and not flow.at and flow.drop_capital and self._fits(y, frame, flow):
                cap_lines = flow.drop_capital
                capital, cap_width = self._capital(flow, frame, y)
                texts.append(capital)
            if cap_lines:
                indent, cap_lines = cap_width, cap_lines - 1
            texts.append(self._take_line(flow, frame, y, indent))
        return texts

    def _fits(self, y: float, frame: _Frame, flow: _Flow) -> bool:
        return y + (flow.drop_capital + 1) * self.pitch < frame.bottom

    def _capital(self, flow: _Flow, frame: _Frame, y: float) -> tuple[Text, float]:
        """Take the first letter of the story as a capital several lines high."""
        look = self.look
        words = flow.paragraphs[0]
        letter, rest = words[0][0], words[0][1:]
        flow.paragraphs = [[rest, *words[1:]] if rest else words[1:], *flow.paragraphs[1:]]
        height = (flow.drop_capital - 1) * self.pitch + _CAP_HEIGHT * look.size
        size = round(height / _CAP_HEIGHT, 1)
        baseline = y + (flow.drop_capital - 1) * self.pitch
        width = text_width(letter, size, font=look.font) + 2
        return Text(frame.x, baseline, letter, size, font=look.font), width

    def _take_line(self, flow: _Flow, frame: _Frame, y: float, indent: float) -> Text:
        """Take the next line of the flow."""
        look = self.look
        paragraph = flow.paragraphs[flow.at]
        width = frame.width - indent
        start = end = flow.word
        line = paragraph[start]
        end += 1
        while end < len(paragraph):
            longer = f"{line} {paragraph[end]}"
            if text_width(longer, look.size, font=look.font) > width:
                break
            line = longer
            end += 1
        is_last = end == len(paragraph)
        if not is_last and look.hyphenated:
            head, tail = self._broken(paragraph[end], line, width)
            if head:
                line = f"{line} {head}"
                changed = [*paragraph[:end], tail, *paragraph[end + 1 :]]
                flow.paragraphs = [*flow.paragraphs]
                flow.paragraphs[flow.at] = changed
        spaces = line.count(" ")
        spare = width - text_width(line, look.size, font=look.font)
        spacing = spare / spaces if look.justified and spaces and not is_last else 0
        flow.word = 0 if is_last else end
        flow.at += is_last
        return Text(
            frame.x + indent, y, line, look.size, font=look.font, spacing=spacing,
            setting=look.setting,
        )  # fmt: skip

    def _broken(self, word: str, line: str, width: float) -> tuple[str, str]:
        """The word in two parts, the first of which ends the line in a hyphen; or nothing."""
        if len(word) < 7 or not (word.isalpha() and word.islower() and word.isascii()):
            return "", word
        for at in range(len(word) - 3, 2, -1):
            if (word[at - 1] in "aeiou") == (word[at] in "aeiou"):
                continue  # only between a vowel and a consonant
            head = word[:at] + "-"
            if text_width(f"{line} {head}", self.look.size, font=self.look.font) <= width:
                return head, word[at:]
        return "", word

    def end_page(self) -> None:
        """Set the heads of the page and what nobody sees."""
        sheet, number = self.sheets[-1], len(self.sheets)
        sheet.texts += _HEADS[self.look.head](self.look, number)
        sheet.texts += _hidden(self.look)


def _wrapped(
    words: list[str], width: float, size: float, font: str, *, bold: bool = False
) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, font=font, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _takes_initial(words: list[str]) -> bool:
    return len(words) > 30 and words[0][0].isupper()


_Heads = Callable[[Look, int], list[Text]]


def _top(look: Look, number: int) -> list[Text]:
    right = look.width - look.margin - 30
    return [
        Text(look.margin, 40, "THE PORT ADEL COURIER", 8, font=look.font),
        Text(right, 40, f"Page {number}", 8, font=look.font),
    ]


def _bottom(look: Look, number: int) -> list[Text]:
    return [Text(look.width / 2 - 8, look.height - 32, f"- {number} -", 8, font=look.font)]


def _outer(look: Look, number: int) -> list[Text]:
    x = look.margin if number % 2 == 0 else look.width - look.margin - 10
    return [Text(x, look.height - 30, str(number), look.size, font=look.font)]


def _facing(look: Look, number: int) -> list[Text]:
    if number % 2 == 0:
        return [Text(look.margin, 38, f"{number}   Harbour Quarterly", 9, font=look.font)]
    words = f"Ships and the men who load them   {number}"
    x = look.width - look.margin - text_width(words, 9, font=look.font)
    return [Text(x, 38, words, 9, font=look.font)]


def _dated(look: Look, number: int) -> list[Text]:
    words = "Port Adel, Friday, 3 March 2023"
    x = (look.width - text_width(words, 8, font=look.font)) / 2
    return [
        Text(look.margin, 34, "THE COURIER", 10, bold=True, font=look.font),
        Text(x, 46, words, 8, font=look.font),
        Text(look.width - look.margin - 10, 34, str(number), 10, font=look.font),
        Text(look.margin, look.height - 28, "Printed in Port Adel. All rights kept.", 7),
    ]


def _later(look: Look, number: int) -> list[Text]:
    return _top(look, number) + _bottom(look, number) if number > 1 else []


def _margin(look: Look, number: int) -> list[Text]:
    return [*_bottom(look, number), Text(look.width - 60, 24, f"{number} of many", 7)]


def _none(_look: Look, _number: int) -> list[Text]:
    return []


_HEADS: Final[dict[str, _Heads]] = {
    "none": _none,
    "top": _top,
    "bottom": _bottom,
    "outer": _outer,
    "facing": _facing,
    "dated": _dated,
    "later": _later,
    "margin": _margin,
}


def _hidden(look: Look) -> Iterator[Text]:
    """Lines that nobody sees, across the columns and in them."""
    words = "Nobody sees these words, which run across the columns and their gutters."
    for place in (0.35, 0.5, 0.61, 0.7):
        y = look.top + (look.height - look.top - look.bottom) * place
        x = look.margin + 60 * place
        if look.hidden == "mode 3":
            yield Text(x, y, words, look.size, mode=3)
        elif look.hidden == "white":
            yield Text(x, y, words, look.size, grey=1)
        elif look.hidden == "tiny":
            yield Text(x, y, words * 4, 1)
        elif look.hidden == "outside":
            yield Text(look.width + 20, y, words, look.size)
            yield Text(x, -y, words, look.size)


_BOXED: Final = (
    "Nobody asked the men on the pier what they thought of the new cranes, and nobody will.",
    "The inquiry opens on Tuesday. Letters to the court can be handed in until noon.",
    "What the harbour earns in a year would pay every docker twice.",
)
_WHO: Final = ("Moss", "Hale", "Okafor", "Lind", "Sato", "Ferreira", "Doyle", "Brandt")
_WHAT: Final = ("letter", "statement", "figures", "minutes", "report", "diary", "testimony")
_WHERE: Final = ("town hall", "harbour office", "union's archive", "county court", "museum")
