"""Invented stories for the pages of the tests: sentences drawn at random, with a seed."""

import random
from typing import Final

from tests.pdf_writer import Article

_WHO: Final = (
    "the harbour master", "a retired teacher", "the mayor of Port Adel", "the strike committee",
    "an engineer from Norhaven", "the ministry", "one of the dockers", "her brother",
    "the owner of the ferry", "the county court",
)  # fmt: skip
_DID: Final = (
    "said on Monday that the pier would stay closed", "had warned of the crane for years",
    "denied that anyone was hurt", "asked for the letters to be read in public",
    "left the hall before the vote was counted", "promised an inquiry by the end of May",
    "would not say who had signed the order", "called the report a long list of excuses",
    "remembered the winter when no ship came in", "wants the money to go to the families",
)  # fmt: skip
_HOW: Final = (
    "after two men were found under the fallen beams", "although nobody had asked for it",
    "because the insurance had run out in the autumn", "while the others were still outside",
    "as the union had demanded since the spring", "before the evening train arrived from the north",
    "which surprised even those who had come to listen", "and nobody in the room believed it",
)  # fmt: skip
_HEADS: Final = (
    "Port closed as", "Court sits while", "Silence on the pier after", "Winter without ships:",
    "Third week of the strike and", "Hearing opens, but",
)  # fmt: skip
_LINKS: Final = ("Later", "In a letter", "According to the minutes", "On Friday", "Once more")


def made_story(seed: int, paragraphs: int = 12) -> Article:
    """A story of so many paragraphs, each of two to five sentences."""
    draw = random.Random(seed)
    texts = [
        " ".join(_sentence(draw) for _ in range(draw.randint(2, 5))) for _ in range(paragraphs)
    ]
    headline = f"{draw.choice(_HEADS)} {draw.choice(_WHO)} stays away"
    return Article(headline, "By Ana Moss", texts)


def _sentence(draw: random.Random) -> str:
    sentence = f"{draw.choice(_WHO)} {draw.choice(_DID)} {draw.choice(_HOW)}"
    if draw.random() < 0.3:
        return f"{draw.choice(_LINKS)}, {sentence}."
    if draw.random() < 0.2:
        return f"“{sentence[0].upper()}{sentence[1:]},” she said."
    return f"{sentence[0].upper()}{sentence[1:]}."
