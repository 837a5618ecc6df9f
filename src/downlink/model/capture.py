"""What a capture shows beside entries: addresses without a text, words that are neither, damage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Damage:
    """A place of a dump that could not be read as it stood.

    Attributes:
        offset: bytes from the start of the file.
        reason: what was wrong there and what was kept, one sentence.
    """

    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """An article of which a capture shows the address and no text: it is no excerpt.

    Attributes:
        title: as the capture gives it, "" where it does not.
        link: http or https; never "".
        date: when it was published, as in `Details`.
    """

    title: str
    link: str
    date: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unparsed:
    """Words of a dump that belong to no excerpt, as received.

    Attributes:
        line: the line that they are, or the number of the feed's item that they are a part of,
            from 1; 0 if they are said of the whole capture.
        part: what a structured capture calls them (`description`, `date`, a key of its own); ""
            for a line that is neither a known mark nor an excerpt.
        count: how many lines have such a part, where `text` is the first one's.
    """

    line: int
    text: str
    part: str = ""
    count: int = 1
