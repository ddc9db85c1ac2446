"""The codes of the page: each is told, and leads from where it stands to what it means."""

import re

import msgspec

from sayso.record.types import OwnCode
from sayso.report.codes import event_code, render_codes
from sayso.report.explanation import explain
from sayso.report.html import render_html
from tests.build import record_of
from tests.report.belmarra import belmarra


def test_every_code_of_the_page_leads_to_its_meaning():
    page = render_html(belmarra())
    ids = set(re.findall(r'id="(code-[^"]+)"', page))
    links = set(re.findall(r'href="#(code-[^"]+)"', page))
    assert links <= ids
    assert "code-ASSAULT" in links
    assert "destruction (material conflict, -9 on a scale" in page


def test_a_type_of_an_own_codebook_says_so():
    first, *rest = belmarra().events
    own = OwnCode(
        codebook="land", type="EVICT", modes=("burn", "demolish"), quad="material_conflict",
        scale=None, rule="own.trigger", source="evict",
    )  # fmt: skip
    event = msgspec.structs.replace(first, own=own)
    assert event_code(event) == "EVICT.burn/demolish"
    record = msgspec.structs.replace(belmarra(), events=(event, *rest))
    assert "a type of the codebook land (material conflict)" in render_codes(record)


def test_a_record_without_codes_has_no_such_part():
    assert "What the codes mean" not in render_html(record_of("Rain fell."))


def test_what_an_actor_did_and_is_leads_to_its_words():
    page = render_html(belmarra())
    actors = page.partition('id="actors"')[2].partition('id="left-open"')[0]
    record = belmarra()
    assert all(f'href="#{tie.claim}"' in actors for tie in record.ties)
    assert 'mentions <a href="#p-' in actors
    causes = {cause.claim for cause in record.causes}
    assert all(f'<a href="#{claim}"><b>' in page for claim in causes)


def test_an_explanation_says_what_the_type_of_an_event_means():
    event = next(event for event in belmarra().events if event.type == "ASSAULT")
    first = explain(belmarra(), event.id).splitlines()[0]
    assert first.startswith(f"{event.id}, event: ASSAULT")
    assert "force that can hurt or kill" in first
