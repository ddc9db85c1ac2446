"""Letters that were decoded twice: "cafÃ©" for "café", "donâ€™t" for "don’t".

Goes in: the original text. Comes out: changes of kind `letter`, sorted and apart. UTF-8 that was
read as cp1252 or Latin-1 is undone exactly: the run is encoded again and decoded as UTF-8, and
must give signs that such texts have. Twice wrong is undone twice. A text without the pattern
costs one search; one with a single such pair of letters is believed ("Ã" and "â" are letters).
"""

import re
from typing import Final

from sayso.record.edits import Change, apply_changes
from sayso.repair.composing import compose_changes, keep_apart

# cp1252 has signs of its own where Latin-1 has controls; a reader may have used either.
_HIGH: Final = {bytes([code]).decode("cp1252", "replace"): code for code in range(0x80, 0xA0)}
_BYTES: Final = {chr(code): code for code in range(0x80, 0x100)} | {
    sign: code for sign, code in _HIGH.items() if sign != "\ufffd"
}
_TAILS: Final = "".join(re.escape(sign) for sign, code in _BYTES.items() if 0x80 <= code < 0xC0)
# A lead byte of UTF-8 and as many continuation bytes as it asks for.
_SEQUENCE = re.compile(rf"[Â-ß][{_TAILS}]|[à-ï][{_TAILS}]{{2}}|[ð-ô][{_TAILS}]{{3}}")
# "Ã " and "Â ": the continuation byte was a no-break space that became a plain one.
_SPACED = re.compile("(?<=[^\\W\\d_])Ã (?=[^\\W\\d_ ]|\\Z)|Â (?=[^\\W_])")
_PROBE = re.compile(rf"â€|Ã[{_TAILS}]|Â[{_TAILS}]|Ð[{_TAILS}]|â\x80|ð[{_TAILS}]{{3}}")
_WHY: Final = "read in a wrong encoding"


def propose_mojibake(text: str) -> tuple[Change, ...]:
    """Return the changes that undo a wrong decoding, sorted and apart."""
    changes: tuple[Change, ...] = ()
    for _ in range(2):
        more = _once(text)
        if not more:
            break
        changes = compose_changes(changes, more)
        text, _edits = apply_changes(text, more)
    return changes


def _once(text: str) -> tuple[Change, ...]:
    if text.isascii() or _PROBE.search(text) is None:
        return ()
    changes = [change for run in _SEQUENCE.finditer(text) if (change := _undone(run))]
    is_certain = any(change.now in "’‘“”–—…" for change in changes) or len(changes) > 1
    if not changes or not (is_certain or _is_in_word(text, changes[0])):
        return ()
    changes += [_respaced(run) for run in _SPACED.finditer(text)]
    return tuple(keep_apart(changes))


def _undone(run: re.Match[str]) -> Change | None:
    now = _decoded(run[0])
    if now is None or not _is_plausible(now):
        return None
    return Change(run.start(), run.end(), now, "letter", 0.99, _WHY)


def _decoded(run: str) -> str | None:
    try:
        return bytes(_BYTES[sign] for sign in run).decode()
    except UnicodeDecodeError:
        return None


def _is_plausible(now: str) -> bool:
    """Whether a sign is one of Latin, Greek or Cyrillic text, of punctuation, or an emoji."""
    code = ord(now)
    return (
        0x80 <= code < 0x250  # with the controls of a text that is wrong twice
        or 0x370 <= code < 0x530
        or 0x1E00 <= code < 0x2000
        or 0x2010 <= code < 0x2040
        or code in (0x20AC, 0x2122, 0x2212, 0xFEFF)
        or 0x1F300 <= code < 0x1FAFF
    )


def _is_in_word(text: str, change: Change) -> bool:
    """Whether letters stand beside a lone sequence, and it becomes a small letter among them."""
    before = text[change.start - 1 : change.start]
    after = text[change.end : change.end + 1]
    return change.now.islower() and (before.islower() or after.islower())


def _respaced(run: re.Match[str]) -> Change:
    now = "à " if run[0][0] == "Ã" else " "
    return Change(run.start(), run.end(), now, "letter", 0.95, _WHY)
