from __future__ import annotations

from dataclasses import replace

from downlink.classify.cohesion import cohesion
from downlink.classify.proposals import suggest
from downlink.model.stub import Relation
from tests.support import catalog_of

TEXTS = tuple(
    f"说说GateFold与{word}。这里的GateFold有新的用处,{word}也一样。GateFold 就这样用。"
    for word in ("甲板", "丙烯", "戊糖", "庚酸")
)
OTHERS = (
    "Hive 的 explode 函数把一个数组展开成多行,要统计每个元素出现的次数就靠它了,别的办法都慢。",
    "梯度检查点丢弃一部分激活值,反向传播时再算一遍,大约多三成的时间,显存却省下一大半。",
    "Whisper 是开源的语音识别模型,会议转写够用了,小模型的同音字错误太多,要自己改一遍。",
)


def test_cohesion_is_the_part_of_relations_that_stay_among_articles() -> None:
    stubs = catalog_of({"seeds/a.txt": [*TEXTS, *OTHERS]}).stubs
    slugs = [stub.slug for stub in stubs]
    related = {0: [1], 1: [0], 2: [4], 5: [2]}
    linked = [
        replace(
            stub,
            related=tuple(Relation(slugs[other], "terms", ()) for other in related.get(number, ())),
        )
        for number, stub in enumerate(stubs)
    ]
    found = cohesion(linked)
    assert found.among([0, 1]) == 1
    assert found.among([0, 1, 2]) == 0.5
    assert found.among([2, 5]) == 2 / 3
    assert found.among([3, 6]) == 0


def test_a_term_of_articles_that_are_related_to_others_only_is_not_proposed() -> None:
    catalog = catalog_of({"seeds/a.txt": [*TEXTS, *OTHERS]})
    assert [item.term for item in suggest(catalog)] == ["GateFold"]
    slugs = [stub.slug for stub in catalog.stubs]
    scattered = tuple(
        replace(stub, related=(Relation(slugs[-1 - number % len(OTHERS)], "terms", ()),))
        for number, stub in enumerate(catalog.stubs[: len(TEXTS)])
    )
    rest = tuple(replace(stub, related=()) for stub in catalog.stubs[len(TEXTS) :])
    assert suggest(replace(catalog, stubs=(*scattered, *rest))) == ()
