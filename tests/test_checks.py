"""Checks: each code where it belongs and not elsewhere, with spans, and a status that follows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.checks import SEVERITY, check
from briefing.models import Article, Briefing, Finding, Person, Provenance, Statement
from briefing.reading import read_text, sentences

TEXT = (  # its shortened link ends in .li: Vietnamese i and y are the same only in words
    "Sáng 17-11, UBND phường Bến Lụa khai trương 12 trạm đọc sách dọc kênh Sậy.\n"
    "Theo bà Trần Thị Ngọc Lan, Chủ tịch UBND phường Bến Lụa, 45 hộ dân đã góp 3.200 cuốn sách.\n"
    "“Chúng tôi cần trạm sáng đèn mỗi tối”, bà Lan nói. Ông Phạm Văn An trông trạm số 5.\n"
    "Danh mục sách có tại https://sach.benlua.example/danh-muc và thư gửi về doc@benlua.example "
    "hoặc https://bit.li/tram-1.\n"
    'Có người hỏi: "Mưa thì sao?", ông An đáp: "Mưa thì đọc dưới mái hiên, không ai đuổi".'
)
ARTICLE = read_text(TEXT, title="Bến Lụa và ông Đỗ Văn Sáu, người giữ sách")
HEADLINE = (
    "Bến Lụa khai trương mười hai trạm đọc sách dọc con kênh Sậy, mỗi trạm có mái che, kệ gỗ, "
    "đèn điện, ghế tre cùng tủ thuốc nhỏ dành cho học sinh",
    "Ben Lua opens a dozen reading stations along Say Canal, each with a roof, wooden shelves, "
    "electric light, bamboo chairs and a small medicine cabinet meant for schoolchildren",
)

Make = Callable[..., Briefing]


def statement(
    id_: str, vi: str | None, en: str | None, *evidence: str, kind: str = "point", **more: Any
) -> Statement:
    texts = {language: text for language, text in (("vi", vi), ("en", en)) if text is not None}
    given_ = {"id": id_, "kind": kind, "text": texts, "evidence": evidence or ("S1",), **more}
    return Statement.model_validate(given_)


def person(name: dict[str, str], role: dict[str, str] | None = None) -> Person:
    return Person(id="N1", name=name, role=role or {}, evidence=("S2",))


def checked(
    *entries: Statement | Person, article: Article = ARTICLE, left_out: tuple[str, ...] = ()
) -> Briefing:
    """A checked briefing with a sound headline and these statements and people."""
    return check(
        Briefing(
            article=article,
            sentences=sentences(article),
            statements=(
                statement("P0", *HEADLINE, kind="headline"),
                *(entry for entry in entries if isinstance(entry, Statement)),
            ),
            people=tuple(entry for entry in entries if isinstance(entry, Person)),
            provenance=Provenance(
                model="fake",
                endpoint="none",
                prompt_version="0" * 12,
                created_at=datetime(2025, 11, 18, tzinfo=UTC),
                seconds=0,
                left_out=left_out,
            ),
        )
    )


def codes(briefing: Briefing) -> list[tuple[str, str | None, str | None]]:
    return [(f.code, f.subject, f.language) for f in briefing.findings]


def spanned(briefing: Briefing, finding: Finding) -> list[str]:
    """The stretches of text that a finding points at."""
    texts = {s.id: s.text for s in briefing.statements} | {p.id: p.name for p in briefing.people}
    assert finding.subject is not None
    return [texts[finding.subject][span.in_][span.start : span.end] for span in finding.spans]


# --- nothing wrong ---------------------------------------------------------------------------


def test_a_sound_briefing_has_no_finding() -> None:
    """Names, quote, link and role that the article bears out pass."""
    briefing = checked(
        statement(
            "P1",
            "Bà Trần Thị Ngọc Lan cho biết 45 hộ dân góp sách.",
            "Ms Tran Thi Ngoc Lan said 45 households gave books.",
            "S2",
        ),
        statement(
            "P2",
            "Chúng tôi cần trạm sáng đèn mỗi tối",
            "We need stations with their lights on every evening",
            "S3",
            kind="quote",
        ),
        person(
            {"vi": "Trần Thị Ngọc Lan", "en": "Tran Thi Ngoc Lan"},
            {
                "vi": "Chủ tịch UBND phường Bến Lụa",
                "en": "Chairwoman of the People's Committee of Ben Lua Ward",
            },
        ),
    )
    assert briefing.findings == ()
    assert {s.status for s in (*briefing.statements, *briefing.people)} == {"passed"}


# --- quote.not_verbatim ----------------------------------------------------------------------

QUOTE = "Mưa thì đọc dưới mái hiên, không ai đuổi"


@pytest.mark.parametrize(
    ("quote", "evidence"),
    [(QUOTE, "S6"), ("Mưa thì sao?", "S6"), ("Chúng tôi cần trạm sáng đèn mỗi tối", "S3")],
)
def test_a_whole_quotation_passes(quote: str, evidence: str) -> None:
    """Any of the quotations of an evidence sentence, whatever the marks."""
    assert not checked(statement("P1", quote, "It is a quote", evidence, kind="quote")).findings


def test_a_quotation_may_stand_in_any_evidence_sentence() -> None:
    """One of several is enough."""
    assert not checked(statement("P1", QUOTE, "A quote", "S1", "S6", kind="quote")).findings


@pytest.mark.parametrize(
    "quote",
    [
        QUOTE.replace("không ai", "ai cũng"),
        QUOTE.replace("không ", ""),
        QUOTE.replace("hiên", "hiến"),
        QUOTE.removesuffix(" đuổi"),
        QUOTE.removeprefix("Mưa "),
        QUOTE + ".",
        QUOTE.lower(),
        QUOTE.replace("đọc dưới", "đọc  dưới"),
        f'"{QUOTE}"',
        "Mưa thì sao? Mưa thì đọc dưới mái hiên, không ai đuổi",
        "Có người hỏi",
        "Chúng tôi cần trạm sáng đèn mỗi tối",
    ],
)
def test_any_other_quotation_is_an_error(quote: str) -> None:
    """A word, a tone, an edge, a mark: the quote is letter for letter, and from its evidence."""
    briefing = checked(statement("P1", quote, "It is a quote", "S6", kind="quote"))
    assert codes(briefing) == [("quote.not_verbatim", "P1", "vi")]
    assert "S6" in briefing.findings[0].message


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_falsified_quote_passes(data: st.DataObject) -> None:
    """Whatever single letter is dropped, doubled or replaced, the check sees it."""
    at = data.draw(st.integers(0, len(QUOTE) - 1))
    new = data.draw(st.sampled_from(["", QUOTE[at] * 2, "x", "1", "ọ"]))
    falsified = QUOTE[:at] + new + QUOTE[at + 1 :]
    found = codes(checked(statement("P1", falsified, "A quote", "S6", kind="quote")))
    assert (falsified == QUOTE) != (("quote.not_verbatim", "P1", "vi") in found)


# --- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Trần Thị Ngọc Lan", "Phạm Văn An", "Đỗ Văn Sáu"])
def test_who_is_named_in_the_article_or_its_title_passes(name: str) -> None:
    """Letter for letter, anywhere in it."""
    assert not checked(person({"vi": name, "en": "x"})).findings[:0]
    found = codes(checked(statement("P1", f"Ông {name} trông trạm.", f"{name} keeps it.")))
    assert ("name.not_in_article", "P1", "vi") not in found


@pytest.mark.parametrize(
    "name", ["Trần Thị Ngọc Làn", "Trần Thị Ngọc Mai", "Phạm Văn Ân", "Phạm Văn Anh", "Lê Văn An"]
)
def test_who_is_not_named_in_the_article_is_an_error(name: str) -> None:
    """A tone, a letter or a family name makes another person."""
    briefing = checked(statement("P1", f"Bà {name} trông trạm đọc.", None))
    finding = briefing.findings[0]
    assert (finding.code, finding.language) == ("name.not_in_article", "vi")
    assert spanned(briefing, finding) == [name]
    assert name in finding.message


def test_a_person_who_is_not_in_the_article_is_an_error() -> None:
    """In each language, for the name as a whole."""
    briefing = checked(person({"vi": "Trần Thị Ngọc Làm", "en": "Tran Thi Ngoc Mai"}))
    assert codes(briefing) == [
        ("name.not_in_article", "N1", "vi"),
        ("name.not_in_article", "N1", "en"),
    ]
    assert briefing.people[0].status == "flagged"


def test_a_short_name_inside_a_longer_word_is_not_that_name() -> None:
    """An is not in “Ân”, nor “Ngọc La” in “Ngọc Lan”."""
    briefing = checked(person({"vi": "Trần Thị Ngọc La", "en": "Tran Thi Ngoc La"}))
    assert [f.code for f in briefing.findings] == ["name.not_in_article"] * 2


@pytest.mark.parametrize("english", ["Mr Pham Van An keeps it.", "Pham Van An, 60, keeps it."])
def test_the_english_names_whom_the_vietnamese_names(english: str) -> None:
    """Without diacritics, in the Vietnamese order."""
    assert not checked(statement("P1", "Ông Phạm Văn An trông trạm số 5.", english, "S4")).findings


@pytest.mark.parametrize(
    "english",
    [
        "A man keeps station number 5.",
        "Mr An keeps station number 5.",
        "Mr An Pham Van keeps station number 5.",
        "Mr Pham Van Anh keeps station number 5.",
        "Mr Pham Van Tan keeps station number 5.",
    ],
)
def test_another_english_name_is_a_mismatch(english: str) -> None:
    """Left out, shortened, reordered or one letter longer: the name is to be repeated."""
    briefing = checked(statement("P1", "Ông Phạm Văn An trông trạm số 5.", english, "S4"))
    mismatch = [f for f in briefing.findings if f.code == "name.mismatch"]
    assert [(f.subject, f.language) for f in mismatch] == [("P1", "en")]
    assert spanned(briefing, mismatch[0]) == ["Phạm Văn An"]
    assert "Pham Van An" in mismatch[0].message


def test_names_are_not_compared_with_a_missing_text() -> None:
    """What is missing is missing, and nothing else is wrong with it."""
    assert codes(checked(statement("P1", "Ông Phạm Văn An trông trạm số 5.", None, "S4"))) == [
        ("text.missing", "P1", "en")
    ]


# --- figure.mismatch, date.mismatch ----------------------------------------------------------


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Phường chi 850 triệu đồng.", "The ward spent VND850 million."),
        ("Phường chi 850 triệu đồng.", "The ward spent VND850,000,000."),
        ("Phường chi 850 triệu đồng.", "The ward spent 0.85 billion dong."),
        ("Người dân góp 3.200 cuốn sách.", "People gave 3,200 books."),
        ("Mực nước tăng 12,5%.", "The water rose by 12.5 per cent."),
        ("Trạm đón 1,2 triệu lượt người.", "The stations received 1,200,000 visits."),
        ("Ngày 7-10, chợ mở cửa.", "The market opened on October 7."),
        ("Ngày 7-10, chợ mở cửa.", "The market opened on 7 October 2025."),
        ("Ngày 13, 14 và 15-10, chợ mở.", "It opened on October 13, 14 and 15."),
        ("Năm 2026, chợ mở cửa.", "The market opens in 2026."),
        ("Nghị quyết 57-NQ/TW nêu.", "Resolution 57-NQ/TW says so."),
    ],
)
def test_the_same_amount_or_day_in_english_passes(vi: str, en: str) -> None:
    """In whatever scale and order English writes it."""
    assert not checked(statement("P1", vi, en)).findings


@pytest.mark.parametrize(
    ("vi", "en", "code", "stretch", "wanted"),
    [
        ("Chi 850 triệu đồng.", "VND850 billion.", "figure", "850 triệu đồng", "VND850 million"),
        ("Chi 850 triệu đồng.", "VND85 million.", "figure", "850 triệu đồng", "VND850 million"),
        ("Góp 3.200 cuốn sách.", "They gave 3.2 books.", "figure", "3.200", "3,200"),
        ("Góp 3.200 cuốn sách.", "They gave 13,200 books.", "figure", "3.200", "3,200"),
        ("Góp 3.200 cuốn sách.", "They gave many books.", "figure", "3.200", "3,200"),
        ("Tăng 12,5%.", "It rose by 125%.", "figure", "12,5%", "12.5%"),
        ("Ngày 7-10, chợ mở.", "It opened on July 10.", "date", "Ngày 7-10", "October 7"),
        ("Ngày 7-10, chợ mở.", "It opened on October 17.", "date", "Ngày 7-10", "October 7"),
        ("Ngày 7-10, chợ mở.", "It opened in autumn.", "date", "Ngày 7-10", "October 7"),
        ("Năm 2026, chợ mở.", "It opens in 2025.", "date", "Năm 2026", "2026"),
        ("Tháng 10-2025, chợ mở.", "In October 2024.", "date", "Tháng 10-2025", "October 2025"),
    ],
)
def test_another_amount_or_day_in_english_is_a_mismatch(
    vi: str, en: str, code: str, stretch: str, wanted: str
) -> None:
    """A scale, a digit, a month: the message has what the English should say."""
    briefing = checked(statement("P1", vi, en))
    assert codes(briefing) == [(f"{code}.mismatch", "P1", "en")]
    assert spanned(briefing, briefing.findings[0]) == [stretch]
    assert wanted in briefing.findings[0].message


def test_small_numbers_may_be_spelt_out() -> None:
    """The English-language press writes numbers below ten as words."""
    assert not checked(
        statement("P1", "Mỗi trạm đủ chỗ cho 5-7 người.", "It seats five to seven.")
    ).findings


def test_a_number_of_five_thousand_digits_is_no_date() -> None:
    """Nor a reason to stumble."""
    briefing = checked(statement("P1", "Ngày 7-10, chợ mở.", f"October {'7' * 5_000}."))
    assert codes(briefing) == [("date.mismatch", "P1", "en")]


# --- language.wrong --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vi", "en", "language"),
    [
        ("The ward opened 12 reading stations.", "The ward opened 12 stations.", "vi"),
        ("Phường mở 12 trạm và the ward opened more stations.", "The ward opened 12.", "vi"),
        ("Phường mở 12 trạm đọc sách.", "Phường mở 12 trạm đọc sách cho người dân.", "en"),
        ("Phường mở 12 trạm đọc sách.", "The ward đã mở mười hai trạm stations.", "en"),
        ("Phường mở 12 trạm đọc sách.", "病房开设了阅读站。", "en"),
        ("Phường mở 12 trạm 阅读站 đọc sách.", "The ward opened 12 stations.", "vi"),
    ],
)
def test_the_wrong_language_is_an_error(vi: str, en: str, language: str) -> None:
    """In each text, with the stretch that shows it."""
    briefing = checked(statement("P1", vi, en))
    (finding,) = (f for f in briefing.findings if f.code == "language.wrong")
    assert (finding.subject, finding.language) == ("P1", language)
    (stretch,) = spanned(briefing, finding)
    assert stretch
    assert f"“{stretch}”" in finding.message


def test_a_role_has_a_language_too_but_a_name_has_none() -> None:
    """Vietnamese left in an English role is seen; a name is the same in both."""
    name = {"vi": "Trần Thị Ngọc Lan", "en": "Trần Thị Ngọc Lan"}
    role = {"vi": "Chủ tịch UBND phường Bến Lụa", "en": "Chủ tịch UBND phường Bến Lụa"}
    assert codes(checked(person(name, role))) == [("language.wrong", "N1", "en")]


# --- link.foreign ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "https://sach.benlua.example/danh-muc",
        "HTTPS://SACH.BENLUA.EXAMPLE/danh-muc.",
        "doc@benlua.example",
        "Doc@benlua.example,",
        "(https://sach.benlua.example/danh-muc)",
        "https://sach.benlua.example",
    ],
)
def test_a_link_of_the_article_passes(link: str) -> None:
    """Whatever its case and the full stop behind it."""
    text = f"Danh mục sách có tại {link} từ hôm nay"
    assert not checked(statement("P1", text, f"The list is at {link} from today", "S5")).findings


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/",
        "http://sach.benlua.example/danh-muc",
        "https://sach.benlua.example/danh-muc/khac",
        "https://sach.benlua.exam",
        "www.benlua.example",
        "benlua.vn",
        "bit.ly.com/x1",
        "oc@benlua.example",
        "doc@benlua.example.com",
        "a+b@evil-1.co",
        "https://bit.ly/tram-1",
        "https://sach.benlua.example/danh",
    ],
)
def test_any_other_link_is_foreign(link: str) -> None:
    """Another host, path, scheme or mailbox; a part of the article's own link too."""
    briefing = checked(statement("P1", f"Danh mục sách có tại {link} từ hôm nay.", "It is there."))
    assert codes(briefing) == [("link.foreign", "P1", "vi")]
    assert spanned(briefing, briefing.findings[0]) == [link]


