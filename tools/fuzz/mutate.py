"""A capture → the same, damaged: changed, cut, doubled, spliced, repeated, nested, recoded."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tools.fuzz import pieces

Mutation = Callable[[random.Random, bytearray, bytes], None]
"""Changes the bytes; may take some of another capture."""

LARGEST = 256 * 1024
"""Bytes that a mutated file has at most: time is judged by size, so larger ones tell no more."""

_NUMBER = re.compile(rb"\d+")
_VALUE = re.compile(rb"(?<=[\"'>=:])[^\"'<>\n]{1,80}(?=[\"'<\n])")
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "latin-1", "shift_jis")
_NUMBERS = ("0", "-1", "00", "1e999", "4294967296", "9" * 30, "9" * 5000, "0x10", "1.5", "٣", "²")


def mutate(choose: random.Random, content: bytes, other: bytes) -> bytes:
    """Return the content after some mutations."""
    data = bytearray(content)
    for _ in range(choose.choice((1, 1, 2, 3, 5, 8))):
        choose.choice(_MUTATIONS)(choose, data, other)
        del data[LARGEST:]
    return bytes(data)


def hostile(choose: random.Random) -> bytes:
    """Return a hostile piece, halves of surrogate pairs as the bytes that name them."""
    return choose.choice(pieces.HOSTILE).encode("utf-8", "surrogatepass")


def repeated(choose: random.Random) -> bytes:
    """Return a piece one to five thousand times, small numbers more often."""
    times = int(5000 ** choose.random())
    piece = choose.choice(pieces.REPEATED if choose.random() < 0.8 else pieces.HOSTILE)
    return piece.encode("utf-8", "surrogatepass") * times


def nested(choose: random.Random) -> bytes:
    """Return something opened many times, and mostly closed as often."""
    opening, closing = choose.choice(pieces.NESTED)
    times = int(5000 ** choose.random())
    closed = choose.choice((times, times, 0, times // 2))
    return (opening * times + "zq" + closing * closed).encode()


def _at(choose: random.Random, data: bytearray) -> int:
    return choose.choice((0, len(data), *(choose.randrange(len(data) + 1) for _ in range(6))))


def _flip(choose: random.Random, data: bytearray, _: bytes) -> None:
    for _number in range(choose.choice((1, 1, 5, 50))):
        if data:
            data[choose.randrange(len(data))] ^= 1 << choose.randrange(8)


def _cut(choose: random.Random, data: bytearray, _: bytes) -> None:
    at = _at(choose, data)
    del data[at : at + choose.choice((1, 1, 10, 200, 5000))]


def _end(choose: random.Random, data: bytearray, _: bytes) -> None:
    del data[_at(choose, data) or 1 :]


def _double(choose: random.Random, data: bytearray, _: bytes) -> None:
    at = _at(choose, data)
    part = data[at : at + choose.choice((1, 20, 200, 5000))]
    data[at:at] = part * choose.choice((1, 1, 2, 20))


def _splice(choose: random.Random, data: bytearray, other: bytes) -> None:
    at, start = _at(choose, data), choose.randrange(len(other) + 1)
    data[at : at + choose.choice((0, 100))] = other[start : start + choose.choice((50, 500, 5000))]


def _insert(choose: random.Random, data: bytearray, _: bytes) -> None:
    at = _at(choose, data)
    data[at:at] = b"".join(hostile(choose) for _ in range(choose.choice((1, 1, 1, 3, 10))))


def _repeat(choose: random.Random, data: bytearray, _: bytes) -> None:
    at = _at(choose, data)
    data[at:at] = repeated(choose)


def _nest(choose: random.Random, data: bytearray, _: bytes) -> None:
    at = _at(choose, data)
    data[at:at] = nested(choose)


def _number(choose: random.Random, data: bytearray, _: bytes) -> None:
    found = list(_NUMBER.finditer(data))
    if found:
        start, end = choose.choice(found).span()
        data[start:end] = choose.choice(_NUMBERS).encode()


def _value(choose: random.Random, data: bytearray, _: bytes) -> None:
    """Put something hostile in the place of a value: of a field, an attribute, a text."""
    found = list(_VALUE.finditer(data))
    if found:
        start, end = choose.choice(found).span()
        values = choose.choice((pieces.LINKS, pieces.DATES, pieces.TITLES, pieces.HOSTILE))
        data[start:end] = choose.choice(values).encode("utf-8", "surrogatepass")


def _recode(choose: random.Random, data: bytearray, _: bytes) -> None:
    data[:] = bytes(data).decode("utf-8", "replace").encode(choose.choice(_ENCODINGS), "replace")


def _zero(choose: random.Random, data: bytearray, _: bytes) -> None:
    at = _at(choose, data)
    data[at:at] = b"\0" * choose.choice((1, 2, 100))


_MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _cut, _end, _double, _splice, _insert, _insert, _repeat, _repeat, _nest),
    *(_number, _value, _value, _recode, _zero),
)
