"""What was found in blogs, lost, invented and joined, as figures that can be added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import NamedTuple

from evaluation.captures.shingles import Means, Overlap, means_of


class Check(NamedTuple):
    """Whether something is right, and what is said where it is not."""

    right: bool
    fault: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and what is said of those that are not right."""

    right: int = 0
    all: int = 0
    faults: tuple[str, ...] = ()

    def __add__(self, other: Share) -> Share:
        faults = self.faults + other.faults
        return Share(self.right + other.right, self.all + other.all, faults)

    @property
    def wrong(self) -> int:
        """How many are not right."""
        return self.all - self.right


def share(checks: Iterable[Check]) -> Share:
    """Return how many are right."""
    every = tuple(checks)
    faults = tuple(check.fault for check in every if not check.right)
    return Share(len(every) - len(faults), len(every), faults)


@dataclass(frozen=True, slots=True)
class Found:
    """What Downlink makes of blogs.

    Attributes:
        articles: those found, of those that have a page or a feed's item.
        single: stubs, less those of an article of which there is another one.
        true: stubs, less those that are no article of the blog.
        whole: stubs, less those in which several articles were joined.
        feed, listing: pairs of an article's page and its entry there, less those in two stubs.
        headings, code: of article pages, that stand in the text, in lines of their own.
        overlaps: of the texts of article pages.
    """

    articles: Share = Share()
    single: Share = Share()
    true: Share = Share()
    whole: Share = Share()
    titles: Share = Share()
    dates: Share = Share()
    feed: Share = Share()
    listing: Share = Share()
    headings: Share = Share()
    code: Share = Share()
    overlaps: tuple[Overlap, ...] = ()

    @property
    def text(self) -> Means:
        """How the texts of article pages agree with the true ones."""
        return means_of(self.overlaps)

    def __add__(self, other: Found) -> Found:
        names = [item.name for item in fields(self)]
        return Found(**{name: getattr(self, name) + getattr(other, name) for name in names})

    def faults(self, most: int) -> list[str]:
        """Return what is said of what is not right, at most so many of each kind."""
        shares = (getattr(self, item.name) for item in fields(self) if item.name != "overlaps")
        return [fault for one in shares for fault in one.faults[:most]]
