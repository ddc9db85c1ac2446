import pytest

from sayso.repair.quality import judge_quality

NEWS = (
    "The council said on Monday that the harbour would stay shut until the crane had been "
    "repaired and the two workers who were hurt had left the hospital. The owners said that "
    "they would pay for the damage, but not before the police had told them who was to blame. "
)
OLD = (
    "The committee met to-day, and it was shewn that the waggons of the company had been kept at "
    "the gaol without any connexion with the publick road, and that the magistrates had staid the "
    "removal of the prisoners until the arrival of the mail. "
)
FOREIGN = (
    "Der Stadtrat sagte am Montag, dass der Hafen geschlossen bleibe, bis der Kran repariert sei "
    "und die beiden verletzten Arbeiter das Krankenhaus verlassen haben. Die Eigentümer wollen "
    "den Schaden bezahlen, aber nicht bevor die Polizei ihnen sagt, wer daran schuld ist. "
)
NO_WORDS = (
    "Wkh frxqflo vdlg rq Prqgdb wkdw wkh kduerxu zrxog vwdb vkxw xqwlo wkh fudqh kdg ehhq " * 3
)


def soundness(text: str, published: str | None = None) -> str:
    return judge_quality(text, [(0, len(text))], published).soundness


@pytest.mark.parametrize(
    ("text", "verdict"),
    [(NEWS, "modern"), (OLD, "historic"), (FOREIGN, "foreign"), (NO_WORDS, "poor")],
)
def test_the_verdict_follows_the_words(text, verdict):
    assert soundness(text) == verdict


def test_a_stated_date_decides_between_old_and_new():
    assert soundness(NEWS, "1871-05-03") == "historic"
    assert soundness(OLD, "2031-05-03") == "modern"


def test_old_words_in_a_text_of_new_things_do_not_make_it_old():
    assert soundness(OLD + "The website of the museum shows all of it in a video.") == "modern"


def test_a_short_text_has_no_verdict_against_it():
    assert soundness("Wkh frxqflo vdlg") == "modern"


def test_signs_without_a_meaning_make_a_text_poor():
    assert soundness(NEWS.replace("e", "\ue001")) == "poor"


def test_a_page_of_no_words_within_a_sound_text_is_told():
    text = f"{NEWS * 6}\n\n{NO_WORDS}\n\n{NEWS * 6}"
    first = len(NEWS) * 6
    second = first + 2 + len(NO_WORDS)
    spans = [(0, first), (first + 2, second), (second + 2, len(text))]
    quality = judge_quality(text, spans)
    assert quality.soundness == "modern"
    assert quality.poor == (spans[1],)
    assert [(gap.kind, gap.span) for gap in quality.gaps] == [("low_text_quality", spans[1])]
