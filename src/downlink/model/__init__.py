"""The words of the project as immutable values, in the order in which they come to be.

dump → excerpts → stubs (variants, sightings) → topics, references, relations → catalog.
Every step takes some of these and returns new ones; nothing here knows about files or pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from downlink.model.capture import Damage as Damage
from downlink.model.capture import KnownAddress as KnownAddress
from downlink.model.capture import Unparsed as Unparsed
from downlink.model.topic import ROLES as ROLES
from downlink.model.topic import ContextRule as ContextRule
from downlink.model.topic import Evidence as Evidence
from downlink.model.topic import Role as Role
from downlink.model.topic import StubTopic as StubTopic
from downlink.model.topic import Taxonomy as Taxonomy
from downlink.model.topic import Topic as Topic
from downlink.model.topic import Zone as Zone

TitleGround = Literal["register", "heading", "reference", "term", "opening"]
RelationKind = Literal["introduction", "references", "topics", "mentions", "terms"]
ReferenceKind = Literal["arxiv", "doi", "work", "github", "link"]


@dataclass(frozen=True, slots=True)
class Details:
    """What a capture says of an entry beside its text; "" or () where it says nothing.

    Attributes:
        link: the article's own address, http or https.
        date: when it was published (ISO 8601, of the precision that was said: `2004` is a year).
    """

    title: str = ""
    link: str = ""
    date: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    r"""One article entry of a structured capture: its text with formulas as `\(TeX\)` or
    `\[TeX\]`, and what the capture says of it.
    """

    text: str
    details: Details = Details()


@dataclass(frozen=True, slots=True)
class Dump:
    """One raw capture as received, decoded but not interpreted.

    A text capture has lines, to be parsed by a dialect; a structured one has entries.

    Attributes:
        path: its address in the archive, with forward slashes (`seeds/000.txt`); a record of a
            file that holds several has the record's number behind it (`seeds/a.warc.gz#2`).
        format: the name of the reader that read it.
        captured: when it was captured (ISO 8601), where the capture says so.
        source: the address that was captured, where the capture says so.
        unparsed: parts of a structured capture that belong to no entry.
        addresses: entries without a text.
        damage: what could not be read.
    """

    path: str
    format: str
    captured: str | None = None
    lines: tuple[str, ...] = ()
    damage: tuple[Damage, ...] = ()
    source: str = ""
    entries: tuple[Entry, ...] | None = None
    unparsed: tuple[Unparsed, ...] = ()
    addresses: tuple[KnownAddress, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One article entry as a dump shows it; its position is its place among the dump's excerpts.

    Attributes:
        text: the text as received, truncation mark included.
        body: the text without its truncation mark; equal to `text` where it has none.
    """

    text: str
    body: str
    details: Details = Details()


@dataclass(frozen=True, slots=True)
class ParsedDump:
    """A dump and what was found in it; `page` of `pages` is what its pager said, if it has one."""

    path: str
    format: str
    captured: str | None
    excerpts: tuple[Excerpt, ...]
    page: int | None
    pages: int | None
    unparsed: tuple[Unparsed, ...]
    damage: tuple[Damage, ...] = ()
    source: str = ""
    addresses: tuple[KnownAddress, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """The fact that a dump showed an article at a position (from 1)."""

    dump: str
    position: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One distinct text of an article and where it was seen.

    Attributes:
        ambiguous: slugs of other stubs of the catalog that this text could belong to as well,
            because it was cut before they differ.
    """

    text: str
    body: str
    sightings: tuple[Sighting, ...]
    details: Details = Details()
    ambiguous: tuple[str, ...] = ()

    @property
    def truncated(self) -> bool:
        """Whether the capture cut the article here."""
        return self.body != self.text


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
        kind: what they share: an introduction, references, topics that both are about, topics
            that both name and one only mentions, or rare terms.
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
        details: what captures say of the article; a person's `source` in the register as its link.
        first_seen, last_seen: capture times of its sightings (ISO 8601), "" where none is known.
        note: what a person wrote in the register.
        former: slugs of further entries of the register that turned out to be this article; their
            addresses lead here.
    """

    slug: str
    title: Title
    language: str
    variants: tuple[Variant, ...]
    sightings: tuple[Sighting, ...]
    blocks: tuple[Block, ...] = ()
    topics: tuple[StubTopic, ...] = ()
    references: tuple[Reference, ...] = ()
    related: tuple[Relation, ...] = ()
    details: Details = Details()
    first_seen: str = ""
    last_seen: str = ""
    note: str = ""
    former: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The fullest variant as received."""
        return self.variants[0].text

    @property
    def body(self) -> str:
        """The fullest variant without its truncation mark."""
        return self.variants[0].body

    @property
    def truncated(self) -> bool:
        """Whether even the fullest variant is cut."""
        return self.variants[0].truncated


@dataclass(frozen=True)
class Catalog:
    """The result: dumps, stubs, topics, and how they relate.

    Attributes:
        unseen: slugs that the register holds and no dump shows.
        unregistered: slugs of stubs that the register does not hold yet.
    """

    dumps: tuple[ParsedDump, ...]
    stubs: tuple[Stub, ...]
    topics: Taxonomy
    unseen: tuple[str, ...] = ()
    unregistered: tuple[str, ...] = ()

    @cached_property
    def _by_slug(self) -> Mapping[str, Stub]:
        return {stub.slug: stub for stub in self.stubs}

    @cached_property
    def _by_sighting(self) -> Mapping[tuple[str, int], Stub]:
        return {
            (place.dump, place.position): stub for stub in self.stubs for place in stub.sightings
        }

    @cached_property
    def _by_topic(self) -> Mapping[tuple[str, Role], tuple[Stub, ...]]:
        found: dict[tuple[str, Role], list[tuple[int, int, int, Stub]]] = defaultdict(list)
        for number, stub in enumerate(self.stubs):
            for place, topic in enumerate(stub.topics):
                names = sum(not item.hint for item in topic.evidence)
                found[(topic.id, topic.role)].append((place, -names, number, stub))
        return {
            key: tuple(stub for *_, stub in sorted(ranked, key=lambda rank: rank[:3]))
            for key, ranked in found.items()
        }

    def stub(self, slug: str) -> Stub:
        """Return the stub with a slug.

        Raises:
            KeyError: none has it.
        """
        return self._by_slug[slug]

    def stub_at(self, dump: str, position: int) -> Stub:
        """Return the stub that a dump (its path) shows at a position.

        Raises:
            KeyError: it shows none there.
        """
        return self._by_sighting[(dump, position)]

    def stubs_of(self, topic_id: str, role: Role) -> tuple[Stub, ...]:
        """Return the stubs that are about a topic, or mention it: those whose first topic it is
        first, then those that name it most often, then in the order of the catalog.
        """
        return self._by_topic.get((topic_id, role), ())
