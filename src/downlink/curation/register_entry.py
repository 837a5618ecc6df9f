"""What the register says of one article."""

from __future__ import annotations

from dataclasses import dataclass

from downlink.curation.hidden import Hidden


@dataclass(frozen=True, slots=True)
class Captured:
    """What a capture gave with a text; "" where it gave nothing.

    Attributes:
        link: the article's permalink.
        title, date: kept where there is no permalink.
    """

    link: str = ""
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What the register says of one article.

    Attributes:
        excerpts: the texts as received by which it is recognised, in the file's order.
        captured: for each of them what a capture gave with it.
        topics: ids of what the article is about, or None where nobody decided.
        line: where it stands in the file.
        former: slugs that it had before; their addresses lead to it.
        same_as: the slug of the entry whose article it is as well, "" where it has its own.
        apart_from: slugs of entries whose articles are others, whatever their texts.
        hidden: why it must not be seen, None where it may be.
    """

    slug: str
    excerpts: tuple[str, ...]
    title: str = ""
    topics: tuple[str, ...] | None = None
    source: str = ""
    note: str = ""
    line: int = 0
    captured: tuple[Captured, ...] = ()
    former: tuple[str, ...] = ()
    same_as: str = ""
    apart_from: tuple[str, ...] = ()
    hidden: Hidden | None = None

    @property
    def links(self) -> tuple[str, ...]:
        """For each excerpt the article's permalink, "" where none is known."""
        return tuple(known.link for _, known in self.texts)

    @property
    def captured_titles(self) -> tuple[str, ...]:
        """The titles that captures gave with its texts."""
        return tuple(known.title for known in self.captured if known.title)

    @property
    def texts(self) -> tuple[tuple[str, Captured], ...]:
        """Each excerpt with what a capture gave with it."""
        nothing = [Captured()] * (len(self.excerpts) - len(self.captured))
        return tuple(zip(self.excerpts, (*self.captured, *nothing), strict=True))
