"""Seed and number → a case: the files of a small archive, and what must be seen of them."""

from __future__ import annotations

import gzip
import random
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from tools.fuzz import settings
from tools.fuzz.formats import FORMATS, Item, make_items
from tools.fuzz.mutate import hostile, mutate, nested, repeated

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"```(?:html|xml|json|text)[^\n]*\n(.*?)```", re.DOTALL)
_ENCODINGS = {
    "text": ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"),
    "json feed": ("utf-8-sig", "utf-16", "utf-16-le"),
    "jsonl": ("utf-8-sig", "utf-16", "utf-16-le"),
    "html article": ("utf-8-sig", "utf-16", "gb18030"),
    "html listing": ("utf-8-sig", "utf-16", "gb18030"),
}
"""In which encodings a capture of a format is read without a word of the person who has it."""

_NAMES = (
    *(
        "a.txt",
        "a.html",
        "index.txt",
        "con.txt",
        "a b.txt",
        "<b>.txt",
        "{{x}}.txt",
        "-rf.txt",
        "转.txt",
    ),
    *(
        "a\nb.txt",
        "\x1b[31m.txt",
        "x" * 200 + ".txt",
        "a'b\"c.txt",
        "%2e%2e.txt",
        "\udcff\udcfe.txt",
        "a#1.txt",
    ),
    *("a\u202eb.txt", "sub/dir/a.txt", "a.txt.gz", "a", "A.txt", "😀.txt"),
)
_HEADS = (
    *(
        b"",
        b"\n",
        b" \n\t",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\x00",
        b"\x1f\x8b",
        b"\x1f\x8b\x08",
    ),
    *(
        b"WARC/",
        b"WARC/1.0\r\n",
        b"<?xml",
        b"<?xml version='1.0'?>",
        b"<!--",
        b"<!-- -->",
        b"<rss",
        b"<rss>",
    ),
    *(
        b"<feed",
        b"<rdf:RDF",
        b"<html",
        b"<html>",
        b"<!DOCTYPE html>",
        b"<p>",
        b"{",
        b"{}",
        b"[]",
        b"[{}]",
        b'{"a":',
    ),
    *(
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"\x7fELF",
        b"GIF89a",
        b"---\ntitle: x\n---\n",
    ),
    *(
        b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 12345\n",
        b"From a@b Fri\n",
        b"data: x\n",
    ),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A small archive.

    Attributes:
        files: content by path below the archive's folder; a path may hold bytes that are no
            UTF-8, as the file system has them.
        judged: for a capture, the content by which it is judged what must be seen: the file's
            own, or what it was before it was packed or recoded.
        clean: captures that nothing was done to: nothing of them may be reported as damaged.
        by_hand: whether a file that people edit was changed, so that the archive may be refused.
    """

    number: int
    kind: str
    files: Mapping[str, bytes]
    judged: Mapping[str, bytes] = field(default_factory=dict)
    clean: frozenset[str] = frozenset()
    by_hand: bool = False


def make_case(seed: int, number: int) -> Case:
    """Return the case; the same for the same seed and number."""
    choose = random.Random(f"{seed}:{number}")
    kind = KINDS[number % len(KINDS)]
    if kind == WHOLE and number // len(KINDS) % _SELDOM:
        kind = "gzip"
    return _OWN.get(kind, _captures)(choose, number, kind)


def _captures(choose: random.Random, number: int, kind: str) -> Case:
    """One to three captures of a format, some of them packed."""
    files, judged, clean = {}, {}, set()
    for index in range(choose.choice((1, 1, 1, 2, 3))):
        path = f"seeds/{index}.{kind.split(maxsplit=1)[0]}"
        name = kind if kind in FORMATS else choose.choice(tuple(FORMATS))
        content = _sample(choose, name)
        plain, changed = content, choose.random() < 0.75
        if changed:
            content = plain = mutate(
                choose, content, _sample(choose, choose.choice(tuple(FORMATS)))
            )
        elif name in _ENCODINGS and choose.random() < 0.5:
            content = _recoded(plain, choose.choice(_ENCODINGS[name]))
        if kind == "gzip":
            content, cut = _packed(choose, content)
            changed, plain = changed or cut, content if cut else plain
        files[path], judged[path] = content, plain
        if not changed:
            clean.add(path)
    if kind != WHOLE:
        files["topics.yml"] = settings.TOPICS.encode()
    return Case(number, kind, files, judged, frozenset(clean))


def _recoded(content: bytes, encoding: str) -> bytes:
    text = content.decode()
    if encoding == "gb18030" and "<head>" in text:
        text = text.replace("<head>", '<head><meta charset="gb18030">', 1)
    return text.encode(encoding)


def _packed(choose: random.Random, content: bytes) -> tuple[bytes, bool]:
    """Return the content as gzip, of one member or two, and whether it was damaged then."""
    is_warc = content.startswith(b"WARC/")  # whose members are its records
    half = 0 if is_warc else choose.choice((0, len(content) // 2))
    packed = b"".join(gzip.compress(part, mtime=0) for part in (content[:half], content[half:]))
    if choose.random() < 0.5:
        return packed, False
    return mutate(choose, packed, packed), True


def _sample(choose: random.Random, name: str) -> bytes:
    if choose.random() < 0.1 and name in ("text", "html article", "rss", "json feed"):
        return choose.choice(_real())
    return FORMATS[name](choose, make_items(choose)).encode()


@cache
def _real() -> tuple[bytes, ...]:
    """The project's own dumps, cut to a quarter, and the examples of its guide."""
    guide = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "docs" / "guide").glob("*.md"))
    )
    dumps = (path.read_text("utf-8") for path in sorted((ROOT / "seeds").iterdir()))
    parts = ("\n".join(dump.split("\n")[:6]) for dump in dumps)
    return tuple(text.encode() for text in (*parts, *_BLOCK.findall(guide)))


