"""Drafting: a model's reply or the article's own sentences become statements and people."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.checks import check
from briefing.drafting import (
    Draft,
    extract,
    failing,
    from_reply,
    like_source,
    missing,
    plausible,
    texts_from_reply,
    with_texts,
    without_flagged,
)
from briefing.errors import InvalidOutputError
from briefing.models import Article, Briefing, Completion, Provenance, Statement, Usage
from briefing.reading import read, read_text, sentences
from briefing.terms import load

ARTICLES = Path(__file__).parent / "data" / "articles"
TERMS = load()
Raw = dict[str, Any]


def completion(data: Raw) -> Completion:
    text = json.dumps(data, ensure_ascii=False)
    return Completion(data=data, text=text, model="fake", usage=Usage())


def drafted(data: Raw, article: Article) -> Draft:
    return from_reply(completion(data), article, sentences(article), TERMS)


def briefing_of(draft: Draft, article: Article) -> Briefing:
    return check(
        Briefing(
            article=article,
            sentences=sentences(article),
            statements=draft.statements,
            people=draft.people,
            provenance=Provenance(
                model="fake",
                endpoint="none",
                prompt_version="0" * 12,
                created_at=datetime(2025, 11, 18, tzinfo=UTC),
                seconds=0,
            ),
        )
    )


def extracted(*lines: str, title: str | None = None) -> tuple[Statement, ...]:
    """The statements made of an article of these lines, with enough around them to choose."""
    article = read_text("\n".join(lines), title=title)
    return extract(article, sentences(article), TERMS).statements


def telling(statements: tuple[Statement, ...], words: str) -> Statement:
    (found,) = (s for s in statements if words in s.text["vi"] and s.kind != "headline")
    return found


# --- a reply ---------------------------------------------------------------------------------


def test_a_reply_becomes_statements_in_the_order_of_the_document(
    article: Article, reply: Raw
) -> None:
    """Kinds in their order, whatever the reply's; ids P1…Pn; evidence in article order."""
    reply["statements"].reverse()
    reply["statements"][4]["evidence"] = [2, 1, 2]
    draft = drafted(reply, article)
    assert [s.kind for s in draft.statements] == [
        "headline", "summary", "point", "point", "quote", "next_step",
    ]  # fmt: skip
    assert [s.id for s in draft.statements] == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert draft.statements[1].evidence == ("S1", "S2")
    assert draft.statements[1].text["vi"].startswith("UBND phường Bến Lụa, TP.HCM khai trương")
    assert draft.statements[1].text["en"].startswith("The People's Committee of Ben Lua Ward")


def test_the_hand_written_completion_passes_every_check(article: Article, reply: Raw) -> None:
    """What the other tests change is sound to begin with."""
    assert briefing_of(drafted(reply, article), article).findings == ()


@pytest.mark.parametrize("written", ["", "Chúng tôi cần trạm đẹp", "Theo bà Lan, trạm phải sáng."])
def test_a_quote_is_cut_by_code(article: Article, reply: Raw, written: str) -> None:
    """The model picks the sentence; what it writes itself is not even looked at."""
    reply["statements"][4]["vi"] = written
    quote = drafted(reply, article).statements[4]
    assert quote.text["vi"] == "Chúng tôi không cần trạm đẹp, chúng tôi cần trạm sáng đèn mỗi tối"
    assert quote.speaker == "Trần Thị Ngọc Lan"


def test_a_quote_without_quotation_marks_has_no_text(article: Article, reply: Raw) -> None:
    """No marks, no quote: the finding says so, and no model is asked to make one up."""
    reply["statements"][4]["evidence"] = [6]
    briefing = briefing_of(drafted(reply, article), article)
    assert "vi" not in briefing.statements[4].text
    assert {(f.code, f.subject) for f in briefing.findings} == {
        ("quote.not_verbatim", "P5"),
        ("text.missing", "P5"),
    }
    assert "P5" not in missing(briefing, "vi")
    assert "P5" not in failing(briefing, "vi")


def test_the_longest_quotation_of_the_first_sentence_that_has_one_is_cut(reply: Raw) -> None:
    """A word in marks is no quote beside a sentence in marks."""
    article = read_text(
        "Sáng nay, phường Bến Lụa mở trạm đọc cho trẻ em trong hẻm nhỏ ven kênh Sậy.\n"
        "Ông Tư gọi đó là “kho báu” và nói: “Mưa cũng đọc, nắng cũng đọc, tối thì thắp đèn”."
    )
    reply["people"] = []
    for entry in reply["statements"]:
        entry["evidence"] = [1, 2]
    assert drafted(reply, article).statements[4].text["vi"] == (
        "Mưa cũng đọc, nắng cũng đọc, tối thì thắp đèn"
    )


