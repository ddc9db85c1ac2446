"""The vocabulary of RTF: words for characters, code pages of fonts, groups that are no text."""

from typing import Final

CHARACTERS: Final = {
    "line": "\n",
    "softline": "\n",
    "column": "\n",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
"""Control words that stand for a character."""

SYMBOLS: Final = {
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "\t": "\t",
}
"""Control symbols that stand for a character."""

CHARSETS: Final = {
    0: "cp1252",
    77: "mac_roman",
    78: "shift_jis",
    79: "big5",
    80: "euc_kr",
    82: "cp1255",
    83: "mac_greek",
    84: "mac_cyrillic",
    85: "gb2312",
    88: "mac_latin2",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Code pages of the character sets of fonts; the others have that of the file."""

LEFT_OUT: Final = frozenset(
    (
        "colortbl", "filetbl", "revtbl", "rsidtbl", "listtable", "listoverridetable", "pict",
        "nonshppict", "shprslt", "sp", "header", "headerl", "headerr", "headerf", "footer",
        "footerl", "footerr", "footerf", "fldinst", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
        "aftnsepc", "aftncn", "xe", "rxe", "txe", "tc", "tcn", "objdata", "objclass", "objname",
        "background", "template", "themedata", "datastore", "latentstyles", "atnid",
        "atnauthor", "atnref", "atndate", "atnicn", "bkmkstart", "bkmkend", "subject", "operator",
        "keywords", "comment", "doccomm", "company", "manager", "category", "hlinkbase", "creatim",
        "revtim", "printim", "buptim", "private", "userprops", "generator",
    )
)  # fmt: skip
"""Groups whose text is no part of the document, marked as optional or not."""
