"""Pronouns made from names: which pronoun, where, and among whom."""

import json
import lzma
from pathlib import Path

import pytest

from training.data.masked_names import masked_name_documents
from training.documents import TrainingDocument

OPENING = "Mary Okoro met Peter Lindqvist in Bergen."


def made(text: str, folder: Path) -> list[TrainingDocument]:
    (folder / "polnear").mkdir(exist_ok=True)
    with lzma.open(folder / "polnear" / "train.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": text}) + "\n")
    return masked_name_documents(folder)


@pytest.mark.parametrize(
    ("text", "pronoun", "word_before"),
    [
        (f"{OPENING} Okoro said that it was late.", "She", "."),
        (f"{OPENING} It was late when Lindqvist left the house.", "he", "when"),
        (f"{OPENING} Nobody waited for Lindqvist.", "him", "for"),
        (f"{OPENING} The police took Ms. Okoro's papers.", "her", "took"),
        (f"{OPENING} Lindqvist’s brother came.", "His", "."),
    ],
)
def test_the_pronoun_fits_person_case_and_place(
    text: str, pronoun: str, word_before: str, tmp_path: Path
):
    (document,) = made(text, tmp_path)
    *named, last = document.mentions
    assert (document.forms[last.head], document.forms[last.head - 1]) == (pronoun, word_before)
    assert last.counted
    assert not any(mention.counted for mention in named)
    (meant,) = (mention for mention in named if mention.cluster == last.cluster)
    surname = "Okoro" if pronoun.lower() in {"she", "her"} else "Lindqvist"
    assert document.forms[meant.head] == surname
    assert surname not in document.forms[last.head :]


@pytest.mark.parametrize(
    "text",
    [
        "Mary Okoro came to Bergen. Okoro said that it was late.",  # nobody else is named
        f"{OPENING} It rained. It was cold. It was late. Okoro said so.",  # too far away
        f"{OPENING} The Okoro Foundation said that it was late.",  # part of another name
        f"{OPENING} Ada Okoro waited. Okoro said that it was late.",  # two of one surname
        f"{OPENING} They waited, Okoro.",  # no place for a pronoun
    ],
)
def test_no_pronoun_is_made_where_it_would_not_be_understood(text: str, tmp_path: Path):
    assert made(text, tmp_path) == []


def test_every_word_of_the_names_can_be_swapped(tmp_path: Path):
    (document,) = made(f"{OPENING} Okoro said that Lindqvist left.", tmp_path)[:1]
    swappable = {document.forms[start] for start, _, _ in document.names}
    assert swappable == {"Mary", "Okoro", "Peter", "Lindqvist"}
