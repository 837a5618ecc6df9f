"""Bytes in any encoding → text.

What a capture declares counts, in the order of the standard (Encoding Standard, 6; HTML, 13.2.3):
a byte order mark, what the server said, what the document says of itself. A declaration that
cannot be true is overruled, and that is said. Where nothing is declared it is UTF-8 if every byte
is valid so; else it is guessed, and that can be asked for.

Damaged UTF-8 is valid in many other encodings by accident (and then reads as nonsense), so where
UTF-8 explains more characters than it leaves unexplained, it is UTF-8.
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from downlink.model.dump import Damage
from downlink.read.declared import of_page, of_xml
from downlink.read.encodings import UTF8, codecs_for, name_of
from downlink.read.guess import guess, seven_bit_codec
from downlink.read.plausible import mostly_utf8, rules_out, surely_utf8

_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In UTF-16 text every ASCII character, line ends among them, has a zero byte; this share of all
# bytes is reached by any text with a few of them and never by the other encodings.
_ZERO_SHARE = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_DAMAGED_SHARE = 0.02
# Of the characters beyond ASCII: what a declared encoding may leave unexplained.
_SINGLE = ("cp125", "iso8859", "koi8", "mac", "cp866", "cp874", "cp437", "cp85", "unicode_escape")
_EBCDIC = b"\x4c\x6f\xa7\x94\x93"
# `<?xml` (XML 1.0, F.1)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_NO_CHARACTER = "&#xFFFD;"
_SURROGATES = (0xD800, 0xDFFF)
_HALVES = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 7
_GUESSED = "declares no encoding: read as {}, a guess; save it as UTF-8 if its words are wrong"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text that bytes are.

    Attributes:
        text: without its byte order mark; what no character stands for is U+FFFD there.
        damage: what of it was not text, and a declaration that was not believed.
        guessed: the name of the encoding, where nobody says it and it is not UTF-8.
    """

    text: str
    damage: tuple[Damage, ...] = ()
    guessed: str = ""


def decode(content: bytes, charset: str = "") -> tuple[str, tuple[Damage, ...]]:
    """Return the text of content that says nothing of its encoding, and what of it was not text.

    Args:
        charset: what the server said of it.
    """
    decoded = read_bytes(content, [charset])
    return decoded.text, decoded.damage


def decode_page(content: bytes, charset: str = "") -> tuple[str, tuple[Damage, ...]]:
    """Return the text of a web page, and what of it was not text; `charset` as for `decode`."""
    decoded = read_bytes(content, [charset, *of_page(content)])
    return decoded.text, decoded.damage


def decode_xml(content: bytes, charset: str = "") -> tuple[str, tuple[Damage, ...]]:
    """Return the text of XML, and what of it was not text; `charset` as for `decode`."""
    if content.startswith(_EBCDIC):
        declared = next(of_xml(content.decode("cp500").encode("ascii", "ignore")), "")
        decoded = read_bytes(content, [declared or "cp500"])
    else:
        decoded = read_bytes(content, [charset, *of_xml(content)])
    return decoded.text, decoded.damage


def told_guess(guessed: str) -> tuple[str, ...]:
    """Return the note on an encoding that had to be guessed; none where that is ""."""
    return (_GUESSED.format(guessed),) if guessed else ()


def guessed_encoding(content: bytes, charset: str = "") -> str:
    """Return the name of the encoding that had to be guessed, "" where it is UTF-8 or declared."""
    if _is_utf8(content):
        return ""
    return read_bytes(content, [charset, *of_page(content)]).guessed


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def read_bytes(content: bytes, labels: Iterable[str]) -> Decoded:
    """Return the text of `content`.

    Args:
        labels: the encodings that are declared, as received, the one that counts most first.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lossy(content, encoding, offset=len(mark))
    if _looks_like_utf16(content):
        return _lossy(content, _utf16_order(content), offset=0)
    declared = tuple(dict.fromkeys(filter(None, map(codecs_for, labels))))
    shifted = seven_bit_codec(content) if b"\x1b" in content else ""
    if shifted:
        declared = (*declared, (shifted,))
    try:
        text = content.decode(UTF8)
    except UnicodeDecodeError:
        return _not_utf8(content, declared)
    return _utf8(content, text, declared)


def _utf8(content: bytes, text: str, declared: tuple[tuple[str, ...], ...]) -> Decoded:
    """Return the text of content that is valid UTF-8, as another encoding's may be by accident."""
    if content.isascii():
        seven = (_strict(content, codec) for codec in declared if _is_seven_bits(codec))
        return next(seven, None) or Decoded(text)
    other = declared[0] if declared else (UTF8,)
    if other == (UTF8,):
        return Decoded(text)
    sure = surely_utf8(text, is_single=_is_single(other[0]))
    kept = None if sure else _strict(content, other)
    return kept or _overruled(Decoded(text), [other], UTF8)


