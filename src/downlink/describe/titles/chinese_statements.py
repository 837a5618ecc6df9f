"""Chinese opening → what it asks for, sets as its task or names as its topic: `如何X`, `主题:X`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate, Evidence
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.vocabulary import NOUNS
from downlink.describe.titles.window import Opening
from downlink.text.fold import to_simplified
from downlink.text.grammar.headings import is_generic
from downlink.text.scripts import HAN

_WITHIN = 400
_SHORTEST, _SHORTEST_ASKED, _LONGEST = 3, 6, 28
_GOES_ON = "来(?![自源])|并(?![行发])|从而|以便|也(?!门)|就会|都"
_END = rf"(?={_GOES_ON}|[,。;:!?“”\"\ue000\ue001]|\.\s|$|(?<=[{HAN}])\s(?=[{HAN}0-9]))"
_REST = rf"[^,。;:!?“”\"\ue000\ue001]{{2,{_LONGEST}}}?{_END}"

_HOW = re.compile(
    rf"(?P<what>(?:如何|怎样才能|怎样|怎么(?!样|办|会|了|说))(?!看待?|[了呢吧])\s?{_REST})"
)
_TOPIC = re.compile(
    r"(?:话题|主题|议题|课题|论题)\s?(?:依然|就)?(?:是(?!否)|为(?!了)|:)\s?(?![让要使不])"
    rf"[《“\"]?(?P<what>{_REST}|[^《》“”\"。]{{3,{_LONGEST}}}?(?=[》”\"]))"
)
_WRITES = re.compile(
    r"(?:编写|实现|设计|写|构建|搭建|开发|创建|封装|打造)(?:了|出)?\s?一[个款种套]\s?(?:新的|简单的|名为)?"
    rf"(?:(?:函数|程序|算法|方法|脚本)\s?,?\s?(?:来|用来|用于|能够?|可以|以)?)?\s?(?P<what>{_REST})"
)
_SETS = re.compile(
    r"(?:找出|求出|返回(?![值的])|判断|统计(?![学数量])|计算(?![机图量]))(?:并返回)?"
    rf"\s?(?:它们|其中?|该|所有|出|这些)?的?\s?(?P<what>{_REST})"
)
_PROBLEM = re.compile(r"给定一|给你一|给出一|输入一")
_LAW = re.compile(
    r"(?:^|\s|条)为了?(?:进一步)?(?:加强|规范|保护|促进|保障|推进|维护|完善|落实|发展|提高|实施|改善|预防|防治|"
    rf"鼓励|健全|推动|做好)(?:对|和[^,]{{2,4}}?)?(?P<what>{_REST})"
)
_CALLED_SO = re.compile(
    rf"本(?:条例|办法|规定|法|细则|规则|标准|文|书|项目)所[称指说]的?(?P<what>[{HAN}]{{2,16}}?)(?:,|是指|,?是)"
)
_RULES = re.compile(r"第一条|条例|办法|法规")
_LEAD = re.compile(r"(?:一[个些种篇下]|关于|我们?|你|所?谓的?|的)+")
_SPOKEN = re.compile(r"[我你他她它咱]|大家|如下|以下|下面|这[个些种是样里]|那[个些种样]|本文|上述")


def statements(opening: Opening) -> Iterator[Candidate]:
    """Yield what a Chinese text asks for, names as its topic, sets as its task or rules."""
    text, start = opening.simplified[: opening.start + _WITHIN], opening.start
    tried: list[tuple[re.Pattern[str], Evidence, float, str]] = [
        (_TOPIC, "purpose", weights.TOPIC_NAMED, "what the text names as its topic"),
        (_HOW, "question", weights.ASKED_HOW, "the text asks how"),
        (_WRITES, "purpose", weights.TASK_SET, "what the text makes"),
    ]
    if _PROBLEM.search(text, start):
        tried.append((_SETS, "purpose", weights.TASK_SET, "what the text wants to be found"))
    if _RULES.search(text, start):
        tried.append((_LAW, "purpose", weights.TOPIC_NAMED, "what the text rules"))
        tried.append((_CALLED_SO, "definition", weights.TOPIC_NAMED, "a sentence defines it"))
    for pattern, evidence, weight, reason in tried:
        match = pattern.search(text, start)
        words = opening.text[slice(*match.span("what"))] if match else ""
        title = _title(words, opening) if words else ""
        if match and title and (evidence != "question" or len(title) >= _SHORTEST_ASKED):
            yield Candidate(title, evidence, match.start("what"), weight, reason)


def _title(words: str, opening: Opening) -> str:
    """Return the words without what leads up to them, "" where they say nothing or speak."""
    lead = _LEAD.match(words)
    title = tidy(words[lead.end() :] if lead else words, opening.style)
    said = _SPOKEN.search(to_simplified(title)) or title in NOUNS or is_generic(title)
    return "" if said or len(title) < _SHORTEST else title
