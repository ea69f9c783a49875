"""Units of money, measure and time: one table of how Vietnamese and English write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from briefing.vietnamese.text import fold

Dimension = Literal["money", "share", "measure", "time", "count"]


class Unit(NamedTuple):
    """A unit, how both languages write it and how English renders an amount of it."""

    name: str
    """The canonical name: an ISO 4217 code, an SI symbol, an English word."""
    dimension: Dimension
    """What it measures; a count is a noun, which stays outside the figure."""
    vietnamese: str
    """The forms of Vietnamese, separated by commas; the first is its usual spelling."""
    english: str
    """The forms of English, separated by commas; (s) is a plural ending that may be missing."""
    before: str = ""
    """What English writes before the number, in the English-language press of Viet Nam."""
    after: str = ""
    """What English writes behind the number; without both no hint is given."""
    after_one: str | None = None
    """What English writes behind a one, where that is different."""
    base: str = ""
    """The unit of the same dimension that it converts to; empty for the base itself."""
    factor: Decimal = Decimal(1)
    """How many of the base it is."""

    @property
    def label(self) -> str:
        """The usual Vietnamese spelling."""
        return self.vietnamese.partition(",")[0]

    @property
    def is_counted(self) -> bool:
        """Whether it is a noun that is counted rather than a unit that measures."""
        return self.dimension == "count"

    @property
    def is_hinted(self) -> bool:
        """Whether English hints name it."""
        return bool(self.before or self.after) or self.is_counted


def _measure(name: str, vietnamese: str, english: str, **more: str) -> Unit:
    """Return a unit of measure; `more` are strings, the factor included."""
    factor = Decimal(more.pop("factor", "1"))
    return Unit(name, "measure", vietnamese, english, **more, factor=factor)


def _time(name: str, vietnamese: str, english: str, base: str = "", factor: str | int = 1) -> Unit:
    """Return a unit of time."""
    return Unit(name, "time", vietnamese, english, base=base, factor=Decimal(factor))


def _money(name: str, vietnamese: str, english: str, before: str = "") -> Unit:
    """Return a currency."""
    return Unit(name, "money", vietnamese, english, before)


# The signs of money are those of the English-language press of Viet Nam; the symbols of measure
# are SI's; the factors of customary units are those of the international yard and pound (1959).
# A bare dollar is the American one;
# a bare pound is money or mass.
_UNITS = (
    _money(
        "VND", "đồng, vnđ, vnd, đ, đồng việt nam", "vnd, dong, dongs, vietnamese dong, ₫", "VND"
    ),
    _money(
        "USD",
        "USD, đô la mỹ, đô la, đôla mỹ, đôla, đô-la, đô-la mỹ, đô mỹ, đô, us$, $, mỹ kim, "
        "dollar mỹ, dollar",
        "usd, us dollar(s), u.s. dollar(s), american dollar(s), dollar(s), us$, u.s.$, $, buck(s)",
        "US$",
    ),
    _money("EUR", "EUR, euro, €", "eur, euro(s), €", "€"),
    _money(
        "GBP",
        "GBP, bảng anh, bảng, £",
        "gbp, pound(s) sterling, british pound(s), £, quid",
        "£",
    ),
    _money("JPY", "JPY, yên nhật, yên, yen, ¥", "jpy, japanese yen, yen, ¥", "JPY"),
    _money("CNY", "CNY, nhân dân tệ, ndt, tệ", "cny, rmb, yuan, renminbi, chinese yuan", "CNY"),
    _money("KRW", "KRW, won, won hàn quốc", "krw, won, south korean won, korean won, ₩", "KRW"),
    _money("THB", "THB, baht, baht thái", "thb, baht(s), thai baht", "THB"),
    _money(
        "AUD",
        "AUD, đô la úc, đô la australia, đô úc, đôla úc, a$, au$",
        "aud, australian dollar(s), a$, au$",
        "AUD",
    ),
    _money("CAD", "CAD, đô la canada, đôla canada, c$", "cad, canadian dollar(s), c$, ca$", "CAD"),
    _money(
        "SGD", "SGD, đô la singapore, đôla singapore, s$", "sgd, singapore dollar(s), s$", "SGD"
    ),
    _money(
        "HKD",
        "HKD, đô la hồng kông, đô la hong kong, hk$",
        "hkd, hong kong dollar(s), hk$",
        "HKD",
    ),
    _money("NZD", "NZD, đô la new zealand, nz$", "nzd, new zealand dollar(s), nz$"),
    _money("TWD", "TWD, đài tệ, đô la đài loan", "twd, taiwan dollar(s), nt$"),
    _money("INR", "INR, rupee, rupi, rupee ấn độ, ₹", "inr, rupee(s), indian rupee(s), rs, ₹"),
    _money("RUB", "RUB, rúp, rouble, ruble", "rub, rouble(s), ruble(s), ₽"),
    _money("CHF", "CHF, franc thụy sĩ, phrăng thụy sĩ", "chf, swiss franc(s)"),
    _money("IDR", "IDR, rupiah", "idr, rupiah(s)"),
    _money("MYR", "MYR, ringgit", "myr, ringgit(s)"),
    _money("LAK", "LAK, kíp, kip", "lak, kip"),
    _money("KHR", "KHR, riel", "khr, riel(s)"),
    _money("PHP", "PHP, peso", "php, peso(s)"),
    _money("TRY", "lira", "lira, liras"),
    _money("ZAR", "rand", "rand"),
    Unit("%", "share", "%, phần trăm", "%, percent, per cent, pct", after="%"),
    Unit(
        "percentage point",
        "share",
        "điểm %, điểm phần trăm",
        "percentage point(s), pct point(s), ppt, percent point(s), per cent point(s)",
        after=" percentage points",
        after_one=" percentage point",
    ),
    _measure(
        "ha",
        "ha, hecta, héc ta, héc-ta",
        "ha, hectare(s)",
        after=" hectares",
        after_one=" hectare",
        base="m2",
        factor="10000",
    ),
    _measure(
        "m2",
        "m2, m², mét vuông",
        "m2, m², sq m, sqm, sq. m, square metre(s), square meter(s)",
        after=" m²",
    ),
    _measure("m3", "m3, m³, mét khối", "m3, m³, cu m, cubic metre(s), cubic meter(s)", after=" m³"),
    _measure(
        "km2",
        "km2, km², ki lô mét vuông, kilômét vuông, kilomet vuông, cây số vuông",
        "km2, km², sq km, sq. km, square kilometre(s), square kilometer(s)",
        after=" km²",
        base="m2",
        factor="1000000",
    ),
    _measure(
        "km/h",
        "km/h, km/giờ, km một giờ, km mỗi giờ, km trên giờ, ki lô mét một giờ, kilomet/giờ, kph",
        "km/h, kph, kmh, kmph, km per hour, kilometre(s) per hour, kilometer(s) per hour, "
        "kilometre(s) an hour, kilometer(s) an hour",
        after=" km/h",
    ),
    _measure(
        "km",
        "km, ki lô mét, kilômét, kilomet, ki-lô-mét, kilo mét, cây số",
        "km, kms, kilometre(s), kilometer(s)",
        after=" km",
        base="m",
        factor="1000",
    ),
    _measure("m", "m, mét", "m, metre(s), meter(s)", after=" m"),
    _measure(
        "cm",
        "cm, xăng ti mét, xen ti mét",
        "cm, cms, centimetre(s), centimeter(s)",
        after=" cm",
        base="m",
        factor="0.01",
    ),
    _measure(
        "mm",
        "mm, mi li mét, milimet",
        "mm, millimetre(s), millimeter(s)",
        after=" mm",
        base="m",
        factor="0.001",
    ),
    _measure(
        "cm3",
        "cm3, cm³, phân khối, cc",
        "cm3, cm³, cc, cubic centimetre(s), cubic centimeter(s)",
        after=" cm³",
        base="m3",
        factor="0.000001",
    ),
    _measure(
        "t",
        "tấn",
        "t, tonne(s), ton(s), metric ton(s), metric tonne(s)",
        after=" tonnes",
        after_one=" tonne",
        base="kg",
        factor="1000",
    ),
    _measure(
        "quintal",
        "tạ",
        "quintal(s)",
        after=" quintals",
        after_one=" quintal",
        base="kg",
        factor="100",
    ),
    _measure(
        "kg",
        "kg, ki lô gam, kilogam, kilôgam, ki-lô-gam, kilogram, ký, cân",
        "kg, kgs, kilo(s), kilogram(s), kilogramme(s)",
        after=" kg",
    ),
    _measure("g", "g, gam, gram", "g, gram(s), gramme(s)", after=" g", base="kg", factor="0.001"),
    _measure("mg", "mg, miligam", "mg, milligram(s)", base="kg", factor="0.000001"),
    _measure(
        "l",
        "lít",
        "l, litre(s), liter(s)",
        after=" litres",
        after_one=" litre",
        base="m3",
        factor="0.001",
    ),
    _measure(
        "ml",
        "ml, mi li lít, mililít",
        "ml, millilitre(s), milliliter(s)",
        base="m3",
        factor="0.000001",
    ),
    _measure(
        "°C",
        "°C, độ c, oc, ºc, độ celsius, độ bách phân",
        "c, °c, ºc, degree(s) celsius, degree(s) c, celsius, degree(s) centigrade",
        after="°C",
    ),
    _measure("°F", "°F, độ f, ºf, độ fahrenheit", "f, °f, ºf, degree(s) fahrenheit, fahrenheit"),
    _measure("degree", "độ, °", "degree(s), °"),
    _measure(
        "MW", "MW, mê ga oát, megawatt", "mw, megawatt(s)", after=" MW", base="kW", factor="1000"
    ),
    _measure("GW", "GW, gigawatt", "gw, gigawatt(s)", base="kW", factor="1000000"),
    _measure("kW", "kW, ki lô oát, kilowatt", "kw, kilowatt(s)", after=" kW"),
    _measure(
        "kWh",
        "kWh, ki lô oát giờ, số điện",
        "kwh, kilowatt hour(s), kilowatt-hour(s)",
        after=" kWh",
    ),
    _measure("MWh", "MWh", "mwh, megawatt hour(s), megawatt-hour(s)", base="kWh", factor="1000"),
    _measure("kV", "kV, ki lô vôn", "kv, kilovolt(s)", after=" kV"),
    _measure("mile", "dặm, dặm anh", "mile(s), mi", base="m", factor="1609.344"),
    _measure("nautical mile", "hải lý", "nautical mile(s)", base="m", factor="1852"),
    _measure("foot", "feet, foot, bộ anh, ft", "foot, feet, ft", base="m", factor="0.3048"),
    _measure("inch", "inch, inches, in-sơ", "inch, inches", base="m", factor="0.0254"),
    _measure("yard", "yard, yards, thước anh", "yard(s), yds, yd", base="m", factor="0.9144"),
    _measure("acre", "acre, acres, mẫu anh", "acre(s)", base="m2", factor="4046.8564224"),
    _measure(
        "square foot",
        "feet vuông, foot vuông, bộ vuông",
        "square foot, square feet, sq ft, sq. ft",
        base="m2",
        factor="0.09290304",
    ),
    _measure(
        "square mile", "dặm vuông", "square mile(s), sq mi", base="m2", factor="2589988.110336"
    ),
    _measure(
        "mph",
        "mph, dặm/giờ, dặm một giờ, dặm mỗi giờ, dặm trên giờ, dặm/h",
        "mph, mile(s) per hour, mile(s) an hour",
        base="km/h",
        factor="1.609344",
    ),
    _measure("pound", "pound, pounds", "pound(s)"),
    _measure("lb", "lb, lbs, cân anh", "lb, lbs, lb., lbs.", base="kg", factor="0.45359237"),
    _measure("oz", "ounce, ounces, aoxơ, oz", "ounce(s), oz", base="kg", factor="0.028349523125"),
    _measure("gallon", "gallon, gallons, ga-lông", "gallon(s)"),
    _time("second", "giây", "second(s), sec, secs"),
    _time("minute", "phút", "minute(s), min, mins", "second", 60),
    _time("hour", "giờ, tiếng, tiếng đồng hồ, giờ đồng hồ, h", "hour(s), hr, hrs", "second", 3600),
    _time("day", "ngày, hôm", "day(s)", "second", 86400),
    _time("week", "tuần, tuần lễ", "week(s)", "second", 604800),
    _time("month", "tháng, tháng tuổi", "month(s)"),
    _time("year", "năm, tuổi, năm tuổi", "year(s), yr, yrs", "month", 12),
    _time("decade", "thập kỷ, thập niên", "decade(s)", "month", 120),
    _time("century", "thế kỷ", "century, centuries", "month", 1200),
    Unit("người", "count", "người", ""),
)
# Words that begin like a unit or a scale: 5 đồng chí, 3 tỷ phú, đợt 2 tấn công, 5 yên tâm.
_NOT_UNITS = {
    "đồng": "chí, phạm, nghiệp, bào, đội, minh, hương, đảng, môn",
    "đô": "thị, đốc, vật, thành, hộ",
    "tấn": "công",
    "yên": "tâm, bình, ổn, nghỉ, ngựa, xe",
    "tỷ": "phú, lệ, số, giá, trọng, suất",
    "triệu": "phú, chứng, tập, hồi, gọi, đại",
    "mét": "khối, vuông",
    "cân": "bằng, đối, nhắc",
    "bảng": "xếp hạng, đấu, giá, biểu, điểm, hiệu",
    "độ": "tuổi",
    "hôm": "nay, qua, sau, trước",
    "tuần": "tra, hành, hoàn",
    "giờ": "đây",
}


@cache
def units() -> dict[str, Unit]:
    """Return the units by their canonical names."""
    return {unit.name: unit for unit in _UNITS}


@cache
def vietnamese_forms() -> dict[str, Unit]:
    """Return the units by their Vietnamese forms, folded."""
    return {fold(form): unit for unit in _UNITS for form in unit.vietnamese.split(", ")}


@cache
def english_forms() -> dict[str, Unit]:
    """Return the units by their English forms, folded; singular and plural, hyphened or not."""
    return {
        fold(form.replace("(s)", ending)).replace(" ", space): unit
        for unit in _UNITS
        for form in unit.english.split(", ")
        for ending in (("", "s") if "(s)" in form else ("",))
        for space in ((" ", "-") if " " in form else (" ",))  # a 96-square-metre plot
        if form
    }


def form_at(folded: str, at: int, forms: Mapping[str, Unit]) -> str:
    """Return the longest of `forms` that begins at an offset of a folded text; empty if none.

    What is no unit although it begins like one is passed over, see `any_of`.
    """
    for length in range(min(_longest(), len(folded) - at), 0, -1):
        form = folded[at : at + length]
        if form in forms and not _goes_on(folded, at + length):
            return form if not _is_other(form, folded, at + length) else ""
    return ""


def _goes_on(folded: str, end: int) -> bool:
    """Say whether a word goes on behind a letter or digit that ends at `end`."""
    return (
        folded[end - 1].isalnum()
        and end < len(folded)
        and (folded[end].isalnum() or folded[end] == "_")
    )


def _is_other(form: str, folded: str, end: int) -> bool:
    """Say whether the word behind a form makes something else of it: đồng chí."""
    tails = _other_tails().get(form)
    return tails is not None and tails.match(folded, end) is not None


@cache
def _longest() -> int:
    """Return the length of the longest form of a unit."""
    return max(map(len, (*vietnamese_forms(), *english_forms())))


@cache
def _other_tails() -> dict[str, re.Pattern[str]]:
    """Return the patterns of what makes something else of a form."""
    return {
        fold(form): re.compile(rf" (?:{'|'.join(fold(tails).split(', '))})(?!\w)")
        for form, tails in _NOT_UNITS.items()
    }


def any_of(phrases: Iterable[str]) -> str:
    """Return an alternation of Vietnamese `phrases` as they look folded, longest first.

    What is no unit although it begins like one is kept out.
    """
    others = {fold(phrase): fold(tails) for phrase, tails in _NOT_UNITS.items()}
    forms = []
    for form in sorted((fold(phrase) for phrase in phrases), key=len, reverse=True):
        tails = "|".join(others[form].split(", ")) if form in others else ""
        end = r"(?!\w)" if form[-1].isalnum() else ""
        forms.append(re.escape(form) + end + (rf"(?! (?:{tails})(?!\w))" if tails else ""))
    return rf"(?:{'|'.join(forms)})"


def is_capitalised(written: str) -> bool:
    """Say whether a form of a unit is `written` as a name is: 5 Đồng Khởi, 5 M, but 5 ĐỒNG."""
    return written[:1].isupper() and written[1:] == written[1:].lower()
