"""Title, or the address that an article had → a readable ASCII name for its address here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from urllib.parse import unquote, urlsplit

from anyascii import anyascii
from pypinyin import lazy_pinyin

from downlink.files import is_portable_name
from downlink.text.scripts import ANY_HAN

MAX_LENGTH = 60
"""Characters; longer names are cut at a word."""

_ENOUGH_LETTERS = 3
# A Chinese title with this many other letters or more is named by these alone: "混合专家(MoE)"
# becomes "moe", which readers know; nobody would recognise the whole in pinyin. A part of an
# address with fewer (`/p/`, `/12/`) names nothing.

_HAN = re.compile(f"[{ANY_HAN}]")
_HAN_OR_KANA = re.compile(f"[{ANY_HAN}\u3005\u3041-\u30ff]")
_KANA_RUN = re.compile("[\u3041-\u30ff]+")
# Japanese writes both without a space between them; what it borrows is in Latin letters too.
_SPELLED = (
    (re.compile(r"(?<=\w)\+\+"), "pp"),
    (re.compile(r"(?<=[A-Za-z])#"), "sharp"),
    (re.compile(r"(?<!\w)\.(?=NET\b)"), "dot"),
)
# C, C++ and C# are three things, and so are their articles.
_NUMBERS = re.compile(r"(?:(?<=[^a-z0-9])|^)[0-9]+(?:[^a-z0-9]+[0-9]+){2,}(?![a-z0-9])")
# Sections and dates (`4.2.1.6`): of a Chinese title whose Latin words stand for it, no part.

_VIEWS = re.compile(
    r"(?:index|default|amp|feed|trackback|print|comment-page-[0-9]+)", re.IGNORECASE
)
# Parts of an address behind the article's own.
_ENDING = re.compile(r"\.(?:x?html?|s?html|md|php[3-5]?|aspx?|jsp|cgi)$", re.IGNORECASE)
_DATE = re.compile(r"^(?:19|20)[0-9]{2}(?:-[0-9]{1,2}){1,2}-(?=.)")
_NUMBERED = re.compile(
    r"(?=.*[0-9])[0-9a-f]{6,}(?:-[0-9a-f]{4,})*|(?=.*[0-9])(?=.*[A-Z])(?=.*[a-z])[0-9A-Za-z_]{8,}"
)
# A part that is a number or a hash: no reader knows it.
_PLACES = re.compile(
    "about|archives?|articles?|blog|category|entry|home|item|news|page|posts?|read|search|show|story"
    "|tag|view"
)


def slugify(title: str) -> str:
    """Return a name of a-z, 0-9 and single hyphens for `title`: its words in Latin letters, in
    whatever script they are written, of a Chinese title the words that are no Chinese, or else its
    pinyin; "article" where it has no letter or digit.
    """
    for mark, spelled in _SPELLED:
        title = mark.sub(spelled, title)
    title = _KANA_RUN.sub(r" \g<0> ", title)
    if not _HAN.search(title):
        return _joined(_ascii(title)) or "article"
    others = _NUMBERS.sub(" ", _ascii(_HAN_OR_KANA.sub(" ", title)))
    if sum(map(str.isalpha, others)) >= _ENOUGH_LETTERS:
        return _joined(others)
    return _joined(_ascii(" ".join(lazy_pinyin(title)))) or "article"


def name_in(address: str) -> str:
    """Return the name that an article had at its own address (`postgres-vacuum` of
    `/2023/11/postgres-vacuum.html`), "" where that names nothing but a number.
    """
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    parts = [_ENDING.sub("", part) for part in path.split("/") if part]
    while parts and _VIEWS.fullmatch(parts[-1]):
        parts.pop()
    name = _DATE.sub("", parts[-1]) if parts else ""
    slug = "" if _NUMBERED.fullmatch(name) else slugify(name)
    letters = sum(map(str.isalpha, name))
    return slug if letters >= _ENOUGH_LETTERS and not _PLACES.fullmatch(slug) else ""


def free_slug(title: str, taken: Container[str], address: str = "") -> str:
    """Return the name that the address has, else that of the title, numbered from 2 if it is taken
    or not a portable file name.
    """
    wanted = name_in(address) or slugify(title)
    slug, number = wanted, 1
    while slug in taken or not is_portable_name(slug):
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _joined(plain: str) -> str:
    slug = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        longer = f"{slug}-{word}" if slug else word[:MAX_LENGTH]
        if len(longer) > MAX_LENGTH:
            break
        slug = longer
    return slug


def _ascii(text: str) -> str:
    """Write letters and digits of any script in a-z and 0-9, drop accents (é → e), and put a space
    in the place of everything else.
    """
    composed = unicodedata.normalize("NFKC", text)
    return "".join(map(_written, composed)).lower()


def _written(character: str) -> str:
    if character.isascii():
        return character
    kind = unicodedata.category(character)[0]
    if kind in "LM":  # an accent has no letter of its own, a vowel's sign has
        return "".join(filter(str.isalnum, anyascii(character)))
    return anyascii(character) if kind == "N" else " "
