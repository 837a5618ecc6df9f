"""The name of an encoding, as a capture declares it → Python's codecs for it.

Labels mean what they mean to a browser (Encoding Standard, 4.2): `iso-8859-1` is windows-1252,
`gb2312` is GB18030, `euc-kr` is windows-949.
"""

from __future__ import annotations

import codecs
import re

UTF8 = "utf-8"

_WIDER = {
    "ascii": ("cp1252",),
    "iso8859-1": ("cp1252",),
    "iso8859-9": ("cp1254",),
    "iso8859-11": ("cp874",),
    "tis-620": ("cp874",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("big5hkscs", "cp950"),
    "big5hkscs": ("big5hkscs", "cp950"),
    "cp950": ("big5hkscs", "cp950"),
    "shift_jis": ("cp932", "shift_jisx0213"),
    "cp932": ("cp932", "shift_jisx0213"),
    "euc_kr": ("cp949",),
    "euc_jp": ("euc_jp", "euc_jisx0213"),
    "iso2022_jp": ("iso2022_jp", "iso2022_jp_ext"),
    "utf-8-sig": (UTF8,),
    "utf-16": (UTF8,),
    "utf-16-le": (UTF8,),
    "utf-16-be": (UTF8,),
    "utf-32": (UTF8,),
    "utf-32-le": (UTF8,),
    "utf-32-be": (UTF8,),
}
# Python's name of what is declared, and the codecs that are tried in this order: the standard's
# encodings are wider than Python's. Who could read a declaration of UTF-16 as ASCII does not have
# UTF-16 before them (HTML, 13.2.3.2): such a page is UTF-8.

_OTHER_LABELS = {
    "unicode-1-1-utf-8": UTF8,
    "unicode11utf8": UTF8,
    "unicode20utf8": UTF8,
    "x-unicode20utf8": UTF8,
    "utf8mb4": UTF8,
    "unicode": UTF8,
    "ucs-2": UTF8,
    "iso-10646-ucs-2": UTF8,
    "csunicode": UTF8,
    "unicodefeff": UTF8,
    "unicodefffe": UTF8,
    "dos-874": "cp874",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "windows-936": "gb18030",
    "windows-950": "big5",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "gb_2312": "gb18030",
    "csgb2312": "gb18030",
    "gb_18030": "gb18030",
    "x-big5": "big5",
    "x-x-big5": "big5",
    "cn-big5": "big5",
    "x-euc-jp": "euc_jp",
    "cseucpkdfmtjapanese": "euc_jp",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "x-cp932": "cp932",
    "x-euc-kr": "cp949",
    "cseuckr": "cp949",
    "csksc56011987": "cp949",
    "korean": "cp949",
    "ks_c_5601": "cp949",
    "ks_c_5601-1989": "cp949",
    "iso-ir-149": "cp949",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "mac": "mac-roman",
    "csmacintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "x-mac-greek": "mac-greek",
    "x-mac-turkish": "mac-turkish",
    "x-mac-ce": "mac-latin2",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-cp1253": "cp1253",
    "x-cp1254": "cp1254",
    "x-cp1255": "cp1255",
    "x-cp1256": "cp1256",
    "x-cp1257": "cp1257",
    "x-cp1258": "cp1258",
    "ansi": "cp1252",
    "csisolatin9": "iso8859-15",
    "windows-31j": "cp932",
    "ksc_5601": "cp949",
    "greek8": "iso8859-7",
    "sun_eu_greek": "iso8859-7",
    "visual": "iso8859-8",
    "logical": "iso8859-8",
    "x-user-defined": "cp1252",
}
# Those of the standard that Python does not know, and a few that pages have.

_SPELLED = re.compile(r"[\w.:+-]+", re.ASCII)
_LOGICAL = re.compile(r"^(?:cs)?iso_?-?8859-?(6|8)-?[ei]$")
_ISO = re.compile(r"^iso[-_ ]?8859[-_]?(\d{1,2})(?::\d{4})?$")
_NO_TEXT = frozenset(["idna", "punycode", "undefined", "mbcs", "oem", "utf-7"])
_NAMES = {
    "cp932": "Shift_JIS",
    "cp949": "EUC-KR",
    "cp874": "windows-874",
    "big5hkscs": "Big5",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP",
    "iso2022_kr": "ISO-2022-KR",
}


def codecs_for(label: str) -> tuple[str, ...]:
    """Return the codecs that a label of an encoding means, the one to be tried first before the
    others; none where no text can be read so.

    Args:
        label: as received, in any case and with white space or marks around it.
    """
    match = _SPELLED.search(label)
    if match is None:
        return ()
    name = match[0].lower().rstrip(".:")
    iso = _ISO.match(name) or _LOGICAL.match(name)
    name = _OTHER_LABELS.get(name, f"iso8859-{iso[1]}" if iso else name)
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ()
    if known in _NO_TEXT or not _is_of_text(known):
        return ()
    return _WIDER.get(known, (known,))


def name_of(codec: str) -> str:
    """Return the name of a codec's encoding as people write it."""
    if codec.startswith("cp125"):
        return f"windows-{codec[2:]}"
    return _NAMES.get(codec, codec.upper().replace("ISO8859", "ISO-8859"))


def _is_of_text(codec: str) -> bool:
    """Whether the codec is one of texts; Python has some that make bytes of bytes."""
    try:
        return bool("a".encode(codec))
    except (LookupError, ValueError):
        return False
