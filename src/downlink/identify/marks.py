"""A text that must not be kept → salted hashes by which other captures of it are recognised.

Passages that do not overlap are hashed, so that nobody who guesses one can go on from it letter by
letter. Another capture is compared as `alignment` does it: passages that both have stand in the
same order, they are half of what both cover, and one of the texts ends where they agree. Where a
capture ends within a passage, its last letters, fewer than `ANCHOR`, cannot be compared.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from downlink.curation.hidden import LEAST_MARKS, MARK_LENGTH
from downlink.identify.alignment import ANCHOR, MAX_GAP
from downlink.identify.candidates import SHORTEST_CUT, SHORTEST_WHOLE

_BYTES = MARK_LENGTH * 3 // 4
_LEAST_SHARE = 0.5
# Less than the letters' share in `alignment`: one letter that differs takes a whole passage.

_OFF_GRID = ANCHOR - 1
# Letters of agreement, at most, that no whole passage holds.

_BEGINNINGS = range(SHORTEST_CUT, ANCHOR)
# Lengths of cut texts that hold no passage.

_COMPLETE = "\0"

_HEAD = LEAST_MARKS
# Marks before those of the passages: of all of the text, of its ending, of its beginnings.


def mark(text: str, salt: str) -> str:
    """Return the mark of a text: `MARK_LENGTH` characters."""
    key = salt.encode("utf-8", "surrogatepass")[: blake2b.MAX_KEY_SIZE]
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES, key=key)
    return urlsafe_b64encode(digest.digest()).decode()


def text_marks(text: str, salt: str, *, cut: bool) -> str:
    """Return the marks of a folded text, one after the other. Where nothing may run on from it, as
    it is short and complete, its ending is one that no text has.
    """
    is_long = len(text) >= (SHORTEST_CUT if cut else SHORTEST_WHOLE)
    ending = text[-ANCHOR:] if is_long else f"{_COMPLETE}{text}"
    parts = [text, ending, *(text[:length] for length in _BEGINNINGS)]
    parts += [text[at : at + ANCHOR] for at in range(0, len(text) - ANCHOR + 1, ANCHOR)]
    return "".join(mark(part, salt) for part in parts)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text of which only the marks are known."""

    whole: str
    ending: str
    beginnings: tuple[str, ...]
    passages: tuple[str, ...]


def marked_text(marks: str) -> MarkedText:
    """Return the text that `text_marks` gave these marks; fewer than it gives are no text's."""
    each = [marks[at : at + MARK_LENGTH] for at in range(0, len(marks), MARK_LENGTH)]
    return MarkedText(each[0], each[1], tuple(each[2:_HEAD]), tuple(each[_HEAD:]))


@dataclass(frozen=True, slots=True)
class Probe:
    """A received text, folded, prepared for being compared.

    Attributes:
        whole: the mark of all of it.
        openings: the marks of its beginnings that hold no passage.
        places: of the marks of its passages, where they stand, in order.
    """

    length: int
    cut: bool
    whole: str
    openings: frozenset[str]
    places: Mapping[str, Sequence[int]]

    def shows(self, text: MarkedText) -> bool:
        """Whether this is a capture of `text`."""
        if self.shows_all(text):
            return True
        if self.length < ANCHOR:
            return self.cut and self.whole in text.beginnings
        return self._runs_along(text, to_its_end=False)

    def shows_all(self, text: MarkedText) -> bool:
        """Whether this is a capture of `text` that was not cut before its end."""
        if self.whole == text.whole:
            return True
        if not text.passages:
            return text.ending == text.whole and text.whole in self.openings
        return self._runs_along(text, to_its_end=True)

    def is_part(self, text: MarkedText) -> bool:
        """Whether this is all of `text`, or half of it is, or three of its passages are."""
        found = sum(item in self.places for item in {text.ending, *text.passages})
        enough = min(3 * ANCHOR, self.length * _LEAST_SHARE)
        if self.whole == text.whole or self.whole in text.beginnings:
            return True
        return found > 0 and found * ANCHOR >= enough

    def _runs_along(self, text: MarkedText, *, to_its_end: bool) -> bool:
        agreed = number = at = 0
        for first, place, length in self._runs(text.passages):
            agreed += length * ANCHOR
            number, at = first + length, place + length * ANCHOR
        left = max(0, len(text.passages) - number) * ANCHOR
        places = self.places.get(text.ending, ())
        ends = [place for place in places if at - ANCHOR <= place < at + ANCHOR + _OFF_GRID]
        if agreed and left < ANCHOR + _OFF_GRID and ends:
            covered = max(len(text.passages) * ANCHOR, ends[0] + ANCHOR)
        elif not to_its_end and self.length - at < ANCHOR and self.length >= self._least():
            covered = max(number * ANCHOR, self.length)
        else:
            return False
        return agreed > 0 and agreed >= _LEAST_SHARE * covered

    def _least(self) -> int:
        return SHORTEST_CUT if self.cut else SHORTEST_WHOLE

    def _runs(self, passages: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Yield runs of passages that stand here as there, each behind the one before and at least
        about as long as the difference before it: the number of its first passage, where that
        stands, and how many there are.
        """
        number = after = at = 0  # `after`: behind the last run
        while number < len(passages):
            places = self.places.get(passages[number], ())
            later = bisect_left(places, at)
            if later == len(places) or places[later] - at > MAX_GAP + ANCHOR:
                number += 1
                continue
            place, length = places[later], 1
            while number + length < len(passages) and (
                place + length * ANCHOR in self.places.get(passages[number + length], ())
            ):
                length += 1
            gap = max(place - at, (number - after) * ANCHOR)
            if length * ANCHOR + _OFF_GRID >= gap - _OFF_GRID:
                yield number, place, length
                after, at = number + length, place + length * ANCHOR
            number += length


def probe(text: str, salt: str, *, cut: bool) -> Probe:
    """Return a folded text prepared for being compared."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(text) - ANCHOR + 1):
        places[mark(text[at : at + ANCHOR], salt)].append(at)
    openings = frozenset(mark(text[:length], salt) for length in (*_BEGINNINGS, ANCHOR))
    return Probe(len(text), cut, mark(text, salt), openings, dict(places))
