from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from downlink.curation.record_text import dump_record
from downlink.curation.register import Draft, Register, extend_register, read_register
from downlink.curation.yaml_entries import parse_records
from downlink.errors import ArchiveError
from downlink.identify.drafts import drafts
from downlink.model.dump import Dump, Excerpt
from downlink.pipeline import Sources, build_catalog
from downlink.settings.dialect import TRANSMISSION
from tests.support import FEW_TOPICS

TOPICS = ("lora", "adapters")
ENTRY = "- slug: lora\n  title: LoRA  # by hand\n  topics: [lora]\n  excerpt: 背景 随着\n"

ODD = "\x00\x07\t\n\r\x1b\x7f\x80\x85\x9f\xa0\xad\u200b\u2028\u2029\u202e\u3000\ufeff\ufffd\ufffe\uffff"
TEXTS = st.text(
    st.one_of(
        st.sampled_from(f"{ODD} -#?%@`:,[]{{}}&*!|>'\"\\\\~=<"),
        st.characters(exclude_categories=["Cs"]),
    )
)


def _write(folder: Path, content: str) -> Path:
    path = folder / "articles.yml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_missing_register_is_an_empty_one(tmp_path: Path) -> None:
    assert read_register(tmp_path / "articles.yml", TOPICS).entries == ()


def test_what_stands_in_the_file_stays_byte_for_byte(tmp_path: Path) -> None:
    before = f"# mine\n\n{ENTRY}# the end"
    path = _write(tmp_path, before)
    extend_register(path, [Draft("dpo", "背景 RLHF...")])
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before + "\n")
    assert [entry.slug for entry in read_register(path, TOPICS).entries] == ["lora", "dpo"]


def test_nothing_to_add_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "articles.yml"
    extend_register(path, [])
    assert not path.exists()


def test_a_continuation_belongs_to_its_entry(tmp_path: Path) -> None:
    path = _write(tmp_path, ENTRY)
    extend_register(path, [Draft("lora", "背景 随着预训练", continues=True)])
    (entry,) = read_register(path, TOPICS).entries
    assert entry.excerpts == ("背景 随着", "背景 随着预训练")
    assert entry.title == "LoRA"


@pytest.mark.parametrize("excerpt", ["", "  excerpt: 背景 随着\n"])
def test_a_later_entry_with_the_same_slug_corrects_the_first(tmp_path: Path, excerpt: str) -> None:
    said = "- slug: lora\n  title: 低秩适配\n  note: see\n"
    (entry,) = read_register(_write(tmp_path, ENTRY + said + excerpt), TOPICS).entries
    assert (entry.title, entry.note, entry.topics) == ("低秩适配", "see", ("lora",))
    assert (entry.excerpts, entry.line) == (("背景 随着",), 1)


def test_a_correction_may_stand_before_its_entry_and_be_corrected(tmp_path: Path) -> None:
    content = "- slug: lora\n  title: A\n\n" + ENTRY + "- slug: lora\n  topics: []\n"
    (entry,) = read_register(_write(tmp_path, content), TOPICS).entries
    assert (entry.title, entry.topics) == ("A", ())


@pytest.mark.parametrize("title", ["2014-02-30", "1:30", "yes", "007", "3.10", ".inf", "="])
def test_a_value_is_text_as_it_is_written(tmp_path: Path, title: str) -> None:
    path = _write(tmp_path, f"- {{slug: lora, title: {title}, excerpt: 背景}}\n")
    assert read_register(path, TOPICS).entries[0].title == title


def test_a_topic_that_is_named_twice_counts_once(tmp_path: Path) -> None:
    path = _write(tmp_path, "- {slug: lora, topics: [lora, adapters, lora], excerpt: 背景}\n")
    assert read_register(path, TOPICS).entries[0].topics == TOPICS


def test_a_correction_stays_when_the_register_grows(tmp_path: Path) -> None:
    path = _write(tmp_path, ENTRY + "- slug: lora\n  title: 低秩适配\n")
    extend_register(path, [Draft("lora", "背景 随着预训练", continues=True)])
    (entry,) = read_register(path, TOPICS).entries
    assert (entry.title, len(entry.excerpts)) == ("低秩适配", 2)


@pytest.mark.parametrize("content", ["", "[]\n", "# only a comment\n", "---\n[]\n"])
def test_an_empty_file_can_be_added_to(tmp_path: Path, content: str) -> None:
    path = _write(tmp_path, content)
    extend_register(path, [Draft("lora", "背景")])
    assert [entry.slug for entry in read_register(path, TOPICS).entries] == ["lora"]


@pytest.mark.parametrize("content", ["[{slug: a, excerpt: b}]\n", "  - slug: a\n    excerpt: b\n"])
def test_a_file_that_nothing_can_be_appended_to_is_refused_unchanged(
    tmp_path: Path, content: str
) -> None:
    path = _write(tmp_path, content)
    with pytest.raises(ArchiveError, match="left margin"):
        extend_register(path, [Draft("lora", "背景")])
    assert path.read_text(encoding="utf-8") == content


@given(TEXTS)
@example("\x85")
@example("a\x85 b")
@example("\u2028 a\u2029")
@example("\x85\r\n\r\t\"\\\\'")
@example("\ufeff\ufffe\uffff\x00\x7f\x80\U0010ffff")
@example(" " * 5000)
@example("a: b # c\n\n- d\n---\n...\n")
@example("好" * 100_000)
def test_any_text_comes_back_from_the_file_as_it_was(text: str) -> None:
    record = {"slug": "a", "title": text, "excerpt": text}
    written = dump_record(record)
    assert written.count("\n") == len(record)
    (read,) = parse_records(written, Path("articles.yml"), key="articles")
    assert read.values == record