def test_details_belong_to_their_kind(article: Article, reply: Raw) -> None:
    """A speaker is a quote's, who and due a next step's; elsewhere they are dropped."""
    for entry in reply["statements"]:
        entry |= {"speaker": " Lê  Quốc Hưng ", "who": "phường", "due": ""}
    statements = drafted(reply, article).statements
    assert [s.speaker for s in statements] == [None] * 4 + ["Lê Quốc Hưng", None]
    assert [s.who for s in statements] == [None] * 5 + ["phường"]
    assert [s.due for s in statements] == [None] * 6


def test_texts_are_single_lines_and_blank_ones_are_absent(article: Article, reply: Raw) -> None:
    """An absent key is what the rest of the program calls a missing text."""
    reply["statements"][2] |= {"vi": " Các trạm\n đón  khách. ", "en": " \n "}
    assert drafted(reply, article).statements[2].text == {"vi": "Các trạm đón khách."}


def test_english_has_names_without_diacritics(article: Article, reply: Raw) -> None:
    """One spelling throughout; other words keep theirs."""
    reply["statements"][2]["en"] = "Ms Trần Thị Ngọc Lan of Bến Lụa met Zoë Müller at a café."
    assert drafted(reply, article).statements[2].text["en"] == (
        "Ms Tran Thi Ngoc Lan of Ben Lua met Zoë Müller at a café."
    )


def test_unknown_keys_are_passed_over(article: Article, reply: Raw) -> None:
    """A model that adds a key of its own does no harm."""
    expected = drafted(copy.deepcopy(reply), article)
    reply["confidence"] = 0.9
    reply["statements"][0]["note"] = "x"
    reply["people"][0]["age"] = 50
    assert drafted(reply, article) == expected


def _set(path: str, value: Any) -> Callable[[Raw], None]:
    def change(reply: Raw) -> None:
        *parents, last = (int(key) if key.isdigit() else key for key in path.split("."))
        at: Any = reply
        for key in parents:
            at = at[key]
        at[last] = value

    return change


def _more(kind: str, count: int) -> Callable[[Raw], None]:
    def change(reply: Raw) -> None:
        entry = next(s for s in reply["statements"] if s["kind"] == kind)
        reply["statements"] += [dict(entry) for _ in range(count)]

    return change


def _without(kind: str) -> Callable[[Raw], None]:
    def change(reply: Raw) -> None:
        reply["statements"] = [s for s in reply["statements"] if s["kind"] != kind]

    return change


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_set("statements.2.evidence", [11]), "evidence names sentence 11, which is not given"),
        (_set("statements.2.evidence", [0]), "evidence names sentence 0"),
        (_set("statements.2.evidence", [6, -1]), "evidence names sentence -1"),
        (_set("people.0.evidence", [99]), "evidence names sentence 99"),
        (_set("statements.2.evidence", []), r"statements\.2\.evidence"),
        (_set("statements.2.evidence", "S6"), r"statements\.2\.evidence"),
        (_set("statements.2.kind", "opinion"), r"statements\.2\.kind"),
        (_set("statements.2.vi", None), r"statements\.2\.vi"),
        (_set("statements.2", "x"), r"statements\.2"),
        (_set("statements", {}), "statements"),
        (_set("people.0.name", ""), r"people\.0\.name"),
        (_without("headline"), "0 statements of kind headline: give 1\\)"),
        (_more("headline", 1), "2 statements of kind headline: give 1\\)"),
        (_without("summary"), "0 statements of kind summary: give 1 to 3"),
        (_without("point"), "0 statements of kind point: give 1 to 7"),
        (_more("point", 6), "8 statements of kind point: give 1 to 7"),
        (_more("quote", 3), "4 statements of kind quote: give 0 to 3"),
        (_more("next_step", 4), "5 statements of kind next_step: give 0 to 4"),
    ],
)
def test_a_reply_that_breaks_the_format_is_refused(
    article: Article, reply: Raw, change: Callable[[Raw], None], what: str
) -> None:
    """The error is one line for the next request, and carries the raw reply."""
    change(reply)
    with pytest.raises(InvalidOutputError, match=what) as caught:
        drafted(reply, article)
    assert "\n" not in str(caught.value)
    assert caught.value.raw == completion(reply).text


def test_evidence_must_have_been_shown(article: Article, reply: Raw) -> None:
    """A sentence that the model did not see proves nothing."""
    shown = sentences(article)[:5]
    with pytest.raises(InvalidOutputError, match="sentence 6, which is not given"):
        from_reply(completion(reply), article, shown, TERMS)


# --- people ----------------------------------------------------------------------------------


