"""The XML kinds, feed, DOCX and ODT: entities, depth, references, styles that turn in circles."""

import io
import zipfile
from typing import Final
from xml.sax.saxutils import escape

from tests.hostile.recipe import MARK, SECOND, account, recipe

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_ODT: Final = "application/vnd.oasis.opendocument.text"
_BOMB: Final = (
    '<!DOCTYPE x [<!ENTITY a "The guns fell silent. ">'
    + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 10}">'
        for before, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
_BLOWUP: Final = f'<!DOCTYPE x [<!ENTITY j "{"The guns fell silent. " * 5_000}">]>'
_OUTSIDE: Final = (
    '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd" [<!ENTITY j SYSTEM "file:///etc/passwd">'
    '<!ENTITY % p SYSTEM "http://192.0.2.1/p.dtd"> %p;]>'
)


def packed(members: dict[str, str | bytes], *, stored: str = "") -> bytes:
    """Return a ZIP of the members; the one called `stored` is not compressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            how = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return file.getvalue()


def docx(body: str, *, prolog: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """Return a Word document with this body and further parts."""
    document = (
        f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{_W}" xmlns:r="{_R}" '
        f'xmlns:xi="http://www.w3.org/2001/XInclude"><w:body>{body}</w:body></w:document>'
    )
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS,
            "word/document.xml": document,
            **(more or {}),
        }
    )


def w_paragraph(words: str, *, style: str = "") -> str:
    """Return a paragraph of a Word document."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def odt(body: str, *, prolog: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """Return an OpenDocument text with this body."""
    content = (
        f'<?xml version="1.0"?>{prolog}<office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xi="http://www.w3.org/2001/XInclude">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": _ODT, "content.xml": content, **(more or {})}, stored="mimetype")


def rss(items: str, *, prolog: str = "", head: str = "<title>Port News</title>") -> bytes:
    """Return an RSS feed with these items."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{prolog}<rss version="2.0" '
        'xmlns:xi="http://www.w3.org/2001/XInclude"><channel>'
        f"{head}<link>http://192.0.2.1/</link>{items}</channel></rss>"
    ).encode()


def item(words: str, title: str = "The ferry is gone") -> str:
    """Return an item of an RSS feed."""
    return (
        f"<item><title>{title}</title><link>http://192.0.2.1/a</link>"
        f"<description>{escape(words)}</description></item>"
    )


W_HEALTHY: Final = w_paragraph(account())
O_HEALTHY: Final = f"<text:p>{account()}</text:p>"
HEALTHY: Final = item(account())
_XI: Final = '<xi:include href="file:///etc/passwd" parse="text"/>'

# --- Word -----------------------------------------------------------------------------------------


@recipe("ok")
def word_plain() -> bytes:
    return docx(W_HEALTHY)


@recipe("damaged", "bomb", "depth", "ok", or_told=(MARK,))
def word_entity_bomb() -> bytes:
    return docx(W_HEALTHY + w_paragraph("x").replace("x<", "&j;<"), prolog=_BOMB)


@recipe("damaged", "bomb", "ok", or_told=(MARK,))
def word_quadratic_blow_up() -> bytes:
    return docx(W_HEALTHY + w_paragraph("x").replace("x<", "&j;" * 10_000 + "<"), prolog=_BLOWUP)


@recipe("damaged", "ok", or_told=(MARK,), never=("root:",))
def word_external_entity() -> bytes:
    return docx(W_HEALTHY + w_paragraph("x").replace("x<", "&j;<"), prolog=_OUTSIDE)


@recipe("ok", never=("root:",))
def word_inclusion() -> bytes:
    return docx(W_HEALTHY + f"<w:p><w:r><w:t>{_XI}</w:t></w:r></w:p>")


@recipe("ok", never=("zzorderzz",))
def word_processing_instructions() -> bytes:
    return docx("<?xml-stylesheet href='http://192.0.2.1/'?><?php zzorderzz ?>" * 1_000 + W_HEALTHY)


@recipe("ok", "damaged", or_told=(MARK,))
def word_namespace_of_a_megabyte() -> bytes:
    return docx(f'<w:p xmlns:long="http://{"x" * 1_000_000}"/>' + W_HEALTHY)


@recipe("depth", "damaged", "ok", or_told=(MARK,))
def word_a_hundred_thousand_deep() -> bytes:
    return docx(W_HEALTHY + "<w:p>" * 100_000 + "</w:p>" * 100_000)


@recipe("ok", "depth", "damaged", or_told=(MARK,))
def word_nested_tables() -> bytes:
    deep = "<w:tbl><w:tr><w:tc>" * 60 + w_paragraph(SECOND) + "</w:tc></w:tr></w:tbl>" * 60
    return docx(W_HEALTHY + deep)


@recipe("ok", seconds=10)
def word_three_hundred_thousand_empty_paragraphs() -> bytes:
    return docx("<w:p/>" * 300_000 + W_HEALTHY)