@given(
    st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4, unique=True),
    st.sampled_from(
        ["", "# by hand", ENTRY, ENTRY.replace("\n", "\r\n"), "\ufeff" + ENTRY, "[]\r\n"]
    ),
)
def test_any_addition_comes_back_from_the_register_and_is_added_once(
    texts: list[str], content: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.yml"
        path.write_bytes(content.encode())
        wanted = [Draft(f"a-{number}", text) for number, text in enumerate(texts)]
        wanted += [Draft("a-0", f"{texts[0]} {number}", continues=True) for number in range(2)]
        extend_register(path, wanted)
        after = path.read_bytes()
        entries = {entry.slug: entry for entry in read_register(path, TOPICS).entries}
        for draft in wanted:
            assert draft.excerpt in entries[draft.slug].excerpts
        extend_register(path, wanted)
        assert path.read_bytes() == after
        assert "[]" in content or after.startswith(content.encode())


@settings(max_examples=25)
@given(st.lists(TEXTS, min_size=1, max_size=4))
@example(["", " ", "\x85", "\u2028\u3000"])
@example(["...", "\ufeff", "\x00", "#", "- a"])
@example(["LoRA\x85微调...", "LoRA 微调用两个低秩矩阵"])
def test_a_second_build_adds_nothing(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.yml"
        for number in range(2):
            register = read_register(path, [])
            catalog = build_catalog([_capture(texts)], Sources(register, FEW_TOPICS))
            added = drafts(catalog, register, TRANSMISSION)
            assert not (number and added)
            extend_register(path, added)


def test_a_text_of_white_space_is_never_added() -> None:
    for text in ("", " ", "\n\t", "\x85", "\u2028", "\u3000\xa0"):
        catalog = build_catalog([_capture([text])], Sources(Register(), FEW_TOPICS))
        assert drafts(catalog, Register(), TRANSMISSION) == ()


def _capture(texts: list[str]) -> Dump:
    return Dump("a.jsonl", "jsonl", None, excerpts=tuple(Excerpt(text, text) for text in texts))


@pytest.mark.parametrize("end", ["", "\r\n", "\r\n\r\n"])
def test_what_is_added_has_the_line_ends_of_the_file(tmp_path: Path, end: str) -> None:
    path = tmp_path / "articles.yml"
    before = "\ufeff" + ENTRY.replace("\n", "\r\n").removesuffix("\r\n") + end
    path.write_bytes(before.encode())
    extend_register(path, [Draft("dpo", "a\nb\r\nc")])
    after = path.read_bytes().decode()
    assert after.startswith(before)
    assert after.count("\r\n") == after.count("\n")
    assert read_register(path, TOPICS).entries[1].excerpts == ("a\nb\r\nc",)


def test_mixed_line_ends_are_read_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "articles.yml"
    before = b"- slug: lora\r\n  excerpt: a\n\r\n- slug: dpo\n  excerpt: 'b\r\n\r\n    c'"
    path.write_bytes(before)
    extend_register(path, [Draft("moe", "d")])
    assert path.read_bytes().startswith(before)
    excerpts = [entry.excerpts for entry in read_register(path, TOPICS).entries]
    assert excerpts == [("a",), ("b\nc",), ("d",)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- slug: Lo Ra\n  excerpt: x\n", r"articles.yml:1: slug 'Lo Ra' cannot be an address"),
        ("- slug: ../x\n  excerpt: x\n", r":1: slug '../x' cannot"),
        ("- slug: con\n  excerpt: x\n", r":1: slug 'con' is a reserved name"),
        (ENTRY + "\n" + ENTRY, r":6: slug 'lora' is already in line 1"),
        ("- slug: a\n  excerpt: x\n  topics: [nope]\n", r":1: unknown topic 'nope'"),
        ("- slug: a\n  excerpt: x\n  topic: lora\n", r":1: unknown key 'topic'"),
        (
            ENTRY + "- slug: lora\n  title: B\n  excerpt: 别的\n",
            r":5: slug 'lora' is already in line 1",
        ),
        (ENTRY + "- slug: lora\n", r":5: slug 'lora' is already in line 1"),
        (ENTRY + "- slug: lora\n  topics: [nope]\n", r":5: unknown topic 'nope'"),
        ("- slug: a\n", r":1: no excerpt"),
        ("- slug: a\n  title: A\n", r":1: no excerpt"),
        ("- slug: a\n  excerpt: x\n  source: javascript:alert(1)\n", r":1: source"),
        ("- continues: b\n  excerpt: x\n", r":1: continues 'b', which no entry has"),
        ("- slug: a\n  excerpt: [x\n", r"articles.yml:3:1: is not valid YAML"),
        ("- slug: a\n  title: !!int x\n  excerpt: x\n", r":2:10: .*could not determine"),
        ("- slug: a\n  slug: b\n", r":2: 'slug' stands here twice"),
        ("slug: a\n", r":1: must be a list"),
        ("- a\n", r":1: an entry must be a mapping"),
        ("- slug: a\n  excerpt: \x07\n", r":2: .*character"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ArchiveError, match=message) as caught:
        read_register(_write(tmp_path, content), TOPICS)
    assert "\n" not in str(caught.value)
