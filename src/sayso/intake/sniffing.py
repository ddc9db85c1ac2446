"""What kind of document bytes are, decided by the first 4 kB and never by a file's name.

Returns a key of `sources.READERS` or of `NO_READER`. "text" is
the answer for whatever is nothing else; `text.py` then refuses what cannot be decoded. Nothing
on PyPI does this well enough: puremagic knows no plain text, filetype no HTML.
"""

import re
from io import BytesIO
from typing import Final

_HEAD: Final = 4096
_PROLOG: Final = 1_000_000

_SAVE_AS: Final = "Save it as PDF, HTML or plain text and read that."
_UNPACK: Final = "Unpack it and read the documents in it."

NO_READER: Final[dict[str, tuple[str, str]]] = {
    "office": ("an Office file", _SAVE_AS),
    "epub": ("an EPUB book", _SAVE_AS),
    "locked": (
        "an Office file with a password",
        "Open it with its password, save it without and read that.",
    ),
    "ole": ("an old Office or Outlook file", _SAVE_AS),
    "tar": ("a TAR archive", _UNPACK),
    "packed": ("a compressed archive", _UNPACK),
    "sqlite": ("an SQLite database", "Export its texts and read those."),
    "media": ("a sound or video file", "Transcribe it and read the text."),
    "program": ("a program", "Give a document."),
}
"""Kinds known by their bytes that have no reader: what to call them, what to do instead."""

_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"II+\x00", "image"),
    (b"MM\x00+", "image"),
    (b"GIF8", "image"),
    (b"{\\rtf", "rtf"),
    (b"WARC/1.", "warc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ\x00", "packed"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"Rar!\x1a\x07", "packed"),
    (b"\x28\xb5\x2f\xfd", "packed"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"fLaC", "media"),
    (b"\x1a\x45\xdf\xa3", "media"),
)

_HTML_ROOT = re.compile(rb"<!doctype\s{1,20}html|<html[\s>]", re.IGNORECASE)
_HTML_TAG = re.compile(
    rb"<(head|body|title|meta|p|div|article|h[1-6]|blockquote|ul|table|a|span)[\s>/]", re.IGNORECASE
)
_HTML_FIRST = re.compile(rb"<[a-z!?]", re.IGNORECASE)
_ENVELOPE = re.compile(
    rb"From \S{1,200} {1,3}[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [^\n]{0,20}\d{4}\s*\Z"
)
_COUNT = re.compile(rb"\d{1,10}[ \t]{0,20}\n")
_FIELD = re.compile(rb"[!-9;-~]{1,80}+:|[ \t]")
_SENDER = re.compile(rb"^From:[^\n]{0,300}@", re.MULTILINE | re.IGNORECASE)
_MAIL_DATE = re.compile(
    rb"^Date:[ \t]{0,9}(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", re.MULTILINE
)
_ROW = re.compile(rb"\A\s*+\{\s*+\"[^\"\n]{0,200}+\"\s*+:")
_ROW_LIST = re.compile(rb"\A\s*+\[\s*+\{\s*+\"[^\"\n]{0,200}+\"\s*+:")
_ENTITY = re.compile(rb"""<!ENTITY(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""")
_ROOT = re.compile(rb"<[A-Za-z]")
_FEED_ROOT = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]")
_MAIL_HEADER = re.compile(
    rb"^(From|To|Subject|Date|Received|MIME-Version|Content-Type|Message-ID|Return-Path):",
    re.MULTILINE | re.IGNORECASE,
)