def test_people_with_titles_are_added_by_code(article: Article, reply: Raw) -> None:
    """Whom the model passed over is there, with the title's English where code knows it."""
    reply["people"][0] = {"name": "Lê Quốc Hưng", "evidence": [4]}
    people = drafted(reply, article).people
    assert [(p.id, p.name["vi"], p.name["en"], p.evidence) for p in people] == [
        ("N1", "Trần Thị Ngọc Lan", "Tran Thi Ngoc Lan", ("S2",)),
        ("N2", "Lê Quốc Hưng", "Le Quoc Hung", ("S4",)),
    ]
    assert people[0].role == {
        "vi": "Chủ tịch UBND phường Bến Lụa",
        "en": "Chairwoman of the People's Committee of Ben Lua Ward",
    }
    assert people[1].role["vi"] == "Phó Giám đốc Sở Văn hóa và Thể thao TP.HCM"


def test_everyone_is_listed_when_the_model_lists_nobody(article: Article, reply: Raw) -> None:
    """With a title or without, as far as the article gives the full name."""
    del reply["people"]
    people = drafted(reply, article).people
    assert [p.name["vi"] for p in people] == ["Trần Thị Ngọc Lan", "Lê Quốc Hưng", "Phạm Văn Tư"]


def test_people_without_titles_are_kept_when_the_model_names_them(
    article: Article, reply: Raw
) -> None:
    """In the order of the article, numbered anew."""
    reply["people"].append({"name": "Phạm  Văn Tư", "role_vi": "", "role_en": "", "evidence": [8]})
    people = drafted(reply, article).people
    assert [(p.id, p.name["vi"], p.role) for p in people][2:] == [("N3", "Phạm Văn Tư", {})]


def test_the_article_s_title_wins_over_the_model_s(article: Article, reply: Raw) -> None:
    """A model may not promote anybody."""
    reply["people"][0] |= {"role_vi": "Bí thư Tỉnh ủy", "role_en": "Provincial Secretary"}
    assert drafted(reply, article).people[0].role["vi"] == "Chủ tịch UBND phường Bến Lụa"


def test_the_model_s_title_is_taken_where_code_finds_none(article: Article, reply: Raw) -> None:
    """Such as an occupation that no list has."""
    reply["people"] = [
        {"name": "Phạm Văn Tư", "role_vi": "thợ đóng kệ", "role_en": "shelf maker", "evidence": [8]}
    ]
    (person,) = (p for p in drafted(reply, article).people if p.name["vi"] == "Phạm Văn Tư")
    assert person.role == {"vi": "thợ đóng kệ", "en": "shelf maker"}


def test_nobody_is_listed_twice(article: Article, reply: Raw) -> None:
    """One name, one person, however often the model gives it."""
    reply["people"] += reply["people"]
    assert [p.name["vi"] for p in drafted(reply, article).people] == [
        "Trần Thị Ngọc Lan",
        "Lê Quốc Hưng",
    ]


def test_a_title_inside_a_name_does_not_make_another_person(article: Article, reply: Raw) -> None:
    """“Bà Trần Thị Ngọc Lan” and “Chủ tịch … Lan” are Trần Thị Ngọc Lan."""
    for name in ("Bà Trần Thị Ngọc Lan", "Chủ tịch UBND phường Bến Lụa Trần Thị Ngọc Lan"):
        reply["people"][0]["name"] = name
        assert [p.name["vi"] for p in drafted(reply, article).people] == [
            "Trần Thị Ngọc Lan",
            "Lê Quốc Hưng",
        ]


# --- single texts ----------------------------------------------------------------------------


def test_texts_come_back_by_id() -> None:
    """Ids that nobody asked for and blank texts are left out."""
    data = {
        "texts": [
            {"id": "P1", "text": " One\n text. "},
            {"id": "P2", "text": " "},
            {"id": "P9", "text": "Extra."},
        ]
    }
    assert texts_from_reply(completion(data), ["P1", "P2", "P3"]) == {"P1": "One text."}


def test_a_single_text_needs_no_id() -> None:
    """One was asked for, so it is that one."""
    assert texts_from_reply(completion({"text": "One."}), ["P7"]) == {"P7": "One."}
    assert texts_from_reply(completion({"text": ""}), ["P7"]) == {}


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({"text": "One."}, ["P1", "P2"]),
        ({"texts": [{"id": "P1"}]}, ["P1", "P2"]),
        ({"texts": "One."}, ["P1", "P2"]),
        ({"texts": []}, ["P1"]),
        ({"text": None}, ["P1"]),
        ({}, ["P1"]),
    ],
)
def test_texts_in_another_form_are_refused(data: Raw, wanted: list[str]) -> None:
    """The error names the place in the reply."""
    with pytest.raises(InvalidOutputError, match=r"breaks the format \(text"):
        texts_from_reply(completion(data), wanted)


