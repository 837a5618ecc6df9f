"""JSON Lines, for everything else: one object a line, with the keys of an entry.

`text` (or `html`) is the entry's text; `title`, `link`, `date`, `author` and `tags` are what is
known beside it; `captured` and `source`, on a line without text and link, say it of the whole dump;
`source` of an entry without a link is its address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from downlink.model.content_document import pack
from downlink.model.dump import Damage, Dump, Unparsed
from downlink.read.dates import date_of
from downlink.read.decode import decode, split_lines
from downlink.read.entries import Said, Shown, has_words, not_in, shown, with_items
from downlink.read.feed_texts import ReadText, read_markup
from downlink.read.origin import UNKNOWN, Origin
from downlink.read.values import line_of, parse_object, tags_of, words_of
from downlink.settings.dialect import TRANSMISSION, Dialect
from downlink.text.links import safe_link

__all__ = ["FORMAT", "KEYS", "is_entry", "parse_object", "read", "read_records"]

FORMAT = "jsonl"
KEYS = ("text", "html", "title", "link", "url", "date", "author", "tags")
"""The keys of an entry."""

_TEXTS, _LINKS = ("text", "html"), ("link", "url")
_OF_THE_FILE = ("captured", "source")


def read(
    path: str, content: bytes, origin: Origin = UNKNOWN, dialect: Dialect = TRANSMISSION
) -> Dump:
    """Return the dump; a line that is no such object is unparsed, and so is what a line says under
    a key that is none of an entry's: once for each such key, with the number of its lines.
    """
    decoded, damage = decode(content, origin.charset)
    lines = (
        (number, line, parse_object(line))
        for number, line in enumerate(split_lines(decoded), 1)
        if line.strip()
    )
    return _dump(path, lines, origin, dialect, (damage, ()))


def read_records(
    path: str,
    records: Iterable[object],
    origin: Origin,
    dialect: Dialect,
    beside: tuple[tuple[Damage, ...], Iterable[Unparsed]],
) -> Dump:
    """Return the dump of a list of objects, which count as lines do.

    Args:
        beside: what could not be read of the file, and what it says beside the list.
    """
    lines = (
        (number, words_of(record), record if isinstance(record, dict) else None)
        for number, record in enumerate(records, 1)
    )
    return _dump(path, lines, origin, dialect, beside)


def is_entry(record: object) -> bool:
    """Whether a record is an object with a text, or with a title and an address."""
    if not isinstance(record, dict):
        return False
    has_text = any(isinstance(record.get(key), str) and record[key].strip() for key in _TEXTS)
    has_link = any(safe_link(words_of(record.get(key))) for key in _LINKS)
    return has_text or (has_link and bool(words_of(record.get("title"))))


def _dump(
    path: str,
    lines: Iterable[tuple[int, str, dict[str, object] | None]],
    origin: Origin,
    dialect: Dialect,
    beside: tuple[tuple[Damage, ...], Iterable[Unparsed]],
) -> Dump:
    source, captured = origin.source, origin.captured
    damage, said = beside
    items: list[Shown] = [*said]
    unknown: dict[str, Unparsed] = {}
    for number, line, record in lines:
        if record is None:
            items.append(Unparsed(number, line))
        elif _is_of_the_file(record):
            captured = captured or date_of(words_of(record.get("captured"))) or None
            source = source or safe_link(words_of(record.get("source")))
            items += _not_taken(record, number, captured, source)
            _count(unknown, record, number, {*KEYS, *_OF_THE_FILE})
        elif entry := tuple(_entry(record, number, source, dialect)):
            items += entry
            _count(unknown, record, number, _known_keys(record))
        else:
            items.append(Unparsed(number, line))
    dump = Dump(path, FORMAT, captured, damage=damage, source=source)
    return with_items(dump, [*items, *unknown.values()], dialect)


def _known_keys(record: Mapping[str, object]) -> Collection[str]:
    """Return the keys that mean something in an entry: `source`, too, where it is its address."""
    return KEYS if any(words_of(record.get(key)) for key in _LINKS) else (*KEYS, "source")


def _is_of_the_file(record: Mapping[str, object]) -> bool:
    return bool(record.keys() & set(_OF_THE_FILE)) and not record.keys() & {*_TEXTS, *_LINKS}


def _not_taken(
    record: Mapping[str, object], number: int, captured: str | None, source: str
) -> Iterator[Unparsed]:
    """Yield what a line says of the file and is no date or address, or not what is known."""
    words = {key: words_of(record.get(key)) for key in (*KEYS, *_OF_THE_FILE)}
    taken = {"captured": captured or "", "source": source}
    read_as = {"captured": date_of(words["captured"]), "source": safe_link(words["source"])}
    for key, said in words.items():
        if said and not (read_as.get(key) and read_as[key] == taken[key]):
            yield Unparsed(number, said, key)


def _texts(record: Mapping[str, object], base: str) -> dict[str, ReadText]:
    values = ((key, record.get(key)) for key in _TEXTS)
    texts = ((key, value) for key, value in values if isinstance(value, str))
    return {
        key: read_markup(text, base) if key == "html" else ReadText(text) for key, text in texts
    }


def _entry(
    record: Mapping[str, object], number: int, source: str, dialect: Dialect
) -> Iterator[Shown]:
    """Yield what a line shows that has a text or an address; nothing where it has neither."""
    read = _texts(record, source)
    texts = [(key, seen.words) for key, seen in read.items()]
    main = next((words for _, words in texts if has_words(words, dialect.truncation)), "")
    alike = (seen.content for seen in read.values() if main and seen.words == main)
    links = [(key, words) for key in _LINKS if (words := words_of(record.get(key)))]
    links = links or [("source", words) for words in (words_of(record.get("source")),) if words]
    link = next((words for _, words in links if safe_link(words, source)), "")
    if not main and not link:
        return
    odd = [(key, words_of(record.get(key))) for key in _TEXTS if key not in read]
    yield from shown(
        Said(
            number,
            main,
            line_of(record.get("title")),
            link,
            (words_of(record.get("date")),),
            line_of(record.get("author")),
            tuple(tags_of(record.get("tags"))),
            (*not_in(main, texts, dialect), *odd, *(item for item in links if item[1] != link)),
            content=pack(next(filter(None, alike), ())),
        ),
        source,
        dialect,
    )


def _count(
    unknown: dict[str, Unparsed],
    record: Mapping[str, object],
    number: int,
    known_keys: Collection[str],
) -> None:
    """Add what a line says under keys that mean nothing there."""
    for key, value in record.items():
        if key not in known_keys and words_of(value):
            first = unknown.get(key) or Unparsed(number, words_of(value), key, 0)
            unknown[key] = replace(first, count=first.count + 1)
