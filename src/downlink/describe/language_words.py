"""Small words, and letters, by which languages that share a script are told apart.

For each language its most frequent words that are no names, as anyone learns them first: articles,
prepositions, conjunctions, pronouns, auxiliary verbs. About a third of the words of any prose are
among them.
"""

from __future__ import annotations

from collections.abc import Mapping

_LATIN = {
    "en": (
        "the of and to in is that for it with as are this be on you not or by from an at"
        " can have was we will if has which what there their but they all more when one use"
        " your how its these a i am my he she his her about than been were into out up"
    ),
    "de": (
        "der die das und ist nicht ein eine einen einem eines zu den dem des mit sich auf"
        " für von im auch es an werden wird aus als sind wie kann oder aber wenn nur noch"
        " nach bei durch man ich haben hat wir sie dass diese dieser dieses über mehr zum"
        " zur"
    ),
    "fr": (
        "le la les de des du et est un une en que qui dans pour pas sur au aux avec ce"
        " cette ces il elle nous vous je ne se sont plus par mais ou être avoir fait comme"
        " son sa ses leur où tout peut été aussi même très donc si on"
    ),
    "es": (
        "el la los las de del y que en un una es no se por con para como su sus lo al más"
        " pero este esta esto son o si cuando también muy ya hay ser está puede entre sobre"
        " todo nos tiene desde donde porque fue"
    ),
    "pt": (
        "o a os as de do da dos das e que em um uma é não se por com para como no na nos"
        " nas mais mas ao seu sua ou quando muito já são ser está pode isso este esta você"
        " também foi tem pelo pela até entre sobre porque"
    ),
    "it": (
        "il lo la gli le di del della dei delle che e è un una in non si per con come da"
        " sono nel nella più ma questo questa anche se al alla essere ha ho dal dalla sul"
        " sulla o quando molto può ci suo sua degli tra perché"
    ),
    "ca": (
        "el la els les de del dels i que en un una és no es per amb com seu seva al als més"
        " però aquest aquesta són o si quan també molt ja hi ha ser pot entre sobre tot ens"
        " des perquè amb aquests"
    ),
    "ro": (
        "și de la în a cu pe un o este nu se că din pentru ce sunt mai care ca sau dar dacă"
        " fi am ai lui ei fost prin această acest când foarte doar după poate unui unei au"
        " sa să"
    ),
    "nl": (
        "de het een en van is in dat op te zijn met voor niet die aan er om als ook maar"
        " bij of uit nog naar dan door je wordt worden kan dit deze ik hebben heeft we wat"
        " over meer geen"
    ),
    "sv": (
        "och att det i en är som på av för med den till inte ett om har de kan jag vi men"
        " från så eller när man var också ska vara bara alla mycket detta dessa efter"
    ),
    "da": (
        "og at det i en er som på af for med den til ikke et om har de kan jeg vi men fra"
        " så eller når man var også skal være kun alle meget dette disse efter blev hvor"
        " mere end hvis bliver noget nogle mange kunne der"
    ),
    "no": (
        "og at det i en er som på av for med den til ikke et om har de kan jeg vi men fra"
        " så eller når man var også skal være bare alle mye dette disse etter ble hvor å mer"
        " enn hvis blir noen mange kunne deg seg der"
    ),
    "fi": (
        "ja on ei se että oli hän mutta joka kun niin tai jos myös ovat olla voi kuin mitä"
        " sen tämä tämän ole sitä vain niiden siitä nyt joita mukaan kanssa hyvin voidaan"
    ),
    "et": (
        "ja on ei see et oli ta aga mis kui nii või ka olla võib kes selle oma siis veel"
        " mida need seda kuid ning oma väga saab pole"
    ),
    "hu": (
        "a az és hogy nem is egy van de ez ezt azt meg csak már mint vagy ha volt lehet"
        " kell még el fel után között minden nagyon itt ott én mi ő amely szerint olyan"
    ),
    "pl": (
        "i w na z do nie się to jest że o jak za po ale od co dla są przez tylko by być"
        " może już tak lub czy ten ta te tego które który która oraz przy jego bardzo"
    ),
    "cs": (
        "a v na s z do ne se to je že o jak za po ale od co pro jsou jen by být může už tak"
        " nebo ten ta které který která při jeho velmi jako ve si byl bylo když podle také"
    ),
    "sk": (
        "a v na s z do nie sa to je že o ako za po ale od čo pre sú len by byť môže už tak"
        " alebo ten tá ktoré ktorý ktorá pri jeho veľmi vo si bol bolo keď podľa tiež"
    ),
    "sl": (
        "in v na s z do ne se to je da o kot za po ali od kaj pri so le bi biti lahko že"
        " tako ter ta ki jih njegov zelo bil bilo ko tudi ni sem smo iz"
    ),
    "hr": (
        "i u na s iz do ne se to je da o kao za po ali od što pri su samo bi biti može već"
        " tako ili koji koja koje njegov vrlo bio bilo kad također nije sam smo"
    ),
    "lt": (
        "ir yra kad tai bet ar su iš į apie kaip nuo tik jau per po dar arba buvo būti gali"
        " jis ji jie labai taip jei kuris kuri prie"
    ),
    "lv": (
        "un ir ka tas bet ar no par kā uz tikai jau pēc vai bija būt var viņš viņa ļoti tā"
        " ja kas kurš kura pie arī lai šis šī nav"
    ),
    "tr": (
        "ve bir bu için ile de da ne olarak çok daha gibi en var olan kadar sonra ama veya"
        " her ki değil ise o mi mı şu böyle nasıl bunu olduğu"
    ),
    "vi": (
        "và của là có được cho không một các trong với này đó để những người khi từ cũng"
        " như đã sẽ bạn tôi nó về thì mà nhưng nếu ra"
    ),
    "id": (
        "yang dan di untuk dengan ini itu dari dalam tidak adalah pada ke akan bisa atau"
        " juga saya kita anda oleh sebagai ada lebih dapat karena jika sudah telah seperti"
        " beberapa sebuah bahwa namun maka saat atas para serta hanya"
    ),
    "ms": (
        "yang dan di untuk dengan ini itu dari dalam tidak adalah pada ke akan boleh atau"
        " juga saya kita anda oleh sebagai ada lebih dapat kerana jika sudah telah ialah"
        " manakala sahaja iaitu pelbagai kepada tetapi bagi seperti beberapa apabila"
    ),
    "eo": "la de kaj en estas al ke ne por kun el sed oni ĉi tiu kiu kiel ankaŭ aŭ se pli povas ĝi",
    "la": "et in est non ad cum ut sed qui quae quod ex ab per sunt esse hoc enim etiam atque aut",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL_WORDS: Mapping[str, frozenset[str]] = {
    language: _words(words) for language, words in _LATIN.items()
}
"""Languages in Latin letters → their small words, in lower case."""

LATIN_LETTERS: Mapping[str, str] = {
    "de": "ß",
    "fr": "œç",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "ca": "·",
    "ro": "șțşţ",
    "sv": "å",
    "da": "æø",
    "no": "æø",
    "hu": "őű",
    "pl": "łśźż",
    "cs": "ěřů",
    "sk": "ľĺŕ",
    "hr": "đ",
    "lt": "ėįų",
    "lv": "āēīļņķģ",
    "tr": "ışğ",
    "vi": "ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ",
    "eo": "ĉĝĥĵŝŭ",
    "et": "õ",
}
"""Letters that a language has, and few others of those in Latin letters."""

_CYRILLIC = {
    "ru": (
        "и в не на что с по это как а но для из к то у за от так же все был его если или при ещё"
    ),
    "uk": (
        "і в не на що з та це як а але для із до то у за від так же все був його якщо або при ще є"
    ),
    "be": ("і ў не на што з па гэта як а але для да у за ад так усе быў яго калі ці пры яшчэ ёсць"),
    "bg": (
        "и в не на че с по това как а но за от към се са да е ще му като или при още бе са си най"
    ),
    "sr": (
        "и у не на што са по то као а али за из од да је се су би његов ако или при још није који"
    ),
    "mk": (
        "и во не на што со по тоа како а но за од да е се ќе му или при уште не кој беше сум овој"
    ),
    "kk": "және мен бір бұл үшін деп бар да де болып еді емес ол осы бойынша туралы оның қазақ",
}
CYRILLIC_WORDS: Mapping[str, frozenset[str]] = {
    language: _words(words) for language, words in _CYRILLIC.items()
}
"""Languages in Cyrillic letters → their small words, in lower case."""

CYRILLIC_LETTERS: Mapping[str, str] = {
    "ru": "ыэё",
    "uk": "їєґі",
    "be": "ыэёўі",
    "sr": "ђћ",
    "mk": "ѓќѕ",
    "kk": "әғқңұһ",
    "bg": "ъ",
}
"""Letters that a language has, and few others of those in Cyrillic letters; Russian has `ъ` too,
and ten times as rarely."""

ARABIC_WORDS: Mapping[str, frozenset[str]] = {
    "ar": _words("في من على إلى أن هذا هذه التي الذي ما لا كان عن مع أو هو هي كل قد ثم"),
    "fa": _words("و در به از که این را با است برای آن یک تا می بر هم شده کرد یا اما نیز"),
    "ur": _words("کے میں کی ہے اور سے کا کو اس نے پر یہ ہیں کہ ایک جو بھی تھا تو ہو"),
}
"""Languages in Arabic letters → their small words."""

ARABIC_LETTERS: Mapping[str, str] = {"ar": "ةىكيإأ", "fa": "پچژگ", "ur": "ٹڈڑےںہ"}
"""Letters that a language has, and few others of those in Arabic letters."""

DEVANAGARI_WORDS: Mapping[str, frozenset[str]] = {
    "hi": _words("है के में की से का को और पर यह हैं ने एक कि भी तो हो था जो लिए"),
    "mr": _words("आहे आणि च्या या ते ही हे नाही तर मध्ये साठी होते आहेत एक पण की काही"),
    "ne": _words("छ र मा को लाई पनि छन् यो थियो गर्न भने एक हो गरेको त्यो"),
}
"""Languages in Devanagari → their small words."""
