"""The YAML files that people edit, broken by hand or by a tool: one line with file, line and remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from downlink.curation.register import read_register
from downlink.curation.taxonomy import read_taxonomy
from downlink.curation.yaml_entries import parse_records
from downlink.errors import ArchiveError
from downlink.read.sidecar import Sidecar, read_sidecar
from downlink.text import yaml_nodes
from tests.conftest import Run
from tests.support import INTRODUCTION, make_archive

Read = Callable[[Path, bytes], object]

BOMB = "&a [x, x, x, x, x, x, x, x, x, x]" + "".join(
    f", &{name} [{', '.join([f'*{before}'] * 10)}]"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def _register(folder: Path, content: bytes) -> object:
    path = folder / "articles.yml"
    path.write_bytes(b"- slug: lora\n  excerpt: text\n" + content)
    return read_register(path, ["lora"])


def _taxonomy(folder: Path, content: bytes) -> object:
    path = folder / "topics.yml"
    path.write_bytes(b"- id: lora\n  name: LoRA\n" + content)
    return read_taxonomy(path)


def _sidecar(folder: Path, content: bytes) -> object:
    (folder / "a.html.meta.yml").write_bytes(b"# when and where\ncaptured: 2024-05-31\n" + content)
    return read_sidecar(folder / "a.html", "seeds/a.html")


FILES = [(_register, "  note"), (_taxonomy, "  description"), (_sidecar, "source")]
"""How each file is read after two good lines, and a key of it that holds a text."""


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _either_yaml(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With libyaml, and as on machines without it."""
    monkeypatch.setattr(yaml_nodes, "_LOADER", getattr(yaml, request.param))


@pytest.mark.parametrize(("read", "key"), FILES)
@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("a\x07b", r"forbids \(U\+0007\) in column \d+: remove it"),
        ("好" * 3000 + "\x07", r"forbids \(U\+0007\) in column 30\d\d: remove it"),
        ("a\x00b", r"forbids \(U\+0000\)"),
        ("'\x1b[31m'", r"forbids \(U\+001B\)"),
        ("a\x9fb", r"forbids \(U\+009F\)"),
        ("a\ufffe", r"forbids \(U\+FFFE\)"),
        ("a\uffff", r"forbids \(U\+FFFF\)"),
        (r'"\ud83d"', "character"),
        (r'"\ud83d\ude00"', "character"),
        (r'"\UFFFFFFFF"', "is not valid YAML"),
        ("[" * 900 + "]" * 900, "nested more than 20 levels deep: remove brackets"),
        ("[" * 100_000 + "]" * 100_000, "nested more than 20 levels deep"),
        ("[" * 100_000, "nested more than 20 levels deep"),
        ("{a: " * 100_000, "nested more than 20 levels deep"),
        ("\n    " + "- " * 100_000, "nested more than 20 levels deep"),
        (f"[{BOMB}]", r"\*a is an alias within an anchor: write out"),
        (f"{{? &a [{'x, ' * 9}x] : y}}", "a key must be a text"),
        ("&a [*a]", r"\*a is an alias within an anchor"),
        ("*nobody", r"\*nobody is an alias of nothing before it: .* put the text in quotes"),
        ("*重要*", r"is not valid YAML .*a text cannot begin with \*: put it in quotes"),
        ("@home", "a text cannot begin with @: put it in quotes"),
        ("`code`", "a text cannot begin with `: put it in quotes"),
        ("'open", "is not valid YAML .*end of stream"),
        ('"open', "is not valid YAML .*end of stream"),
        ("a: b: c", "is not valid YAML .*mapping values are not allowed"),
        ("[a", "is not valid YAML"),
        ("!!python/object/apply:os.system [touch X]", "what the tag '!!python/object/apply:os"),
        ("!mine x", "what the tag '!mine' makes of it"),
        ("{[a]: b}", "a key must be a text"),
        ("{a: 1, a: 2}", "'a' stands here twice: remove one"),
        ("a\n---\nb: c", "begins a second document"),
    ],
)
def test_a_broken_value_is_named_with_its_line(
    tmp_path: Path, read: Read, key: str, value: str, message: str
) -> None:
    with pytest.raises(ArchiveError, match=message) as caught:
        read(tmp_path, f"{key}: {value}\n".encode("utf-8", "surrogatepass"))
    line = 3 + value.count("\n", 0, max(0, value.find("- - ")))
    within = {line, 4} if value in ("[a", "a\n---\nb: c") else {line}
    assert caught.value.line in within
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 1000
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(("read", "key"), FILES)
@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("\t{key}: x\n", ":3:1: .*a tab stands where YAML wants spaces: write spaces"),
        ("{key}:\n\t- x\n", ":4:1: .*a tab stands where"),
        ("<<<<<<< A\n{key}: x\n=======\n{key}: y\n>>>>>>> b\n", r":3: .*of a merge \(<<<<<<<"),
        ("{key}: x\n=======\n{key}: y\n>>>>>>> b\n", r":4: .*of a merge \(=======\)"),
        ("{key}: x\r\n>>>>>>> b\r\n", r":4: .*of a merge \(>>>>>>>\): keep what is right"),
        ("{key}: x\n{key}: y\n", ":4: .*stands here twice: remove one"),
        ("...\n- {key}: x\n", ":4:1: .*remove the line '---' or '...' before it"),
        ("{key}: x\n? [a]\n: b\n", ":4:"),
        ("{key}: 'x\n\n\n\n", ":3:.*end of stream"),
        ("# a\u2028b\u2029c\x85\n{key}: \x07\n", r":4: .*U\+0007"),
        ("{key}: 'a\u2028b\u2029c\x85'\n{key}: y\n", ":4: .*stands here twice"),
        ("{key}: 'a\u2028b\u2029c\x85'\n\t{key}: y\n", ":4:"),
    ],
)
def test_broken_lines_are_named_with_their_number(
    tmp_path: Path, read: Read, key: str, lines: str, says: str
) -> None:
    with pytest.raises(ArchiveError, match=says) as caught:
        read(tmp_path, lines.replace("{key}", key).encode())
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(("read", "key"), FILES)
def test_bytes_that_are_no_utf8_are_named_with_their_line(
    tmp_path: Path, read: Read, key: str
) -> None:
    with pytest.raises(ArchiveError, match=r"is not UTF-8 at byte \d+: save it") as caught:
        read(tmp_path, f"{key}: 背景\n".encode("gb18030"))
    assert caught.value.line == 3