@pytest.mark.parametrize("text", ["TP.HCM mở 3.200 trạm.", "Q.1 và Th.S Lan.v.v.", "Tỉ số 2.1"])
def test_what_only_has_a_dot_is_no_link(text: str) -> None:
    """Abbreviations and figures."""
    assert "link.foreign" not in {f.code for f in checked(statement("P1", text, "x")).findings}


@pytest.mark.parametrize("unit", ["a", "a.", "a-", "a@", "a.a-", "www.", "http://", "x@x."])
def test_links_are_looked_for_in_one_pass(unit: str) -> None:
    """A text of a hundred thousand characters that nearly is a link hides no true one."""
    text = unit * (100_000 // len(unit))
    briefing = checked(statement("P1", f"Sách {text} có ở evil.com đó", "x"))
    links = [f for f in briefing.findings if f.code == "link.foreign"]
    assert spanned(briefing, links[-1]) == ["evil.com"]


# --- text.missing ----------------------------------------------------------------------------


@pytest.mark.parametrize("blank", [None, "", "  \n "])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_missing_text_is_an_error(language: str, blank: str | None) -> None:
    """An absent key and a blank text are the same."""
    texts = {"vi": "Phường mở trạm đọc sách.", "en": "The ward opened a station.", language: blank}
    briefing = checked(statement("P1", texts["vi"], texts["en"]))
    assert codes(briefing) == [("text.missing", "P1", language)]


def test_a_person_needs_a_name_and_all_of_a_role() -> None:
    """A role may be absent altogether, but not in one language only."""
    assert not checked(person({"vi": "Phạm Văn An", "en": "Pham Van An"})).findings
    briefing = checked(person({"vi": "Phạm Văn An"}, {"vi": "người trông trạm"}))
    assert codes(briefing) == [("text.missing", "N1", "en")] * 2
    assert {f.message for f in briefing.findings} == {
        "The English name is missing.",
        "The English role is missing.",
    }


# --- text.repeated ---------------------------------------------------------------------------

LONG = "Trong ba tháng thử nghiệm, các trạm đón rất nhiều lượt người đọc, đông nhất là học sinh."


@pytest.mark.parametrize("again", [LONG, LONG.upper(), LONG.removesuffix("."), "Và " + LONG])
def test_saying_the_same_twice_is_a_warning(again: str) -> None:
    """The later statement is named, in the language in which it repeats."""
    briefing = checked(statement("P1", LONG, "First."), statement("P2", again, "Second of them."))
    assert [c for c in codes(briefing) if c[0] == "text.repeated"] == [
        ("text.repeated", "P2", "vi")
    ]
    assert [s.status for s in briefing.statements] == ["passed", "passed", "flagged"]


def test_a_repetition_in_english_is_seen_as_well() -> None:
    """The texts of each language are compared among themselves."""
    briefing = checked(
        statement("P1", LONG, "Visitors came."),
        statement("P2", "Phường Bến Lụa mở thêm trạm.", "Visitors came."),
    )
    assert codes(briefing) == [("text.repeated", "P2", "en")]


def test_texts_of_the_same_length_are_not_the_same() -> None:
    """Two statements that share no word are no repetition."""
    briefing = checked(
        statement("P1", "Ông An trông trạm cũ.", "First."),
        statement("P2", "Mưa lớn ngập đường.", "Second of them."),
    )
    assert not briefing.findings


def test_a_third_repetition_is_named_once() -> None:
    """One finding for a statement, however many earlier ones say the same."""
    briefing = checked(*(statement(f"P{n}", LONG, "Text" * n) for n in (1, 2, 3)))
    repeated = [f.subject for f in briefing.findings if f.language == "vi"]
    assert repeated == ["P2", "P3"]


def test_a_statement_about_part_of_another_is_no_repetition() -> None:
    """Half of the words in common is not the same; nor is a longer text that contains it."""
    briefing = checked(
        statement("P1", LONG, "Visitors came."),
        statement("P2", "Các trạm đón rất nhiều lượt người đọc.", "A great many of them came."),
    )
    assert not [f for f in briefing.findings if f.code == "text.repeated"]


# --- coverage.low ----------------------------------------------------------------------------


def test_sentences_left_out_are_told_and_flag_nobody() -> None:
    """It is an information about the briefing as a whole."""
    briefing = checked(left_out=("S4", "S5"))
    (finding,) = briefing.findings
    assert (finding.code, finding.severity) == ("coverage.low", "info")
    assert (finding.subject, finding.language) == (None, None)
    assert f"2 of {len(briefing.sentences)} sentences" in finding.message
    assert briefing.statements[0].status == "passed"


# --- the whole -------------------------------------------------------------------------------


def test_severities_are_as_documented() -> None:
    """error and warning flag; info does not."""
    assert {code for code in SEVERITY if SEVERITY[code] == "info"} == {"coverage.low"}
    assert {code for code in SEVERITY if SEVERITY[code] == "warning"} == {"text.repeated"}
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", code) for code in SEVERITY)


def test_a_headline_and_a_summary_are_checked_like_every_other_text() -> None:
    """No kind is above the rules."""
    wrong = ("The ward opened stations.", "Phường mở trạm đọc.")
    for kind in ("summary", "point", "next_step"):
        briefing = checked(statement("P1", *wrong, kind=kind))
        assert [f.code for f in briefing.findings] == ["language.wrong"] * 2
        assert briefing.statements[1].status == "flagged"


def test_an_edited_briefing_is_judged_anew() -> None:
    """A correction clears the old verdict, a slip earns a new one; nothing else changes."""
    sound = statement("P1", "Ông Phạm Văn An trông trạm.", "Mr Pham Van An keeps it.", "S4")
    wrong = sound.model_copy(update={"text": {"vi": "Ông Phạm Văn Ân trông trạm.", "en": "Mr An."}})
    briefing = checked(wrong)
    assert briefing.statements[1].status == "flagged"

    mended = briefing.model_copy(update={"statements": (briefing.statements[0], sound)})
    again = check(mended)
    assert again.findings == ()
    assert again.statements[1] == sound
    assert check(again) == again
    assert again.provenance == briefing.provenance

    broken = again.model_copy(update={"statements": (again.statements[0], wrong)})
    assert check(broken) == briefing


def test_a_hand_made_status_and_finding_do_not_survive() -> None:
    """A verdict is never stale: it is what the check says now."""
    briefing = checked(statement("P1", "Phường mở trạm đọc.", "The ward opened a station."))
    invented = Finding(code="link.foreign", severity="error", subject="P1", message="No.")
    flagged = briefing.statements[1].model_copy(update={"status": "flagged"})
    stale = briefing.model_copy(
        update={"findings": (invented,), "statements": (briefing.statements[0], flagged)}
    )
    assert check(stale) == briefing


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(["point", "quote"]))
def test_no_text_is_too_strange_to_check(vi: str, en: str, kind: str) -> None:
    """The check never raises, every span is inside its text, and codes are of the table."""
    briefing = checked(statement("P1", vi, en, kind=kind))
    for finding in briefing.findings:
        assert SEVERITY[finding.code] == finding.severity
        for span in finding.spans:
            text = {"vi": vi, "en": en}[span.in_]
            assert 0 <= span.start < span.end <= len(text)