def sniff(data: bytes) -> str:
    """Return the kind of a document: a key of `sources.READERS` or of `NO_READER`."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:  # readers accept junk before the header
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(data)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return "locked" if kind == "ole" and _LOCKED in data else kind
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    if head[:4] == b"RIFF":
        return "image" if head[8:12] == b"WEBP" else "media"
    if head[4:8] == b"ftyp":
        return "media"
    if head[257:262] == b"ustar":
        return "tar"
    if b"<!ENTITY" in head:  # declarations may push the root of a feed out of the head
        head = _ENTITY.sub(b"", data[:_PROLOG])[:_HEAD]
    kind = _markup_kind(head)
    # Junk before a ZIP file: its list stands at the end, before a comment of at most 64 kB.
    return "zip" if kind == "text" and b"PK\x05\x06" in data[-65_557:] else kind


def _zip_kind(data: bytes) -> str:
    """Tell office files by the member names in the archive, without unpacking anything."""
    if data.startswith(b"mimetypeapplication/vnd.oasis.opendocument.text", 30):
        return "odt"
    if b"mimetypeapplication/epub" in data[:200]:
        return "epub"
    if b"[Content_Types].xml" not in data:  # nor, then, in the list of its members
        return "zip"
    names = _zip_names(data)
    if "[Content_Types].xml" not in names:  # but in a member
        return "zip"
    return "docx" if any(name.startswith("word/") for name in names) else "office"


def _zip_names(data: bytes) -> list[str]:
    """Return the names of the members, none when there is no list of them."""
    import zipfile  # noqa: PLC0415  # 20 ms

    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            return file.namelist()
    except Exception:  # noqa: BLE001  # whatever it stumbles on, the reader of archives says so
        return []


def _markup_kind(head: bytes) -> str:
    """Tell HTML, feeds and mail from plain text; UTF-16 is looked at without its NUL bytes."""
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    head = head.replace(b"\x00", b"")
    mail = _mail_kind(head)
    if mail:  # its body may be HTML
        return mail
    if _has_rows(head) and not _HTML_ROOT.match(head.lstrip()):  # a page may begin with a script
        return "jsonl"
    if _is_feed(head):
        return "feed"
    if b"<office:document" in head and b"opendocument:xmlns:office" in head:
        return "odt"  # a flat file
    if _HTML_ROOT.search(head):
        return "html"
    tags = {match[1].lower() for match in _HTML_TAG.finditer(head)}
    if len(tags) >= 2 or (tags and _HTML_FIRST.match(head.lstrip())):
        return "html"
    return "text"


def _has_rows(head: bytes) -> bool:
    """Whether half of the first lines begin a JSON object, or the whole begins a list of them."""
    if _ROW_LIST.match(head):
        return True
    lines = [line for line in head.split(b"\n") if line.strip()][:5]
    return sum(_ROW.match(line) is not None for line in lines) * 2 >= max(1, len(lines)) or (
        _ROW.match(head) is not None
    )


def _is_feed(head: bytes) -> bool:
    """Whether the root element is that of a feed."""
    head = head.lstrip()
    if not head.startswith((b"<?xml", b"<!DOCTYPE", b"<!--")):
        return _FEED_ROOT.match(head) is not None
    root = _ROOT.search(head)
    return bool(root and _FEED_ROOT.match(head, root.start()))


def _mail_kind(head: bytes) -> str | None:
    """Tell a message or a mailbox: nothing but header fields stand before its first blank line."""
    head = head.lstrip().replace(b"\r\n", b"\n")
    head = head[counted.end() :] if (counted := _COUNT.match(head)) else head  # of Apple Mail
    first, _, rest = head.partition(b"\n")
    if _ENVELOPE.match(first):
        return "mbox"
    is_mailbox = first.startswith(b"From ")
    header = (rest.removeprefix(b">") if is_mailbox else head).split(b"\n\n", 1)[0]
    lines = header.split(b"\n")
    if not all(_FIELD.match(line) for line in lines[: max(1, len(lines) - 1)]):
        return None  # the last line may be cut off
    names = {match[1].lower() for match in _MAIL_HEADER.finditer(header)}
    if is_mailbox:
        return "mbox" if len(names) >= 2 else None
    return "eml" if len(names) >= 2 and _is_transported(names, header) else None


def _is_transported(names: set[bytes], header: bytes) -> bool:
    """Whether fields say that it was sent; a memo has From, To, Subject and a day at most."""
    if names & {b"received", b"mime-version", b"message-id", b"return-path"}:
        return True
    return _SENDER.search(header) is not None and _MAIL_DATE.search(header) is not None
