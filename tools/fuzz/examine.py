"""A case → what is wrong with what Downlink makes of it, and how long that took."""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from downlink.curation.register import extend_register, read_register
from downlink.errors import ArchiveError
from downlink.export.catalog_json import catalog_json
from downlink.pages.render import render_pages
from downlink.publish.build import ArchiveState, read_archive
from downlink.report.summary import warnings_of
from downlink.search.install import add_search
from downlink.settings.options import Archive, bare_archive, load_archive
from tools.fuzz.cases import Case, sizes, write_case
from tools.fuzz.findings import Finding
from tools.fuzz.markup import check_pages
from tools.fuzz.oracles import check_catalog, check_lines, check_register

_T = TypeVar("_T")
_LATER = 400 * 24 * 3600.0
# Seconds by which the second build's clock is ahead: another year, month and day.
_SEEN_BY_USERS = (UserWarning, RuntimeWarning, SyntaxWarning, FutureWarning)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case.

    Attributes:
        size: bytes of its files, unpacked.
        seconds: of the processor, for all that Downlink did; what the fuzzer did is not counted.
        steps: the same by step.
    """

    number: int
    kind: str
    size: int
    seconds: float
    steps: dict[str, float]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Run:
    """A case under way: what was found so far, and the time of each step."""

    case: Case
    root: Path
    found: list[Finding] = field(default_factory=list)
    steps: dict[str, float] = field(default_factory=dict)

    def step(self, name: str, work: Callable[[], _T]) -> _T | None:
        """Return what the work returns; None where it raises, which is a finding unless it is an
        ArchiveError over a file that people edit.
        """
        before = time.process_time()
        try:
            with _watched(self.found, name):
                return work()
        except ArchiveError as error:
            self.found += check_lines("error", list(error.lines()))
            if not self.case.by_hand:
                self.found.append(Finding("refused", name, str(error)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.found.append(Finding("traceback", _place(error), f"{name}: {_words(error)}"))
        finally:
            self.steps[name] = self.steps.get(name, 0) + time.process_time() - before
        return None


def examine(case: Case) -> Outcome:
    """Build the case's archive twice, and return what is wrong and the time that it took."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        run = _Run(case, Path(name).resolve())
        write_case(case, run.root)
        _build(run)
    seconds = sum(run.steps.values())
    found = tuple(dict.fromkeys(run.found))
    return Outcome(case.number, case.kind, sizes(case), seconds, run.steps, found)


def _build(run: _Run) -> None:
    archive = run.step("options", lambda: _archive(run.root))
    state = run.step("read", lambda: read_archive(archive)) if archive else None
    if not archive or not state:
        return
    catalog = state.catalog
    run.found += check_catalog(run.case, catalog)
    run.found += check_lines("warning", list(run.step("warn", lambda: _warn(state)) or []))
    pages = run.step("pages", lambda: render_pages(catalog, archive.language))
    if pages:
        run.found += check_pages(catalog, pages)
    text = run.step("json", lambda: catalog_json(catalog).encode().decode())
    if text:
        json.loads(text)
    run.step("search", lambda: add_search(catalog, run.root / "site", archive.language, None))
    _again(run, archive, state, text)


def _again(run: _Run, archive: Archive, first: ArchiveState, text: str | None) -> None:
    """Register what is new and build once more, at another time: nothing may be different."""
    register = Path(os.path.normpath(archive.register))  # which options may put anywhere
    if not register.is_relative_to(run.root) or register.is_relative_to(archive.seeds):
        return
    before = _bytes(register)
    run.step("register", lambda: extend_register(archive.register, first.drafts))
    if _bytes(register) == before and first.drafts:
        return
    topics = [topic.id for topic in first.catalog.topics]
    written = run.step("register", lambda: (read_register(archive.register, topics),))
    if not written:
        return
    run.found += check_register(before, _bytes(register), first, written[0])
    with _later():
        second = run.step("read again", lambda: read_archive(archive))
        if second is None:
            run.found.append(Finding("register", "the second build fails", run.found[-1].detail))
        elif second.drafts:
            slugs = ", ".join(draft.slug for draft in second.drafts)
            run.found.append(Finding("register", "the second build adds entries again", slugs))
        elif text and catalog_json(second.catalog) != text:
            difference = _difference(text, catalog_json(second.catalog))
            run.found.append(Finding("clock", "the second build gives another catalog", difference))


def _archive(root: Path) -> Archive:
    config = root / "mkdocs.yml"
    return load_archive(config) if config.exists() else bare_archive(root)


def _warn(state: ArchiveState) -> list[str]:
    return list(warnings_of(state.catalog))


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


@contextmanager
def _watched(found: list[Finding], name: str) -> Iterator[None]:
    """What is printed, and what Python warns of, reaches a user's terminal: findings too."""
    printed = io.StringIO()
    with ExitStack() as stack:
        stack.enter_context(redirect_stdout(printed))
        stack.enter_context(redirect_stderr(printed))
        said = stack.enter_context(warnings.catch_warnings(record=True))
        warnings.simplefilter("always")
        yield
    for warning in said:
        if issubclass(warning.category, _SEEN_BY_USERS):
            where = f"{Path(warning.filename).name}: {warning.category.__name__}"
            found.append(Finding("python warning", where, f"{name}: {warning.message}"))
    if printed.getvalue().strip():
        found.append(Finding("printed", name, printed.getvalue().strip()))


@contextmanager
def _later() -> Iterator[None]:
    """Put the clock ahead, as far as libraries ask the module `time`."""
    clock, local, utc, words = time.time, time.localtime, time.gmtime, time.strftime

    def ahead(real: Callable[[float], time.struct_time]) -> Callable[..., time.struct_time]:
        def ask(seconds: float | None = None) -> time.struct_time:
            return real(clock() + _LATER if seconds is None else seconds)

        return ask

    with (
        patch.object(time, "time", lambda: clock() + _LATER),
        patch.object(time, "localtime", ahead(local)),
        patch.object(time, "gmtime", ahead(utc)),
        patch.object(time, "strftime", lambda form, at=None: words(form, at or time.localtime())),
    ):
        yield


def _place(error: BaseException) -> str:
    """The innermost place in Downlink's own code, and the kind of error."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "downlink" in Path(frame.filename).parts]
    last = own[-1] if own else frames[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.name}"


def _words(error: BaseException) -> str:
    return re.sub(r"\s+", " ", str(error))[:200]


def _difference(one: str, two: str) -> str:
    lines: list[Any] = [
        f"{first.strip()} ≠ {second.strip()}"
        for first, second in zip(one.split("\n"), two.split("\n"), strict=False)
        if first != second
    ]
    return str(lines[0])[:200] if lines else "another length"
