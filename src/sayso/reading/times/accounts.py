"""Times in a company's accounts: what they cover and with what they compare it."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.times.forms import Form
from sayso.reading.times.matcher import Found

A_YEAR_BACK = frozenset({"ago(period(1, year))", "earlier(period(1, year))"})
_LONG_ACCOUNTS = frozenset({"period(9, month)", "period(6, month)", "period(1, year)"})
_BEFORE_ACCOUNTS = frozenset({"the", "first", "latest"})
"""How accounts name the part of a year that they cover: "in the first nine months"."""


def covers_accounts(item: Found, words: Sequence[str]) -> bool:
    """Whether a period is what accounts cover: "the first nine months", not "nine months"."""
    before = words[max(0, item.first - 1) : item.first + 2]
    return item.form in _LONG_ACCOUNTS and not _BEFORE_ACCOUNTS.isdisjoint(before)


def looks_back(item: Found, form: Form) -> bool:
    """Whether a time is that with which accounts compare: "a year earlier", "the 1988 period"."""
    return item.form in A_YEAR_BACK or names_other_year(form)


def names_other_year(form: Form) -> bool:
    """Whether "the 1988 quarter" names the quarter of another year than the one reported."""
    return form.operator == "same_quarter" and bool(form.arguments)


def year_back(form: Form) -> Form:
    """Return the year before, or the one named, for what `looks_back`."""
    if form.operator != "same_quarter":
        return replace(form, anchor="document")
    year = form.arguments[0]
    if isinstance(year, float) and year > 0:
        return Form("date", (year,))
    return Form("rel", (year, "year"), None, "document")
