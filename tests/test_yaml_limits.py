"""How much a YAML file that people edit may hold, and what else no such file may be."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from downlink.curation.register import read_register
from downlink.curation.taxonomy import read_taxonomy
from downlink.curation.yaml_entries import parse_record, parse_records
from downlink.errors import ArchiveError
from downlink.files import MOST_BYTES
from downlink.text import yaml_nodes
from tests.conftest import Run
from tests.support import INTRODUCTION, make_archive

PIECES = (
    *("- ", "slug: ", "excerpt: ", "a", "&a ", "*a ", "!x ", "!!str ", "? ", ": ", "[", "]", "{"),
    *("}", ",", "\n", "  ", "'", '"', "\\u", "\\ud800", "\\x00", "|\n", "> \n", "|+9\n", "~", "@"),
    *("---\n", "...\n", "%YAML 1.1\n", "%TAG ! x\n", "# ", "\t", "\r", "\x85", "\u2028", "\ufeff"),
    *("<<: ", "`", "好", "=", "!<tag> ", "<<<<<<< a\n"),
)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_whatever_a_file_holds_is_read_or_refused_in_one_line(
    loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_nodes, "_LOADER", getattr(yaml, loader))

    @settings(max_examples=500)
    @given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
    def check(content: str) -> None:
        try:
            parse_records(content, Path("articles.yml"), key="articles")
            parse_record(content, "a.meta.yml")
        except ArchiveError as error:
            assert str(error).isprintable()  # noqa: PT017 - most contents are refused, some not

    check()


def test_more_values_than_a_memory_holds_are_no_key_of_a_record(tmp_path: Path) -> None:
    path = tmp_path / "articles.yml"
    many = "[" + "x, " * 1000 + "x]"
    path.write_text(f"- note: &a {many}\n  topics:\n" + "  - *a\n" * 1000, encoding="utf-8")
    with pytest.raises(ArchiveError, match="makes it more than 100,000 values") as caught:
        read_register(path, [])
    assert caught.value.line == 2 + 100_000 // 1002 + 1


def test_an_alias_stands_for_what_its_anchor_names(tmp_path: Path) -> None:
    path = tmp_path / "topics.yml"
    path.write_text(
        "- id: a\n  name: &name A\n  aliases: [{alias: c, near: &net [d, e]}]\n"
        "- id: b\n  name: *name\n  aliases:\n  - {alias: f, near: *net}\n",
        encoding="utf-8",
    )
    one, other = read_taxonomy(path)
    assert (one.name, one.context["c"]) == (other.name, other.context["f"])
    path.write_text(path.read_text("utf-8") + "  - {alias: g}\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match=r":8: alias 'g'"):
        read_taxonomy(path)


@pytest.mark.parametrize("name", ["articles.yml", "topics.yml", "seeds/a.txt.meta.yml"])
@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_file_is_refused_and_never_waited_for(
    tmp_path: Path, run: Run, name: str, kind: str
) -> None:
    config = make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    (tmp_path / name).unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(tmp_path / name)
    else:
        (tmp_path / name).mkdir()
    result = run("check", "--config", config)
    assert result.exit_code == 1
    assert f"{name}: is no file" in result.stderr


def test_a_file_larger_than_any_register_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "articles.yml"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(ArchiveError, match="has more than 268,435,456 bytes"):
        read_register(path, [])


def test_a_number_that_python_does_not_read_is_one_line(tmp_path: Path, run: Run) -> None:
    config = make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    settings = config.read_text("utf-8").replace("[downlink]", "[{downlink: {limit: %s}}]")
    config.write_text(settings % ("9" * 5000), encoding="utf-8")
    result = run("check", "--config", config)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "mkdocs.yml: cannot be read" in line


@pytest.mark.parametrize("kind", ["id", "slug"])
def test_a_name_that_no_file_system_takes_is_refused(tmp_path: Path, kind: str) -> None:
    longest, path = "a" * 200, tmp_path / "x.yml"
    rest = "name: A" if kind == "id" else "excerpt: x"

    def read(name: str) -> object:
        path.write_text(f"- {{{kind}: {name}, {rest}}}\n", encoding="utf-8")
        return read_taxonomy(path) if kind == "id" else read_register(path, [])

    assert read(longest)
    with pytest.raises(ArchiveError, match=r":1: .*is longer than 200 characters: shorten it"):
        read(longest + "a")


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("seeds: a\x07b", r"mkdocs.yml:6: .*U\+0007"),
        ("seeds: a\ufffeb", r"mkdocs.yml:6: .*U\+FFFE"),
        ("dialect: " + "[" * 100_000, "mkdocs.yml:6: is nested more than 100 levels deep"),
        ("dialect: " + "[" * 100_000 + "]" * 100_000, "mkdocs.yml:6: is nested more than 100"),
        ("x: y\n<<<<<<< HEAD", r"mkdocs.yml:7: holds a conflict marker"),
        ('seeds: "a\\0b"', r"option 'seeds' to 'a\\x00b', which no path can be"),
        ('topics: "\\0"', "option 'topics' .*no path can be"),
        (f"seeds: {'x' * 256}", "option 'seeds' .*no path can be"),
        ('articles: "\\0"', "option 'articles' .*no path can be"),
        ('articles: ""', "is no file"),
        ("sedes: foo", "unknown option 'sedes': the known ones are articles, dialect"),
        ("limit: .nan", "limit to nan: give a number of MiB above 0"),
        ("limit: .inf", "limit to inf: give"),
        ("moved: {old.example: 7}", "'moved' to 'old.example: 7': write old.example: new.example"),
        ("moved: {'a b': new.example}", "'moved' to 'a b: new.example': write"),
        ("limit: 1.0e-300", "limit to 1e-300: give"),
        (f"limit: {'9' * 400}", "limit to 99999999999999999999: give"),
        ("dialect: {banner: '/a{99999999999}/'}", "is no regular expression"),
        (f"dialect: {{banner: '/{'(' * 5000}{')' * 5000}/'}}", "is no regular expression"),
    ],
)
def test_a_broken_option_is_one_line(tmp_path: Path, run: Run, option: str, message: str) -> None:
    config = make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    content = config.read_text("utf-8").replace(
        "plugins: [downlink]", f"\nplugins:\n  - downlink:\n      {option}"
    )
    config.write_text(content, encoding="utf-8")
    result = run("check", "--config", config)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert len(line) < 1000
    assert re.search(message, line), line
