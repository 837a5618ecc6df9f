"""The command line of the fuzzer."""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tools.fuzz.cases import Case, make_case, write_case
from tools.fuzz.examine import Outcome, examine
from tools.fuzz.report import by_signature, slow_cases, summary
from tools.fuzz.shrink import shrink
from tools.fuzz.workers import HANG, Plan, run_cases

_KEPT = 3
# Cases of one fault that are kept.


def main() -> int:
    """Run what the command line asks for; 1 where there are findings."""
    options = _options()
    if options.only is not None:
        return _one(make_case(options.seed, options.only), options.keep, shrunk=options.shrink)
    examine(make_case(options.seed, 0))  # what is done once a process counts for no case
    started = time.monotonic()
    numbers = itertools.islice(itertools.count(options.first), options.cases)
    plan = Plan(options.seed, options.jobs, options.hang)
    within = numbers if options.cases else _until(started + options.seconds)
    outcomes = []
    for outcome in run_cases(plan, within):
        outcomes.append(outcome)
        if len(outcomes) % 1000 == 0:
            print(f"{len(outcomes)} cases, {time.monotonic() - started:.0f} s", file=sys.stderr)
    print("\n".join(summary(outcomes, time.monotonic() - started, options.seed)))
    if options.keep:
        _keep(options.keep, options.seed, outcomes)
    return int(any(outcome.findings for outcome in outcomes) or any(slow_cases(outcomes)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("seconds", nargs="?", type=float, default=60, help="how long to go on")
    parser.add_argument("--cases", type=int, help="how many cases, instead of seconds")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the first case's number")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--hang", type=float, default=HANG, help="seconds that no case may take")
    parser.add_argument("--keep", type=Path, help="a folder for the cases that have findings")
    parser.add_argument("--only", type=int, metavar="N", help="this case only, in this process")
    parser.add_argument(
        "--shrink", action="store_true", help="with --only: make it as small as it goes"
    )
    return parser.parse_args()


def _until(end: float) -> Iterator[int]:
    return itertools.takewhile(lambda _: time.monotonic() < end, itertools.count())


def _one(case: Case, keep: Path | None, *, shrunk: bool) -> int:
    outcome = examine(case)
    print(f"{case.kind}, {outcome.size} bytes, {outcome.seconds:.2f} s: {outcome.steps}")
    for finding in outcome.findings:
        print(finding)
        if shrunk:
            _show(shrink(case, partial(_has, finding.signature)))
    if keep:
        write_case(case, keep)
    return int(bool(outcome.findings))


def _has(signature: str, case: Case) -> bool:
    return any(finding.signature == signature for finding in examine(case).findings)


def _show(case: Case) -> None:
    for path, content in case.files.items():
        print(f"    {path}: {content!r}")


def _keep(folder: Path, seed: int, outcomes: list[Outcome]) -> None:
    found = [(outcome, finding) for outcome in outcomes for finding in outcome.findings]
    faults = by_signature([*found, *slow_cases(outcomes)])
    for number, (signature, pairs) in enumerate(faults.items(), 1):
        for outcome, finding in pairs[:_KEPT]:
            target = folder / f"{number:03}-{finding.rule.replace(' ', '-')}" / str(outcome.number)
            write_case(make_case(seed, outcome.number), target)
            (target / "finding").write_text(f"{signature}\n{finding}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
