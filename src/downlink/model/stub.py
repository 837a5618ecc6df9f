"""An article described: everything that is known of it from all its excerpts."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from downlink.model.article import Variant
from downlink.model.dump import Details, Sighting
from downlink.model.topic import StubTopic

TitleGround = Literal["register", "heading", "reference", "term", "opening"]
RelationKind = Literal[
    "introduction", "cites", "cited", "references", "topics", "mentions", "terms"
]
ReferenceKind = Literal["arxiv", "doi", "work", "github", "link"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper, repository, page or otherwise known work that an article names.

    Attributes:
        id: what is the same wherever it is named: a number, an address without its scheme, or
            the folded title of a work of which no address is known.
        url: http or https; "" for such a work.
        title: as the text gives it, "" where it does not; a work always has one.
    """

    kind: ReferenceKind
    id: str
    url: str
    title: str = ""

    @property
    def key(self) -> str:
        """What two mentions of the same thing have in common."""
        return f"{self.kind}:{self.id.casefold()}"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a block's text: plain, a lost formula's placeholder, a link to `url`, or a formula
    whose TeX is known from this capture or another one.
    """

    kind: Literal["text", "placeholder", "link", "formula"]
    text: str
    url: str = ""
    tex: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of an article's recovered structure.

    The spans of all blocks, one after the other, are the text as received: nothing is left
    out but the white space between blocks.

    Attributes:
        marker: for an item, its number as received (`1.`).
        offset: where its first span begins in the body, in characters.
    """

    kind: Literal["heading", "paragraph", "item"]
    spans: tuple[Span, ...]
    marker: str = ""
    offset: int = 0

    @property
    def text(self) -> str:
        """What its spans read."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the ground on which it was chosen, and how sure it is that it names the right thing.

    Attributes:
        confidence: 0 to 1; what a person decided is certain.
    """

    text: str
    ground: TitleGround
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """A related stub and the reason: the one that tells most.

    Attributes:
        kind: that the one cites the other, or is cited by it; or what they share: an
            introduction, references, topics that both are about, topics that both name and one
            only mentions, or rare terms.
        shared: keys of references, ids of topics, or terms as they are written; the most telling
            first.
    """

    slug: str
    kind: RelationKind
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stub:
    """One article: everything that is known of it from all its excerpts.

    Attributes:
        variants: fullest first; the first one's text is the stub's text.
        sightings: in order of dump and position.
        blocks: where its headings and paragraphs stand in the body.
        content: the body as blocks, as a capture shows them or as the text allows to tell; packed
            by `content_document`.
        details: what captures say of the article; a person's `source` in the register as its link.
        first_seen, last_seen: capture times of its sightings (ISO 8601), "" where none is known.
        note: what a person wrote in the register.
        former: slugs that it had before, and those of further entries of the register that are
            this article, as a capture showed or a person said; their addresses lead here.
        apart: slugs of articles that a person said to be others.
    """

    slug: str
    title: Title
    language: str
    variants: tuple[Variant, ...]
    sightings: tuple[Sighting, ...]
    blocks: tuple[Block, ...] = ()
    content: bytes = b""
    topics: tuple[StubTopic, ...] = ()
    references: tuple[Reference, ...] = ()
    related: tuple[Relation, ...] = ()
    details: Details = Details()
    first_seen: str = ""
    last_seen: str = ""
    note: str = ""
    former: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The fullest variant as received."""
        return self.variants[0].text

    @property
    def body(self) -> str:
        """The fullest variant without its truncation mark."""
        return self.variants[0].body

    @property
    def also_said(self) -> tuple[Details, ...]:
        """What captures say of the article and `details` does not, as they say it: of each what
        is not known already.
        """
        every = (_new_in(said, self) for variant in self.variants for said in variant.said)
        return tuple(said for said in dict.fromkeys(every) if said != Details())

    @property
    def truncated(self) -> bool:
        """Whether even the fullest variant is cut."""
        return self.variants[0].truncated


def _new_in(said: Details, stub: Stub) -> Details:
    """Return what a capture says of an article that is not known of it."""
    known = stub.details
    return Details(
        title="" if said.title in (stub.title.text, known.title) else said.title,
        link="" if said.link == known.link else said.link,
        date="" if _is_of(said.date, known.date) else said.date,
        author="" if said.author == known.author else said.author,
        tags=tuple(tag for tag in said.tags if tag not in known.tags),
    )


def _is_of(date: str, known: str) -> bool:
    """Whether a date is the known one, in another time zone, or less exactly."""
    return known.startswith(date) or _instant(date) == _instant(known)


def _instant(date: str) -> datetime | str:
    """Return the moment that a date with a time and an offset names; any other date as it is."""
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(date)
        if moment.tzinfo:
            return moment.astimezone(UTC)
    return date
