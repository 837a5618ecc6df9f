"""Opening → its sentences that say what something is: `X是一个…`, `X(Full Name)的思路是…`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.english_words import STARTERS
from downlink.describe.titles.term_occurrences import COUNTED
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.vocabulary import NAMELESS, NOUNS
from downlink.describe.titles.window import Clause, Opening, clauses
from downlink.text.grammar.definitions import GLOSS, IDEA, IS
from downlink.text.grammar.headings import is_generic
from downlink.text.scripts import HAN

_WITHIN, _LENGTH = 12, 90
# Clauses, and characters of each, that are looked at: a definition further down is of something
# else.

_POINTER = re.compile(r"(?:这里|本文|文中|此处|我们)(?:所?[说讲谈提]到?)?的|所谓的?")
_SUBJECT = re.compile(
    rf"(?P<name>(?:[A-Za-z][A-Za-z0-9.+-]*+"
    rf"(?: (?:of |and |the |for )?[A-Z0-9v][A-Za-z0-9.+-]*+){{0,4}})?"
    rf"(?:[{HAN}]{{2,16}}?)?(?:[A-Za-z][A-Za-z0-9.+-]*+[{HAN}]{{0,6}}?)?)"
    rf"(?P<gloss>{GLOSS})?\s?(?P<says>(?P<is>{IS})|{IDEA})"
)
_NOUN = rf"((?:[A-Za-z][A-Za-z0-9-]*+ ?|[{HAN}]){{4,22}})"
_CATEGORY = re.compile(
    rf".{{0,8}}?是(?:一[个种类篇项款套]{_NOUN}(?=[,。;:(!]|$)|{_NOUN}(?=[,。;]|$))"
)
_HEAD = re.compile(
    r"(?:模型|方法|算法|框架|网络|结构|机制|技术|系统|架构|工具包?|平台|引擎|协议|策略|格式|语言|数据库|工作|范式|库|"
    r"函数|优化器|检测器|编码|任务|技巧|步骤|组件|指标|过程|分布|距离|问题|论文|应用|手段|方案|服务|编译器|芯片|层|标准|"
    r"环节)$"
)
_NO_CATEGORY = re.compile(
    r"^(?:既|能|可以|由|将|把|在|对|让|使|为了|不|如何|比较|什么)|我们|[这那它其了]"
)
_NO_NAME = re.compile(
    r"^(?:[这那此该其它他她我你本但而当在对从由为一另每各有没就也还再又不都最更与和跟同把被让使按只才先后然之虽即若以"
    r"于至第换想看说做用给拿取来去上下多少很太非已正刚曾要会能得老谁哪怎]|如果|因为|所以|可以|需要|通过|根据|主要|"
    r"原因|问题|结果|目的|答案|关键|前者|后者|两者|二者|目前|现在|近年|通常|一般|尤其|特别|总之|什么|如何|可见|发现|"
    r"说明|表明|意味)|(?:[是了着地得到把被的]|这[个种])$"
)
_NO_TERM = re.compile(
    r"[对在把将被让要会能都也没不只其到为去来给得着过的了]|[早才又还个先]$|出来|起来|之间|时候"
)
_PLAIN = frozenset(["是", "也是", "都是", "则是", "正是", "便是", "只是", "即"])
_PARTED = re.compile(
    rf"([A-Za-z{HAN}]{{2,14}}?)(?:任务|问题|方法|工作|技术|算法|模型)?(?:主要|大致|一般|通常|可以|又)?"
    rf"(?:可?被|可以?|能)?分[成为](?=[{HAN}\d]{{0,3}}[类种个大])"
)
_SORTS = re.compile("分[成为]")
_OBJECT = re.compile(r"^.*[把将对]")
_ENGLISH = re.compile(
    r"(?:^|[.!?] )(?:The |A |An )?([A-Z][\w+-]*(?: (?!(?:here|there|or|in|on|from|this|that|it|you"
    r"|we|which|who|at|by|what)\b)[\w+-]+){0,4}) (?:is|are) [\"“]?(?:a|an|the|one) "
)

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Definition:
    """A sentence that says what something is.

    Attributes:
        name: what is defined.
        full: the name with the gloss in brackets that stands behind it, if one does.
        category: what it is said to be, "" where that is not a short noun.
        says: the words between the two.
        number: the number of its clause, from 0.
    """

    name: str
    full: str
    category: str
    says: str
    clause: Clause
    number: int

    @property
    def sure(self) -> bool:
        """Whether it defines: it does more than ascribe a property (`九成是重复的`)."""
        return bool(self.category) or self.full != self.name or self.says.strip() not in _PLAIN


def definitions(opening: Opening) -> tuple[Definition, ...]:
    """Return the definitions among the first clauses of a text."""
    found = (
        _definition(opening.text[clause.start : clause.start + _LENGTH], clause, number)
        for number, clause in enumerate(islice(clauses(opening), _WITHIN))
    )
    return tuple(item for item in found if item)


def _definition(text: str, clause: Clause, number: int) -> Definition | None:
    lead = _POINTER.match(text)
    match = _SUBJECT.match(text, lead.end() if lead else 0)
    if not match or not is_name(match["name"].strip()):
        return None
    name = match["name"].strip()
    category = _category_of(text[match.start("says") :]) if match["is"] else ""
    return Definition(name, name + (match["gloss"] or ""), category, match["says"], clause, number)


def is_name(name: str) -> bool:
    """Whether the words can be a name: no pronoun, no verb, no noun that names nothing."""
    if (
        len(name) < len("RF")
        or COUNTED.match(name)
        or name in NOUNS
        or is_generic(name)
        or _NO_NAME.search(name)
    ):
        return False
    if name.isascii():
        return name.casefold() not in NAMELESS
    return not _NO_TERM.search(name)


def _category_of(says: str) -> str:
    match = _CATEGORY.match(says)
    category = (match.group(1) or match.group(2)).strip() if match else ""
    return category if _HEAD.search(category) and not _NO_CATEGORY.search(category) else ""


def defined(opening: Opening, found: tuple[Definition, ...]) -> Iterator[Candidate]:
    """Yield a candidate for each definition; what the text speaks of again weighs more."""
    text = opening.text.casefold()
    for item in found:
        once = text.count(item.name.casefold()) == 1
        weight = weights.DEFINED - weights.DEFINED_LATER * item.number
        weight -= 0.0 if item.clause.begins else weights.DEFINED_INSIDE
        weight += weights.DEFINED_PLAINLY if "是指" in item.says else 0.0
        weight -= weights.DEFINED_ONCE if once else 0.0
        weight -= (
            weights.DEFINED_ONCE_IN_CHINESE
            if once and not item.name.isascii() and not item.sure
            else 0.0
        )
        title = tidy(item.full if len(item.full) < _LONGEST else item.name, opening.style)
        offset = item.clause.start
        yield Candidate(title, "definition", offset, weight, "a sentence defines it")


def parted(opening: Opening) -> Iterator[Candidate]:
    """Yield what the text sorts into kinds (`把姿态估计任务分成两个流派`)."""
    if not _SORTS.search(opening.text, opening.start, opening.start + 200):
        return
    match = _PARTED.search(opening.text, opening.start, opening.start + 200)
    name = _OBJECT.sub("", match.group(1)) if match else ""
    if match and is_name(name):
        title = tidy(name, opening.style)
        yield Candidate(
            title, "definition", match.start(1), weights.SORTED, "the text sorts its kinds"
        )


def english_definitions(opening: Opening) -> Iterator[Candidate]:
    """Yield the first thing that an English text defines."""
    for match in _ENGLISH.finditer(opening.text, opening.start, opening.start + 400):
        first = match.group(1).split()[0]
        if match.group(1).casefold() not in NAMELESS and first not in STARTERS:
            title = tidy(match.group(1), opening.style)
            reason = "a sentence defines it"
            yield Candidate(title, "definition", match.start(1), weights.DEFINED_IN_ENGLISH, reason)
            return
