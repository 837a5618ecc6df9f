"""Encodings: what is declared counts, what cannot be true is overruled, the rest is guessed."""

from __future__ import annotations

import json

import pytest

from downlink.model.dump import Dump
from downlink.read.decode import decode, decode_page, decode_xml
from downlink.read.encodings import codecs_for
from downlink.read.origin import Origin
from downlink.read.sniff import read_content
from downlink.report.dumps import explain_dumps

WORDS = {
    "ko": "우리 집 고양이는 창가에 앉아서 하루 종일 새를 바라본다. 저녁이 되면 조용히 방으로 돌아온다.",
    "ja": "うちの猫は窓辺に座って、一日中鳥を眺めている。夕方になると静かに部屋へ戻ってくる。",
    "zh": "我家的猫整天坐在窗边看鸟,到了晚上才安静地回到屋里,趴在暖气旁边睡觉。",
    "tw": "我家的貓整天坐在窗邊看鳥,到了晚上才安靜地回到屋裡,趴在暖氣旁邊睡覺。",
    "ru": "Наша кошка весь день сидит у окна и смотрит на птиц, а вечером тихо возвращается в комнату.",
    "el": "Η γάτα μας κάθεται όλη μέρα στο παράθυρο και κοιτάζει τα πουλιά, το βράδυ γυρίζει ήσυχα.",
    "he": "החתולה שלנו יושבת כל היום ליד החלון ומסתכלת בציפורים, ובערב היא חוזרת בשקט לחדר.",
    "ar": "تجلس قطتنا طوال اليوم بجانب النافذة وتنظر إلى الطيور، وفي المساء تعود بهدوء إلى الغرفة.",
    "th": "แมวของเรานั่งอยู่ที่หน้าต่างทั้งวันและมองดูนก ตอนเย็นมันกลับเข้าห้องอย่างเงียบ ๆ",
    "pl": "Nasz kot cały dzień siedzi przy oknie i patrzy na ptaki, a wieczorem cicho wraca do pokoju.",
    "tr": "Kedimiz bütün gün pencerenin yanında oturup kuşlara bakıyor, akşam sessizce odaya dönüyor.",
    "fr": "Notre chat reste assis toute la journée à la fenêtre, où il guette les oiseaux jusqu’au soir.",
}
DECLARED = [
    ("ko", "euc-kr", "cp949"),
    ("ko", "ks_c_5601-1987", "cp949"),
    ("ja", "Shift_JIS", "cp932"),
    ("ja", "x-sjis", "cp932"),
    ("ja", "EUC-JP", "euc_jp"),
    ("ja", "iso-2022-jp", "iso2022_jp"),
    ("zh", "gb2312", "gb18030"),
    ("zh", "GBK", "gb18030"),
    ("tw", "big5", "big5hkscs"),
    ("ru", "windows-1251", "cp1251"),
    ("ru", "koi8-r", "koi8-r"),
    ("ru", "iso-8859-5", "iso8859-5"),
    ("ru", "x-mac-cyrillic", "mac-cyrillic"),
    ("el", "iso-8859-7", "iso8859-7"),
    ("he", "iso-8859-8-i", "iso8859-8"),
    ("ar", "windows-1256", "cp1256"),
    ("th", "tis-620", "cp874"),
    ("pl", "iso-8859-2", "iso8859-2"),
    ("tr", "iso-8859-9", "cp1254"),
    ("fr", "iso-8859-1", "cp1252"),
    ("fr", "us-ascii", "cp1252"),
]
META = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}">',
    "<html><head><title>x</title><META CHARSET={} >",
    (
        "<html><head><!-- <meta charset=koi8-u> --><meta name=x content='charset=koi8-u'>"
        "<meta charset='{}'>"
    ),
    "<?xml version='1.0' encoding='{}'?><html><head>",
    f"<html><head><style>{'a {{}} ' * 2000}</style><meta charset='{{}}'>",
)
BODY = "</head><body><article><h1>{0}</h1><p>1. {0}</p><p>2. {0}</p></article></body></html>"


def _page(words: str, codec: str, head: str = "<html><head>") -> bytes:
    return (head + BODY.format(words)).encode(codec)