@pytest.mark.parametrize(("read", "key"), FILES)
@pytest.mark.parametrize("value", ["<<: x", "1: x", "null: x", "~: x", '"\\e[31m": x', "'': x"])
def test_an_odd_key_is_unknown(tmp_path: Path, read: Read, key: str, value: str) -> None:
    indent = key[: len(key) - len(key.lstrip())]
    with pytest.raises(ArchiveError, match="unknown key '") as caught:
        read(tmp_path, f"{indent}{value}\n".encode())
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("file", ["articles.yml", "topics.yml", "seeds/a.txt.meta.yml"])
@pytest.mark.parametrize(
    "content", ["- slug: \ufffe\n", "- slug: " + "[" * 100_000, "<<<<<<< HEAD\n", "a: *b\n"]
)
def test_a_command_says_it_in_one_line_and_exits_with_1(
    tmp_path: Path, run: Run, file: str, content: str
) -> None:
    config = make_archive(tmp_path, {"a.txt": [INTRODUCTION]})
    (tmp_path / file).write_text(content, encoding="utf-8")
    result = run("check", "--config", config)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: ")
    assert f"{file}:1: " in line


@pytest.mark.parametrize("content", ["", "\ufeff", "---\n", "# nothing\n", "~\n", "---\n...\n"])
def test_an_empty_file_holds_no_record(tmp_path: Path, content: str) -> None:
    assert parse_records(content, tmp_path, key="articles") == ()


@pytest.mark.parametrize("content", ["", "# nothing\n", "null\n"])
def test_an_empty_sidecar_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.meta.yml").write_text(content, encoding="utf-8")
    with pytest.raises(ArchiveError, match="holds nothing: say 'captured' or 'source'"):
        read_sidecar(tmp_path / "a", "seeds/a")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- a\n", ":1: an entry must be a mapping"),
        ("\n\ncaptured: [2024]\n", ":3: 'captured' must be a text"),
        ("captured: soon\n", ":1: 'soon' is no time"),
        ("source: javascript:alert(1)\n", ":1: 'javascript:alert\\(1\\)' is no address"),
    ],
)
def test_a_mistake_in_a_sidecar_is_named_with_its_line(
    tmp_path: Path, content: str, message: str
) -> None:
    (tmp_path / "a.meta.yml").write_text(content, encoding="utf-8")
    with pytest.raises(ArchiveError, match=f"^seeds/a.meta.yml{message}"):
        read_sidecar(tmp_path / "a", "seeds/a")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.meta.yml").write_bytes(
        b"\xef\xbb\xbfcaptured: 2024-05-31\r\nsource: https://b.example/\r\n"
    )
    assert read_sidecar(tmp_path / "a", "seeds/a") == Sidecar("2024-05-31", "https://b.example/")


def test_a_capture_whose_sidecar_could_have_no_name_has_none(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / ("x" * 250), "seeds/x") == Sidecar()
