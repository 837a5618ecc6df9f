from __future__ import annotations

from pathlib import Path

import pytest

from downlink.model.dump import Dump
from downlink.read.find import find_dumps, read_dumps

PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    b"<html><body><article><h1>Brakes</h1><p>New brakes for the old tandem were overdue.</p>"
    b"</article></body></html>"
)


def _record(kind: str, fields: str, body: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\n{fields}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def _read(tmp_path: Path, content: bytes) -> list[Dump]:
    path = tmp_path / "a.warc"
    path.write_bytes(content)
    return list(read_dumps(find_dumps([path], root=tmp_path)))


def test_a_record_without_an_address_is_read(tmp_path: Path) -> None:
    fields = "Content-Type: application/http; msgtype=response\r\n"
    (dump,) = _read(tmp_path, _record("response", fields, PAGE))
    (entry,) = dump.excerpts
    assert entry.details.title == "Brakes"
    assert dump.damage == ()


@pytest.mark.parametrize("address", ["urn:uuid:1", "ftp://blog.example/", "file:///etc/passwd"])
def test_a_response_from_an_address_of_another_scheme_is_read(tmp_path: Path, address: str) -> None:
    fields = f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
    (dump,) = _read(tmp_path, _record("response", fields, PAGE))
    (entry,) = dump.excerpts
    assert (entry.details.title, dump.source, dump.damage) == ("Brakes", "", ())


@pytest.mark.parametrize("version", ["HTTP/2", "HTTP/2.0", "HTTP/3", "http/1.1"])
def test_a_response_of_any_version_of_http_is_read(tmp_path: Path, version: str) -> None:
    body = PAGE.replace(b"HTTP/1.1 200 OK", f"{version} 200 ".encode())
    fields = "WARC-Target-URI: https://b.example/brakes\r\nContent-Type: application/http\r\n"
    (dump,) = _read(tmp_path, _record("response", fields, body))
    (entry,) = dump.excerpts
    assert (entry.details.title, dump.damage) == ("Brakes", ())


def test_what_a_name_server_said_is_no_page(tmp_path: Path) -> None:
    fields = "WARC-Target-URI: dns:blog.example\r\nContent-Type: text/dns\r\n"
    (dump,) = _read(tmp_path, _record("response", fields, b"20240501000000\nblog.example. 3600\n"))
    assert [item.reason for item in dump.damage] == ["holds no captured page"]


def test_a_web_archive_without_a_page_says_so(tmp_path: Path) -> None:
    for content in (b"WARC/1.0", _record("warcinfo", "", b"software: x\r\n")):
        (dump,) = _read(tmp_path, content)
        assert [item.reason for item in dump.damage] == ["holds no captured page"]


def test_a_feed_behind_a_document_type_is_a_feed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN"\n'
        ' "http://my.netscape.example/rss-0.91.dtd" [<!ENTITY x "y">]>\n<rss version="0.91"><channel>'
        "<title>B</title><item><title>One</title><link>https://b.example/1</link>"
        "<description>What the one item of this feed has to say.</description></item></channel></rss>",
        encoding="utf-8",
    )
    (dump,) = read_dumps(find_dumps([path], root=tmp_path))
    assert dump.format == "feed"
    assert [entry.details.title for entry in dump.excerpts] == ["One"]


def test_a_redirection_leads_to_the_article_behind_it(tmp_path: Path) -> None:
    def response(address: str, body: bytes) -> bytes:
        kind = "Content-Type: application/http; msgtype=response\r\n"
        return _record("response", f"WARC-Target-URI: {address}\r\n{kind}", body)

    def moved(goal: str) -> bytes:
        return f"HTTP/1.1 301 Moved\r\nLocation: {goal}\r\n\r\n".encode()

    content = [
        response("http://b.example/?p=7", moved("/2009/brakes")),
        response("http://b.example/2009/brakes", moved("https://b.example/brakes/")),
        response("https://b.example/brakes/", PAGE),
        response("https://b.example/other/", PAGE),
        response("https://b.example/none/", moved("https://[broken/")),
    ]
    first, second = _read(tmp_path, b"".join(content))
    leading = ("http://b.example/?p=7", "http://b.example/2009/brakes")
    assert first.excerpts[0].details.aliases == leading
    assert second.excerpts[0].details.aliases == ()
