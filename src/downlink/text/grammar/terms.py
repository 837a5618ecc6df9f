"""Chinese characters that do the work of grammar: by them terms are told from what joins them.

Chinese is written without spaces. What is no term shows by its characters: some are in none, some
begin and end none.
"""

from __future__ import annotations

PARTICLES = frozenset("的了是在就也都而把被这那们很又但吗呢吧我你他她它没")
"""Characters that no term holds, in a single text or in many."""

_JOINING = frozenset("和与及或从之其些个更最再才只还则若如所以着啊某每各将且")
# They begin and end none, though some stand within one: 与 in 与或门.

GRAMMAR = PARTICLES | _JOINING | frozenset("于哪却么己")
"""Characters that mostly do the work of grammar: where one stands, a run of other words ends."""

INNER = PARTICLES | frozenset("此让不太")
"""Characters that no Chinese term holds, as far as repetition in one text can tell."""

EDGES = (
    INNER
    | _JOINING
    | frozenset("等给对由为该另种类无可能会要想得地过到去来时较先并因虽即两几少当拿像按用做看说")
)
"""Characters with which none begins or ends."""

ENDS = EDGES | frozenset("上下中里外前后多大小高低一二三四五六七八九十")
"""Characters with which none ends, though one may begin: 上采样, 多模态, 一致性."""
