from __future__ import annotations

from dataclasses import replace

from downlink.model.stub import Stub
from downlink.model.topic import StubTopic
from downlink.relate.choose import MOST
from downlink.relate.related import MOST_INTRODUCED, relate
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

END = "此后各讲各的,一篇说矩阵的秩如何选取,一篇说模块插在何处,互不相同。"


def _related(number: int) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {item.slug: (item.kind, item.shared) for item in CATALOG.stubs[number].related}


def _slug(number: int) -> str:
    return CATALOG.stubs[number].slug


def test_articles_with_the_same_introduction_point_at_each_other_as_such() -> None:
    assert _related(0)[_slug(1)][0] == "introduction"
    assert _related(1)[_slug(0)][0] == "introduction"


def test_articles_on_the_same_topic_are_related_and_say_which_without_its_parents() -> None:
    assert _related(2)[_slug(3)] == ("topics", ("speculative-decoding",))


def test_articles_that_cite_the_same_work_are_related() -> None:
    assert _related(4)[_slug(5)] == ("references", ("arxiv:2302.13971",))


def test_an_article_that_shares_nothing_has_no_relation() -> None:
    assert _related(6) == {}


def test_no_article_is_related_to_itself_or_twice() -> None:
    crowd = [
        replace(stub, slug=f"{stub.slug}-{number}")
        for number in range(60)
        for stub in CATALOG.stubs[2:6]
    ]
    for stub, related in zip(crowd, relate(crowd, TOPICS), strict=True):
        slugs = [item.slug for item in related]
        assert stub.slug not in slugs
        assert len(set(slugs)) == len(slugs) == MOST


def test_a_generic_heading_does_not_hide_a_common_introduction() -> None:
    texts = [f"{INTRODUCTION}{END}", f"{INTRODUCTION.replace('背景', '概述', 1)}{END[::-1]}"]
    one, other = catalog_of({"seeds/a.txt": texts}).stubs
    assert [(item.slug, item.kind) for item in one.related] == [(other.slug, "introduction")]


def test_how_all_articles_of_a_blog_begin_makes_no_series() -> None:
    names = [chr(code) * 40 for code in range(0x5000, 0x5000 + MOST_INTRODUCED + 1)]
    many = catalog_of({"seeds/a.txt": [INTRODUCTION + name for name in names]}).stubs
    assert len(many) == MOST_INTRODUCED + 1
    assert all(item.kind != "introduction" for stub in many for item in stub.related)
    few = catalog_of({"seeds/a.txt": [INTRODUCTION + name for name in names[:3]]}).stubs
    assert all({item.kind for item in stub.related} == {"introduction"} for stub in few)


def test_a_topic_that_one_only_mentions_is_no_topic_of_both() -> None:
    about, mention = (
        (StubTopic("kv-cache", "about"), StubTopic("lora", "about")),
        (StubTopic("kv-cache", "mention"), StubTopic("lora", "mention")),
    )
    related = relate(_stubs(about, about, mention, *[()] * 60), TOPICS)
    assert {item.slug: item.kind for item in related[0]} == {"s1": "topics"}
    assert {item.slug: item.kind for item in related[2]} == {"s0": "mentions", "s1": "mentions"}


def _stubs(*topics: tuple[StubTopic, ...]) -> list[Stub]:
    """Stubs on these topics, with texts that have nothing in common."""
    bodies = [chr(code) * 70 for code in range(0x5000, 0x5000 + len(topics))]
    return [
        replace(stub, slug=f"s{at}", topics=own, related=())
        for at, (stub, own) in enumerate(
            zip(catalog_of({"seeds/a.txt": bodies}).stubs, topics, strict=True)
        )
    ]


def test_rare_terms_that_no_topic_knows_relate_and_common_ones_do_not() -> None:
    filler = [f"{chr(code) * 30}。{chr(code + 1) * 12}" for code in range(0x4E10, 0x4E10 + 80, 2)]
    texts = [
        "第一篇讲 ZipperNet 与 QuokkaBench 的关系,以及它们在端侧设备上的表现。",
        "另有一则消息:QuokkaBench 新版发布,ZipperNet 的成绩也随之更新。",
    ]
    stubs = catalog_of({"seeds/a.txt": [*texts, *filler]}).stubs
    assert [(item.slug, item.kind, item.shared) for item in stubs[0].related] == [
        (stubs[1].slug, "terms", ("QuokkaBench", "ZipperNet"))
    ]
    everywhere = [f"{text} ZipperNet QuokkaBench" for text in (*texts, *filler)]
    common = catalog_of({"seeds/a.txt": everywhere}).stubs
    assert not {"ZipperNet", "QuokkaBench"} & {
        term for stub in common for item in stub.related for term in item.shared
    }


def test_texts_that_say_the_same_are_nearest_among_those_on_one_topic() -> None:
    texts = [
        "LoRA 的秩怎么选。LoRA 的秩在医学影像报告上取八就够了,报告里的术语并不多。",
        "LoRA 合并之后的精度。LoRA 权重合并后用半精度存,线上服务看不出差别。",
        "LoRA 用在医学影像报告上。影像报告的术语用LoRA微调一遍就学会了。",
        "LoRA 的初始化。LoRA 的一个矩阵取零,另一个取高斯,开头与底座一样。",
    ]
    stubs = catalog_of({"seeds/a.txt": texts}).stubs
    first = stubs[0].related[0]
    assert (first.slug, first.kind, first.shared) == (stubs[2].slug, "topics", ("lora",))


def test_what_most_articles_say_makes_no_list_and_no_hub() -> None:
    letters = [chr(code) for code in range(0x5000, 0x5000 + 60)]
    texts = [f"本站的文章都可以转载,{own * 9}。{own}来了{own}。" for own in letters]
    named = [
        item.slug for stub in catalog_of({"seeds/a.txt": texts}).stubs for item in stub.related
    ]
    assert named == []


def test_a_reason_names_words_that_both_texts_have_and_none_twice() -> None:
    filler = [f"{chr(code) * 9}。{chr(code + 1) * 9}" for code in range(0x5000, 0x5000 + 60, 2)]
    texts = [
        "低空航拍测绘的误差从哪里来,航拍的镜头畸变要先校正,否则测绘做不准。",
        "无人机低空航拍测绘一座古城,镜头畸变的校正花了三天,航拍很好看。",
    ]
    stub = catalog_of({"seeds/a.txt": [*texts, *filler]}).stubs[0]
    (relation,) = stub.related
    assert relation.kind == "terms"
    assert {"低空航拍测绘", "镜头畸变"} <= set(relation.shared)
    assert "航拍" not in relation.shared
