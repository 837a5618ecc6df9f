"""Small words of Chinese, which part its phrases, and the words within which they part nothing.

A small word is mostly one character, and the same character stands within other words: 能 parts
phrases, but not in 性能. Nothing but a list of those words can tell the two apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from downlink.describe.titles.vocabulary import STOPS

_SENTENCE_WORDS = (
    f"{STOPS}|具有|拥有|属于|包括|包含|成为|作为|在于|帮助|主要|非常|十分|比较|更加|其实|当然|因此|此外|另外|不过|"
    "介绍|讲解|讨论|了解|看看|知道|希望|想要|想|觉得|叫做|叫|"
    "称为|称作|名为|尽管|虽然|既然|无论|假如|假设|如今|刚刚|得到|变得|"
    "随着|经过|经常|往往|任何|所有|各种|多种|其他|其它|"
    "真的|真正|确实|是否|否则|无法|无需|正在|后来|应该|尤其|只能|能否|沿着|是因为|本身|自己|仅仅|甚至|似乎|接着|"
    "所称|所说|所谓|所述|所指|相比|相较|相对于|提到|正好|恰好|用于|便于|至于|处于|位于|源于|大于|小于|等于|"
    "给定|给你|给出|总是|各级|各地|各方|大多|毕竟|随后|以上|总之|有时|有点|如下|以下|下面|上面|前面|后面|这里|那里|一直|一定|一起|必须|尽量|终于|永远|最近|并不|至少|"
    "即将|即便|涉及|提及|获得|取得|面对|带来|从而|进而|足以|直到|不断|不再|只需|也许|几乎|类似|一旦|直接"
)
SMALL = frozenset(
    "的了是在把被让就都也而但又这那此我你他她它们呢吗吧很太不没和与及或给对从"
    "由为以将则其之该每各某另个些无会要得着过到来有能还却仅并再便所比"
)
"""Small words of one character."""

_WHOLE_WORDS = """
    目的 标的 存在 潜在 在线 内在 所在 外在 就业 成就 就绪 首都 都市 成都 此刻 自我 他人 吉他
    太平洋 太阳 太空 不变 不等式 不确定 不可 不动点 不一致 不规则 不平衡 不足 总和 求和 饱和 共和
    和弦 和谐 缓和 调和 和平 温和 中和 和解 参与 与门 与非 普及 及格 触及 或门 或非 供给 自给 对象
    对话 对抗 对比 对称 对齐 对角 对数 对应 对接 对照 对偶 对立 对手 绝对 相对 配对 核对 校对 对流
    对外 应对 比对 成对 对战 从业 从属 服从 从机 主从 路由 自由 理由 缘由 行为 人为 华为 为期 以太
    将来 麻将 规则 正则 原则 法则 准则 守则 细则 每日 每周 每秒 个人 个性 整个 个体 个案 个数 个位
    无效 无关 无限 无序 无线 无状态 无监督 无损 无穷 无头 无服务器 无人 无偏 无向 无锁 无障碍 无缝
    无刷 无约束 无符号 无模型 会议 会话 社会 机会 学会 大会 协会 会计 会员 聚会 晚会 工会 议会
    国会 体会 委员会 商会 年会 峰会 会场 会谈 会诊 会合 理事会 发布会 博览会 要求 要素 要点 摘要
    概要 纪要 重要 必要 简要 次要 首要 要件 提要 得分 所得 心得 得失 得知 得票 着色 着手 着重 着眼
    着陆 过滤 过程 过拟合 过渡 过期 过去 过度 过载 过大 过时 超过 过敏 过户 过热 跳过 绕过 过采样
    过高 过低 过长 过小 过多 过零 到达 到期 端到端 点到点 到位 来源 未来 原来 以来 外来 往来 有效
    有限 有序 有向 有监督 有用 有状态 私有 公有 国有 占有 有机 有趣 有界 有理 专有 有害 有利 有益
    共有 现有 有损 有符号 有偿 有源 原有 特有 固有 性能 功能 能力 智能 能量 能源 能耗 技能 职能
    效能 体能 动能 势能 热能 潜能 节能 核能 电能 能效 赋能 使能 全能 万能 能级 太阳能 让步 转让
    被动 还原 归还 偿还 还款 返还 并行 并发 并集 并购 并联 合并 归并 并查集 兼并 并网 再生 再见
    再保险 便利 便携 便宜 便捷 便签 方便 场所 研究所 所属 交易所 事务所 厕所 所得税 所有权 比例
    比特 比赛 百分比 占比 同比 环比 比率 比值 性价比 类比 比重 压缩比 信噪比 评比 比分 被子 中华
    中心 中文 中国 中间 中断 中位 中央 中值 中台 上海 上传 上下文 上采样 上限 上线 上市 上游 上层
    上述 下载 下降 下游 下采样 下限 下标 下层 下划 里程 里面 去重 去除 去噪 去掉 看板 说明 说话
    说法 讲座 讲义 做法 思想 想法 猜想 联想 理想 设想 幻想 构想 当前 当地 用户 用途 用法 用例 用词
    用量 用电 用水 用地 谈判 谈话 做市 做空 做多 中学 中医 中小 中药 上升 下单 下行 上行 上级 下级
    上报 下发 上下 中年 中层 中继 中序 中缀 实时 延时 小时 超时 定时 临时 耗时 按时 费时 计时 即时
    时时 集中 其中 命中 线上 线下 马上 网上 晚上 早上 背后 前后 售后 今后 相等 平等 同等 均等 国内
    室内 境内 海外 国外 额外 例外 室外 域外 初中 高中 空中 地下 天下 乡下 表里 内外 校外 课后 课外
    赛后 术后 灾后 年中 幂等 不等 对等 高等 初等
