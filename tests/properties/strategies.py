"""Random documents, quotations and damage for the laws.

Names, places and wordings are inventions; sentences are put together from parts that the reader
has something to do with, so that a random document fills most lists of a record.
"""

from hypothesis import strategies as st

PEOPLE = st.sampled_from(
    ["Ada Venn", "Gen. Ossip Karro", "Prime Minister Lena Tord", "Mr. Haim", "Colonel Ibsa Noor"]
)
BODIES = st.sampled_from(
    [
        "the Defence Ministry",
        "rebels",
        "two officials",
        "the Ostral Rifles",
        "Radio Merev",
        "police",
    ]
)
PLACES = st.sampled_from(["Port Ansel", "the northern hills", "Kessary", "France", "Lake Omo"])
TIMES = st.sampled_from(
    [
        "on Tuesday",
        "last week",
        "at dawn on 3 May 2031",
        "for three days",
        "in 2019",
        "yesterday",
        "",
    ]
)
DEEDS = st.sampled_from(
    [
        "attacked a convoy near {place}",
        "killed at least 12 people in {place}",
        "will hold talks with {other} in {place}",
        "had not seized {place}",
        "may have been arrested by {other}",
        "resigned because {other} refused to pay",
        "signed a ceasefire with {other}",
    ]
)
ACTORS = PEOPLE | BODIES


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """Who did what, where and when."""
    deed = draw(DEEDS).format(place=draw(PLACES), other=draw(ACTORS))
    return f"{draw(ACTORS)} {deed} {draw(TIMES)}".strip()


@st.composite
def quotations(draw: st.DrawFn) -> str:
    """A sentence with somebody's words, in marks of several kinds, some of them lost."""
    opening, closing = draw(
        st.sampled_from(
            [("“", "”"), ('"', '"'), ("‘", "’"), ("“", ""), ("", "”"), ("«", "»"), ("", "")]
        )
    )
    verb = draw(st.sampled_from(["said", "told reporters", "denied", "claimed", "insisted"]))
    speaker, said = draw(ACTORS), draw(clauses())
    return draw(
        st.sampled_from(
            [
                f"{opening}{said},{closing} {speaker} {verb}.",
                f"{speaker} {verb} that {said}.",
                f"{speaker} {verb}: {opening}{said}.{closing}",
                f"According to {speaker}, {said}.",
            ]
        )
    )


SENTENCES = clauses().map(lambda clause: clause[0].upper() + clause[1:] + ".") | quotations()
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
ACCOUNTS = st.lists(PARAGRAPHS, min_size=1, max_size=4).map("\n\n".join)
"""Plain accounts: paragraphs apart by an empty line, no damage."""


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An account after a bad journey: wrapped lines, hyphens, lost and odd characters."""
    text = draw(ACCOUNTS)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        harm = draw(st.sampled_from(HARM))
        text = text[:at] + harm + text[at + draw(st.integers(0, 2)) :]
    return text


HARM = (
    "\n", "-\n", "\r\n", "\u00ad", "\u00a0", "\u200b", "\u202e", "\ufeff", "\x00", "\x1b[31m", "\f",
    "\n\n\n", "“", "'", "(", "—", "…", "\ud800", "\U000e0041", "é", "é", "عربي", "日本", "🙂",
    "1l", "rn", "\t", "%s", "{}", "<b>", "&amp;", "\n12\n",
)  # fmt: skip
"""What scanning, copying and strangers leave behind; a lone surrogate and a NUL among it."""

HOSTILE = (
    st.text(max_size=200)
    | st.text(alphabet="\"'“”‘’().,;:!?-–— \n\t", max_size=200)
    | st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Zs", "Mn"]), max_size=60)
    | st.sampled_from(
        ["", " ", "\n" * 400, "(" * 800, "A " * 500, "a" * 5000, '"' * 301, "\x00" * 9]
    )
)
"""Text that is no account at all."""


def encodable(text: str) -> bool:
    """Whether `text` is free of lone surrogates, which no encoding can write."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


ANY_TEXT = ACCOUNTS | damaged() | HOSTILE