def _seen(dump: Dump) -> list[str]:
    return [line for entry in dump.excerpts for line in (entry.details.title, entry.text) if line]


@pytest.mark.parametrize("head", META)
@pytest.mark.parametrize(("language", "label", "codec"), DECLARED)
def test_a_page_is_read_in_the_encoding_that_it_declares(
    head: str, language: str, label: str, codec: str
) -> None:
    words = WORDS[language]
    dump = read_content("a", _page(words, codec, head.format(label)))
    assert _seen(dump) == [words, f"1. {words}\n2. {words}"]
    assert (dump.damage, dump.notes) == ((), ())


@pytest.mark.parametrize(("language", "label", "codec"), DECLARED)
def test_a_feed_is_read_in_the_encoding_that_it_declares(
    language: str, label: str, codec: str
) -> None:
    words = WORDS[language]
    feed = (
        f'<?xml version="1.0" encoding="{label}"?><rss version="2.0"><channel><title>x</title>'
        f"<item><title>{words}</title><description>{words}</description></item></channel></rss>"
    )
    dump = read_content("a", feed.encode(codec))
    assert _seen(dump) == [words, words]
    assert (dump.damage, dump.notes) == ((), ())


@pytest.mark.parametrize(("language", "label", "codec"), DECLARED)
def test_what_the_server_said_counts_where_the_document_says_nothing(
    language: str, label: str, codec: str
) -> None:
    words, origin = WORDS[language], Origin(charset=label)
    line = json.dumps({"text": words}, ensure_ascii=False)
    text = f"INCOMING TRANSMISSION\n{words}"
    for content in (_page(words, codec), text.encode(codec), line.encode(codec)):
        dump = read_content("a", content, origin)
        assert _seen(dump)[-1].split("\n")[0].removeprefix("1. ") == words
        assert (dump.damage, dump.notes) == ((), ())


def test_the_server_counts_before_the_document_where_both_can_be_true() -> None:
    words = WORDS["ru"]
    content = _page(words, "cp1251", "<html><head><meta charset=iso-8859-5>")
    assert words in decode_page(content, "windows-1251")[0]


@pytest.mark.parametrize(("language", "codec"), [("ko", "cp949"), ("zh", "gb18030")])
def test_a_page_counts_before_a_server_that_says_the_same_of_all(language: str, codec: str) -> None:
    words = WORDS[language]
    content = _page(words, codec, f"<html><head><meta charset={codec}>")
    for charset in ("iso-8859-1", "utf-8", "windows-1252"):
        assert words in decode_page(content, charset)[0]


@pytest.mark.parametrize("label", ["iso-8859-1", "gb2312", "euc-kr", "shift_jis", "windows-1251"])
@pytest.mark.parametrize("language", WORDS)
def test_a_declaration_is_overruled_by_utf8_and_that_is_said(language: str, label: str) -> None:
    words = WORDS[language]
    text, damage = decode_page(_page(words, "utf-8", f"<html><head><meta charset={label}>"))
    assert words in text
    (item,) = damage
    assert "is not the encoding of these bytes; read as UTF-8" in item.reason


@pytest.mark.parametrize("language", ["ko", "ja", "zh", "ru", "el"])
def test_a_program_s_western_default_is_overruled_where_no_word_is_western(language: str) -> None:
    words = WORDS[language]
    codec = {"ko": "cp949", "ja": "cp932", "zh": "gb18030", "ru": "cp1251", "el": "cp1253"}
    head = "<html><head><meta charset=iso-8859-1>"
    text, damage = decode_page(_page(words, codec[language], head))
    assert words in text
    assert "the declared windows-1252 is not the encoding" in damage[0].reason


def test_a_western_text_is_left_to_its_declaration() -> None:
    for words in (WORDS["fr"], "ÀÉÎÕÜ", "Ça, où ?"):
        assert decode_page(_page(words, "cp1252", "<html><head><meta charset=iso-8859-1>"))[1] == ()