def _dispatch(choose: random.Random, number: int, kind: str) -> Case:
    """Files of any content under any name."""
    files = {
        f"seeds/{choose.choice(_NAMES)}": _anything(choose) for _ in range(choose.choice((1, 2, 3)))
    }
    return Case(number, kind, {"topics.yml": settings.TOPICS.encode(), **files}, files)


def _anything(choose: random.Random) -> bytes:
    head = choose.choice(_HEADS)
    make: Callable[[], bytes] = choose.choice(
        (
            lambda: choose.randbytes(choose.choice((1, 50, 3000))),
            lambda: b"".join(hostile(choose) for _ in range(choose.choice((1, 5, 100)))),
            lambda: repeated(choose),
            lambda: nested(choose),
            lambda: _sample(choose, choose.choice(tuple(FORMATS))),
            lambda: _sample(choose, "text") + _sample(choose, choose.choice(tuple(FORMATS))),
            lambda: b"",
        )
    )
    return head + make()


def _register(choose: random.Random, number: int, kind: str) -> Case:
    items = make_items(choose)
    content = settings.register(choose, items)
    return _edited(choose, number, kind, items, {"articles.yml": content})


def _taxonomy(choose: random.Random, number: int, kind: str) -> Case:
    items = make_items(choose)
    return _edited(choose, number, kind, items, {"topics.yml": settings.taxonomy(choose)})


def _sidecar(choose: random.Random, number: int, kind: str) -> Case:
    items = make_items(choose)
    beside = {"seeds/a.txt.meta.yml": settings.sidecar(choose, items[0])}
    return _edited(choose, number, kind, items, beside)


def _options(choose: random.Random, number: int, kind: str) -> Case:
    options = settings.options(choose)
    kind += ", all topics" if "topics:" in options else ""  # which takes longer than with a few
    case = _edited(choose, number, kind, make_items(choose), {"mkdocs.yml": options})
    # Who says that any line is a mark has said that none is of an excerpt.
    return replace(case, judged={}) if any(mark in options for mark in settings.ANY_LINE) else case


def _edited(
    choose: random.Random, number: int, kind: str, items: list[Item], edited: Mapping[str, str]
) -> Case:
    """One text dump, and a file that people edit, in half of the cases with broken bytes."""
    dump = FORMATS["text"](choose, items).encode()
    files = {"topics.yml": settings.TOPICS.encode(), "seeds/a.txt": dump, "docs/index.md": b"# x\n"}
    for path, text in edited.items():
        content = text.encode("utf-8", "surrogatepass")
        files[path] = mutate(choose, content, dump) if choose.random() < 0.5 else content
    return Case(number, kind, files, {"seeds/a.txt": dump}, by_hand=True)


def write_case(case: Case, folder: Path) -> None:
    """Write the case's files below `folder`."""
    for path, content in case.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def sizes(case: Case) -> int:
    """Return how many bytes the case's files hold, unpacked as far as they can be."""
    return sum(len(_unpacked(content)) for content in case.files.values())


def _unpacked(content: bytes) -> bytes:
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return content


_OWN: Mapping[str, Callable[[random.Random, int, str], Case]] = {
    "dispatch": _dispatch,
    "register": _register,
    "topics": _taxonomy,
    "sidecar": _sidecar,
    "options": _options,
}
WHOLE = "all topics"
"""The kind of captures of any format that meet the taxonomy which ships with the package."""

_SELDOM = 8
# Such a case takes ten times as long.

KINDS = (*FORMATS, "gzip", WHOLE, *_OWN)
"""What is thrown at what; a case's number says its kind."""
