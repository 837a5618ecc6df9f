"""The words that dates are written in: names of months, and of time zones."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import normalize

_NAMES: tuple[tuple[str, ...], ...] = (
    (
        "january jan januar januari jänner jän janvier janv enero ene gennaio gen janeiro",
        "gener",
        "leden ledna styczeń stycznia sty január januára ianuarie ocak tammikuuta tammikuu",
        "ιανουαρίου",
        "января январь янв січня січень януари يناير ינואר בינואר",
    ),
    (
        "february feb februar februari feber febr février févr febrero febbraio fevereiro fev",
        "febrer",
        "únor února luty lutego lut február februára februarie şubat helmikuuta helmikuu",
        "φεβρουαρίου",
        "февраля февраль фев лютого лютий февруари فبراير פברואר בפברואר",
    ),
    (
        "march mar märz mär mrz maart mrt mars marzo março marts març maret",
        "březen března marzec marca március marec martie mart maaliskuuta maaliskuu μαρτίου",
        "марта март мар березня березень مارس מרץ במרץ",
    ),
    (
        "april apr avril avr abril abr aprile",
        "duben dubna kwiecień kwietnia kwi április apríl apríla aprilie nisan huhtikuuta",
        "huhtikuu",
        "απριλίου апреля апрель апр квітня квітень април أبريل إبريل ابريل אפריל באפריל",
    ),
    (
        "may mai mei mayo maggio mag maio maj maig",
        "květen května maja május máj mája mayıs mayis toukokuuta toukokuu μαΐου",
        "мая май травня травень مايو מאי במאי",
    ),
    (
        "june jun juni juin junio giugno giu junho juny",
        "červen června czerwiec czerwca cze június jún júna iunie haziran kesäkuuta kesäkuu",
        "ιουνίου",
        "июня июнь июн червня червень юни يونيو יוני ביוני",
    ),
    (
        "july jul juli juillet juil julio luglio lug julho juliol",
        "červenec července lipiec lipca lip július júl júla iulie temmuz heinäkuuta heinäkuu",
        "ιουλίου",
        "июля июль июл липня липень юли يوليو יולי ביולי",
    ),
    (
        "august aug augustus août aou agosto ago augusti agost agustus",
        "srpen srpna sierpień sierpnia sie augusztus augusta ağustos elokuuta elokuu",
        "αυγούστου",
        "августа август авг серпня серпень أغسطس اغسطس אוגוסט באוגוסט",
    ),
    (
        "september sep sept septembre septiembre settembre set setembro setembre septembrie",
        "září wrzesień września wrz szeptember septembra eylül syyskuuta syyskuu σεπτεμβρίου",
        "сентября сентябрь сен сент вересня вересень септември سبتمبر ספטמבר בספטמבר",
    ),
    (
        "october oct oktober okt octobre octubre ottobre ott outubro out octombrie",
        "říjen října październik października paź október októbra ekim lokakuuta lokakuu",
        "οκτωβρίου",
        "октября октябрь окт жовтня жовтень октомври أكتوبر اكتوبر אוקטובר באוקטובר",
    ),
    (
        "november nov novembre noviembre novembro noiembrie",
        "listopad listopada lis novembra kasım kasim marraskuuta marraskuu νοεμβρίου",
        "ноября ноябрь ноя нояб листопада листопад ноември نوفمبر נובמבר בנובמבר",
    ),
    (
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des",
        "prosinec prosince grudzień grudnia gru decembra decembrie aralık aralik desembre",
        "joulukuuta joulukuu δεκεμβρίου декабря декабрь дек грудня грудень декември ديسمبر",
        "דצמבר בדצמבר",
    ),
)
# English, German, Dutch, the Scandinavian and the Romance languages; Czech, Slovak, Polish,
# Hungarian, Turkish, Finnish, Greek; Russian, Ukrainian, Bulgarian; Arabic and Hebrew. No word
# stands for two months: Croatian, whose `listopad` is October, is not among them.

MONTHS: Mapping[str, int] = {
    normalize("NFC", name.casefold()): number
    for number, groups in enumerate(_NAMES, 1)
    for name in " ".join(groups).split()
}
"""A month's name or short form in lower case (NFC), without a full stop → its number."""

ERAS: Mapping[str, int] = {"民國": 1911, "民国": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""An era → the year before its first: Taiwan's, and those of Japan since its months are the
Gregorian ones everywhere."""

ZONES: Mapping[str, str] = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT"), "Z"),
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "WET": "+00:00",
    "WEST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "MEZ": "+01:00",
    "MESZ": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "HKT": "+08:00",
}
"""A zone's name → its offset: those of RFC 822, and those that mean one thing only. Others, such
as IST (India, Israel, Ireland) and MSK (an hour more until 2014), say nothing (RFC 2822, 4.3)."""
