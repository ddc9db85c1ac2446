r"""The walk over RTF (specification 1.9.1): control words and text become blocks, in one pass.

Braces push and pop a state of six values on a plain list, so a million groups in each other
take as long as a million side by side. Text is kept as bytes until its code page is known from
its font: `\'e4` is ä in one font and д in another, and a character may be two such bytes.
"""

import codecs
import re
from collections.abc import Callable
from typing import Final

from sayso.intake.office_styles import Role, Style, Styles
from sayso.intake.office_text import OfficeBlock
from sayso.intake.rtf_flows import Layout, RtfFlows
from sayso.intake.rtf_words import CHARACTERS, CHARSETS, LEFT_OUT, SYMBOLS

_TOKEN: Final = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})?[ ]?"
    r"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    r"|\\(?P<symbol>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|[\r\n]+|\\",
    re.DOTALL,
)

_DEFAULT_FONT: Final = -1


_State = tuple[list[str] | None, int, int, bool, bool, Layout]


class RtfBody:
    """Collects blocks and facts; the counts say what is left out, `damage` what was wrong."""

    def __init__(self) -> None:
        self.deletions = 0
        self.hidden = 0
        self.comments = 0
        self.damage: list[str] = []
        self._facts: dict[str, list[str]] = {}
        self._flows = RtfFlows()
        self._stack: list[_State] = []
        # The state of a group: where its text goes, its font, how many characters stand in for
        # one of Unicode, whether its text is hidden or deleted, the layout.
        self._target: list[str] | None = self._flows.pieces
        self._font = _DEFAULT_FONT
        self._stand_ins = 1
        self._is_hidden = False
        self._is_deleted = False
        self._layout = Layout()
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_optional = False  # the next word names a destination that may be passed over
        self._codec = "cp1252"  # where the font names none
        self._fonts: dict[int, str] = {}
        self._default_font = 0
        self._table = ""  # the table that is being read: fonts, styles or info
        self._table_depth = 0
        self._declared: dict[str, Style] = {}
        self._styles = Styles(self._declared)
        self._new_style: tuple[str, str | None] = ("0", None)
        self._style_name: list[str] = []
        self._words = self._word_handlers()

    @property
    def blocks(self) -> list[OfficeBlock]:
        """The blocks of the text, then those of its notes."""
        return self._flows.blocks

    def fact(self, name: str) -> str:
        """Return what the file states under a name."""
        return "".join(self._facts.get(name, ()))[:1000]

    def walk(self, rtf: str) -> None:
        """Read a file, its bytes as Latin-1."""
        place = 0
        match_token = _TOKEN.match
        while place < len(rtf):
            token = match_token(rtf, place)
            assert token is not None  # the pattern takes any character
            place = token.end()
            kind = token.lastgroup
            if kind == "text":
                self._text(token[0])
            elif kind in {"word", "number"}:
                place += self._word(token["word"], token["number"])
            elif kind == "hex":
                self._hex(int(token["hex"], 16))
            elif kind == "symbol":
                self._symbol(token["symbol"])
            elif kind == "brace":
                self._brace(token[0])
                if not self._stack:
                    break
        self._finish(rtf[place:])

    # --- tokens -----------------------------------------------------------------------------------

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        self._is_optional = False
        if brace == "{":
            self._push()
            return
        if self._table:
            self._end_table_entry()
        self._flows.end_group(len(self._stack), self._layout, self._role())
        if self._stack:
            (
                self._target,
                self._font,
                self._stand_ins,
                self._is_hidden,
                self._is_deleted,
                self._layout,
            ) = self._stack.pop()

    def _push(self) -> None:
        state = (
            self._target,
            self._font,
            self._stand_ins,
            self._is_hidden,
            self._is_deleted,
            self._layout,
        )
        last = self._stack[-1] if self._stack else None
        if last and last[0] is self._target and last[1:] == state[1:]:
            state = last  # the same object: a million groups take little memory
        self._stack.append(state)

    def _text(self, text: str) -> None:
        self._is_optional = False
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if self._target is not None:
            self._bytes += text.encode("latin-1")

    def _hex(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif self._target is not None:
            self._bytes.append(byte)

    def _symbol(self, symbol: str) -> None:
        self._flush()
        self._to_skip = 0
        if symbol == "*":
            self._is_optional = True
        elif symbol in "\r\n":
            self._end_paragraph(None)
        elif symbol in SYMBOLS:
            self._add(SYMBOLS[symbol])

    def _word(self, word: str, number: str | None) -> int:
        """Obey a control word; return how many characters of binary data follow it."""
        self._flush()
        self._to_skip = 0
        value = int(number) if number else None
        if word == "bin":
            return max(0, value or 0)
        handler = self._words.get(word)
        if handler:
            handler(value)
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif self._is_optional or word in LEFT_OUT:
            self._target = None
        self._is_optional = False
        return 0

    def _flush(self) -> None:
        """Decode the bytes that came together."""
        if self._bytes:
            font = self._default_font if self._font == _DEFAULT_FONT else self._font
            text = self._bytes.decode(self._fonts.get(font, self._codec), "replace")
            self._bytes.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        if self._target is None:
            return
        if self._is_in_flow and (self._is_deleted or self._is_hidden):
            if not self._is_deleted:
                self.hidden += len(text.split())
        else:
            self._target.append(text)

    def _word_handlers(self) -> dict[str, Callable[[int | None], None]]:
        return {
            "par": self._end_paragraph,
            "sect": self._end_paragraph,
            "page": self._end_paragraph,
            "cell": self._end_cell,
            "nestcell": self._end_paragraph,
            "row": self._end_row,
            "pard": self._reset_paragraph,
            "plain": self._reset_characters,
            "intbl": self._set_in_table,
            "s": self._set_style,
            "outlinelevel": self._set_outline,
            "ls": self._set_listed,
            "pntext": self._leave_out_number,
            "listtext": self._leave_out_number,
            "li": self._set_left,
            "ri": self._set_right,
            "v": self._set_hidden,
            "deleted": self._set_deleted,
            "u": self._add_unicode,
            "uc": self._set_stand_ins,
            "f": self._set_font,
            "deff": self._set_default_font,
            "fcharset": self._set_charset,
            "cpg": self._set_font_page,
            "ansicpg": self._set_page,
            "mac": self._set_mac,
            "pc": self._set_pc,
            "pca": self._set_pca,
            "fonttbl": self._start_fonts,
            "stylesheet": self._start_styles,
            "sbasedon": self._set_parent,
            "info": self._start_info,
            "title": self._start_title,
            "author": self._start_author,
            "footnote": self._start_note,
            "annotation": self._leave_out_comment,
            "shptxt": self._start_box,
        }

    # --- paragraphs -------------------------------------------------------------------------------

    def _reset_paragraph(self, _number: int | None) -> None:
        self._layout = Layout()

    def _reset_characters(self, _number: int | None) -> None:
        self._is_hidden = self._is_deleted = False
        self._font = _DEFAULT_FONT

    @property
    def _is_in_flow(self) -> bool:
        return self._target is self._flows.pieces

    def _role(self) -> Role | None:
        style = self._layout.style
        return self._styles.role(style) if style in self._declared else None

    def _end_paragraph(self, _number: int | None) -> None:
        if self._is_in_flow:
            self._flows.end_paragraph(self._layout, self._role())

    def _end_cell(self, _number: int | None) -> None:
        if self._is_in_flow:
            self._flows.end_cell(self._layout, self._role())

    def _end_row(self, _number: int | None) -> None:
        self._flows.end_row()

    def _start_note(self, _number: int | None) -> None:
        if self._is_in_flow and not self._is_deleted:
            self._flows.start_note(len(self._stack))
            self._enter_flow()

    def _start_box(self, _number: int | None) -> None:
        self._flows.start_box(len(self._stack))
        self._enter_flow()

    def _enter_flow(self) -> None:
        self._target = self._flows.pieces
        self._is_hidden = self._is_deleted = False

    def _finish(self, rest: str) -> None:
        self._flush()
        if self._stack:
            self.damage.append("it breaks off")
        elif rest.strip("\x00 \t\r\n}"):
            self.damage.append("something follows its end")
        self._flows.end_all(self._layout, self._role())

    # --- properties -------------------------------------------------------------------------------

    def _set_in_table(self, _number: int | None) -> None:
        self._layout = self._layout._replace(in_table=True)

    def _set_style(self, number: int | None) -> None:
        if self._table == "styles":
            self._new_style = (str(number or 0), self._new_style[1])
        else:
            self._layout = self._layout._replace(style=str(number or 0))

    def _set_outline(self, number: int | None) -> None:
        self._layout = self._layout._replace(is_heading=(number or 0) in range(9))

    def _set_listed(self, number: int | None) -> None:
        self._layout = self._layout._replace(is_listed=number != 0)

    def _leave_out_number(self, _number: int | None) -> None:
        self._flows.put_number()
        self._target = None

    def _set_left(self, number: int | None) -> None:
        self._layout = self._layout._replace(left=number or 0)

    def _set_right(self, number: int | None) -> None:
        self._layout = self._layout._replace(right=number or 0)

    def _set_hidden(self, number: int | None) -> None:
        self._is_hidden = number != 0

    def _set_deleted(self, number: int | None) -> None:
        if number != 0 and not self._is_deleted:
            self.deletions += 1
        self._is_deleted = number != 0

    # --- characters -------------------------------------------------------------------------------

    def _add_unicode(self, number: int | None) -> None:
        if number is not None:
            code = number % 0x10000
            # Symbol fonts stand in the private use area, at U+F000.
            self._add(chr(code - 0xF000 if 0xF020 <= code <= 0xF0FF else code))
            self._to_skip = self._stand_ins

    def _set_stand_ins(self, number: int | None) -> None:
        self._stand_ins = min(max(number or 0, 0), 16)

    def _set_font(self, number: int | None) -> None:
        self._font = number or 0

    def _set_default_font(self, number: int | None) -> None:
        self._default_font = number or 0

    def _set_charset(self, number: int | None) -> None:
        codec = CHARSETS.get(number or 0)
        if codec and self._table == "fonts":
            self._fonts[self._font] = codec

    def _set_font_page(self, number: int | None) -> None:
        if self._table == "fonts":
            self._fonts[self._font] = _page(number)

    def _set_page(self, number: int | None) -> None:
        self._codec = _page(number)

    def _set_mac(self, _number: int | None) -> None:
        self._codec = "mac_roman"

    def _set_pc(self, _number: int | None) -> None:
        self._codec = "cp437"

    def _set_pca(self, _number: int | None) -> None:
        self._codec = "cp850"

    # --- destinations -----------------------------------------------------------------------------

    def _leave_out_comment(self, _number: int | None) -> None:
        self.comments += 1
        self._target = None

    def _start_info(self, _number: int | None) -> None:
        self._table, self._table_depth = "info", len(self._stack)
        self._target = None

    def _start_title(self, _number: int | None) -> None:
        if self._table == "info":
            self._target = self._facts["title"] = []

    def _start_author(self, _number: int | None) -> None:
        if self._table == "info":
            self._target = self._facts["author"] = []

    def _start_fonts(self, _number: int | None) -> None:
        self._table, self._table_depth = "fonts", len(self._stack)
        self._target = None

    def _start_styles(self, _number: int | None) -> None:
        self._table, self._table_depth = "styles", len(self._stack)
        self._target = self._style_name

    def _set_parent(self, number: int | None) -> None:
        self._new_style = (self._new_style[0], str(number or 0))

    def _end_table_entry(self) -> None:
        depth = len(self._stack)
        if self._table == "styles" and depth == self._table_depth + 1:
            key, parent = self._new_style
            name = "".join(self._style_name).strip().removesuffix(";").partition(",")[0]
            self._declared.setdefault(key, Style(name=name, parent=parent))
            self._style_name.clear()
            self._new_style = ("0", None)
        elif depth <= self._table_depth:
            self._table = ""


def _page(number: int | None) -> str:
    """Return the codec of a Windows code page."""
    name = {65001: "utf-8", 10000: "mac_roman", 0: "cp1252"}.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