def test_a_new_vietnamese_text_discards_its_english(article: Article, reply: Raw) -> None:
    """The English was made from the old one; other statements keep theirs."""
    briefing = briefing_of(drafted(reply, article), article)
    changed = with_texts(briefing, "vi", {"P3": "Các trạm đón khách."})
    assert changed.statements[2].text == {"vi": "Các trạm đón khách."}
    assert missing(changed, "en") == {"P3": "Các trạm đón khách."}
    assert changed.statements[3] == briefing.statements[3]


def test_a_new_english_text_takes_its_place(article: Article, reply: Raw) -> None:
    """For statements and for roles, with names romanised."""
    briefing = briefing_of(drafted(reply, article), article)
    changed = with_texts(briefing, "en", {"P3": "Bến Lụa reads.", "N1": "Ward chair"})
    assert changed.statements[2].text["en"] == "Ben Lua reads."
    assert changed.statements[2].text["vi"] == briefing.statements[2].text["vi"]
    assert changed.people[0].role["en"] == "Ward chair"
    assert changed.people[0].name == briefing.people[0].name


def test_missing_vietnamese_is_made_from_the_evidence(article: Article, reply: Raw) -> None:
    """What a text must start from: the sentences for Vietnamese, the Vietnamese for English."""
    reply["statements"][2] |= {"vi": "", "en": ""}
    reply["people"][0]["role_en"] = ""
    briefing = briefing_of(drafted(reply, article), article)
    assert missing(briefing, "vi") == {"P3": briefing.quoted(["S6"])[0]}
    assert missing(briefing, "en") == {}


def test_failing_texts_come_with_all_that_is_wrong(article: Article, reply: Raw) -> None:
    """Errors of that language only, one correction for a text; warnings do not count."""
    reply["statements"][2]["en"] = "Các trạm đón khách. See http://evil.example/x"
    briefing = briefing_of(drafted(reply, article), article)
    found = failing(briefing, "en")
    assert list(found) == ["P3"]
    start, correction = found["P3"]
    assert start == briefing.statements[2].text["vi"]
    assert "should be English" in correction
    assert "http://evil.example/x" in correction
    assert failing(briefing, "vi") == {}


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("The ward opened 12 stations.", "Phường mở 12 trạm.", True),
        ("Ward chair", "Chủ tịch UBND phường", True),
        ("“We need light.”", "“Chúng tôi cần đèn.”", True),
        ("The ward opened", "Phường mở 12 trạm đọc sách mới bên kênh.", False),
        ("The.", "Phường mở 12 trạm đọc sách mới bên kênh Sậy cho trẻ em trong hẻm.", False),
        ("The ward. " * 20, "Phường mở 12 trạm.", False),
        ("phường = ward. The ward opened 12.", "Phường mở 12 trạm.", False),
    ],
)
def test_the_form_of_a_translation_is_judged(text: str, source: str, expected: bool) -> None:
    """A stump, an essay and a copied list of hints are no translation."""
    assert plausible(text, source) is expected


# --- the article's own sentences -------------------------------------------------------------


@pytest.fixture
def bridge() -> tuple[Article, Draft]:
    article = read(ARTICLES / "hanging-bridge.txt")
    return article, extract(article, sentences(article), TERMS)


def test_an_article_becomes_a_draft_without_a_model(bridge: tuple[Article, Draft]) -> None:
    """A headline, two summary sentences, points, a quote and next steps; the same each time."""
    article, draft = bridge
    kinds = [s.kind for s in draft.statements]
    assert kinds[:3] == ["headline", "summary", "summary"]
    assert {"point", "quote", "next_step"} <= set(kinds)
    assert [s.id for s in draft.statements] == [f"P{n}" for n in range(1, len(kinds) + 1)]
    assert all(set(s.text) == {"vi"} for s in draft.statements)
    assert extract(article, sentences(article), TERMS) == draft


def test_a_draft_says_nothing_that_the_article_does_not(bridge: tuple[Article, Draft]) -> None:
    """Checked like any other, it lacks only its English; no sentence is used twice."""
    article, draft = bridge
    briefing = briefing_of(draft, article)
    flagged = [f for f in briefing.findings if f.severity != "info"]
    assert {f.code for f in flagged} == {"text.missing"}
    assert {f.language for f in flagged} == {"en"}
    used = [s.evidence[-1] for s in draft.statements if s.kind != "headline"]
    assert len(set(used)) == len(used)


def test_the_headline_is_the_article_s_own(bridge: tuple[Article, Draft]) -> None:
    """Proved by the sentence that has most of its words."""
    article, draft = bridge
    assert draft.statements[0].text["vi"] == article.title
    assert draft.statements[0].evidence == ("S1",)


def test_without_a_title_the_best_sentence_is_the_headline(bridge: tuple[Article, Draft]) -> None:
    """It is the first summary sentence as well."""
    article = bridge[0].model_copy(update={"title": None})
    statements = extract(article, sentences(article), TERMS).statements
    assert statements[0].text == statements[1].text
    assert statements[0].evidence == statements[1].evidence == ("S1",)


