from __future__ import annotations

import pytest

from downlink.describe.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("随着预训练语言模型进入LLM时代", "zh"),
        ("FlashAttention uses tiling to fuse the whole attention layer", "en"),
        ("これは日本語の文章です", "ja"),
        ("이것은 한국어 문장입니다", "ko"),
        (
            "The paper 深度 is cited in this long English sentence about models and data for training on the web",
            "en",
        ),
        ("", "en"),
    ],
)
def test_the_language_follows_from_the_scripts(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Frühling kommt später, und die Krokusse sind schon alle auf einmal da.", "de"),
        ("Le gâteau est dans le four, et nous attendons qu'il soit prêt.", "fr"),
        ("El río está muy alto este año porque ha llovido más que nunca.", "es"),
        ("O rio está muito alto este ano porque choveu mais do que nunca.", "pt"),
        ("Il fiume è molto alto quest'anno perché ha piovuto più che mai.", "it"),
        ("Het water staat dit jaar erg hoog, want het heeft meer geregend dan ooit.", "nl"),
        ("Bu yıl nehir çok yüksek, çünkü her zamankinden daha fazla yağmur yağdı.", "tr"),
        ("W tym roku rzeka jest bardzo wysoka, bo padało więcej niż zwykle.", "pl"),
        ("Năm nay nước sông rất cao vì mưa nhiều hơn mọi năm.", "vi"),
        ("В субботу мы поехали на старую мельницу за рекой.", "ru"),
        ("У суботу ми поїхали на старий млин за річкою, і це було добре.", "uk"),
        ("В събота отидохме до старата воденица, която е отвъд реката.", "bg"),
        ("خرجنا في الصباح الباكر إلى الجبل، وكان الهواء باردا.", "ar"),
        ("صبح زود به کوه رفتیم و هوا سرد بود، اما راه خلوت بود.", "fa"),
        ("ہم صبح سویرے پہاڑ پر گئے اور ہوا ٹھنڈی تھی۔", "ur"),
        ("יצאנו בבוקר אל ההר, והאוויר היה קר.", "he"),
        ("Το πρωί πήγαμε στο βουνό και έκανε κρύο.", "el"),
        ("सुबह हम पहाड़ पर गए और हवा ठंडी थी।", "hi"),
        ("ตอนเช้าเราไปภูเขาและอากาศหนาว", "th"),
        ("The Docker image is built with `de la en` flags, and it is small.", "en"),
        ("int main(void) { return 0; }", "en"),
        ("A page on what I am doing now. I am building a boat, and reading about tides.", "en"),
        ("Pe masă a rămas un ceas vechi, pe care l-am primit de la bunica mea.", "ro"),
        ("Am o barcă mică pe lac și un câine.", "ro"),
        ("Mám rád řeku a les, i když prší a je zima.", "cs"),
        (
            "Die Seite https://en.example/the/of/and/to/in ist nicht mehr da, und das ist schade.",
            "de",
        ),
        ("Мы используем Kubernetes, Docker, Prometheus, Grafana и PostgreSQL в Yandex Cloud", "ru"),
    ],
)
def test_languages_of_one_script_are_told_apart(text: str, language: str) -> None:
    assert language_of(text) == language
