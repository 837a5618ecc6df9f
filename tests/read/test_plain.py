"""A text without marks is a dump where its lines are one excerpt each, and refused by name else."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from downlink.model.dump import Dump
from downlink.read.find import find_dumps, read_dumps
from downlink.read.sniff import read_content
from downlink.settings.dialect import make_dialect

SENTENCES = (
    "The rim brakes that came with the tandem were never meant for two people and their luggage.",
    "We changed to a drum at the back, and the descent to the lake is a pleasure again.",
    "A louder bell was the next thing, since nobody in a car could hear the one that we had.",
    "Whoever rides behind sees little of the road, and hears all the more of what rattles.",
)
CHINESE = (
    "随着预训练语言模型进入大规模时代，其参数量愈发庞大，全量微调所需的显存早已水涨船高。",
    "混合专家模型里每个词只激活少数几个专家，因此参数多而计算少，由路由决定由谁来算。",
    "如何计算感受野？这个算法从上往下层层迭代，直到追溯回输入的图像，从而计算出它的大小。",
)


def _read(*lines: str) -> Dump:
    return read_content("seeds/a.txt", "\n".join(lines).encode())


@pytest.mark.parametrize(
    "lines",
    [
        SENTENCES,
        CHINESE,
        [f"{text[:-8]}..." for text in SENTENCES],
        [line for text in SENTENCES for line in (f"{text[:-8]} …", "")],
        [f"1. {CHINESE[0][:-1]}...", "", f"2. {CHINESE[1][:-1]}..."],
        ["2014年: p_1=p_2, W^T_i x (1-a)/2 ≤ 0.5 [公式] 时所以决策界面是..." * 2, *CHINESE],
        [line for number, text in enumerate(SENTENCES) for line in (f"Part {number + 1}", text)],
        [SENTENCES[0]],
        [f"{SENTENCES[0][:30]}..."],
        [" ".join(SENTENCES[:2]), "See https://b.example/bell"],
    ],
)
def test_lines_that_are_one_excerpt_each_are_a_dump(lines: list[str]) -> None:
    dump = _read(*lines)
    assert dump.format == "text"
    long_lines = [line for line in lines if len(line) >= 16]
    assert [excerpt.text for excerpt in dump.excerpts] == long_lines


WRAPPED = textwrap.wrap(" ".join(SENTENCES * 4), 72)
PARAGRAPHS = [line for text in SENTENCES for line in (text, "")]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (WRAPPED, "shows no mark of a dump, and its lines are no excerpts but parts of one text"),
        (PARAGRAPHS, "shows no mark of a dump, and its lines read like paragraphs of one text"),
        (
            [f"\u3000\u3000{text}" for text in CHINESE],
            "shows no mark of a dump, and its lines read like paragraphs of one text",
        ),
        (
            [
                *SENTENCES[:2],
                *(f"{n} 0.5 / 3.2 + 1.7 − 2 % 4.5 ≤ 0.{n} 9.1 7.3 2.2 4" for n in range(4)),
            ],
            "shows no mark of a dump, and only a part of its lines is prose",
        ),
        (["It rained."], "shows no mark of a dump, and is too short to tell without one"),
    ],
)
def test_other_prose_is_refused_by_name_and_no_line_is_an_article(
    lines: list[str], reason: str
) -> None:
    dump = _read(*lines)
    assert (dump.format, dump.excerpts, dump.aside) == ("unread", (), None)
    assert dump.damage[0].reason.startswith(reason)
    assert "downlink keep" in dump.damage[0].reason


@pytest.mark.parametrize("name", ["a.md", "notes/a.rst", "a.adoc"])
def test_light_markup_is_refused_by_its_name(name: str) -> None:
    lines = "\n\n".join(("# Brakes", SENTENCES[0], "- a drum", SENTENCES[1]))
    dump = read_content(f"seeds/{name}", lines.encode())
    assert "which is known and not read yet" in dump.damage[0].reason


@pytest.mark.parametrize(
    "lines",
    [
        ["x = 1", "y = f(x)", "print(y + 2)", "for item in y:", "    print(item)"] * 3,
        ["0x1f 22 3c 18 00 a0", "13 22 99 18 17 44 a1"] * 5,
        ["name,day,km", "Ann,Monday,12", "Bob,Tuesday,15", "Ann,Friday,8"],
    ],
)
def test_what_is_no_prose_is_passed_over(lines: list[str]) -> None:
    dump = _read(*lines)
    assert dump.aside is not None
    assert (dump.excerpts, dump.damage) == ((), ())


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_an_empty_file_is_an_empty_dump(content: str) -> None:
    assert _read(content).format == "text"


def test_the_mark_between_excerpts_that_an_archive_gives_makes_a_dump() -> None:
    dialect = make_dialect({"separator": "* * *"})
    lines = [*WRAPPED[:3], "* * *", *WRAPPED[3:6]]
    dump = read_content("seeds/a.txt", "\n".join(lines).encode(), dialect=dialect)
    assert len(dump.excerpts) == 2


def test_where_it_is_asked_for_a_refused_text_tells_each_line_s_evidence() -> None:
    dump = _read("A title", "", *WRAPPED[:3], SENTENCES[0])
    assert [reading.reason.split(",")[0] for reading in dump.lines] == [
        "is too short to be an excerpt without a mark (7 columns)",
        "is empty",
        *(["ends within a sentence"] * 3),
        "ends with a sentence",
    ]


def test_lines_of_a_refused_text_are_not_kept_in_a_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(WRAPPED), encoding="utf-8")
    (dump,) = read_dumps(find_dumps([tmp_path], root=tmp_path))
    assert (dump.format, dump.lines) == ("unread", ())