def test_a_quote_has_its_speaker(bridge: tuple[Article, Draft]) -> None:
    """The text between the marks, and the person named outside them."""
    (quote,) = (s for s in bridge[1].statements if s.kind == "quote")
    assert quote.text["vi"] == (
        "Từ ngày mai con tôi đi học không còn phải mang theo một bộ quần áo khô"
    )
    assert (quote.speaker, quote.evidence) == ("Đinh Thị Hạnh", ("S4",))


def test_a_next_step_has_who_and_when(bridge: tuple[Article, Draft]) -> None:
    """As the article writes them; null where it does not say."""
    step = telling(bridge[1].statements, "cắm biển báo")
    assert (step.kind, step.who) == ("next_step", "Công an xã Suối Ngà")
    assert step.due is not None
    assert step.due.endswith("10-3")
    planned = telling(extracted(LEAD, *REST, PLAN), "500 cây tre")
    assert (planned.kind, planned.who, planned.due) == ("next_step", None, None)


def test_a_connective_is_dropped() -> None:
    """It points at a sentence that may not stand before it any more."""
    statements = extracted(LEAD, f"Tuy nhiên, {REST[0][0].lower()}{REST[0][1:]}", REST[1])
    assert telling(statements, "tổng vốn").text["vi"] == REST[0]


def test_a_short_name_is_written_in_full(bridge: tuple[Article, Draft]) -> None:
    """“Ông Đức” is Hoàng Minh Đức, whom an earlier sentence names."""
    statement = telling(bridge[1].statements, "cắm biển báo")
    assert statement.text["vi"].startswith("Ông Hoàng Minh Đức yêu cầu")
    assert statement.evidence == ("S2", "S6")


def test_people_of_a_draft_have_the_titles_of_the_article(bridge: tuple[Article, Draft]) -> None:
    """With English where every part of the title is known."""
    assert [(p.name["vi"], p.role) for p in bridge[1].people] == [
        (
            "Hoàng Minh Đức",
            {
                "vi": "Bí thư Đảng ủy xã Suối Ngà",
                "en": "Secretary of the Party Committee of Suoi Nga Commune",
            },
        ),
        ("Đinh Thị Hạnh", {"vi": "trưởng thôn Đá Bàn"}),
    ]


LEAD = "Sáng 3-3, xã Suối Ngà thông xe cầu treo dài 86 m nối hai thôn Đá Bàn và Đồng Sim."
REST = [
    "Cầu có tổng vốn 4,6 tỉ đồng, trong đó người dân góp 1.150 ngày công lao động.",
    "Công ty Đồi Thông bảo hành công trình 24 tháng và kiểm tra dây cáp sáu tháng một lần.",
]
PLAN = "Xã dự kiến trồng 500 cây tre dọc hai bờ sông trong mùa mưa tới."
LATER = "{} đã tặng mỗi thôn 20 chiếc phao cùng hai chiếc xuồng gỗ mới."


@pytest.mark.parametrize(
    ("before", "pronoun", "expected"),
    [
        ("Ông Hoàng Minh Gạo cắt băng khánh thành lúc 8 giờ.", "Ông", "Ông Hoàng Minh Gạo đã"),
        ("Bà Đinh Thị Mây cắt băng khánh thành lúc 8 giờ.", "Bà", "Bà Đinh Thị Mây đã"),
        ("Bà Đinh Thị Mây cắt băng khánh thành lúc 8 giờ.", "Đặc biệt, bà", "Bà Đinh Thị Mây đã"),
        ("Ông Hoàng Minh Gạo cắt băng khánh thành lúc 8 giờ.", "Bà", "Bà đã"),
        ("Bà Đinh Thị Mây cắt băng khánh thành lúc 8 giờ.", "Ông", "Ông đã"),
        ("Ông Hoàng Minh Gạo và ông Lê Văn Ngói cắt băng lúc 8 giờ.", "Ông", "Ông đã"),
        ("Dải băng đỏ được cắt lúc 8 giờ trong tiếng trống trường.", "Ông", "Ông đã"),
    ],
)
def test_a_pronoun_stands_for_the_one_person_it_can_mean(
    before: str, pronoun: str, expected: str
) -> None:
    """Nobody is guessed: not of the other gender, not one of two, not nobody."""
    statements = extracted(LEAD, before, LATER.format(pronoun), *REST)
    statement = telling(statements, "20 chiếc phao")
    assert statement.text["vi"].startswith(expected)
    assert statement.evidence == (("S3",) if expected in ("Ông đã", "Bà đã") else ("S2", "S3"))


