"""Who says what, as rows, and whether quotations that somebody else gives are in a document.

said.py         a record's statements with the names, words and places that a person looks for
asked.py        quotations to be checked, from a CSV file
wording.py      texts as words to compare: letter case, marks and white space do not count
aligning.py     a quotation laid along the words of a document
differences.py  what is altered between the two
speakers.py     whether a name that somebody gives is that of an actor
verifying.py    what becomes of each quotation

Works on finished records; exports and the command line show its results.
"""

from sayso.quoting.said import Said, said_in, statements

__all__ = ["Said", "said_in", "statements"]
