"""Web archives (WARC, plain or in gzip): the pages in them, each a document named by its address.

Read are the answers with status 200, the resources and the conversions that are HTML, plain
text, PDF or office documents. Requests, metadata, revisits, pictures, styles, scripts and
answers without success are no documents and are passed over; where nothing else is there, the
message counts them. The day of capture is no date of publication: that comes from the page.

The records are parsed here. Measured with six false lengths on the second of three records,
fastwarc (2.0.1) stops at the record behind it five times and swallows it without a word once;
`WarcRecords` gives all three each time, at 18 microseconds a record (fastwarc 3).
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Final

from sayso.errors import InputError
from sayso.intake.given import Given, Opened, Refused, Stated
from sayso.intake.http_message import Answer, body_of, parse_answer
from sayso.intake.sniffing import sniff
from sayso.intake.warc_records import WarcRecord, WarcRecords
from sayso.record.types import Gap

_HTML: Final = frozenset(("text/html", "application/xhtml+xml"))
_READ: Final = _HTML | {
    "text/plain",
    "application/pdf",
    "application/rtf",
    "text/rtf",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_LONGEST_NAME: Final = 300


def read_warc(given: Given) -> Iterator[Opened]:
    """Yield the pages of a web archive, or a refusal for each that cannot be read.

    Raises `InputError` when there is none.
    """
    yield from _pages(given, WarcRecords(given, is_packed=False))


def read_packed_warc(given: Given) -> Iterator[Opened]:
    """Yield the same from an archive that is packed by gzip, record by record."""
    yield from _pages(given, WarcRecords(given, is_packed=True))


def _pages(given: Given, records: WarcRecords) -> Iterator[Opened]:
    passed: Counter[str] = Counter()
    pages = 0
    for record in records:
        answer = _answer(record, given)
        why = _no_document(record, answer)
        if why or answer is None:
            passed[why or "records without an answer"] += 1
            continue
        pages += 1
        url = record.fields.get("warc-target-uri", "").strip("<>") or "(no address)"
        yield given.row(_short(url), partial(_page, record, answer, url))
    if records.damage:
        yield Refused(given.name, _about_damage(given, records), "damaged")
    elif not pages:
        raise given.error(_about_nothing(passed), "empty")


def _answer(record: WarcRecord, given: Given) -> Answer | None:
    """Return what a record holds as an answer; a resource is one without a head of its own."""
    if record.fields.get("warc-type") in {"resource", "conversion"}:
        return Answer(200, {"content-type": record.fields.get("content-type", "")}, record.block)
    return parse_answer(record.block, given.limits.mail_header_bytes)


def _no_document(record: WarcRecord, answer: Answer | None) -> str | None:
    """Return what a record is when it is no document, else `None`."""
    kind = record.fields.get("warc-type", "unknown")
    if kind not in {"response", "resource", "conversion"}:
        return f"{kind[:20]} records"
    if answer is None:
        # An answer whose head cannot be read may have been a page: it is not passed over.
        return None if record.trouble else "records without an answer"
    if answer.status != 200:
        return "answers without success"
    media = _media_type(answer)
    if media in _READ:
        return None
    if not media and sniff(answer.sent) in {"html", "pdf"}:
        return None
    return f"{media.partition('/')[0][:20]} files" if media else "files of no stated type"


def _media_type(answer: Answer) -> str:
    return answer.fields.get("content-type", "").partition(";")[0].strip().lower()


def _page(record: WarcRecord, answer: Answer, url: str, given: Given) -> Iterator[Opened]:
    """Yield the page of a record as bytes to open, or why there is none."""
    name = _short(url)
    try:
        data, trouble = body_of(answer, given.member(b"", name))
    except InputError as error:
        yield Refused(given.within(name), str(error), error.reason)
        return
    trouble = record.trouble or trouble
    if not data.strip():
        what = f"{trouble} and gives no words" if trouble else "is empty"
        message = f"{what} in the archive. Open the page again and save it."
        yield given.refuse(name, message, "damaged" if trouble else "empty")
        return
    yield given.member(
        _in_utf8(data, answer),
        name,
        stated=Stated(url=url),
        kind=_kind(data, answer),
        record_kind="warc",
        notes=_notes(trouble, record),
    )


def _kind(data: bytes, answer: Answer) -> str | None:
    """Return the kind where the server knows better than the bytes: a page without a head."""
    is_page = _media_type(answer) in _HTML
    return "html" if is_page and sniff(data) in {"text", "jsonl", "eml", "mbox"} else None


def _in_utf8(data: bytes, answer: Answer) -> bytes:
    """Return a text in UTF-8 when only the server said in which encoding it is."""
    _, marked, charset = answer.fields.get("content-type", "").lower().partition("charset=")
    charset = charset.partition(";")[0].strip(" \"'")
    if not marked or charset in {"utf-8", "utf8"} or b"charset" in data[:4096]:
        return data
    if not _media_type(answer).startswith("text/") or data.isascii():
        return data
    try:
        return data.decode("cp1252" if charset == "iso-8859-1" else charset).encode()
    except (LookupError, ValueError):
        return data


def _notes(trouble: str | None, record: WarcRecord) -> tuple[Gap, ...]:
    if trouble is None and record.fields.get("warc-truncated"):
        trouble = "was cut when it was captured"
    if trouble is None:
        return ()
    message = f"In its web archive this page {trouble}: what is there was read."
    return (Gap(kind="damaged", span=None, message=message),)


def _about_damage(given: Given, records: WarcRecords) -> str:
    what = "; ".join(dict.fromkeys(records.damage))
    return f"{given.called} is damaged: {what}. The rest was read; get it once more to read all."


def _about_nothing(passed: Counter[str]) -> str:
    found = ", ".join(f"{count:,} {what}" for what, count in passed.most_common(6))
    return (
        f"is a web archive without a page to be read; it holds {found or 'no records'}. Capture "
        "the pages anew, or save them as HTML."
    )


def _short(url: str) -> str:
    half = _LONGEST_NAME // 2
    return url if len(url) <= _LONGEST_NAME else f"{url[:half]}…{url[-half:]}"