def test_the_evidence_of_a_pronoun_has_the_full_name() -> None:
    """Where the sentence before has only the short name, the one with the full name joins."""
    article = read_text(
        "\n".join(
            [
                LEAD,
                "Ông Hoàng Minh Gạo cắt băng khánh thành lúc 8 giờ trong tiếng trống.",
                "Ông Gạo nói lời cảm ơn đội thợ và bà con hai thôn bên sông.",
                LATER.format("Ông"),
                REST[0],
            ]
        )
    )
    statements = extract(article, sentences(article), TERMS).statements
    statement = telling(statements, "20 chiếc phao")
    proof = briefing_of(Draft(statements, ()), article).quoted(statement.evidence)
    assert "Hoàng Minh Gạo" in statement.text["vi"]
    assert "Hoàng Minh Gạo" in " ".join(proof)


def test_running_speech_is_left_alone() -> None:
    """A sentence inside a quotation over several sentences is nobody's but the speaker's."""
    statements = extracted(
        LEAD,
        "“Chúng tôi đợi cây cầu này đã hai năm trời. Con tôi đi học phải cởi quần áo cho khô. "
        "Giờ thì hết cảnh đó rồi”, bà Đinh Thị Mây kể.",
        *REST,
        "Người dân hai thôn góp gạo nấu bữa cơm chung cho đội thợ trong ngày cuối.",
    )
    assert not [s for s in statements if "phải cởi quần áo" in s.text["vi"]]


@pytest.mark.parametrize(
    "past",
    [
        "Trước đó, xã đề nghị Công ty Đồi Thông thay toàn bộ dây cáp cũ của cầu.",
        "Các đề nghị của người dân về dây cáp được ghi vào sổ nhật ký công trình.",
    ],
)
def test_what_was_asked_in_the_past_is_no_next_step(past: str) -> None:
    """Nor is the word as a noun."""
    assert not [s for s in extracted(LEAD, *REST, past) if s.kind == "next_step"]


def test_short_articles_still_give_a_draft() -> None:
    """Two sentences are a headline, a summary and at least one point."""
    article = read_text(
        "Sáng 3-3, xã Suối Ngà thông xe cầu treo dài 86 m nối hai thôn Đá Bàn và Đồng Sim bên sông."
        " Cầu có tổng vốn 4,6 tỉ đồng."
    )
    statements = extract(article, sentences(article), TERMS).statements
    assert statements[0].kind == "headline"
    assert briefing_of(Draft(statements, ()), article).statements == tuple(
        s.model_copy(update={"status": "flagged"}) for s in statements
    )


# --- sentences for a small model -------------------------------------------------------------

PLAIN = [
    "Sáng 3-3, xã Suối Ngà mở chợ phiên nông sản đầu tiên bên bờ sông.",
    "Chợ có 40 gian hàng của nông dân ba thôn trong xã.",
    "Trong buổi sáng, chợ đón hơn 600 lượt khách từ các xã bên cạnh.",
    "Nông dân bán rau, cá và gạo với giá thấp hơn chợ huyện.",
    "Huyện hỗ trợ 120 triệu đồng để làm mái che và nhà kho.",
    "Mỗi gian hàng trả 20.000 đồng tiền điện nước cho một phiên chợ.",
    "Nhiều gia đình đã bán hết hàng trước 10 giờ sáng.",
]
"""Short, whole sentences that stand alone: enough for a briefing."""
MAIN = "Xã sẽ mời thêm các hợp tác xã của huyện đến bán hàng trong mùa thu hoạch lúa sắp tới"
"""A main clause of 20 words about what is to come."""
TAIL = (
    ", đồng thời sửa con đường dài hai cây số từ bến đò đến cổng chợ cho xe tải nhỏ đi lại trong "
    "mùa mưa lũ"
)


def told(*more: str) -> set[str]:
    """The texts, headline apart, of a draft of the plain sentences and these, which come first."""
    return {s.text["vi"] for s in extracted(*more, *PLAIN) if s.kind != "headline"}


def test_a_draft_of_plain_sentences_tells_them_all() -> None:
    """What the tests below put among them is left out for what it is."""
    assert told() == set(PLAIN)


@pytest.mark.parametrize("more", [TAIL, f" (kế hoạch năm nay){TAIL}"])
def test_next_steps_are_cut_at_a_clause_boundary(more: str) -> None:
    """Of more than 30 words only the main clause is left."""
    assert len(f"{MAIN}{more}".split()) > 30
    statement = telling(extracted(*PLAIN, f"{MAIN}{more}."), "mời thêm")
    assert (statement.kind, statement.text["vi"]) == ("next_step", f"{MAIN}.")


def test_points_are_cut_at_a_clause_boundary() -> None:
    """What stands in the evidence in more than 30 words is told in fewer."""
    main = MAIN.replace("sẽ mời", "đã mời").replace("sắp tới", "năm ngoái")
    statements = extracted(*PLAIN, f"{main}{TAIL}.")
    statement = telling(statements, "mời thêm")
    assert (statement.kind, statement.text["vi"]) == ("point", f"{main}.")
    assert statement.evidence == ("S8",)


