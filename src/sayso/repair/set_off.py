"""Block quotations of plain text: paragraphs that a colon introduces, without marks.

A colon at the end of a paragraph also stands before a list and before the author's own answer.
So the words before it have to speak of saying ("the committee wrote:", "a statement read:"), not
of a list, and the paragraph behind it has to sound like somebody's speech or be plainly handed
over: no report of speech in it, and the account goes on behind it. Reads English; indents are
judged in `roles`.
"""

import re
from typing import Final

from sayso.record.vocabulary import Span
from sayso.repair.words import word_set

_WINDOW: Final = 240
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s")
# Verbs that hand over to somebody's words.
_SAYING: Final = word_set(
    "say says said saying write writes wrote written writing state states stated stating declare "
    "declares declared declaring announce announces announced tell tells told add adds added "
    "warn warns warned read reads post posted posts tweet tweeted tweets reply replied replies "
    "answered answers respond responded responds conclude concluded concludes explain explained "
    "explains argue argued argues insist insisted insists recall recalled recalls comment "
    "commented promise promised vow vowed claim claimed claims put puts cite cited quote quoted "
    "continue continued continues remark remarked note noted notes testify testified demand "
    "demanded appeal appealed plead pleaded beg begged implore implored urge urged exhort exhorted "
    "preach preached caution cautioned admonish admonished lament lamented confess confessed "
    "protest protested assure assured pledge pledged message messaged "
    "publish published issue issued broadcast sign signed ended began begin begins"
)
# What holds words; alone it needs a paragraph that sounds like speech.
_DOCUMENTS: Final = word_set(
    "statement letter declaration message post words resolution communique communiqué decree "
    "text note speech appeal order telegram cable memo email tweet article clause paragraph "
    "passage testimony diary leaflet manifesto pamphlet verdict ruling sentence oath wording "
    "remark remarks answer reply response quote quotation follows"
)
_LISTING: Final = word_set(
    "reasons points demands conditions questions steps facts options things ways goals aims "
    "items measures candidates lessons scenarios possibilities explanations factors problems "
    "examples elements parts stages phases towns cities names numbers figures results victims "
    "these list one two three four five six seven eight nine ten several many both"
)
# "Read the latest below:", "Here is how to get there:" point at what is no speech.
_POINTING: Final = word_set("read listen check see watch sign click want here find")
_LIST_BEGINS: Final = word_set("first firstly one number")
_FIRST_PERSON: Final = word_set(
    "i we my our me us mine ours myself ourselves i'm i've i'll i'd we're we've we'll we'd "
    "you your yours let"
)
_PRESENT: Final = word_set(
    "is are am has have do does will shall must can may cannot should let won't don't isn't aren't"
)
_PAST: Final = word_set("was were had did wasn't weren't hadn't didn't would could")
_REPORTS: Final = word_set("said says told added wrote stated")
_ASKED: Final = word_set("ask asks asked asking question wonder wondered wonders")


def introduces_speech(text: str, before: Span, span: Span, *, resumes: bool) -> bool:
    """Whether the paragraph `before` hands over to the words of `span`.

    `resumes`: whether a paragraph follows that is not introduced in its turn.
    """
    cue = _last_sentence(text, before)
    words = _words(text, span)
    if not cue or words[0] in _LIST_BEGINS or text[span[1] - 1] == ":":
        return False
    if cue[0] in _POINTING or _names_a_list(cue):
        return False
    if _is_reported(words) or not _ASKED.isdisjoint(cue[-4:]):
        return False
    sounds = _sounds_like_speech(words)
    if not _LISTING.isdisjoint(cue[-5:]):
        return sounds and not _SAYING.isdisjoint(cue[-3:]) and not _FIRST_PERSON.isdisjoint(words)
    if not _SAYING.isdisjoint(cue):
        return sounds or resumes
    return sounds and not _DOCUMENTS.isdisjoint(cue)


def _names_a_list(cue: list[str]) -> bool:
    """Whether what follows is named and is no text: "nominated the following men today:"."""
    if "following" not in cue[-5:-1]:
        return False
    named = cue[len(cue) - 1 - cue[::-1].index("following") :]
    return _DOCUMENTS.isdisjoint(named)


def _last_sentence(text: str, span: Span) -> list[str]:
    """Return the words of the sentence that a colon ends; none without a colon."""
    if text[span[1] - 1] != ":":
        return []
    start = max(span[0], span[1] - _WINDOW)
    for match in _SENTENCE_END.finditer(text, start, span[1] - 1):
        start = match.end()
    return _words(text, (start, span[1]))


def _words(text: str, span: Span) -> list[str]:
    words = _WORD.findall(text, span[0], min(span[1], span[0] + 2000))
    return [word.lower().replace("’", "'") for word in words] or [""]


def _is_reported(words: list[str]) -> bool:
    """Whether somebody's speech is reported in it: that is the author's paragraph."""
    return not _REPORTS.isdisjoint(words) and _FIRST_PERSON.isdisjoint(words)


def _sounds_like_speech(words: list[str]) -> bool:
    if not _FIRST_PERSON.isdisjoint(words):
        return True
    present = sum(word in _PRESENT for word in words)
    past = sum(word in _PAST or (word.endswith("ed") and len(word) > 4) for word in words)
    return present > 0 and present * 2 >= past
