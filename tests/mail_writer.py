"""Messages and their parts as bytes, and what comes out of them, for the tests of mail."""

from sayso.intake import Limits, SourceText, open_all, take

WORDS = (
    "The harbour office at Port Ansel said on Monday that the ferry Ostrelle had left the quay "
    "before dawn. Nobody was on board, a spokesman told reporters."
)
OTHER = "The ministry in Belmarra denied that its guards had fired on the crew of the Vandermoor."
HEAD = (
    'From: "Ana Moss" <ana@courier.example>\nTo: desk@ansel.example\nSubject: The ferry is gone\n'
    "Date: Tue, 5 Mar 2024 14:03:00 +0200 (EET)\nMessage-ID: <1@courier.example>\n"
)


def mail(body=WORDS, head=HEAD, kind="text/plain; charset=utf-8", more="") -> bytes:
    return f"{head}MIME-Version: 1.0\nContent-Type: {kind}\n{more}\n{body}\n".encode()


def part(body, kind="text/plain; charset=utf-8", more="") -> str:
    return f"Content-Type: {kind}\n{more}\n{body}\n"


def attachment(name, body=OTHER, kind="text/plain") -> str:
    return part(body, kind, f'Content-Disposition: attachment; filename="{name}"\n')


def multipart(*parts, kind="mixed", boundary="b") -> str:
    body = "".join(f"--{boundary}\n{each}" for each in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{body}--{boundary}--\n'


def many(*parts, kind="mixed", boundary="b") -> bytes:
    return (HEAD + multipart(*parts, kind=kind, boundary=boundary)).encode()


def rows(data, name="letter.eml", **limits):
    return list(open_all(take(data, name=name, limits=Limits(**limits))))


def body(data, **limits) -> SourceText:
    first = rows(data, **limits)[0]
    assert isinstance(first, SourceText), first
    return first


def value(fact) -> str | None:
    return fact.value if fact else None


def told(source) -> str:
    return " ".join(note.message for note in source.notes)
