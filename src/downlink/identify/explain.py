"""Stub and catalog → why its variants are one article, and the nearest others are not it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from rapidfuzz import fuzz

from downlink.identify.alignment import ANCHOR, MIN_SHARE, Alignment, Trace, trace
from downlink.identify.candidates import SHORTEST_CUT, SHORTEST_WHOLE, compare
from downlink.identify.noise import source_offset, without_noise
from downlink.identify.openings import name_two
from downlink.identify.records import permalink_key
from downlink.model.article import Variant
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.terminal import escaped, one_line

_NEAREST = 3
# Other articles that are shown.

_STEP, _MOST_PASSAGES = 2 * ANCHOR, 200
_LEAST_PASSAGES = 2
# Of the passages of a text, one every so many characters, and not very many of a long one, another
# article must hold some to be worth comparing.

_COMPARED, _ALIKE = 64, 5000
# Earlier variants that one is compared with, and characters by which articles are alike: time
# grows with the square of their number.

_QUOTED = 24
_DIFFERENCES = 4


def explain_texts(stub: Stub, catalog: Catalog) -> Iterator[str]:
    """Yield where the stub's texts were seen, why each belongs with the others, where they differ,
    and which other articles are nearest and what holds them apart.
    """
    folded = [without_noise(variant.body) for variant in stub.variants]
    whole = {own for own, item in zip(folded, stub.variants, strict=True) if not item.truncated}
    for number, variant in enumerate(stub.variants, 1):
        state = "cut" if variant.truncated else "whole"
        yield f"  variant {number}: {len(variant.text)} characters, {state}"
        for sighting in variant.sightings:
            yield f"    seen in {escaped(sighting.dump)} at position {sighting.position}"
        if number > 1:
            yield from _kinship(stub.variants[:number], folded, whole)
        for slug in variant.ambiguous:
            yield f"    cut before it differs from {slug}: it could belong there as well"
    for slug in stub.former:
        yield f"  {slug} is this article as well, by the register or by a text of both"
    for slug in stub.apart:
        yield f"  held apart from {slug}, as the register says"
    yield from _held_apart(stub, catalog)


def _kinship(
    variants: Sequence[Variant], texts: Sequence[str], whole: Collection[str]
) -> Iterator[str]:
    """Yield why the last of the variants is the same article as one of those before it.

    Args:
        texts: their folded texts, and of `whole` those that are not cut.
    """
    *earlier, variant = variants
    own = texts[len(earlier)]
    reason = shared_permalink(variant, earlier)
    if reason:
        yield f"    one article with variant {reason}"
        return
    for other, text in enumerate(earlier[:_COMPARED], 1):
        folded = texts[other - 1]
        if own == folded:
            what = "only punctuation, spaces, case and lost formulas differ"
            yield f"    one article with variant {other}: every letter and digit agrees; {what}"
            return
        alignment = compare(own, folded, whole)
        if alignment is not Alignment.APART:
            found = trace(own, folded)
            ends = (_TITLED if found.titled else _ENDS)[alignment].format(other)
            agreed = (
                f"{found.agreed} letters and digits agree, {_percent(found.share)} of what both"
            )
            yield f"    one article with variant {other}: {agreed} cover, {ends}"
            yield from _differences(variant.body, text.body, found)
            return
    if len(earlier) > _COMPARED:
        yield f"    one article with one of the variants behind the first {_COMPARED}"
    else:
        yield "    one article with the others by a text that the register holds"


def shared_permalink(variant: Variant, others: Sequence[Variant]) -> str:
    """Return with which of the others (from 1) a variant is one article by its permalink, and that;
    "" where only the texts tell.
    """
    keys = _keys(variant)
    for number, other in enumerate(others, 1):
        for key in sorted(keys & _keys(other)):
            return f"{number}: one permalink, {key}"
    return ""


def _keys(variant: Variant) -> frozenset[str]:
    links = (link for said in variant.said for link in (said.link, *said.aliases))
    return frozenset(key for link in links if (key := permalink_key(link)))


_ENDS = {
    Alignment.EQUAL: "and both end together",
    Alignment.FIRST_CUT: "to the end of this one, where variant {} runs on",
    Alignment.SECOND_CUT: "to the end of variant {}, where this one runs on",
}
_TITLED = {
    Alignment.FIRST_CUT: "and variant {} has a title before it",
    Alignment.SECOND_CUT: "and this one has a title before it, which variant {} lacks",
}


def _differences(here: str, there: str, found: Trace) -> Iterator[str]:
    for difference in found.differences[:_DIFFERENCES]:
        left, right = _piece(here, *difference.first), _piece(there, *difference.second)
        yield f"      here '{left}', there '{right}', then they agree again"
    more = len(found.differences) - _DIFFERENCES
    if more > 0:
        yield f"      and {more} more such places"


def _held_apart(stub: Stub, catalog: Catalog) -> Iterator[str]:
    nearest = _nearest(stub, catalog)
    if not nearest:
        yield "  no other article shares its passages"
    for other, found in nearest:
        if other.slug in stub.apart:
            continue
        alike = fuzz.ratio(without_noise(stub.body)[:_ALIKE], without_noise(other.body)[:_ALIKE])
        yield f"  held apart from {other.slug}, which is {alike:.0f}% alike by edit distance:"
        yield from _parting(stub, other, found)


def _nearest(stub: Stub, catalog: Catalog) -> list[tuple[Stub, Trace]]:
    """Return the other articles that agree with the stub furthest from its beginning on."""
    own = without_noise(stub.body)
    step = max(_STEP, len(own) // _MOST_PASSAGES)
    passages = [own[at : at + ANCHOR] for at in range(0, len(own) - ANCHOR + 1, step)]
    least = min(_LEAST_PASSAGES, len(passages))
    found: list[tuple[Stub, Trace]] = []
    for other in catalog.stubs:
        folded = "" if other.slug == stub.slug else without_noise(other.body)
        held = (True for passage in passages if passage in folded)
        if folded and len(tuple(islice(held, least))) == least > 0:
            found.append((other, trace(own, folded)))
    return sorted(found, key=lambda pair: (-pair[1].agreed, pair[0].slug))[:_NEAREST]


def _parting(stub: Stub, other: Stub, found: Trace) -> Iterator[str]:
    """Yield what holds two articles apart that share passages."""
    here, there = (
        sorted({key for item in one.variants for key in _keys(item)}) for one in (stub, other)
    )
    if here and there:
        yield f"    different permalinks: here {', '.join(here)}, there {', '.join(there)}"
        return
    if stub.details.title and other.details.title and stub.details.date and other.details.date:
        said = [f"'{one_line(one.details.title)}' of {one.details.date}" for one in (stub, other)]
        if said[0] != said[1]:
            yield f"    captured titles and dates: here {said[0]}, there {said[1]}"
    own, others = without_noise(stub.body), without_noise(other.body)
    if found.share < MIN_SHARE:
        cover = f"{found.agreed} of {max(found.first, found.second)} letters and digits agree"
        yield f"    from the beginning on {cover}, {_percent(found.share)} of what both cover"
        yield f"    captures of one article agree in {_percent(MIN_SHARE)} at least"
    elif name_two(own, others, [(item.first, item.second) for item in found.differences]):
        yield "    they begin with two titles, or numbers of a series, and go on with one text:"
        yield from _differences(stub.body, other.body, found)
    elif found.parted:
        agreed = f"{found.agreed} letters and digits agree, to '{_before(stub.body, found.first)}'"
        left = f"'{_piece(stub.body, found.first)}' ({len(own) - found.first} in all)"
        right = f"'{_piece(other.body, found.second)}' ({len(others) - found.second} in all)"
        yield f"    {agreed}"
        yield f"    from there on here {left}, there {right}: they never agree again"
        yield "    of two captures of one article, one ends there, or both agree again"
    else:
        least = f"{SHORTEST_CUT}, or {SHORTEST_WHOLE} of a text that says it is whole"
        yield f"    they agree as far as one goes, but too few letters to tell: it takes {least}"


def _before(text: str, offset: int) -> str:
    end = source_offset(text, offset)
    return one_line(f"…{text[max(0, end - _QUOTED) : end]}")


def _piece(text: str, start: int, end: int | None = None) -> str:
    """Return the text from one folded place to another, or on to its end, as far as shown."""
    first = source_offset(text, start)
    last = len(text) if end is None else source_offset(text, end)
    while first < last and not text[first].isalnum():
        first += 1
    piece = one_line(text[first:last])
    return piece if len(piece) <= _QUOTED else piece[:_QUOTED] + "…"


def _percent(share: float) -> str:
    return f"{share:.0%}"
