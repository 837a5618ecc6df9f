"""The site asks no third party for anything: a setting by which it would is named and fails `check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from downlink.settings.options import load_archive
from tests.conftest import Run
from tests.support import INTRODUCTION, ROOT, make_archive
from tests.test_readme import blocks

ARTICLE = INTRODUCTION + "LoRA LoRA(LowRank Adaptation)用两个低秩矩阵的乘积表示权重的增量"
QUIET = "theme: {name: material, font: false}\n"


def _archive(root: Path, settings: str) -> Path:
    config = make_archive(root, {"a.txt": [ARTICLE]})
    config.write_text(f"site_name: Test\nplugins: [downlink]\n{settings}", encoding="utf-8")
    return config


ASKING = {
    "": ("'theme' is not set", "write 'theme: {name: material, font: false}'"),
    "theme: material\n": ("theme.font", "write 'theme: {name: material, font: false}'"),
    "theme: {name: material, font: {text: Inter}}\n": ("theme.font", "font: false}'"),
    "theme: {name: material, font: null}\n": ("theme.font", "font: false}'"),
    "theme: readthedocs\n": ("'readthedocs'", "switch theme.highlightjs off"),
    "theme: {name: mkdocs, highlightjs: false, analytics: {gtag: G-1}}\n": ("theme.analytics", ""),
    f"{QUIET}extra_javascript: [own.js, https://cdn.example/a.js]\n": (
        "extra_javascript asks cdn.example for https://cdn.example/a.js",
        "put that file below docs/",
    ),
    f"{QUIET}extra_javascript: [{{path: 'HTTP://cdn.example/a.mjs', type: module}}]\n": (
        "extra_javascript asks cdn.example",
        "docs/",
    ),
    f"{QUIET}extra_css: [//cdn.example/a.css]\n": ("extra_css asks cdn.example", "docs/"),
    f"{QUIET}extra: {{polyfills: ['https://p.example/a.js']}}\n": ("extra.polyfills", "docs/"),
    f"{QUIET}extra: {{analytics: {{provider: google, property: G-1}}}}\n": ("extra.analytics", ""),
    "theme: {name: material, font: false, logo: 'https://i.example/a.svg'}\n": ("theme.logo", ""),
    "theme: {name: material, font: false, favicon: '//i.example/a'}\n": ("theme.favicon", ""),
}


@pytest.mark.parametrize("settings", ASKING)
def test_check_names_each_setting_that_asks_a_third_party_and_fails(
    tmp_path: Path, run: Run, settings: str
) -> None:
    config = _archive(tmp_path, settings)
    result = run("check", "--config", config)
    assert result.exit_code == 1
    (warning,) = [line for line in result.stderr.splitlines() if line.startswith("Warning: ")]
    for part in (f"{config}: ", *ASKING[settings]):
        assert part in warning
    assert "Error: " in result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "settings",
    [
        QUIET,
        f"{QUIET}extra_css: [own.css, 'a//b.css']\nextra_javascript: [js/https.js]\n",
        f"{QUIET}site_url: https://own.example/a/\nextra_css: ['https://own.example/b.css']\n",
        f"{QUIET}repo_url: https://github.com/a/b\nextra: {{homepage: 'https://a.example/'}}\n",
        "theme: {name: mkdocs, highlightjs: false}\n",
        "theme: {name: readthedocs, highlightjs: false}\n",
    ],
)
def test_settings_that_ask_nobody_pass(tmp_path: Path, run: Run, settings: str) -> None:
    result = run("check", "--config", _archive(tmp_path, settings))
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_material_s_privacy_plugin_fetches_is_asked_of_nobody_later(tmp_path: Path) -> None:
    settings = "theme: material\nextra: {analytics: {provider: google}}\n"
    config = _archive(tmp_path, settings)
    text = config.read_text("utf-8").replace("[downlink]", "[downlink, privacy]")
    config.write_text(text, encoding="utf-8")
    (problem,) = load_archive(config).third_parties
    assert "extra.analytics" in problem


def test_all_findings_are_printed(tmp_path: Path, run: Run) -> None:
    settings = "theme: material\nextra_css: [//a.example/a.css, //b.example/b.css]\n"
    shown = run("check", "--config", _archive(tmp_path, settings)).stderr
    assert all(part in shown for part in ("theme.font", "a.example", "b.example"))


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_build_warns_changes_nothing_of_it_and_fails_if_strict(
    tmp_path: Path, run: Run, engine: str
) -> None:
    config = _archive(tmp_path, "theme: {name: material, font: {text: Inter}}\n")
    strict = run("build", "--strict", "--engine", engine, "--config", config)
    assert strict.exit_code == 1
    assert "--strict allows none" in strict.stderr.splitlines()[-1]
    result = run("build", "--engine", engine, "--config", config)
    assert result.exit_code == 0, result.output
    assert result.stderr.count("theme.font is not false") == 1
    assert "fonts.googleapis.com/css?family=Inter" in (tmp_path / "site" / "index.html").read_text()


def test_the_project_s_own_archive_and_the_readme_s_ask_nobody(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(blocks("yaml")[0], encoding="utf-8")
    for config in (ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml"):
        assert load_archive(config).third_parties == ()
