"""A file → what it is where it only lies beside captures and holds no article.

Its first bytes tell it, or its folder, its name, its lines. A name is a hint only: what is a page,
a feed or a dump by its content is read whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from downlink.model.aside import Aside
from downlink.model.dump import Dump
from downlink.read.aside_names import TEMPLATE, kind_of_name

FORMAT = "beside"
HEAD = 512
"""Bytes by which a binary file is told."""

BY_BYTES = "its first bytes"
"""The evidence of what no person takes for a text."""

_BYTES = (
    # Marks that are letters may begin a text: what stands behind them must be none of a text.
    ("picture", rb"\x89PNG\r|\xff\xd8\xff|BM.{4}\x00{4}|\x00\x00[\x01\x02]\x00.\x00"),
    ("picture", rb"GIF8[79]a.[\x00-\x08\x0b\x0c\x0e-\x1f]"),
    ("picture", rb"II\*\x00|MM\x00\*|8BPS\x00|RIFF.{4}WEBP|\xff\x0a|\x00\x00\x00\x0cJXL "),
    ("picture", rb"\x00\x00..ftyp(?:avi|hei|mif|msf)"),
    ("font", rb"wOF[F2](?:\x00\x01\x00\x00|OTTO|true|ttcf)|OTTO\x00|\x00\x01\x00\x00\x00|ttcf\x00"),
    ("recording", rb"ID3[\x02-\x05]|OggS\x00|\x1aE\xdf\xa3|fLaC\x00|MThd\x00|FLV\x01"),
    ("recording", rb"[FCZ]WS[\x01-\x32].{3}[\x00-\x08]|\x00\x00..ftyp"),
    ("recording", rb"RIFF.{4}(?:WAVE|AVI )|\x00\x00\x01[\xb3\xba]"),
    ("recording", rb"\xff[\xe3\xf3\xfb\xf1\xf9][\x10-\xff]"),
    ("PDF document", rb"%PDF-\d\.\d[ \t]*[\r\n]"),
    ("program", rb"\x7fELF|MZ.\x00|\xca\xfe\xba\xbe\x00|\x00asm\x01|[\xce\xcf]\xfa\xed\xfe"),
    ("system file", rb"\x00\x00\x00\x01Bud1|\xd0\xcf\x11\xe0(?=.{0,500}T\x00h\x00u\x00m\x00b)"),
)
_ANY_BYTES = re.compile(b"|".join(b"(%b)" % pattern for _, pattern in _BYTES), re.DOTALL)

_HELPERS = {
    "hts-cache": "crawler file",
    "__macosx": "system file",
    **dict.fromkeys(("node_modules", "wp-includes", "__pycache__"), "source file"),
    **dict.fromkeys(("_includes", "_layouts", "_partials"), TEMPLATE),
}
# Folders that crawlers, systems and programs that make sites keep for themselves.
_CONNECTED = re.compile(
    r"([^/]+?)(?:[._-]files|_file|[_-]Dateien|_fichiers|_archivos|_arquivos|_ficheiros|_bestanden|-filer|"
    r"_tiedostot|_pliki|_soubory|_elemei|_dosyalar|_datoteke|_fitxers|_failid|_fails|_bylos|_fajlovi|"
    r"_fitxategiak)",
    re.IGNORECASE,
)
# The folder that a browser puts beside a page that it saves, in the languages of Windows.
_SUSPECT = re.compile(
    rf"(?:^|/)(?:{'|'.join(map(re.escape, sorted(_HELPERS)))}|{_CONNECTED.pattern})/", re.IGNORECASE
)
_PAGES = (".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".jsp", "")

_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ROOTS = {
    "svg": "picture",
    **dict.fromkeys(
        (
            *("package", "ncx", "container", "rsd", "manifest", "cross-domain-policy", "project"),
            *("crossdomain-policy", "browserconfig", "opensearchdescription", "oembed", "xrds"),
        ),
        "site description",
    ),
}
_OF_A_PAGE = re.compile(
    r"urn:(?:text|page-?info|view|thumbnail|fullpage|screenshot|snapshot|pdf|metadata):",
    re.IGNORECASE,
)
# A page's text, picture and the like, as Browsertrix records them (crawler.docs.browsertrix.com)
_CRAWLER_PAGE = re.compile(r"<title>\s*Local index - HTTrack", re.IGNORECASE)

_MOST_LINES, _MOST, _LEAST_ROWS = 400, 300, 3
_STAMP = re.compile(
    r"[\[(<\"]?(?:[A-Z][a-z]{2},? )?"
    r"(?:\d{2,4}[-/.]\d\d?[-/.]\d{2,4}|\d\d?[ /-][A-Z][a-z]{2}[ /-]\d{4}|[A-Z][a-z]{2} {1,2}\d\d?)?"
    r"[ T:,]{0,2}\d\d?:\d\d(?::\d\d)?|\d{1,3}(?:\.\d{1,3}){3} |\d{10,13}[. ]"
)
_CODE = re.compile(
    r"^(?:[{}()\[\]]|//|/\*|\*/?(?: |$)|#!|#(?:include|define|if|endif)\b|<[/!?%]?\w|@\w|\$\w|%\w|"
    r"(?:import|from|export|const|let|var|def|class|function|func|fn|public|private|static|return|if|"
    r"else|elif|for|while|use|using|package|end|local|set|echo|select|insert|create)\b.*[({:;=]?)"
    r"|[;{}(,\\]$|^\s*\}|=>|:=|==|\)\s*\{?$"
)
_SETTING = re.compile(r"\[[^\]]+\]$|[\w.\"'/-]+\s*[:=](?:\s|$|\S+$)|[#;!]|-\s+\w")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+$|/\S*$|\S+\.\w{2,5}$")
_FIRST = (
    ("crawler file", re.compile(r"HTTrack\d|--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d--\s+(?:https?|ftp):")),
    ("subtitle file", re.compile(r"WEBVTT\b|\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3} --> ")),
    ("data file", re.compile(r"[0-9a-f]{7,8}:? +(?:[0-9a-f]{2,4} ){4}|-----BEGIN [A-Z ]+-----")),
    (
        "source file",
        re.compile(r"#!|diff --git |Index: \S+\n=+\n|--- \S[^\n]*\n\+\+\+ \S|%%?!|\\document"),
    ),
    ("settings file", re.compile(r"(?:(?:#[^\n]*|[ \t]*)\n)*+user-agent:", re.IGNORECASE)),
    (
        "licence",
        re.compile(
            r"(?:[^\n]{0,120}\n){0,12}[^\n]{0,80}(?:Permission is hereby granted|Apache License|"
            r"GNU \w+ ?\w* PUBLIC LICENSE|Redistribution and use in source|MIT License|"
            r"Creative Commons Legal Code)",
            re.IGNORECASE,
        ),
    ),
)


def beside(address: str, aside: Aside) -> Dump:
    """Return the dump of what is no capture: it shows nothing."""
    return Dump(address, FORMAT, aside=aside)


def by_bytes(head: bytes) -> Aside | None:
    """Return what a binary file is by how it begins; None where that may be anything."""
    match = _ANY_BYTES.match(head)
    return Aside(_BYTES[(match.lastindex or 1) - 1][0], BY_BYTES) if match else None


def by_folder(file: Path, address: str) -> Aside | None:
    """Return what a file is by the folder that it lies in, whatever it holds: a crawler's own, or
    the one of a page that a browser saved.

    Args:
        address: as for a dump; the folders above it count for nothing.
    """
    if not _SUSPECT.search(address):
        return None
    folders = PurePosixPath(address).parts[:-1]
    for above, name in enumerate(reversed(folders)):
        kind = _HELPERS.get(name.casefold(), "")
        if kind:
            return Aside(kind_of_name(file.name) or kind, f"its folder, {name}")
        page = _page_of(file.parents[above]) if _CONNECTED.fullmatch(name) else ""
        if page:
            return Aside(kind_of_name(file.name) or "page part", f"its folder, saved with {page}")
    return None


def _page_of(folder: Path) -> str:
    """Return the name of the page with which a browser saved a folder, "" where there is none."""
    match = _CONNECTED.fullmatch(folder.name)
    names = (f"{match[1]}{suffix}" for suffix in _PAGES) if match else ()
    return next((name for name in names if folder.with_name(name).is_file()), "")


def by_name(address: str, source: str) -> Aside | None:
    """Return what a file is by its name, or a record by its address; None where neither tells."""
    for path in (address, urlsplit(source).path if source.startswith("http") else ""):
        kind = kind_of_name(path.rpartition("/")[2])
        if kind:
            return Aside(kind, f"its name, {path.rpartition('/')[2]}")
    return None


def by_address(source: str) -> Aside | None:
    """Return what a record is that a crawler wrote of a page, beside the page itself."""
    match = _OF_A_PAGE.match(source)
    return Aside("crawler record", f"its address, {match[0]}…") if match else None


def by_root(start: str) -> Aside | None:
    """Return what an XML document is by its first element.

    Args:
        start: its beginning, from its first element on.
    """
    match = _ROOT.match(start)
    kind = _ROOTS.get(match[1].lower(), "") if match else ""
    return Aside(kind, f"its first element, <{match[1]}>") if match and kind else None


def by_page(start: str) -> Aside | None:
    """Return what a page is that a crawler wrote for itself."""
    return Aside("crawler file", "its title") if _CRAWLER_PAGE.search(start) else None


def is_template(hint: Aside | None) -> bool:
    """Whether a page is one only for a program that fills it."""
    return hint is not None and hint.kind == TEMPLATE


def by_lines(lines: Sequence[str]) -> Aside | None:
    """Return what a text is by its lines; None where they may be prose."""
    start = "\n".join(line[:_MOST] for line in lines[:20]).lstrip("\ufeff\n ")
    kind = next((kind for kind, pattern in _FIRST if pattern.match(start)), "")
    if kind:
        return Aside(kind, "its first lines")
    told = [line.strip()[:_MOST] for line in lines[:_MOST_LINES] if line.strip()]
    kind = next((kind for kind, share, is_one in _SHARES if _share(told, is_one) >= share), "")
    if not kind and _is_table(told):
        kind = "data file"
    return Aside(kind, "its lines") if kind else None


def _share(lines: Sequence[str], is_one: Callable[[str], object]) -> float:
    return sum(1 for line in lines if is_one(line)) / len(lines) if lines else 0


_SHARES: tuple[tuple[str, float, Callable[[str], object]], ...] = (
    ("log", 0.5, _STAMP.match),
    ("address list", 0.8, _ADDRESS.match),
    ("settings file", 0.7, _SETTING.match),
    ("source file", 0.5, _CODE.search),
)


def _is_table(lines: Sequence[str]) -> bool:
    """Whether nearly all lines have one and the same number of columns."""
    for sign, least in (("\t", 1), (";", 2), (",", 2), ("|", 2)):
        counts = [line.count(sign) for line in lines]
        most = max(set(counts), key=counts.count, default=0)
        if most >= least and counts.count(most) >= max(_LEAST_ROWS, 0.8 * len(lines)):
            return True
    return False
