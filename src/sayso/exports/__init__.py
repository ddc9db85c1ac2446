"""Records and their parts in the formats of others: one module a format, pure functions to text.

edtf.py       a time as an Extended Date/Time Format string
timeml.py     a text with its times as TimeML
times_csv.py  times as rows of a table
times_json.py times as JSON, one line a document
times_reasons.py why a time is open or doubtful
times_text.py times as a table to be looked at
"""
