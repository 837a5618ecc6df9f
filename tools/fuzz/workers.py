"""Cases by their numbers → their outcomes, each made in a process of its own that may hang or die.

A worker says what became of a case. One that takes too long stops itself and says where it was
(`faulthandler`, which also works where Python's own code never comes by); one that dies is
replaced, and the case it had is a finding.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import IO, Any

from tools.fuzz.cases import Case, make_case, sizes
from tools.fuzz.examine import Outcome, examine
from tools.fuzz.findings import Finding

HANG = 20.0
"""Seconds of the processor after which a case hangs: how busy the machine is does not count."""

_WAITS = 10
# So many times as long may a case take that waits for something, and nothing should.

_MEMORY = 2 << 30
# Bytes that a worker may have: a case of a hundred kilobytes that needs more is a fault.
_FRAME = 'File "'
_FORK = multiprocessing.get_context("fork")
_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does: cases of a seed, each looked at by `examine`, in so many processes."""

    seed: int
    jobs: int = 1
    hang: float = HANG
    examine: Callable[[Case], Outcome] = examine


def run_cases(plan: Plan, numbers: Iterable[int]) -> Iterator[Outcome]:
    """Yield the outcome of each case, in the order in which they end."""
    waiting = iter(numbers)
    workers = [_Worker(plan) for _ in range(plan.jobs)]
    busy = [worker for worker in workers if worker.give(next(waiting, None))]
    while busy:
        ready = wait([worker.pipe for worker in busy])
        for worker in [worker for worker in busy if worker.pipe in ready]:
            yield worker.take()
            if not worker.give(next(waiting, None)):
                busy.remove(worker)
    for worker in workers:
        worker.close()


class _Worker:
    """A process that examines one case after the other, and a new one where it died."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._number = -1
        self._start()

    def _start(self) -> None:
        self.pipe, other = _FORK.Pipe()
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._process: BaseProcess = _FORK.Process(
            target=_work, args=(self._plan, other, self._log), daemon=True
        )
        self._process.start()
        other.close()

    def give(self, number: int | None) -> bool:
        """Give it a case; False where there is none."""
        if number is None:
            return False
        self._number = number
        self.pipe.send(number)
        return True

    def take(self) -> Outcome:
        """Return the outcome of the case that it was given."""
        try:
            outcome = self.pipe.recv()
        except EOFError:
            outcome = self._died()
            self.close()
            self._start()
        if not isinstance(outcome, Outcome):
            raise TypeError(f"case {self._number}: {outcome}")
        return outcome

    def _died(self) -> Outcome:
        self._process.join()
        self._log.seek(0)
        log = self._log.read().decode("utf-8", "replace")
        frames = [line.strip() for line in log.split("\n") if _FRAME in line]
        own = [line for line in frames if "/downlink/" in line] or frames
        place = own[0].rsplit("/", 1)[-1].replace('"', "") if own else "nobody knows where"
        hangs = self._process.exitcode in (1, -signal.SIGPROF)
        rule = "hang" if hangs else "dies"
        what = f"no end after {self._plan.hang:g} s" if hangs else f"exit {self._process.exitcode}"
        case = make_case(self._plan.seed, self._number)
        found = (Finding(rule, place, f"{what}: {'; '.join(frames[:3])}"),)
        return Outcome(case.number, case.kind, sizes(case), self._plan.hang, {}, found)

    def close(self) -> None:
        """End the process."""
        self.pipe.close()
        self._process.join(1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._log.close()


def _work(plan: Plan, pipe: Connection, log: IO[bytes]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    faulthandler.enable(log)
    faulthandler.register(signal.SIGPROF, file=log, all_threads=False, chain=True)
    sys.addaudithook(_refuse)
    while True:
        try:
            number = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, plan.hang)
        faulthandler.dump_traceback_later(_WAITS * plan.hang, exit=True, file=log)
        try:
            outcome: Any = plan.examine(make_case(plan.seed, number))
        except Exception as error:  # noqa: BLE001 - a fault of the fuzzer, said by the parent
            outcome = f"{type(error).__name__}: {error}"
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
        pipe.send(outcome)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Nothing that a capture says may ask another machine or start a program."""
    if event in _FORBIDDEN:
        raise PermissionError(f"{event}: {arguments!r}"[:200])
