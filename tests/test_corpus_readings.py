"""What a reader said of related articles and of suggested terms is read and counted soundly."""

from __future__ import annotations

from pathlib import Path

from evaluation.corpus.archives import archive
from evaluation.corpus.draw import Drawn
from evaluation.corpus.related import nearness, read_related
from evaluation.corpus.sources import Repository
from evaluation.corpus.suggested import read_suggested, usefulness

from tests.support import TOPICS

PLACE = Repository("owner/blog", "ml", opened=True, place=Path())
TEXTS = {
    "a.md": "强化学习的奖励怎么定。强化学习里智能体靠奖励学会动作,奖励稀疏就学得慢。",
    "b.md": "强化学习的探索。智能体要探索未知的动作,强化学习的奖励来得很迟。",
}
DRAWN = [Drawn(PLACE, path, text, path, (), "zh") for path, text in TEXTS.items()]


def test_related_articles_are_counted_as_somebody_read_them() -> None:
    judged = read_related()
    assert set(judged.values()) == {"yes", "partly", "no"}
    assert all(len(name.split("/")) > 2 for pair in judged for name in pair)
    read = {("owner/blog/a.md", "owner/blog/b.md"): judged[next(iter(judged))]}
    assert sum(nearness(archive(DRAWN, TOPICS), read).values()) == 1
    assert sum(nearness(archive(DRAWN, TOPICS), {}).values()) == 0


def test_suggested_terms_are_counted_as_somebody_read_them() -> None:
    judged = read_suggested()
    assert {field for field, _ in judged} == {"ml", "other"}
    found = usefulness(["Redis", "本章", "Kafka"], {"Redis": True, "本章": False})
    assert (found.useful, found.useless, found.unread) == (1, 1, 1)
    assert str(found) == "1 of 2 useful, 1 not read"