def _not_utf8(content: bytes, declared: tuple[tuple[str, ...], ...]) -> Decoded:
    """Return the text of content that is not all UTF-8."""
    damaged = _lossy(content, UTF8, offset=0)
    if surely_utf8(damaged.text, is_single=True):
        return _overruled(damaged, [codec for codec in declared[:1] if codec != (UTF8,)], UTF8)
    refused: list[tuple[str, ...]] = []
    for codec in _in_order(content, declared):
        found = damaged if codec == (UTF8,) else _as_declared(content, codec)
        if codec == (UTF8,) and not mostly_utf8(content, damaged.text):
            found = None
        if found is not None:
            return _overruled(found, refused, codec[0])
        refused.append(codec)
    if mostly_utf8(content, damaged.text):
        return _overruled(damaged, refused, UTF8)
    guessed = guess(content)
    if not guessed:
        return _overruled(damaged, refused, UTF8)
    found = _strict(content, guessed) or _lossy(content, guessed[0], offset=0)
    return _overruled(replace(found, guessed=name_of(guessed[0])), refused, guessed[0])


def _in_order(content: bytes, declared: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    """Yield the declared encodings as they count; where two are declared, most often since a server
    says the same of all its pages, the one that the bytes speak for counts first.
    """
    if len(declared) > 1:
        likely = guess(content)
        yield from (codec for codec in declared if codec == likely)
        yield from (codec for codec in declared if codec != likely)
    else:
        yield from declared


def _as_declared(content: bytes, codec: tuple[str, ...]) -> Decoded | None:
    """Return the text of content in a declared encoding, None where that cannot be true."""
    found = _strict(content, codec)
    if found is None:
        found = _lossy(content, codec[0], offset=0)
        beyond = sum(map(len, re.findall(r"[^\x00-\x7f]+", found.text)))
        if found.text.count("\ufffd") > max(1, _DAMAGED_SHARE * beyond):
            return None
    return None if rules_out(found.text, codec[0]) else found


def _strict(content: bytes, codec: tuple[str, ...]) -> Decoded | None:
    for name in codec:
        try:
            return Decoded(replace_lone_surrogates(content.decode(name)))
        except (UnicodeDecodeError, ValueError):
            continue
    return None


def _lossy(content: bytes, encoding: str, *, offset: int) -> Decoded:
    rest = content[offset:]
    try:
        return Decoded(rest.decode(encoding))
    except UnicodeDecodeError as error:
        name = name_of(encoding)
        reason = f"a byte here is not valid {name} ({error.reason}); such bytes show as U+FFFD"
        place = Damage(offset + error.start, reason)
        return Decoded(replace_lone_surrogates(rest.decode(encoding, "replace")), (place,))


def _overruled(found: Decoded, refused: list[tuple[str, ...]], encoding: str) -> Decoded:
    """Return the text with a word on the declarations that were not believed."""
    names = " and ".join(name_of(codec[0]) for codec in refused)
    if not names:
        return found
    reason = f"the declared {names} is not the encoding of these bytes; read as {name_of(encoding)}"
    return replace(found, damage=(Damage(0, reason), *found.damage))


def _is_single(codec: str) -> bool:
    """Whether each character is one byte."""
    return codec.startswith(_SINGLE)


def _is_seven_bits(codec: tuple[str, ...]) -> bool:
    return codec[0].startswith(("iso2022", "hz", "utf-7"))


def head_of(content: bytes, size: int) -> str:
    """Return about the first `size` bytes as text, for telling formats apart: what is cut in the
    middle or not valid is left out.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) : size].decode(encoding, "ignore")
    encoding = _utf16_order(content) if _looks_like_utf16(content[:size]) else "utf-8"
    return content[:size].decode(encoding, "ignore")


def split_lines(decoded: str) -> list[str]:
    """Split at LF, CRLF or CR; other characters that Python calls line ends stay in the text."""
    lines = decoded.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def _looks_like_utf16(content: bytes) -> bool:
    if len(content) % 2 or content.count(0) <= len(content) * _ZERO_SHARE:
        return False
    decoded = content.decode(_utf16_order(content), "replace")
    return not _CONTROL.search(decoded)


def _utf16_order(content: bytes) -> str:
    little = content[1::2].count(0) >= content[0::2].count(0)
    return "utf-16-le" if little else "utf-16-be"


def replace_lone_surrogates(text: str) -> str:
    """Return the text with halves of surrogate pairs, which no encoding can hold, as U+FFFD."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def replace_invalid_references(markup: str) -> str:
    """Return markup whose numeric references to what is no character (U+0000, half of a surrogate
    pair, beyond Unicode) refer to U+FFFD, as browsers read them (HTML, 13.2.5.80).
    """
    return _REFERENCE.sub(_valid_reference, markup) if "&#" in markup else markup


def _valid_reference(match: re.Match[str]) -> str:
    digits = (match[1] or match[2]).lstrip("0")
    if len(digits) > _LONGEST_NUMBER:
        return _NO_CHARACTER
    code = int(digits or "0", 16 if match[1] else 10)
    is_character = 0 < code <= sys.maxunicode and not _SURROGATES[0] <= code <= _SURROGATES[1]
    return match[0] if is_character else _NO_CHARACTER
