"""A record as terminal text and as HTML.

`html.render_html(record)` gives one self-contained page, `terminal.render_text` and
`terminal.render_rich` the summary of a terminal; `status.shown_status` is the one rule for which
status of a claim is shown.
"""
