"""What a Chinese text offers as titles: whole phrases, what it asks, sets or rules; no scraps."""

from __future__ import annotations

import pytest

from downlink.describe.titles.chinese_edges import edge_features
from downlink.describe.titles.pool import pool_of
from downlink.describe.titles.tidy import style_of, tidy


def _offered(body: str) -> list[str]:
    return [item.candidate.text for item in pool_of(body).contenders]


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (
            "仓库里的咖啡机换了,我们重写了消息过滤器的性能测试,结果比想象的好。",
            "消息过滤器的性能测试",
        ),
        ("上周的会议讨论了前端路由的规则引擎,没有结论,下周再说吧。", "前端路由的规则引擎"),
        ("我们需要一门静态语言来写编译器后端,这里先说说选择的理由。", "静态语言"),
        ("很多人问 Linux 内核调度器的实现,这里记录一下我的理解,仅供参考。", "Linux 内核调度器"),
        ("在這個專案裡,我們討論了對象儲存的壓縮演算法,結果不錯。", "對象儲存的壓縮演算法"),
        ("文章比较了栈和队列的时间复杂度,代码放在最后,可以自己跑一下。", "栈和队列的时间复杂度"),
        ("早期的做法是用残差网络(ResNet)提特征,现在换了别的骨干,效果更好。", "残差网络(ResNet)"),
    ],
)
def test_a_phrase_is_not_parted_within_a_word(body: str, whole: str) -> None:
    assert any(whole in title for title in _offered(body))


@pytest.mark.parametrize(
    ("body", "scrap"),
    [
        ("仓库里的咖啡机换了,我们重写了消息过滤器的性能测试,结果比想象的好。", "滤器的性"),
        ("我们需要一门静态语言来写编译器后端,这里先说说选择的理由。", "门静态语言"),
        ("每个用户磁盘上都有一份缓存文件,清理起来费时费力,需要一个工具。", "户磁盘"),
    ],
)
def test_no_phrase_is_a_piece_of_a_word(body: str, scrap: str) -> None:
    assert scrap not in _offered(body)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "有了缓存以后,如何保证缓存与数据库的一致性?常见的做法有两种。",
            "如何保证缓存与数据库的一致性",
        ),
        ("封面是一座桥。本周话题:远程办公的得与失 越来越多的人在家上班。", "远程办公的得与失"),
        (
            "给定一个整数数组 nums,请你找出数组里最长的递增子序列,时间不限。",
            "数组里最长的递增子序列",
        ),
        ("第一条 为了规范校园快递服务,方便师生,制定本办法。第二条 略", "校园快递服务"),
        ("本书旨在帮助初学者快速理解分布式事务的隔离级别,全书共十章。", "分布式事务的隔离级别"),
    ],
)
def test_what_a_text_asks_sets_or_rules_is_offered(body: str, title: str) -> None:
    assert title in _offered(body)


def test_a_law_on_which_another_rests_is_not_offered() -> None:
    body = (
        "第一条 为了加强湿地公园管理,根据《中华人民共和国森林法》《自然保护区条例》等法律,"
        "结合本市实际,制定本条例。"
    )
    offered = _offered(body)
    assert "湿地公园管理" in offered
    assert not [title for title in offered if "森林法" in title or title == "自然保护区条例"]


def test_what_leads_up_to_a_sentence_and_labels_of_a_table_are_not_offered() -> None:
    body = "在日常的后端开发过程中,连接池的大小很难估计。连接池太小会排队,太大会拖垮数据库。"
    assert "在日常的后端开发过程中" not in _offered(body)
    table = "开课单位:某大学 授课语言:中文 先修课程:线性代数 这门课讲数值优化的收敛性证明,很难。"
    assert not {"开课单位", "授课语言", "先修课程"} & set(_offered(table))


def test_the_end_of_an_excerpt_offers_no_cut_word() -> None:
    body = "消息队列的重复投递很常见,业务代码要做幂等,这里用数据库的唯一索引来去重,也可以用 Redi"
    assert "Redi" not in _offered(body)


def test_a_label_of_a_title_ends_before_the_next_label() -> None:
    body = "Title: Storage Layer Draft Owner: someone Status: open 本文档定义存储层的目录结构。"
    assert "Storage Layer Draft Owner" not in _offered(body)


def test_a_title_keeps_the_word_at_its_end() -> None:
    style = style_of("")
    assert tidy("贪心算法的剪枝规则", style) == "贪心算法的剪枝规则"
    assert tidy("用户的异常行为", style) == "用户的异常行为"
    assert tidy("剪枝和", style) == "剪枝"


def test_the_edges_of_a_candidate_are_told() -> None:
    text = "我们测了消息过滤器的性能,还有延迟"
    point, of, small, within = 0.0, 1.0, 3.0, 5.0
    assert edge_features("消息过滤器", 0, text) == (small, of, 0.0, 0.0)
    assert edge_features("消息过滤器的性能", 0, text) == (small, point, 1.0, 0.0)
    assert edge_features("滤器", 0, text)[0] == within
    assert edge_features("没有出现", 0, text)[:2] == (-1.0, -1.0)
