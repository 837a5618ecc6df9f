"""What a capture says of one article → an excerpt, a known address, or words of neither.

All readers of structured captures ask here, so that nothing that they read is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date as calendar_day
from datetime import timedelta

from downlink.model.dump import Details, Dump, Excerpt, KnownAddress, Unparsed
from downlink.read.dates import date_of
from downlink.read.first_place import without_first_place
from downlink.settings.dialect import TRUNCATION, Dialect, matches
from downlink.text.links import safe_link

Shown = Excerpt | KnownAddress | Unparsed
"""What a capture shows, in its order."""

_DAY = "2024-04-02"
_COMPARED = 50
# Texts of one item that are compared with its content; feeds have two or three.


@dataclass(frozen=True, slots=True)
class Said:
    """What a capture says of one article, as received.

    Attributes:
        number: its line in the file, or its place among the items, from 1.
        dates: what may say when it was published, what tells it best first.
        rest: what else it says: what that is called, and the words.
        aliases: what may be other addresses of the article.
        content: the text as blocks, where it was markup; packed.
    """

    number: int
    text: str
    title: str = ""
    link: str = ""
    dates: tuple[str, ...] = ()
    author: str = ""
    tags: tuple[str, ...] = ()
    rest: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    content: bytes = b""


def shown(
    said: Said, base: str, dialect: Dialect, *, day_first: bool | None = None
) -> Iterator[Shown]:
    """Yield the excerpt or the known address, and what of it is neither: a link that may lead
    nowhere, a date that cannot be told for certain, other words.

    Args:
        base: the address of what was captured, for a relative link.
        day_first: as for `date_of`.
    """
    link = safe_link(said.link, base)
    date, unread = _first_date(said.dates, day_first)
    aliases = safe_aliases(said.aliases, link, base)
    text, content, last = without_first_place(said.text, said.content)
    details = Details(said.title, link, date, said.author, said.tags, aliases)
    left = [] if link or not said.link.strip() else [("link", said.link)]
    left += [("date", words) for words in unread]
    if has_words(text, dialect.truncation):
        yield Excerpt(text, dialect.body(text), details, content)
    else:
        left.insert(0, ("text", text))
        if link:
            yield KnownAddress(said.title, link, date, said.author, said.tags)
        else:
            tags = ", ".join(said.tags)
            left += [("title", said.title), ("date", date), ("author", said.author), ("tags", tags)]
    for part, words in (*left, ("text", last), *said.rest):
        if words.strip():
            yield Unparsed(said.number, words, part)


def safe_aliases(addresses: Iterable[str], link: str, base: str) -> tuple[str, ...]:
    """Return the addresses that may be links and are not `link` itself, each once."""
    found = dict.fromkeys(safe_link(address, base) for address in addresses if address)
    return tuple(address for address in found if address and address != link)


def has_words(text: str, marks: Collection[str] = TRUNCATION) -> bool:
    """Whether a text says something: it has a letter or digit, and is none of the truncation
    marks.
    """
    return any(map(str.isalnum, text)) and text.strip() not in marks


def not_in(
    content: str, texts: Iterable[tuple[str, str]], dialect: Dialect
) -> Iterator[tuple[str, str]]:
    """Yield those of the texts, each with its name, that say something beside the content: neither
    it nor a text before holds them, in other white space or cut as they may be.
    """
    known = [_condensed(content)]
    for number, (part, text) in enumerate(texts):
        if text.strip() in dialect.truncation:
            continue
        condensed = _condensed(dialect.body(text))
        if number >= _COMPARED or not any(condensed in other for other in known):
            known.append(condensed)
            yield part, text


def _condensed(text: str) -> str:
    return "".join(text.split())


def _first_date(dates: tuple[str, ...], day_first: bool | None) -> tuple[str, list[str]]:
    """Return the first date that can be told, and what stands before it and cannot."""
    unread: list[str] = []
    for words in dates:
        date = date_of(words, day_first=day_first)
        if date:
            return date, unread
        unread.append(words)
    return "", unread


def _in_time(items: Iterable[Shown], captured: str | None) -> Iterator[Shown]:
    """Yield the items; a date that lies in the future of the capture is a part of its own."""
    if not captured or len(captured) < len(_DAY):
        yield from items
        return
    last = calendar_day.fromisoformat(captured[: len(_DAY)]) + timedelta(
        days=1
    )  # it is later somewhere
    for number, item in enumerate(items, 1):
        if isinstance(item, Unparsed):
            yield item
            continue
        details = item.details if isinstance(item, Excerpt) else item
        if details.date[: len(_DAY)] <= last.isoformat():
            yield item
            continue
        yield Unparsed(number, details.date, "date")
        if isinstance(item, Excerpt):
            yield replace(item, details=replace(item.details, date=""))
        else:
            yield replace(item, date="")


def with_items(dump: Dump, items: Iterable[Shown], dialect: Dialect) -> Dump:
    """Return the dump with what it shows, each kind by itself in its order; a banner, a section
    heading and the pager among the rest are known. A date behind the capture's own is none.
    """
    all_items = tuple(_in_time(items, dump.captured))
    marks = (*dialect.banner, *dialect.section)
    unparsed: list[Unparsed] = []
    pages: tuple[int, int] | None = None
    for item in (item for item in all_items if isinstance(item, Unparsed)):
        line = "" if item.part else item.text.strip()
        pager = dialect.read_pager(line)
        pages = pages or pager
        if not (pager or (line and matches(marks, line))):
            unparsed.append(item)
    return replace(
        dump,
        excerpts=tuple(item for item in all_items if isinstance(item, Excerpt)),
        addresses=tuple(item for item in all_items if isinstance(item, KnownAddress)),
        unparsed=tuple(sorted(unparsed, key=lambda item: item.line)),
        page=pages[0] if pages else None,
        pages=pages[1] if pages else None,
    )
