"""What is counted in several places is counted alike."""

from __future__ import annotations

import re

from downlink.curation.register import Register
from downlink.pages.render import render_pages
from downlink.pages.views import Views
from downlink.pipeline import Sources, build_catalog
from downlink.read.refusal import refused
from downlink.report.summary import summary
from tests.support import INTRODUCTION, TOPICS, dump

TEXTS = (
    f"{INTRODUCTION}LoRA LoRA用两个低秩矩阵的乘积表示权重的增量,训练时冻结原有参数",
    "概述 今天在公园里散步,只在最后顺便提到一句量化感知训练,别的都是花和树,还有湖。",
)
CATALOG = build_catalog(
    [dump("seeds/a.txt", TEXTS), refused("seeds/b.zip", "is a ZIP archive: unpack it")],
    Sources(Register(), TOPICS),
)
PAGES = render_pages(CATALOG, "en")


def test_terminal_home_page_and_indexes_count_the_same_topics_and_dumps() -> None:
    listed = re.findall(r'<(?:li|h2 id="[^"]*")><a href="\.\./topics/', PAGES["topics/index.md"])
    shown = [int(number) for number in re.findall(r"<b>(\d+)</b>", PAGES["posts/.glance.md"])]
    articles, topics, dumps, sightings = shown
    assert (articles, topics, dumps, sightings) == (2, len(listed), 1, 2)
    assert f'# Topics <span class="dl-count">{topics}</span>' in PAGES["topics/index.md"]
    assert '# Dumps <span class="dl-count">1</span>' in PAGES["dumps/index.md"]
    told = summary(CATALOG)
    assert told.startswith(f"1 dump, 2 sightings, 2 stubs, {topics} topics, ")
    assert told.endswith(", 1 file not read")


def test_a_topic_that_is_only_mentioned_is_listed_below_those_above_it() -> None:
    roles = {topic.id: topic.role for stub in CATALOG.stubs for topic in stub.topics}
    mentioned = [topic for topic, role in roles.items() if role == "mention"]
    assert mentioned
    nodes = list(Views(CATALOG, {}, "en").tree())
    listed: set[str] = set()
    while nodes:
        node = nodes.pop()
        listed.add(node.topic.id)
        nodes += node.children
    assert listed == CATALOG.used_topics >= {*mentioned}
