"""What must be true of a catalog, of the lines that a person reads, and of the register."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from downlink.curation.register import Register
from downlink.model.catalog import Catalog
from downlink.model.dump import Dump
from downlink.publish.build import ArchiveState
from tools.fuzz.cases import Case
from tools.fuzz.expected import Expected, expected_of
from tools.fuzz.findings import Finding
from tools.fuzz.markup import check_link

_LONGEST_LINE = 2000
_PROGRAM_ERROR = re.compile(
    r"\b(?:Attribute|Type|Key|Index|Unicode\w*|Recursion|Value|Memory|Assertion|Overflow|Lookup"
    r"|Name|ZeroDivision|System|Runtime|Parser\w+)Error\b|cannot be read \(\w+(?:Error|Exception)"
    r"|object has no attribute|object is not|NoneType|codec can't|index out of range"
    r"|recursion|not allowed|invalid literal for|to unpack|embedded null|must be str"
)
_NO_UTF8 = re.compile("[\udc80-\udcff]")
# A byte of a file's name that is no UTF-8, as Python has it (PEP 383).
_JOINS = re.compile("[\u200c\u200d\U000e0020-\U000e007f]")
# Not printable for Python, but parts of words and of emoji, which a terminal shows.
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 120
_ISO = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:[T ]\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)


def check_catalog(case: Case, catalog: Catalog) -> list[Finding]:
    """Return what of the case's captures is lost or wrong in the catalog."""
    found = [*_reasons(catalog), *_traces(case, catalog), *_sightings(catalog), *_slugs(catalog)]
    found += [*_times(catalog), *_links(catalog)]
    for path, content in case.judged.items():
        own = _dumps_of(catalog, _address(path))
        if path in case.clean:
            found += _unharmed(path, own)
        if own:  # what is passed over is counted, and told by 'explain'
            found += _lost(expected_of(content), own, clean=path in case.clean)
    return found


def _dumps_of(catalog: Catalog, address: str) -> list[Dump]:
    return [d for d in catalog.dumps if d.path == address or d.path.startswith(f"{address}#")]


def _address(path: str) -> str:
    return _NO_UTF8.sub(lambda byte: f"%{ord(byte.group()) & 0xFF:02X}", path)


def _reasons(catalog: Catalog) -> Iterator[Finding]:
    """A fault of the program that was caught on the way is a fault."""
    for dump in catalog.dumps:
        for damage in dump.damage:
            error = _PROGRAM_ERROR.search(damage.reason)
            if error:
                yield Finding("caught", f"{dump.format}: {damage.reason[:80]}", damage.reason)


def _traces(case: Case, catalog: Catalog) -> Iterator[Finding]:
    """Every capture gives a dump that tells what became of it, or is counted."""
    without = [path for path in case.judged if not _dumps_of(catalog, _address(path))]
    for path in without[sum(item.count for item in catalog.passed_over) :]:
        head = repr(case.files[path][:20])
        yield Finding("no trace", "a file gives no dump", f"{path}: {head}")


def _unharmed(path: str, dumps: list[Dump]) -> Iterator[Finding]:
    for dump in dumps:
        for damage in dump.damage:
            where = f"{dump.format}: {damage.reason[:60]}"
            yield Finding("not damaged", where, f"{path}: {damage.reason}")


def _lost(expected: Expected, dumps: list[Dump], *, clean: bool) -> Iterator[Finding]:
    """Text that stands in the capture stands in an excerpt or is unparsed, or damage is told."""
    if any(dump.damage for dump in dumps) and not clean:
        return
    shown = "\n".join(text for dump in dumps for text in _strings(dump))
    dense = "".join(shown.split())
    kinds = ",".join(sorted({dump.format for dump in dumps}))
    for what, text in expected.texts:
        if "".join(text.split()) not in dense:
            yield Finding("lost", f"{what} is not shown as received ({kinds})", text)
            break
    for what, word in expected.words:
        if word not in shown:
            yield Finding("lost", f"a word of {what} is not shown ({kinds})", word)
            break


def _strings(value: object) -> Iterator[str]:
    """Yield every text in a value, whatever its classes come to be."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list, frozenset)):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _strings(getattr(value, part.name))


def _sightings(catalog: Catalog) -> Iterator[Finding]:
    """Each excerpt is in one variant of one stub."""
    wanted = Counter(
        (dump.path, position, excerpt.text)
        for dump in catalog.dumps
        for position, excerpt in enumerate(dump.excerpts, 1)
    )
    shown = Counter(
        (place.dump, place.position, variant.text)
        for stub in catalog.stubs
        for variant in stub.variants
        for place in variant.sightings
    )
    if wanted != shown:
        other = repr(next(iter((wanted - shown) + (shown - wanted))))
        yield Finding("sighting", "an excerpt is not in exactly one variant", other)


def _slugs(catalog: Catalog) -> Iterator[Finding]:
    slugs = [slug for stub in catalog.stubs for slug in (stub.slug, *stub.former)]
    for slug, times in Counter(slugs).items():
        if times > 1:
            yield Finding("slug", "two stubs have one slug", slug)
        if not _SLUG.fullmatch(slug) or len(slug) > _LONGEST_SLUG:
            yield Finding("slug", "a slug is no address or too long for a folder", slug)


def _times(catalog: Catalog) -> Iterator[Finding]:
    times = [("captured", dump.captured) for dump in catalog.dumps]
    times += [("date", stub.details.date) for stub in catalog.stubs]
    for what, time in times:
        if time and not _ISO.fullmatch(time):
            yield Finding("time", f"'{what}' is no ISO 8601", time)


def _links(catalog: Catalog) -> Iterator[Finding]:
    links = [("a dump's source", dump.source) for dump in catalog.dumps]
    links += [("a stub's link", stub.details.link) for stub in catalog.stubs]
    links += [("a reference", item.url) for stub in catalog.stubs for item in stub.references]
    for place, address in links:
        if address:
            yield from check_link(place, address)


def check_lines(what: str, lines: Iterable[str]) -> Iterator[Finding]:
    """Yield what is wrong with lines for a terminal: orders to it, line ends, too much."""
    for line in lines:
        if not _JOINS.sub("", line).isprintable():
            yield Finding("terminal", f"a line of kind {what} holds controls", line)
        if len(line) > _LONGEST_LINE:
            yield Finding("terminal", f"a line of kind {what} is too long", f"{len(line)}: {line}")


def check_register(
    before: bytes, after: bytes, state: ArchiveState, written: Register
) -> Iterator[Finding]:
    """Yield what is wrong with the register that the first build left."""
    old = before.decode("utf-8", "replace").removeprefix("\ufeff").strip()
    if old not in ("[]", "---") and old not in after.decode("utf-8", "replace"):
        yield Finding("register", "what stood in it was changed", old[:200])
    slugs = {entry.slug for entry in written.entries}
    missing = [stub.slug for stub in state.catalog.stubs if stub.slug not in slugs]
    if missing:
        yield Finding("register", "an article has no entry after the build", ", ".join(missing))
