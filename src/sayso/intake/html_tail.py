"""What trails behind an article: links to others and their headings, which extraction often takes.

Blocks at the end that are nothing but the words of one link are cut, with the headings and short
labels among them. An article that is a list of links keeps them: at least half of its words stay.
"""

from collections.abc import Sequence
from typing import Any, Final

from sayso.intake.html_lines import squeezed
from sayso.record.vocabulary import BlockKind

_LINKS: Final = 2  # that trail; one alone may be a source
_LABEL: Final = 40  # characters of a label among links
_MOST_CUT: Final = 0.5

_Block = tuple[BlockKind, str]


def without_link_tail(blocks: Sequence[_Block], tree: Any) -> list[_Block]:  # noqa: ANN401
    """Return the blocks without the links that trail behind the last words of an article."""
    links = {squeezed(" ".join(link.itertext())) for link in tree.iter("a")}
    links.discard("")
    end = len(blocks)
    count = 0
    for at in range(len(blocks) - 1, 0, -1):
        kind, text = blocks[at]
        is_link = squeezed(text) in links
        if not is_link and kind != "heading" and len(text) > _LABEL:
            break
        count += is_link
        end = at if is_link or kind == "heading" else end
    size = sum(len(text) for _, text in blocks)
    cut = sum(len(text) for _, text in blocks[end:])
    return list(blocks[:end] if count >= _LINKS and cut <= _MOST_CUT * size else blocks)