def test_points_and_next_steps_have_at_most_thirty_words() -> None:
    """So have all of a draft, where each sentence of the article can be cut to that."""
    lines = (f"{line[:-1]}{TAIL}." for line in (*PLAIN, f"{MAIN}."))
    statements = [s for s in extracted(*lines) if s.kind in ("point", "next_step")]
    assert len(statements) >= 5
    assert all(len(s.text["vi"].split()) <= 30 for s in statements)


def test_short_sentences_are_left_whole() -> None:
    """Nothing is cut off that has room."""
    short = f"{MAIN}, đồng thời sửa con đường đến cổng chợ."
    assert len(short.split()) <= 30
    assert telling(extracted(*PLAIN, short), "mời thêm").text["vi"] == short


@pytest.mark.parametrize(
    "binding",
    [
        "nhưng các gian hàng phải tự lo tiền vận chuyển hàng hóa từ nhà đến chợ trong mùa mưa",
        "nếu huyện chi đủ tiền sửa con đường từ bến đò đến cổng chợ trong năm nay",
    ],
)
def test_what_binds_is_never_cut_off(binding: str) -> None:
    """A contrast or a condition stays, or the sentence is not told."""
    assert not any(f"{MAIN}." == text for text in told(f"{MAIN}, {binding}."))


@pytest.mark.parametrize(
    "other",
    [
        "Điều này làm cho các chủ hàng ở chợ huyện rất lo lắng.",
        "Sau đó, đoàn khách đi thăm các gian hàng cá của thôn.",
        "Họ bán gạo và rau cho khách từ các xã bên cạnh.",
        "Và các chủ hàng rất vui vì bán được nhiều gạo.",
        "Ảnh: Chợ phiên nông sản của xã Suối Ngà trong buổi sáng.",
        "Nông dân bán rau ở chợ phiên nông sản Ảnh minh họa của xã.",
        "Chợ phiên nông sản bán gì cho khách... và bán như thế nào.",
        "Xã Suối Ngà mở chợ phiên nông sản để “giải cứu” rau của nông dân.",
        "Chợ phiên nông sản đã mở cửa Nhiều nông dân bán rau và cá.",
        "Chúng tôi bán rau và cá ở chợ phiên nông sản của xã.",
    ],
)
def test_sentences_that_do_not_stand_alone_are_not_taken_while_there_are_others(
    other: str,
) -> None:
    """They lean on others, are captions or headings run together, or mean other than they say."""
    assert told(other) == set(PLAIN)


@pytest.mark.parametrize(
    "other",
    [
        "Xã Suối Ngà đặt tên là “Chợ phiên bên bờ sông” cho chợ mới.",
        "Ông Hoàng Minh Gạo bán rau và cá ở chợ phiên của xã.",
    ],
)
def test_sentences_that_stand_alone_are_taken(other: str) -> None:
    """A longer text in quotation marks and a person with a name hinder nobody."""
    assert other in told(other)


def test_sentences_that_lean_on_others_are_taken_where_there_are_too_few() -> None:
    """Five statements are worth more."""
    leaning = "Điều này làm cho các chủ hàng ở chợ huyện rất lo lắng."
    statements = extracted(*PLAIN[:3], leaning)
    assert telling(statements, "lo lắng").text["vi"] == leaning


def test_of_a_long_article_the_plainer_sentences_are_told() -> None:
    """One in which the lexicon lacks many words is not taken while there are others."""
    odd = "Xã Suối Ngà mở quềnh quàng ngoáo ngọ lẹp xẹp bên bờ sông."
    more = [f"{line[:-1]} vào ngày {day}-3." for day, line in enumerate(PLAIN[1:], 4)]
    assert odd not in told(odd, *more)


@pytest.mark.parametrize(
    "line",
    [
        "Các gian hàng này bán rau, cá và gạo của nông dân ba thôn trong xã.",
        "Chợ phiên nông sản của xã Suối Ngà đông khách GẠO MÂY trong cả buổi sáng.",
        "Đại diện cho nông dân ba thôn của xã Suối Ngà, chị Mây nói.",
        "Suối NgàChợ phiên nông sản đầu tiên của xã đã đón hơn 600 lượt khách.",
    ],
)
def test_a_sentence_that_leans_on_another_is_not_taken(line: str) -> None:
    """One that points back, has its author's name inside, only says who speaks, or that the name
    of a place ran into."""
    more = [f"{each[:-1]} vào ngày {day}-3." for day, each in enumerate(PLAIN[1:], 4)]
    assert line not in told(line, *more)


