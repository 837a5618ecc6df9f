"""What readers say of candidates teaches the judge, and comes from opened repositories alone."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from evaluation.corpus import lessons
from evaluation.corpus.draw import Drawn
from evaluation.corpus.lessons import lessons_of_rated, pairs_told, tables_of
from evaluation.corpus.rated import ACCEPTABLE, Rated, read_paired, read_rated
from evaluation.corpus.sources import Repository, listed

TEXT = (
    "Quillon is a scheduler for jobs. This post describes how Quillon keeps queues for tenants. "
    "Queues of one tenant never wait for those of another one."
)


def _hash(title: str) -> str:
    return sha256(title.encode()).hexdigest()[:8]


def test_nothing_of_unopened_repositories_is_graded() -> None:
    opened = {name for name, _, is_opened in listed() if is_opened}
    assert {repository for repository, _ in read_rated()} <= opened
    assert read_paired().keys() <= read_rated().keys()


def test_every_excerpt_has_grades_and_most_have_a_title_that_would_do() -> None:
    rated = read_rated().values()
    assert all(item.grades and set(item.grades.values()) <= {0, 1, 2} for item in rated)
    good = sum(max(item.grades.values()) >= ACCEPTABLE for item in rated)
    assert good > 0.75 * len(rated)


def test_only_graded_candidates_teach(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Repository("o/r", "other", opened=True, place=Path())
    item = Drawn(place, "a.md", TEXT, "Quillon", (), "en")
    own = Rated("Quillon", {_hash("Quillon"): 2, _hash("Jobs"): 0})
    monkeypatch.setattr(lessons, "read_rated", lambda: {("o/r", "a.md"): own})
    (lesson,) = lessons_of_rated([item], tables_of([item]))
    titles = [contender.candidate.text for contender in lesson.pool.contenders]
    at = titles.index("Quillon")
    assert (lesson.relevance[at], lesson.right[at], lesson.known[at]) == (1.0, True, True)
    assert sum(lesson.known) < len(titles)
    other = Drawn(place, "b.md", TEXT, "Quillon", (), "en")
    assert list(lessons_of_rated([other], tables_of([other]))) == []


def test_a_graded_pair_tells_by_how_much_better_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Repository("o/r", "other", opened=True, place=Path())
    item = Drawn(place, "a.md", TEXT, "Quillon", (), "en")
    pair = "Quillon: Queues for tenants"
    rated = {("o/r", "a.md"): Rated("Quillon", {_hash("Quillon"): 1})}
    paired = {("o/r", "a.md"): Rated("", {_hash("Quillon"): 1, _hash(pair): 2})}
    monkeypatch.setattr(lessons, "read_rated", lambda: rated)
    monkeypatch.setattr(lessons, "read_paired", lambda: paired)
    (lesson,) = lessons_of_rated([item], tables_of([item]))
    titles = [contender.candidate.text for contender in lesson.pool.contenders]
    subject, aspect = titles.index("Quillon"), titles.index("Queues for tenants")
    scores = [0.9 if at == subject else 0.8 if at == aspect else 0.0 for at in range(len(titles))]
    order = sorted(range(len(titles)), key=lambda at: -scores[at])
    ((_, gain),) = pairs_told(lesson, scores, order)
    assert gain == pytest.approx(0.35)
    assert list(pairs_told(lesson, scores, order[::-1])) == []