@recipe("ok", "bomb", "memory", "too_large", or_told=(MARK,), seconds=20)
def word_a_document_that_inflates_a_thousandfold() -> bytes:
    return docx(W_HEALTHY + f"<w:p><w:r><w:t>{' ' * 60_000_000}</w:t></w:r></w:p>")


@recipe("ok")
def word_styles_that_inherit_from_themselves() -> bytes:
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{own}"/>'
        f'<w:basedOn w:val="{base}"/></w:style>'
        for own, base in ("ab", "ba", "cc")
    )
    styles = f'<w:styles xmlns:w="{_W}">{rows}</w:styles>'
    body = "".join(w_paragraph(account(), style=name) for name in "abcd")
    return docx(body, more={"word/styles.xml": styles})


@recipe("ok", never=("root:",))
def word_relations_that_lead_outside() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    targets = ("../../../etc/passwd", "file:///etc/passwd", "http://192.0.2.1/a", r"\\192.0.2.1\a")
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{kind}/{what}" Target="{target}" TargetMode="External"/>'
        for n, (what, target) in enumerate(
            (what, target)
            for what in ("attachedTemplate", "image", "footnotes", "styles", "oleObject")
            for target in targets
        )
    )
    parts = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'
    return docx(
        W_HEALTHY,
        more={"word/_rels/document.xml.rels": parts, "word/_rels/settings.xml.rels": parts},
    )


@recipe("ok")
def word_with_macros_and_objects() -> bytes:
    more: dict[str, str | bytes] = {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(3_000),
        "word/embeddings/oleObject1.bin": bytes(3_000),
        "word/embeddings/a.xlsx": packed({"xl/workbook.xml": "<x/>"}),
    }
    return docx(W_HEALTHY, more=more)


@recipe("damaged", "empty", "no_reader", "unknown_kind")
def word_without_its_document() -> bytes:
    return packed({"[Content_Types].xml": _TYPES, "word/styles.xml": f'<w:styles xmlns:w="{_W}"/>'})


@recipe("damaged", "empty")
def word_that_holds_no_xml() -> bytes:
    return packed({"[Content_Types].xml": _TYPES, "word/document.xml": "no markup at all"})


@recipe("ok", "damaged", or_told=(MARK,))
def word_cut_in_the_middle() -> bytes:
    whole = docx(W_HEALTHY * 50)
    return whole[: len(whole) // 2]


@recipe("ok", "damaged", or_told=(MARK,))
def word_markup_cut_in_the_middle() -> bytes:
    half = f'<w:document xmlns:w="{_W}"><w:body>{W_HEALTHY}<w:p><w:r><w:t>and th'
    return packed({"[Content_Types].xml": _TYPES, "word/document.xml": half})


@recipe("ok", "damaged", or_told=(MARK,))
def word_notes_that_refer_to_themselves() -> bytes:
    notes = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="1"><w:p><w:r><w:t>See </w:t>'
        '<w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'
    )
    body = (
        W_HEALTHY
        + '<w:p><w:r><w:footnoteReference w:id="1"/><w:footnoteReference w:id="9"/></w:r></w:p>'
    )
    return docx(body, more={"word/footnotes.xml": notes})


@recipe("empty")
def word_without_words() -> bytes:
    return docx("<w:p/><w:p/>")


# --- OpenDocument ---------------------------------------------------------------------------------


@recipe("ok")
def odt_plain() -> bytes:
    return odt(O_HEALTHY)


@recipe("damaged", "bomb", "depth", "ok", or_told=(MARK,))
def odt_entity_bomb() -> bytes:
    return odt(f"{O_HEALTHY}<text:p>&j;</text:p>", prolog=_BOMB)


@recipe("damaged", "bomb", "ok", or_told=(MARK,))
def odt_quadratic_blow_up() -> bytes:
    return odt(f"{O_HEALTHY}<text:p>{'&j;' * 10_000}</text:p>", prolog=_BLOWUP)


@recipe("damaged", "ok", or_told=(MARK,), never=("root:",))
def odt_external_entity() -> bytes:
    return odt(f"{O_HEALTHY}<text:p>&j;</text:p>", prolog=_OUTSIDE)


@recipe("ok", never=("root:",))
def odt_inclusion_and_sections_from_outside() -> bytes:
    section = '<text:section><text:section-source xlink:href="file:///etc/passwd"/></text:section>'
    return odt(f"{O_HEALTHY}<text:p>{_XI}</text:p>{section}")


@recipe("depth", "damaged", "ok", or_told=(MARK,))
def odt_a_hundred_thousand_deep() -> bytes:
    return odt(O_HEALTHY + "<text:span>" * 100_000 + "</text:span>" * 100_000)


