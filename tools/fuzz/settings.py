"""What people write by hand: registers, taxonomies, sidecars and options, right and wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from tools.fuzz import pieces
from tools.fuzz.formats import Item

TOPICS = """\
- {id: architectures, name: 模型结构, aliases: [模型结构]}
- id: mixture-of-experts
  name: 混合专家模型
  names: {en: Mixture of experts}
  aliases: [混合专家, MoE]
  signs: [{alias: 路由, near: [专家]}]
  parent: architectures
- {id: fine-tuning, name: 微调, aliases: [{alias: 微调, unless: [微调整]}]}
- {id: lora, name: LoRA, aliases: [LoRA], terms: [QLoRA], signs: [低秩矩阵], parent: fine-tuning}
- {id: speculative-decoding, name: 投机解码, aliases: [投机解码], signs: [草稿模型]}
"""
"""A small taxonomy: the one that ships with the package costs ten times as much a case."""

_IDS = ("architectures", "mixture-of-experts", "fine-tuning", "lora", "speculative-decoding")
_SLUGS = (
    *("lora", "a", "a-b", "lora-2", "x" * 300, "con", "index", "../x", "A", "", "-a", "a--b"),
    *("模型", "a\nb", "1", "a" * 100),
)
_WORDS = (
    *("LoRA", "模型", "专家", "the", "a", ".", "C++", "", " ", "\ud83d", "x" * 999, "ﬁ", "İ", "ß"),
    *("\u0301", "\x00", "...", "MoE"),
)
_ODD: tuple[Any, ...] = (
    *(None, [], {}, True, 1, 1.5, [None], [[]], [{}], {"a": None}, "\ud83d", "\x00", "\x85"),
)
_RAW = (
    "a: &a x\n" + pieces.BOMB,
    "- &a [*a]\n",
    "- slug: &a lora\n  excerpt: *a\n",
    "- <<: {slug: a}\n  excerpt: b\n",
    "- !!python/object/apply:os.system ['id']\n",
    "- !!binary aGk=\n",
    "- !!set {a, b}\n",
    "- ? [a, b]\n  : c\n",
    "- ? {a: b}\n  : c\n",
    "---\n- slug: a\n---\n- slug: b\n",
    "%YAML 9.9\n---\n[]\n",
    "%TAG ! tag:x,2000:\n---\n- !x a\n",
    "[" * 900 + "]" * 900,
    "- " * 2000 + "a",
    "{" * 500,
    '"' + "\\" * 999,
    "- slug: 'a\x07'\n",
    "- slug: a\x00b\n",
    "- slug: \ufffe\n",
    "\ufeff- slug: lora\n  excerpt: a text\n",
    "- slug: lora\n  excerpt: |\n    a\n   b\n",
    "- slug: lora\n\texcerpt: a\n",
    "articles: {}\n",
    "topics:\n",
    "articles:\n- {slug: lora, excerpt: a text that is known}\n",
    "null",
    "# nothing\n",
    "~\n...\n",
    "[]\n",
    "  - slug: lora\n    excerpt: a text\n",
    "[{slug: lora, excerpt: a text}]\n",
)
_PLACES = ("seeds", "nowhere", "", ".", "/dev/null", "seeds/../seeds", "\x00", "a\nb", "x" * 5000)
_OPTIONS: Mapping[str, tuple[Any, ...]] = {
    "limit": (64, 1, 0.001, 0, -1, 1e309, float("nan"), 10**400, True, "64", [], None),
    "seeds": ("seeds", "seeds", *_PLACES, 1, None),
    "topics": ("topics.yml", *_PLACES, ["a"]),
    "articles": ("articles.yml", "new/articles.yml", *(p for p in _PLACES if p[:1] != "/")),
}
ANY_LINE = ("/.*/", "/(.*)(.*)/")
"""Marks that every line is."""

_MARKS: tuple[Any, ...] = (
    *("line", "blank", "---", "", "/", "//", "/(/", "/[/", "/*/", "/(\\d+)/", "/(\\d+) of (\\d+)/"),
    *("/(?P<a>x)(?P<a>y)/", "/(?<=x+)/", "/a{99999999999}/", "/(?i)x/", "/x(?i)/", "/\\N{x}/"),
    *("/\\1/", f"/{'(' * 2000}/", f"/{'(' * 2000 + ')' * 2000}/", "\ud83d", 1, 40, 0, -1, True),
    *(None, [], ["a", 1], {"a": 1}, ["...", "…"], "zq", *ANY_LINE),
)
_DIALECT = ("banner", "section", "separator", "pager", "truncation", "shortest")


def register(choose: random.Random, items: list[Item]) -> str:
    """Return a register of which some entries know the items."""
    if choose.random() < 0.15:
        return choose.choice(_RAW)
    entries = [_entry(choose, item, f"article-{n}") for n, item in enumerate(items)]
    return _dump(choose, _spoilt(choose, entries, lambda: choose.choice(_SLUGS)))


def _entry(choose: random.Random, item: Item, slug: str) -> dict[str, Any]:
    text = " ".join(item.text.split())
    kept = len(text) if choose.random() < 0.5 else choose.randrange(1, len(text))
    entry: dict[str, Any] = {"slug": slug, "excerpt": text[:kept] + choose.choice(pieces.ENDS)}
    said: Mapping[str, Callable[[], Any]] = {
        "title": lambda: choose.choice(pieces.TITLES),
        "topics": lambda: [choose.choice(_IDS) for _ in range(choose.randrange(3))],
        "source": lambda: choose.choice((*pieces.LINKS[:1] * 20, *pieces.LINKS)),
        "note": lambda: choose.choice(pieces.HOSTILE),
    }
    return {**entry, **{key: make() for key, make in said.items() if choose.random() < 0.3}}


def taxonomy(choose: random.Random) -> str:
    """Return the small taxonomy with topics of its own."""
    if choose.random() < 0.1:
        return choose.choice(_RAW)
    known: list[dict[str, Any]] = yaml.safe_load(TOPICS)
    topics = [_topic(choose, number) for number in range(choose.randrange(4))]
    return _dump(choose, _spoilt(choose, [*known, *topics], lambda: choose.choice(_WORDS)))


def _topic(choose: random.Random, number: int) -> dict[str, Any]:
    alias: Any = choose.choice(_WORDS)
    if choose.random() < 0.2:
        alias = {"alias": alias, choose.choice(("near", "unless")): [choose.choice(_WORDS)]}
    return {
        "id": f"topic-{number}",
        "name": f"Topic {choose.choice(pieces.TITLES)}",
        choose.choice(("aliases", "terms", "signs")): [alias, choose.choice(_WORDS)],
        "parent": choose.choice(("", *_IDS)),
        "names": {choose.choice(("en", "zh", "x")): f"N {choose.choice(pieces.TITLES)}"},
        "description": choose.choice(pieces.HOSTILE),
    }


def sidecar(choose: random.Random, item: Item) -> str:
    """Return what stands beside a capture."""
    if choose.random() < 0.2:
        return choose.choice(_RAW)
    good = {"captured": pieces.DATES[0], "source": pieces.LINKS[0]}
    odd = {"captured": item.date, "source": item.link}
    values = {key: choose.choice((good, odd))[key] for key in choose.sample(tuple(good), 2)}
    spoilt = _spoilt(choose, [values], lambda: choose.choice(pieces.HOSTILE))
    return yaml.safe_dump(spoilt[0], allow_unicode=True)


def options(choose: random.Random) -> str:
    """Return a mkdocs.yml whose plugin has options."""
    values = {
        name: choose.choice(known) for name, known in _OPTIONS.items() if choose.random() < 0.3
    }
    marks = {
        name: choose.choice(_MARKS) for name in choose.sample(_DIALECT, choose.choice((0, 1, 1, 2)))
    }
    dialect = _spoilt(choose, [marks], lambda: choose.choice(_MARKS))[0]
    plugin: Any = {"downlink": {**values, **({"dialect": dialect} if dialect else {})}}
    if choose.random() < 0.05:
        plugin = {"downlink": choose.choice(_ODD)}
    theme = {"name": "material", "font": False}
    return yaml.safe_dump({"site_name": "x", "theme": theme, "plugins": [plugin]})


def _spoilt(
    choose: random.Random, records: list[dict[str, Any]], make: Callable[[], Any]
) -> list[dict[str, Any]]:
    """Put something odd under a key of a record, in a third of the cases."""
    if choose.random() < 0.3 and records:
        record = choose.choice(records)
        keys = (*record, "excerpt", "aliases", "x", "\x1b[2J", "continues")
        record[choose.choice(keys)] = choose.choice((make(), choose.choice(_ODD)))
    return records


def _dump(choose: random.Random, records: list[dict[str, Any]]) -> str:
    return yaml.safe_dump(
        records,
        allow_unicode=choose.random() < 0.7,
        sort_keys=False,
        default_flow_style=choose.choice((None, None, True, False)),
        width=choose.choice((80, 2**31)),
    )
