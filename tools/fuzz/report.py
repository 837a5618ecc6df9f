"""Outcomes → what a person reads: the slow ones, the findings by fault, the figures by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from tools.fuzz.examine import Outcome
from tools.fuzz.findings import Finding

TIMES, LEAST = 10, 0.5
"""A case that takes so many times the median of its kind and size, and so many seconds, is one."""

_ENOUGH = 5
# Cases of a kind and size whose median says something.


def usual_seconds(outcomes: Iterable[Outcome]) -> Mapping[tuple[str, int], float]:
    """Return the median seconds of each kind and size class (the logarithm of its bytes).

    A class of few cases has none of its own: it may take what the next smaller one takes, so many
    times more as it is larger. A class may never take more than that of twice its size.
    """
    groups: dict[tuple[str, int], list[float]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.kind, outcome.size.bit_length()].append(outcome.seconds)
    usual: dict[tuple[str, int], float] = {}
    for kind in {kind for kind, _ in groups}:
        known, at = 0.0, 0
        for size in sorted(size for name, size in groups if name == kind):
            seconds = groups[kind, size]
            grown = known * 2 ** (size - at)
            if len(seconds) >= _ENOUGH or not known:
                usual[kind, size] = known = median(seconds)
                at = size
            else:
                usual[kind, size] = grown
    return usual


def slow_cases(outcomes: Sequence[Outcome]) -> Iterator[tuple[Outcome, Finding]]:
    """Yield the cases that take too long for their kind and size."""
    usual = usual_seconds(outcomes)
    for outcome in outcomes:
        expected = max(usual[outcome.kind, outcome.size.bit_length()], LEAST / TIMES)
        if outcome.steps and outcome.seconds > TIMES * expected:
            step = max(outcome.steps, key=lambda name: outcome.steps[name])
            times = f"{outcome.seconds:.2f} s, {outcome.seconds / expected:.0f} times what is usual"
            yield outcome, Finding("slow", f"{outcome.kind}: {step}", times)


def by_signature(
    found: Iterable[tuple[Outcome, Finding]],
) -> Mapping[str, list[tuple[Outcome, Finding]]]:
    """Return the findings of each fault, those of the smallest cases first."""
    groups: dict[str, list[tuple[Outcome, Finding]]] = defaultdict(list)
    for outcome, finding in sorted(found, key=lambda pair: (pair[0].size, pair[0].number)):
        groups[finding.signature].append((outcome, finding))
    return dict(sorted(groups.items()))


def summary(outcomes: Sequence[Outcome], seconds: float, seed: int) -> Iterator[str]:
    """Yield the lines that tell of a run: its size, each kind's figures, each fault."""
    found = [(o, finding) for o in outcomes for finding in o.findings] + list(slow_cases(outcomes))
    faults = by_signature(found)
    yield f"{len(outcomes)} cases of seed {seed} in {seconds:.0f} s, {len(faults)} faults"
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.kind].append(outcome)
    for kind, own in sorted(kinds.items()):
        slowest = max(own, key=lambda outcome: outcome.seconds)
        middle = median(outcome.seconds for outcome in own)
        yield (
            f"  {kind:<13} {len(own):>6} cases, median {middle:.3f} s, slowest "
            f"{slowest.seconds:.2f} s ({slowest.size} bytes, --only {slowest.number})"
        )
    for pairs in faults.values():
        outcome, finding = pairs[0]
        yield f"{len(pairs):>5} × {finding}"
        yield f"        {outcome.kind}, {outcome.size} bytes: --seed {seed} --only {outcome.number}"