"""
"""Words that a small one does not part, and those that a phrase may begin or end with whole."""


_FIRST_TOGETHER = 12


def _any_of(words: Iterable[str]) -> str:
    """An expression for any of the words, the longer first, found fast by how they begin."""
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rests[word[0]].append(word[1:])
    found = [
        (first, f"{first}(?:{'|'.join(rest)})" if any(rest) else first)
        for first, rest in sorted(rests.items())
    ]
    together = (found[at : at + _FIRST_TOGETHER] for at in range(0, len(found), _FIRST_TOGETHER))
    return "|".join(
        f"(?=[{''.join(first for first, _ in some)}])(?:{'|'.join(one for _, one in some)})"
        for some in together
    )


WHOLE_WORDS = frozenset(_WHOLE_WORDS.split())
_INSIDE = [word for word in WHOLE_WORDS if not SMALL.isdisjoint(word)]

WHOLE = _any_of(WHOLE_WORDS)
"""An expression for these words."""

_PARTING_WORDS = frozenset([*_SENTENCE_WORDS.split("|"), *SMALL])
_COUNTED = (
    "第?[一二两三四五六七八九十几]+[个种篇款门份位张项件套句堆批番]|[本某各每][个种篇款门份位]"
    "|用(?<![使应利作采通常有费专信实引适复调占启公民商共].)(?![户途法例词量电水地])"
)
_BEGINNINGS = "".join(sorted({word[0] for word in (*_INSIDE, *_PARTING_WORDS)}))
PARTING = (
    f"(?=[{_BEGINNINGS}第一二两三四五六七八九十几本用])"
    f"(?:(?P<whole>{_any_of(_INSIDE)})|{_any_of(_PARTING_WORDS)}|{_COUNTED})"
)
"""An expression for what parts phrases; where it finds a `whole` word, that does not."""

_WHOLE_AT = re.compile(WHOLE)
_LONGEST_WHOLE = 4


def begins_whole(text: str, start: int) -> bool:
    """Whether a word that nothing parts begins at a place."""
    return _WHOLE_AT.match(text, start) is not None


def ends_whole(text: str, end: int) -> bool:
    """Whether a word that nothing parts ends at a place."""
    return any(text[max(0, end - size) : end] in WHOLE_WORDS for size in (2, 3, _LONGEST_WHOLE))
