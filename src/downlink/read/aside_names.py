"""A file's name → what files of that name are that hold no article. A hint, no proof."""

from __future__ import annotations

import re

TEMPLATE = "page template"
"""A page with gaps, of which a program makes pages: it is one by its name, whatever it holds."""

_KINDS = {
    "picture": (
        "png jpg jpeg jpe jfif gif webp avif bmp ico cur svg svgz tif tiff heic heif jxl psd "
        "xcf ai eps sketch drawio"
    ),
    "style sheet": "css scss sass less styl pcss",
    "script": "js mjs cjs jsx ts tsx coffee map wasm swc",
    "font": "woff woff2 ttf ttc otf eot pfb",
    "recording": (
        "mp3 mp4 m4a m4v webm ogg ogv oga opus wav flac mov avi mkv wmv wma mpg mpeg aac 3gp "
        "mid swf flv"
    ),
    "subtitle file": "srt vtt ass ssa sub sbv ttml",
    "log": "log",
    "settings file": (
        "ini cfg conf config cnf toml yaml yml properties env lock editorconfig webmanifest "
        "rc plist desktop service reg inf"
    ),
    "data file": (
        "csv tsv tab dat json geojson topojson ndjson-log sqlite db parquet arrow pkl npy npz "
        "rdata bib ics vcf po pot mo asc sig pem crt key pub sum md5 sha1 sha256 sha512 patch "
        "diff ipynb dot gv"
    ),
    "source file": (
        "py pyi pyc rb rake gemspec go rs java class jar kt kts scala sc groovy gradle c h cc "
        "cpp cxx hh hpp hxx cs fs fsx vb m mm swift pl pm t lua r jl hs lhs elm ex exs erl "
        "hrl clj cljs lisp el scm ml mli nim zig d pas dpr f f90 f95 asm s sql sh bash zsh "
        "fish ksh csh bat cmd ps1 psm1 awk sed tcl vim mk mak cmake make am in ac m4 proto "
        "thrift graphql tf hcl nix dockerfile vhd vhdl v sv tex sty cls ps cu glsl hlsl"
    ),
    TEMPLATE: (
        "ejs erb haml slim hbs handlebars mustache jinja jinja2 j2 liquid twig vue svelte "
        "astro pug jade tpl tmpl gotmpl ftl"
    ),
    "crawler file": "cdx cdxj idx warcinfo url webloc torrent meta har",
    "package": "exe dll so dylib msi apk deb rpm dmg iso bin o a lib",
}
_SUFFIXES = {suffix: kind for kind, names in _KINDS.items() for suffix in names.split()}

_NAMES = {
    "settings file": (
        "robots.txt humans.txt ads.txt app-ads.txt security.txt llms.txt cname makefile "
        "gnumakefile dockerfile gemfile rakefile procfile vagrantfile codeowners package.json "
        "package-lock.json composer.json composer.lock manifest.json tsconfig.json bower.json "
        "browserconfig.xml requirements.txt constraints.txt pipfile go.mod go.sum "
        "cmakelists.txt gemfile.lock yarn.lock web.config"
    ),
    "crawler file": (
        "hts-log.txt hts-err.txt hts-nohup.out cookies.txt wget-log wget-hsts seeds.txt "
        "crawl.log crawler-beans.cxml pages.jsonl extrapages.jsonl index.cdx datapackage.json "
        "datapackage-digest.json"
    ),
    "system file": "thumbs.db desktop.ini ehthumbs.db folder.htt",
}
_WHOLE = {name: kind for kind, names in _NAMES.items() for name in names.split(" ")}
_ABOUT = re.compile(
    r"(?:(licen[cs]es?|copying|unlicense|patents)|notice|authors|contributors|maintainers|credits|"
    r"thanks|change_?logs?|changes|history|releases?|news|read[-_ ]?me|install(?:ation)?|todo|"
    r"contributing|code_of_conduct|security|support|governance|copyright|version)"
    r"(?:[-_][\w+-]{1,20})?(?:(?:\.[\w-]{1,10})?\.(?:txt|md|markdown|rst|adoc|asciidoc|org|text))?"
)
_NUMBERED_LOG = re.compile(r"(?:[\w-]+\.log|wget-log)(?:\.\d+)?|[\w.-]+\.(?:err|out)")


def kind_of_name(name: str) -> str:
    """Return what files of a name are that hold no article, "" where the name says nothing.

    Args:
        name: without its folders; a `.gz` behind it counts as not there.
    """
    plain = name.casefold().removesuffix(".gz")
    known = _WHOLE.get(plain, "")
    if known:
        return known
    if _NUMBERED_LOG.fullmatch(plain):
        return "log"
    suffix = plain.rpartition(".")[2] if "." in plain else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    about = _ABOUT.fullmatch(plain)
    if about:
        return "licence" if about[1] else "read-me file"
    return ""