def test_no_model_is_asked_for_a_title() -> None:
    """Code puts one together that no list has: a small model would make a sentence of it."""
    doctor = (
        "Bác sĩ Đinh Thị Mây, Phó trưởng Khoa Hồi sức tích cực, khám cho ba nông dân bị say nắng."
    )
    article = read_text("\n".join([*PLAIN, doctor]))
    (person,) = extract(article, sentences(article), TERMS).people
    assert person.role["en"] == "Deputy Head of the Intensive Care Department"


def test_nothing_is_told_twice() -> None:
    """An article that repeats its first half gives no statement twice."""
    texts = [s.text["vi"] for s in extracted(*PLAIN, *PLAIN) if s.kind != "headline"]
    assert len(texts) == len(set(texts)) >= 5


def test_a_quote_that_is_very_long_is_not_taken() -> None:
    """Of more than 40 words a small model makes poor English; there is one quote at most."""
    long = " ".join(["bà con ba thôn mong chợ mở đều mỗi tuần"] * 5)
    said = ["Nông dân cả xã rất mong có thêm nhiều phiên chợ", "Xã cần thêm mái che cho chợ mới"]
    lines = [f"“{text}”, ông Hoàng Minh Gạo nói." for text in (long, *said)]
    quotes = [s.text["vi"] for s in extracted(*PLAIN, *lines) if s.kind == "quote"]
    assert len(quotes) == 1
    assert quotes[0] in said


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Ward chairwoman.", "Chủ tịch UBND phường", "Ward chairwoman"),
        ("The ward chairwoman.", "Chủ tịch UBND phường", "Ward chairwoman"),
        ("Ward chairwoman", "Chủ tịch UBND phường", "Ward chairwoman"),
        ("The ward opened a market.", "Phường mở chợ.", "The ward opened a market."),
        ("The market is open.", "“Chợ mở cửa.”", "The market is open."),
        ("Who pays?", "Ai trả tiền", "Who pays?"),
        ("The market will open.", "Chợ sẽ mở?", "The market will open?"),
    ],
)
def test_a_title_keeps_the_form_of_its_source(text: str, source: str, expected: str) -> None:
    """A small model makes a sentence of a title; the full stop goes where the source has none,
    and a question stays one."""
    assert like_source(text, source) == expected


# --- what is left out ------------------------------------------------------------------------


@pytest.fixture
def flagged(article: Article, reply: Raw) -> Callable[..., Briefing]:
    """A briefing of which the statements with these ids are flagged: P1 headline, P2 summary,
    P3 and P4 points, P5 quote, P6 next step."""

    def make(*ids: str) -> Briefing:
        briefing = briefing_of(drafted(reply, article), article)
        statements = tuple(
            s.model_copy(update={"status": "flagged"}) if s.id in ids else s
            for s in briefing.statements
        )
        return briefing.model_copy(update={"statements": statements})

    return make


def kinds(briefing: Briefing) -> list[str]:
    return [s.kind for s in briefing.statements]


def test_flagged_statements_are_left_out_the_last_first(flagged: Callable[..., Briefing]) -> None:
    """As long as enough remain; what remains is numbered anew, and is otherwise the same."""
    before = flagged("P3", "P5", "P6")
    after = without_flagged(before, 4)
    assert kinds(after) == ["headline", "summary", "point", "point"]
    assert [s.id for s in after.statements] == ["P1", "P2", "P3", "P4"]
    assert [s.text for s in after.statements] == [s.text for s in before.statements[:4]]
    used = {id_ for s in (*after.statements, *after.people) for id_ in s.evidence}
    unused = tuple(s.id for s in before.sentences if s.id not in used)
    assert after.provenance.left_out == unused
    assert set(unused) & {id_ for s in before.statements[4:] for id_ in s.evidence}


def test_only_points_quotes_and_next_steps_are_left_out(flagged: Callable[..., Briefing]) -> None:
    """Without its headline and its summary a briefing is none."""
    after = without_flagged(flagged("P1", "P2", "P3", "P5"), 1)
    assert kinds(after) == ["headline", "summary", "point", "next_step"]


@pytest.mark.parametrize("ids", [(), ("P1",), ("P1", "P2")])
def test_without_such_flags_nothing_is_left_out(
    flagged: Callable[..., Briefing], ids: tuple[str, ...]
) -> None:
    """The briefing is the same, and there is nothing to tell."""
    assert without_flagged(flagged(*ids), 1).statements == flagged(*ids).statements


def test_so_many_statements_remain(flagged: Callable[..., Briefing]) -> None:
    """Flagged ones among them, where there are no others."""
    before = flagged("P3", "P4", "P5", "P6")
    assert [len(without_flagged(before, n).statements) for n in range(1, 8)] == [
        2, 2, 3, 4, 5, 6, 6,
    ]  # fmt: skip
