from __future__ import annotations

from dataclasses import replace

from downlink.relate import MOST, relate
from tests.support import INTRODUCTION, TOPICS, catalog_of

CATALOG = catalog_of(
    {
        "seeds/a.txt": [
            INTRODUCTION
            + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量,训练时冻结原有参数",
            INTRODUCTION
            + "Adapter tuning Adapter 在层间插入小的可训练模块,其余参数保持不变,效果接近",
            "概述 Medusa 是自投机领域较早的一篇工作,Medusa 没有使用独立的草稿模型,投机解码。",
            "概述 EAGLE 也是投机解码的工作,EAGLE 的草稿模型预测特征,投机采样无损。",
            "论文 https://arxiv.org/abs/2302.13971 提出了一种新的做法,值得一读再读三读。",
            "笔记 见 https://arxiv.org/pdf/2302.13971.pdf ,这里记下其中的几个要点,以备查。",
            "今天天气很好,我们一起去公园里散步,看见了许多花和树。",
        ]
    }
)


def _related(number: int) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {item.slug: (item.kind, item.shared) for item in CATALOG.stubs[number].related}


def _slug(number: int) -> str:
    return CATALOG.stubs[number].slug


def test_articles_with_the_same_introduction_point_at_each_other_as_such() -> None:
    assert _related(0)[_slug(1)][0] == "introduction"
    assert _related(1)[_slug(0)][0] == "introduction"


def test_articles_on_the_same_topic_are_related_and_say_which() -> None:
    assert _related(2)[_slug(3)] == ("topics", ("speculative-decoding", "inference"))


def test_articles_that_cite_the_same_work_are_related() -> None:
    assert _related(4)[_slug(5)] == ("references", ("arxiv:2302.13971",))


def test_an_article_that_shares_nothing_has_no_relation() -> None:
    assert _related(6) == {}


def test_no_article_is_related_to_itself_or_twice() -> None:
    crowd = [replace(CATALOG.stubs[2], slug=f"s{number}") for number in range(400)]
    for stub, related in zip(crowd, relate(crowd, TOPICS), strict=True):
        slugs = [item.slug for item in related]
        assert stub.slug not in slugs
        assert len(set(slugs)) == len(slugs) == MOST