def test_utf16_that_could_be_read_as_ascii_is_utf8() -> None:
    words = WORDS["fr"]
    page = _page(words, "utf-8", "<html><head><meta charset=utf-16>")
    feed = f'<?xml version="1.0" encoding="utf-16"?><rss><channel><title>{words}</title></channel></rss>'
    for text, damage in (decode_page(page), decode_xml(feed.encode())):
        assert words in text
        assert damage == ()


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_counts_before_everything(mark: str) -> None:
    page = _page(WORDS["zh"], mark, "<html><head><meta charset=koi8-r>")
    text, damage = decode_page(page, "iso-8859-1")
    assert WORDS["zh"] in text
    assert damage == ()


def test_a_few_damaged_bytes_do_not_cost_the_declared_encoding() -> None:
    words = WORDS["ko"] * 4
    content = _page(words, "cp949", "<html><head><meta charset=euc-kr>")
    at = content.index("고양이".encode("cp949"))
    text, (item,) = decode_page(content[:at] + b"\xff" + content[at:])
    assert text.count("\ufffd") <= 2
    assert WORDS["ko"] in text
    assert (item.offset, "is not valid EUC-KR" in item.reason) == (at, True)


def test_damaged_utf8_stays_utf8_whatever_is_declared() -> None:
    content = _page(WORDS["zh"], "utf-8", "<html><head><meta charset=iso-8859-1>")
    at = content.index("窗边".encode())
    text, damage = decode_page(content[: at + 1] + content[at + 3 :])
    assert text.count("到了晚上才安静地回到屋里") == 3
    assert any(item.offset == at for item in damage)


@pytest.mark.parametrize(
    ("language", "codec", "name"),
    [
        ("ko", "cp949", "EUC-KR"),
        ("ja", "cp932", "Shift_JIS"),
        ("ja", "euc_jp", "EUC-JP"),
        ("zh", "gb18030", "GB18030"),
        ("tw", "big5hkscs", "Big5"),
        ("ru", "cp1251", "windows-1251"),
        ("ru", "koi8-r", "KOI8-R"),
        ("el", "cp1253", "windows-1253"),
        ("he", "cp1255", "windows-1255"),
        ("ar", "cp1256", "windows-1256"),
        ("th", "cp874", "windows-874"),
        ("pl", "cp1250", "windows-1250"),
        ("tr", "cp1254", "windows-1254"),
        ("fr", "cp1252", "windows-1252"),
    ],
)
def test_an_encoding_that_nobody_names_is_guessed_and_that_is_said(
    language: str, codec: str, name: str
) -> None:
    words = WORDS[language]
    for content in (_page(words, codec), f"LATEST UPDATES\n{words}\n".encode(codec)):
        dump = read_content("a", content)
        assert _seen(dump)[-1].split("\n")[0].removeprefix("1. ") == words
        assert dump.damage == ()
        (note,) = dump.notes
        assert note.startswith(f"declares no encoding: read as {name}, a guess")
        assert any(note in line for line in explain_dumps([dump]))


def test_a_text_in_seven_bits_needs_no_declaration() -> None:
    assert decode(WORDS["ja"].encode("iso2022_jp")) == (WORDS["ja"], ())


@pytest.mark.parametrize("words", ["perch\u00e9 no", "it\u2019s caf\u00e9 time", "10 \u20ac"])
def test_a_single_accent_is_western(words: str) -> None:
    assert decode(words.encode("cp1252"))[0] == words


def test_a_text_cut_within_a_character_is_utf8_all_the_same() -> None:
    for cut in (
        b"and they don\xe2\x80",
        b"and they don\xe2\x80...",
        b"one thing: \xe9\xab\nand more",
    ):
        text, damage = decode(b"The brakes of the tandem were old " + cut)
        assert "\ufffd" in text
        assert len(damage) == 1


@pytest.mark.parametrize(
    "label", ["", "nonsense", "utf-7", "idna", "punycode", "base64", "rot13", "zlib", "undefined"]
)
def test_a_name_that_is_no_encoding_of_texts_means_none(label: str) -> None:
    assert codecs_for(label) == ()
    words = WORDS["fr"]
    assert decode_page(_page(words, "utf-8", f"<html><head><meta charset='{label}'>"))[1] == ()


@pytest.mark.parametrize("words", ["①から⑩まで", "髙橋さん", "～と－"])
def test_what_is_wider_than_the_name_says_is_read(words: str) -> None:
    page = f"<html><head><meta charset=shift_jis>{words}"
    assert words in decode_page(page.encode("cp932"))[0]
