"""Writes small ZIP, DOCX and ODT files for the tests; nothing of them is stored."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
ODF = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def zip_of(files: Iterable[tuple[str | zipfile.ZipInfo, Any]], method: int = 8) -> bytes:
    """Return a ZIP file of names and contents; two may have one name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as file:
        for name, content in files:
            file.writestr(name, content)
    return packed.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of a Word document with one run."""
    before = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    inside = f"<w:rPr>{run}</w:rPr>" if run else ""
    words = f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:p>{before}<w:r>{inside}{words}</w:r></w:p>"


def docx(body: str, *, prolog: str = "", parts: dict[str, bytes | str] | None = None) -> bytes:
    """Return a Word document with a body and further parts."""
    document = f"{prolog}<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document,
        **(parts or {}),
    }
    return zip_of(files.items())


def odt(text: str, *, styles: str = "", parts: dict[str, bytes | str] | None = None) -> bytes:
    """Return an OpenDocument text with a body, automatic styles and further parts."""
    files: dict[str, bytes | str] = {
        "content.xml": (
            f"<office:document-content {ODF} {DC}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body>"
            "</office:document-content>"
        ),
        **(parts or {}),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        kind = zipfile.ZipInfo("mimetype")
        file.writestr(kind, "application/vnd.oasis.opendocument.text")
        for name, content in files.items():
            file.writestr(name, content)
    return packed.getvalue()
