"""Records and their parts in the formats of others: one module a format, pure functions to text.

coded.py      events with names, countries and words in place of ids
csv_rows.py   rows as CSV that no spreadsheet takes for formulas
edtf.py       a time as an Extended Date/Time Format string
events_*.py   who did what to whom, as rows, JSON, text, and as PLOVER and POLECAT have it
quotes_*.py   who says what, as rows, JSON and text
timeml.py     a text with its times as TimeML
times_csv.py  times as rows of a table
times_json.py times as JSON, one line a document
times_reasons.py why a time is open or doubtful
times_text.py times as a table to be looked at
verdicts_*.py what became of quotations that were checked, as rows, JSON and text
"""
