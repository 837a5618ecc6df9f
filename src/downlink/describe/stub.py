"""Article → what its own texts say: language, structure, references, a title of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from downlink.describe.boilerplate import Boilerplate, without_boilerplate
from downlink.describe.content import blocks_of_content, completed, content_of_blocks
from downlink.describe.formulas import restore_formulas
from downlink.describe.language import language_of
from downlink.describe.references import references_of
from downlink.describe.shown_links import shown_links
from downlink.describe.structure import structure
from downlink.describe.timeline import Timeline
from downlink.describe.titles import find_title
from downlink.model.article import Article, Variant, merge_details
from downlink.model.content import Content
from downlink.model.content_document import pack, unpack
from downlink.model.dump import Details
from downlink.model.stub import Block, Stub, Title
from downlink.text.grammar.headings import is_generic
from downlink.text.permalinks import address_key

_LONGEST_TITLE = 200
_AS_SHOWN = 0.95
# The confidence of a title that a capture shows: it may be a page's or a section's.


def describe(
    article: Article,
    timeline: Timeline,
    addresses: Mapping[str, Details],
    boilerplate: Boilerplate,
    shared: int = 0,
) -> Stub:
    """Return the stub of an article as its texts have it; it has no slug yet, its variants name no
    other articles, and nothing in it is a person's.

    Args:
        addresses: what captures without a text say of the article at an address.
        boilerplate: what its blog puts before and behind every article.
        shared: how many characters its fullest text has in front that are other articles' too.
    """
    fullest = article.variants[0]
    sightings = sorted(
        (place for item in article.variants for place in item.sightings), key=timeline.position
    )
    captured = sorted(filter(None, (timeline.captured[place.dump] for place in sightings)))
    details = merge_details(variant.details for variant in article.variants)
    known = addresses.get(address_key(details.link)) if details.link else None
    if known:
        details = merge_details([details, known])
    others = tuple(variant.body for variant in article.variants[1:])
    received = unpack(fullest.content)
    blocks, content = _shown(fullest, received, restore_formulas(fullest.body, others))
    content = without_boilerplate(content, details, boilerplate)
    return Stub(
        slug="",
        title=_title(fullest.body, details, shared),
        language=language_of(fullest.body),
        variants=tuple(
            replace(item, sightings=tuple(sorted(item.sightings, key=timeline.position)))
            for item in article.variants
        ),
        sightings=tuple(sightings),
        blocks=blocks,
        content=pack(content),
        references=references_of(
            fullest.body,
            truncated=fullest.truncated,
            shown=shown_links(received, content, details),
        ),
        details=details,
        first_seen=captured[0] if captured else "",
        last_seen=captured[-1] if captured else "",
    )


def _shown(
    variant: Variant, received: Content, formulas: Mapping[int, str]
) -> tuple[tuple[Block, ...], Content]:
    """Return where the blocks of a text stand, and the text as content: as a capture shows it, or
    as the flat text allows to tell.
    """
    body, truncated = variant.body, variant.truncated
    if received:
        content = completed(received, body, truncated=truncated, formulas=formulas)
        return blocks_of_content(received, len(body)), content
    blocks = structure(body, truncated=truncated, formulas=formulas)
    return blocks, content_of_blocks(blocks)


def _title(body: str, details: Details, shared: int) -> Title:
    """The title that a capture shows, else what the text offers."""
    shown = " ".join(details.title.split())
    if shown and not is_generic(shown):
        return Title(shown[:_LONGEST_TITLE], "heading", _AS_SHOWN)
    return find_title(body, shared)
