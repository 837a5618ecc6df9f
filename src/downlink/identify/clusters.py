"""Sets of records that are one article, with what each says together (disjoint sets)."""

from __future__ import annotations

from collections.abc import Sequence

from downlink.identify.evidence import Evidence, Record, evidence_of, held_apart, united


class Clusters:
    """Which records are one article; a cluster is named by the number of one of its records."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._parents = list(range(len(records)))
        self._said = {number: evidence_of(record) for number, record in enumerate(records)}
        self._texts = {number: {record.text} for number, record in enumerate(records)}

    def home(self, number: int) -> int:
        """Return the number of the record that stands for the cluster of `number`."""
        root = number
        while self._parents[root] != root:
            root = self._parents[root]
        while self._parents[number] != root:
            self._parents[number], number = root, self._parents[number]
        return root

    def homes(self) -> list[int]:
        """Return the clusters, in the order of their first records."""
        return sorted(self._said)

    def said(self, number: int) -> Evidence:
        """Return what the records of a cluster say."""
        return self._said[self.home(number)]

    def texts(self, number: int) -> set[str]:
        """Return the folded texts of a cluster."""
        return self._texts[self.home(number)]

    def compatible(self, one: int, other: int) -> bool:
        """Whether nothing holds two clusters apart."""
        return not held_apart(self.said(one), self.said(other))

    def join(self, numbers: Sequence[int]) -> None:
        """Make the clusters one."""
        for number in numbers[1:]:
            first, second = sorted((self.home(numbers[0]), self.home(number)))
            if first != second:
                self._parents[second] = first
                self._said[first] = united(self._said[first], self._said.pop(second))
                self._texts[first] |= self._texts.pop(second)

    def join_if_compatible(self, one: int, other: int) -> bool:
        """Make two clusters one where nothing holds them apart; return whether they are one."""
        if self.home(one) != self.home(other) and not self.compatible(one, other):
            return False
        self.join((one, other))
        return True
