"""Archives of real excerpts are measured soundly: topics, neighbours, judgements."""

from __future__ import annotations

from pathlib import Path

from evaluation.corpus.archives import Neighbours, archive, neighbours, tag_recall, topic_scores
from evaluation.corpus.draw import Drawn
from evaluation.corpus.judged import read_judged, read_tags
from evaluation.corpus.sources import Repository
from evaluation.gold import Judgement
from evaluation.measures import Score

from tests.support import TOPICS

PLACE = Repository("owner/blog", "ml", opened=True, place=Path())
TEXTS = {
    "rl/a.md": "强化学习的奖励怎么定。强化学习里智能体靠奖励学会动作,奖励稀疏就学得慢。",
    "rl/b.md": "强化学习的探索。智能体要探索未知的动作,强化学习的奖励来得很迟。",
    "tea/c.md": "山里的茶叶今年收得晚,采茶的人说雨水太多,茶汤的味道淡。",
}
DRAWN = [Drawn(PLACE, path, text, path, ("rl",), "zh") for path, text in TEXTS.items()]


def test_articles_of_one_folder_should_find_each_other() -> None:
    found = neighbours(archive(DRAWN, TOPICS))
    assert (found.known, found.first, found.any, found.listed, found.near) == (2, 2, 2, 2, 2)
    assert (found.empty, found.articles, found.hub) == (1, 3, 1)
    assert (found + Neighbours(known=1, hub=4)).hub == 4


def test_topics_are_scored_where_somebody_judged() -> None:
    def judged(item: Drawn) -> tuple[str, Judgement] | None:
        about = frozenset({"reinforcement-learning"})
        own = Judgement(item.path, about, frozenset(), ())
        return ("a", own) if item.path != "rl/b.md" else None

    scores = topic_scores(archive(DRAWN, TOPICS), judged, TOPICS)
    assert scores["a", "zh"] == Score(right=1, wrong=0, missed=1)


def test_tags_say_what_should_be_found() -> None:
    meant = {"rl": "reinforcement-learning"}
    assert tag_recall(archive(DRAWN, TOPICS), meant, TOPICS) == (2, 3)


def test_the_judgements_and_tags_name_known_topics() -> None:
    named = {topic for own in read_judged().values() for topic in own.judgement.about}
    named.update(topic for own in read_judged().values() for topic in own.judgement.either)
    assert named.union(read_tags().values()) <= set(TOPICS.by_id)
