"""The report as a real browser draws it: it fits every width, runs nothing, fetches nothing.

The page carries no script and forbids any. To ask the browser for sizes, it is put into a frame of
the width in question, and the page around it looks in; that the page's own policy holds is tested
on the page as it stands.
"""

import base64
import json
import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest

from sayso.report.html import render_html
from tests.build import document_of, record_of
from tests.record.test_record import full_record

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
AROUND = """<!doctype html><body style="margin:0">
<iframe width="{width}" height="900" style="border:0" srcdoc="{page}"></iframe>
<script>
onload = () => {{
  const inside = document.querySelector("iframe").contentDocument;
  const seen = {{
    inner: inside.documentElement.clientWidth, scroll: inside.documentElement.scrollWidth,
    ids: [...inside.querySelectorAll("[id]")].map(e => e.id),
    dead: [...inside.querySelectorAll('a[href^="#"]')].map(e => e.getAttribute("href").slice(1))
      .filter(id => id && !inside.getElementById(id)),
    loaded: inside.defaultView.performance.getEntriesByType("resource").map(e => e.name),
  }};
  document.body.textContent = "seen:" + btoa(unescape(encodeURIComponent(JSON.stringify(seen))));
}};
</script>"""
HOSTILE = '<script>document.title="run"</script> <img src=x onerror=document.title="run"> said Ada.'


def drawn(html: str, folder: Path) -> str:
    """The document that the browser makes of a page."""
    page = folder / "report.html"
    page.write_text(html, encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    profile = f"--user-data-dir={folder / 'profile'}"
    done = subprocess.run(
        [*command, profile, page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def probed(html: str, folder: Path, width: int) -> dict[str, object]:
    """What the page around the frame saw."""
    dom = drawn(AROUND.format(width=width, page=escape(html)), folder)
    (seen,) = re.findall(r"seen:([A-Za-z0-9+/=]+)", dom.rpartition("<body")[2])
    told: dict[str, object] = json.loads(base64.b64decode(seen))
    return told


@pytest.mark.parametrize("width", [1240, 800, 390])
def test_the_report_fits_every_width(width: int, tmp_path: Path):
    seen = probed(render_html(full_record()), tmp_path, width)
    inner, scroll = seen["inner"], seen["scroll"]
    assert isinstance(inner, int)
    assert width - 20 <= inner <= width, "the frame did not take the width"
    assert scroll == inner


def test_every_item_has_one_anchor_and_every_link_leads_to_one(tmp_path: Path):
    seen = probed(render_html(full_record()), tmp_path, 1240)
    ids = seen["ids"]
    assert isinstance(ids, list)
    assert len(ids) == len(set(ids))
    assert {"a1", "s1", "c1", "e1", "t1"} <= set(ids)
    assert seen["dead"] == []
    assert seen["loaded"] == []


def test_words_of_a_document_are_never_run(tmp_path: Path):
    record = record_of(HOSTILE, document=document_of(HOSTILE, name=HOSTILE))
    dom = drawn(render_html(record), tmp_path)
    assert "<title>run" not in dom
    assert "<img" not in dom
    assert "&lt;script&gt;" in dom