@recipe("ok", "bomb", or_told=(MARK,), seconds=10)
def odt_spaces_by_the_billion() -> bytes:
    return odt(f'{O_HEALTHY}<text:p>a<text:s text:c="2000000000"/>b<text:s text:c="-5"/></text:p>')


@recipe("ok", seconds=10)
def odt_three_hundred_thousand_empty_paragraphs() -> bytes:
    return odt("<text:p/>" * 300_000 + O_HEALTHY)


@recipe("ok", "bomb", or_told=(MARK,), seconds=20)
def odt_a_content_that_inflates_a_thousandfold() -> bytes:
    return odt(O_HEALTHY + f"<text:p>{' ' * 60_000_000}</text:p>")


@recipe("encrypted")
def odt_encrypted() -> bytes:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        '<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
        "</manifest:manifest>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": _ODT,
        "content.xml": bytes(range(256)) * 9,
        "META-INF/manifest.xml": manifest,
    }
    return packed(members, stored="mimetype")


@recipe("damaged", "empty")
def odt_without_content() -> bytes:
    return packed({"mimetype": _ODT, "styles.xml": "<x/>"}, stored="mimetype")


# --- feeds ----------------------------------------------------------------------------------------


@recipe("ok")
def feed_plain() -> bytes:
    return rss(HEALTHY)


@recipe("damaged", "bomb", "depth", "ok", rows=None, or_told=(MARK,), seconds=10)
def feed_entity_bomb() -> bytes:
    return rss(HEALTHY + item("x").replace(">x<", ">&j;<"), prolog=_BOMB)


@recipe("damaged", "bomb", "ok", rows=None, or_told=(MARK,), seconds=10)
def feed_quadratic_blow_up() -> bytes:
    return rss(HEALTHY + item("x").replace(">x<", f">{'&j;' * 10_000}<"), prolog=_BLOWUP)


@recipe("damaged", "ok", "empty", rows=None, or_told=(MARK,), never=("root:",))
def feed_external_entity() -> bytes:
    return rss(HEALTHY + item("x").replace(">x<", ">&j;<"), prolog=_OUTSIDE)


@recipe("ok", "empty", rows=None, words=(MARK,), never=("root:",))
def feed_inclusion() -> bytes:
    return rss(HEALTHY + item("x").replace(">x<", f">{_XI}<"))


@recipe("depth", "damaged", "ok", rows=None, or_told=(MARK,), seconds=10)
def feed_a_hundred_thousand_deep() -> bytes:
    return rss(HEALTHY + "<x>" * 100_000 + "</x>" * 100_000)


@recipe("ok", "empty", rows=3_001, good=1, seconds=20)
def feed_of_three_thousand_entries() -> bytes:
    return rss(HEALTHY + "".join(item(f"Guns {n} fell silent.", f"Guns {n}") for n in range(3_000)))


@recipe("ok", never=("zzscriptzz",))
def feed_with_scripts_in_its_entries() -> bytes:
    return rss(
        item(f"<p>{account()}</p><script>zzscriptzz()</script><img src=x onerror=zzscriptzz>")
    )


@recipe("ok", or_told=(MARK,))
def feed_with_marked_sections_of_no_kind() -> bytes:
    return rss(item(f"<p>{account()}</p><![CDA[x]]><![if x]><!x[<!ELEMENT<!["))


@recipe("ok")
def feed_with_titles_that_are_addresses() -> bytes:
    return rss(
        HEALTHY.replace("The ferry is gone", "http://192.0.2.1/feed.xml"),
        head="<title>http://192.0.2.1/feed.xml</title>",
    )


@recipe("ok")
def feed_with_impossible_dates() -> bytes:
    dates = "<pubDate>Mon, 99 Foo 99999 99:99:99 +9999</pubDate><pubDate>0000-00-00</pubDate>"
    return rss(HEALTHY.replace("</item>", dates + "</item>"))


@recipe("ok", "empty", "damaged", rows=None, or_told=(MARK,))
def feed_cut_in_the_middle() -> bytes:
    return rss(HEALTHY + item("The guns fell silent."))[:-60]


@recipe("empty")
def feed_without_entries() -> bytes:
    return rss("")


@recipe("ok", "empty", rows=2, good=1, words=(MARK,))
def feed_with_an_entry_without_words() -> bytes:
    return rss(HEALTHY + "<item><link>http://192.0.2.1/b</link></item>")


@recipe("ok", rows=2, words=(MARK, SECOND))
def feed_in_atom_with_a_false_encoding() -> bytes:
    entries = "".join(
        f"<entry><title>Ferry</title><id>http://192.0.2.1/{n}</id><updated>2031-05-06T00:00:00Z"
        f'</updated><content type="html">{escape(f"<p>{account(mark)}</p>")}</content></entry>'
        for n, mark in enumerate((MARK, SECOND))
    )
    head = '<?xml version="1.0" encoding="utf-16"?>'
    return (
        f'{head}<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>{entries}</feed>'.encode()
    )
