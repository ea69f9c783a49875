"""Negations, hedges and requests: read in both languages, held against another text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ledger.polarity import Mark, lost_marks, read_marks, unsupported_marks
from briefing.ledger.polarity_words import tokens
from briefing.models import Language


def negations(text: str, language: Language) -> list[str]:
    """Return the strong negations of a text as written."""
    marks = read_marks(text, language)
    return [mark.text for mark in marks if (mark.kind, mark.weight) == ("negation", "strong")]


def untranslated(vietnamese: str, english: str) -> list[str]:
    """Return what either text of a pair has and the other lacks."""
    vi, en = read_marks(vietnamese, "vi"), read_marks(english, "en")
    lost = unsupported_marks(vi, vietnamese, "vi", en, english, "en")
    invented = unsupported_marks(en, english, "en", vi, vietnamese, "vi")
    return [mark.text for mark in [*lost, *invented]]


def against_evidence(statement: str, evidence: str) -> tuple[list[Mark], list[Mark]]:
    """Return the marks that a statement adds to its evidence, and those that it drops."""
    told, proof = read_marks(statement, "vi"), read_marks(evidence, "vi")
    added = unsupported_marks(told, statement, "vi", proof, evidence, "vi")
    return added, lost_marks(proof, evidence, told, statement)


# --- reading -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phường không thu phí vỉa hè.", ["không"]),
        ("Người dân chưa từng nhận được thông báo.", ["chưa từng"]),
        ("Chẳng ai đứng ra chịu trách nhiệm.", ["Chẳng ai"]),
        ("Dự án không ảnh hưởng đến hộ dân nào.", ["không ảnh hưởng"]),
        ("Cán bộ khai báo không trung thực.", ["không trung thực"]),
        ("Cửa hàng không xuất hóa đơn.", ["không"]),
        ("Ngân hàng không giải ngân.", ["không"]),
        ("Văn phòng không mở cửa.", ["không"]),
        ("Hồ sơ chưa đầy đủ.", ["chưa đầy đủ"]),
    ],
)
def test_reads_negations_of_vietnamese(text: str, expected: list[str]) -> None:
    """A không, chưa or chẳng in front of what it denies is a strong negation."""
    assert negations(text, "vi") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hãng hàng không mở đường bay mới.",
        "Lực lượng phòng không bắn rơi hai máy bay.",
        "Không khí lạnh tràn về miền Bắc.",
        "Không gian trưng bày rộng 200 m2.",
        "Không quân diễn tập trên biển.",
        "Cử tri hỏi có nên giữ kỳ thi này hay không.",
        "Ông đã nộp đơn chưa?",
        "Thành phố không chỉ mở đường mà còn trồng cây.",
        "Mức phạt không dưới 5 triệu đồng.",
        "Chưa đầy 3 tháng, giá tăng gấp đôi.",
        "Chưa đến 10 hộ đăng ký.",
        "Bất cứ ai cũng được vào, chẳng hạn học sinh.",
    ],
)
def test_passes_over_what_only_looks_like_a_negation(text: str) -> None:
    """Aviation, air, questions, “not only” and bounds of a figure demand no negation."""
    assert negations(text, "vi") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is not open and nobody knows why.", ["not", "nobody"]),
        ("They didn’t pay, and couldn't.", ["didn’t", "couldn't"]),
        ("No. 5 Le Loi Street", []),
        ("No 5 households were named.", []),
        ("It does not only rain, it pours.", []),
        ("It isn't just the price.", []),
        ("We can't help laughing.", []),
        ("Charter capital is no less than VND50 billion.", []),
        ("UNESCO listed the united union's university.", []),
    ],
)
def test_reads_negations_of_english(text: str, expected: list[str]) -> None:
    """English not, n't, no and their kin are negations; idioms and No. 5 are none."""
    assert negations(text, "en") == expected


def test_a_mark_tells_its_place_and_what_it_governs() -> None:
    """A mark is cut from the text; what it governs is folded and free of auxiliaries."""
    text = "Ông Hoà nói phường chưa được cấp vốn."
    (mark,) = (mark for mark in read_marks(text, "vi") if mark.kind == "negation")
    assert text[mark.start : mark.end] == mark.text == "chưa được"
    assert mark.governed == "cấp vốn"


def test_one_word_may_be_two_marks() -> None:
    """“Unlikely” denies and hedges."""
    kinds = [mark.kind for mark in read_marks("Rain is unlikely.", "en")]
    assert kinds == ["hedge", "negation"]


# --- translation: negation -----------------------------------------------------------------

PAIRS = [
    ("Thành phố không tăng học phí.", "The city will not raise tuition fees."),
    ("Quán mở cửa không phép suốt 3 năm.", "The bar operated without a licence for three years."),
    ("Bà Lan không đưa ra bình luận.", "Ms Lan declined to comment."),
    ("Chưa rõ nguyên nhân vụ cháy.", "The cause of the fire is unknown."),
    ("Mãi đến năm 2023 cầu mới khởi công.", "Work on the bridge did not start until 2023."),
    ("Hàng hóa không rõ nguồn gốc bị tịch thu.", "Goods of unknown origin were seized."),
    ("Ngân hàng không còn nhận USD.", "The bank no longer accepts US dollars."),
    ("Tỷ lệ giải ngân chưa cao.", "The disbursement rate is low."),
    ("Học sinh vùng cao thiếu sách.", "Highland pupils lack books."),
    ("Nhà chức trách bác bỏ tin vỡ đập.", "The authorities denied that the dam had burst."),
    ("Không chỉ giá thuê mà giá điện cũng tăng.", "Not only rents but power prices rose."),
]


@pytest.mark.parametrize(("vietnamese", "english"), PAIRS)
def test_accepts_faithful_translations(vietnamese: str, english: str) -> None:
    """What Vietnamese says with không, English may say with un-, without, decline, low."""
    assert untranslated(vietnamese, english) == []


@pytest.mark.parametrize(
    ("vietnamese", "english", "expected"),
    [
        ("Thành phố tăng học phí.", "The city will not raise tuition fees.", ["not"]),
        ("Thành phố không tăng học phí.", "The city will raise tuition fees.", ["không"]),
        ("Quán mở cửa có phép.", "The bar operated without a licence.", ["without"]),
        ("Cầu đã được kiểm định.", "The bridge hasn't been inspected.", ["hasn't"]),
        ("Nguyên nhân đã rõ.", "The cause is unclear.", ["unclear"]),
        ("Nhà chức trách không bác bỏ tin này.", "The authorities denied the news.", ["không"]),
    ],
)
def test_finds_a_negation_on_one_side_only(
    vietnamese: str, english: str, expected: list[str]
) -> None:
    """A negation dropped or put in, in either language, is found."""
    assert untranslated(vietnamese, english) == expected


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Tòa không chấp nhận kháng cáo của ông Lực.", "The court rejected Mr Luc's appeal."),
        (
            "Có 443 phiếu thuận, 6 đại biểu không tán thành.",
            "It passed by 443 votes, with six against.",
        ),
        ("Hộ kinh doanh không được lấn vỉa hè.", "Shops are barred from using the pavement."),
        (
            "Sở khuyến cáo người dân không tự ý mua thuốc.",
            "People are advised against self-medication.",
        ),
        ("Tài xế âm tính với chất cấm.", "The driver was not under the influence of drugs."),
        ("Kho lạnh chậm đưa vào sử dụng.", "The cold store remains unused."),
        ("Bệnh nhân không còn nguy kịch.", "The patient is out of danger."),
        ("Thu mới chưa bằng một nửa kế hoạch.", "Revenue is less than half the target."),
        (
            "Khu phố không điện, không nước sạch.",
            "The quarter is without electricity or clean water.",
        ),
        ("Giá chưa gồm thuế.", "The price excludes tax."),
        ("Đóng góp là không bắt buộc.", "Contributions are voluntary."),
        ("Cháu bé không qua khỏi.", "The child died."),
        ("Nhật Bản viện trợ không hoàn lại cho trường.", "Japan gave the school a grant."),
        ("Tiến độ không đạt yêu cầu.", "The work is behind schedule."),
        ("Gần 20 hộ chưa được cấp sổ.", "Nearly 20 households are waiting for their papers."),
        ("Bộ yêu cầu tuyệt đối không chủ quan.", "The ministry told them on no account to relax."),
        ("Ảnh chụp từ trên không cho thấy khu rừng.", "Aerial photographs show the forest."),
        (
            "Nếu không có gì thay đổi, cầu sẽ mở tháng tới.",
            "Barring changes, it will open next month.",
        ),
    ],
)
def test_accepts_an_opposite_for_a_negation(vietnamese: str, english: str) -> None:
    """What one language denies the other may say with a word of its own."""
    assert untranslated(vietnamese, english) == []


@pytest.mark.parametrize(
    ("vietnamese", "english", "named"),
    [
        ("Tòa chấp nhận kháng cáo.", "The court rejected the appeal.", "rejected"),
        ("Tòa không chấp nhận kháng cáo.", "The court has not rejected the appeal.", "not"),
        ("Người dân tán thành phương án.", "Residents oppose the plan.", "oppose"),
        ("Cháu bé qua khỏi.", "The child died.", "died"),
        ("Giá đã gồm thuế.", "The price excludes tax.", "excludes"),
        ("Tòa không chấp nhận kháng cáo.", "The court accepted the appeal.", "không"),
    ],
)
def test_finds_an_opposite_of_what_the_vietnamese_says(
    vietnamese: str, english: str, named: str
) -> None:
    """An opposite for the plain word is as wrong as a lost negation."""
    assert untranslated(vietnamese, english) == [named]


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Tòa bác kháng cáo vì chấp nhận kết luận giám định.", "The court rejected the appeal."),
        (
            "Tòa chấp nhận lời khai và tuyên án.",
            "The court accepted the statement, rejecting others.",
        ),
        ("Ông không chấp nhận, không tham gia.", "He rejected it and boycotted the meeting."),
    ],
)
def test_an_opposite_with_its_own_word_is_no_contradiction(vietnamese: str, english: str) -> None:
    """Both texts may have a word for each side."""
    assert untranslated(vietnamese, english) == []


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Theo kết quả kiểm tra, cầu đã hỏng.", "Tests showed that the bridge was damaged."),
        ("Theo kết quả công bố, tỉnh đứng thứ 12.", "Results put the province 12th."),
        ("Vụ sập khiến 20 người phải nhập viện.", "The collapse sent 20 people to hospital."),
        ("Mẫu nước đạt yêu cầu.", "The water samples were up to standard."),
        ("Thiệt hại ước tính 900 triệu đồng.", "Damage is put at VND900 million."),
        ("Điều đó có thể hiểu được.", "That is understandable."),
    ],
)
def test_accepts_hedges_and_requests_in_other_words(vietnamese: str, english: str) -> None:
    """Sources, estimates and hardships need no word of their own in English."""
    assert untranslated(vietnamese, english) == []


def test_names_the_negation_that_stands_farthest_from_any_other() -> None:
    """Of two negations against one, that without a neighbour in the other text is named."""
    vietnamese = "Ông Bình không ký hợp đồng, còn bà Mai đồng ý bán toàn bộ cổ phần."
    english = "Mr Binh did not sign the contract, while Ms Mai never agreed to sell her shares."
    assert untranslated(vietnamese, english) == ["never"]


# --- translation: hedges and requests ------------------------------------------------------


@pytest.mark.parametrize(
    ("vietnamese", "faithful", "bold", "mark"),
    [
        (
            "Tuyến metro dự kiến khởi công năm 2026.",
            "The metro line is scheduled to break ground in 2026.",
            "The metro line broke ground in 2026.",
            "dự kiến",
        ),
        (
            "Dự án sẽ hoàn thành trước 30/4.",
            "The project will be completed before April 30.",
            "The project was completed before April 30.",
            "sẽ",
        ),
        (
            "Mưa lớn có thể gây ngập.",
            "Heavy rain may cause flooding.",
            "Heavy rain caused flooding.",
            "có thể",
        ),
        (
            "Vụ cháy được cho là do chập điện.",
            "The fire is believed to have been caused by a short circuit.",
            "The fire was caused by a short circuit.",
            "được cho là",
        ),
        (
            "Theo ông Nam, chi phí tăng gấp đôi.",
            "According to Mr Nam, costs have doubled.",
            "Costs have doubled.",
            "Theo ông",
        ),
        (
            "Chủ tịch tỉnh yêu cầu công an điều tra.",
            "The provincial chairman requested the police to investigate.",
            "The police investigated.",
            "yêu cầu",
        ),
        (
            "Các quận phải xong trong tháng 6.",
            "Districts must finish in June.",
            "Districts finished in June.",
            "phải",
        ),
    ],
)
def test_finds_what_the_english_states_too_boldly(
    vietnamese: str, faithful: str, bold: str, mark: str
) -> None:
    """A plan, a possibility, a source, a request must not become a fact in English."""
    assert untranslated(vietnamese, faithful) == []
    assert untranslated(vietnamese, bold) == [mark]


def test_what_was_done_must_not_become_a_request() -> None:
    """A request that only the English has is found."""
    assert untranslated("Sở đã thu hồi dự án.", "The department urged revocation.") == ["urged"]


# --- within Vietnamese ---------------------------------------------------------------------

EVIDENCE = (
    "Ông Hùng cho biết phường không đồng ý với phương án này, nhưng đồng ý họp lại. "
    "Tuyến đường dự kiến hoàn thành toàn bộ vào năm 2027. "
    "Chủ tịch yêu cầu Sở Xây dựng kiểm tra toàn bộ chung cư cũ."
)


@pytest.mark.parametrize(
    "statement",
    [
        "Phường không đồng ý với phương án.",
        "Phường không hề đồng ý với phương án này.",
        "Sở Xây dựng được yêu cầu kiểm tra toàn bộ chung cư cũ.",
        "Tuyến đường dự kiến hoàn thành toàn bộ vào năm 2027.",
        "Kiểm tra toàn bộ chung cư cũ.",
        "Ông Hùng phát biểu tại cuộc họp.",
        "",
    ],
)
def test_accepts_parts_and_paraphrases_of_the_evidence(statement: str) -> None:
    """What a statement leaves out or shortens is no loss, nor is a task without its verb."""
    assert against_evidence(statement, EVIDENCE) == ([], [])


def test_finds_a_negation_that_the_statement_drops() -> None:
    """The governed words without their negation are the opposite of the evidence."""
    added, lost = against_evidence("Phường đồng ý với phương án này.", EVIDENCE)
    assert (added, [mark.text for mark in lost]) == ([], ["không"])


def test_finds_a_negation_that_the_statement_adds() -> None:
    """A negation of what the evidence states, or against evidence without any, is found."""
    against_any, _ = against_evidence("Sở chưa kiểm tra.", "Sở đã kiểm tra.")
    against_said, _ = against_evidence(
        "Phường không tăng phí.", "Phường tăng phí, không tăng thuế."
    )
    assert [mark.text for mark in [*against_any, *against_said]] == ["chưa", "không"]


def test_a_negation_in_other_words_is_no_addition() -> None:
    """The evidence may refuse or lack where the statement says không."""
    added, _ = against_evidence("Bà Lan không nhận tiền.", "Bà Lan từ chối nhận tiền bồi thường.")
    assert added == []


def test_finds_a_hedge_that_the_statement_drops() -> None:
    """What was only expected or possible is stated flatly."""
    _, lost = against_evidence("Giá xăng tăng mạnh.", "Giá xăng có thể tăng mạnh.")
    assert [mark.text for mark in lost] == ["có thể"]


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Tuyến đường đã hoàn thành toàn bộ.", "Tuyến đường sẽ hoàn thành toàn bộ vào năm 2027."),
        ("Sở Xây dựng đã kiểm tra toàn bộ chung cư.", EVIDENCE),
    ],
)
def test_finds_what_is_told_as_done(statement: str, evidence: str) -> None:
    """What was only planned or asked for must not be told as done."""
    _, lost = against_evidence(statement, evidence)
    assert lost


def test_a_headline_may_leave_the_future_unsaid() -> None:
    """Headlines say what will happen without sẽ."""
    evidence = "Sáng mai, phường sẽ tổ chức lễ hội đường phố."
    assert against_evidence("Phường tổ chức lễ hội đường phố sáng mai.", evidence) == ([], [])


# --- properties ----------------------------------------------------------------------------

WORDS = st.sampled_from(
    tokens("""
    không chưa hay phải hàng ngân đã sẽ dự kiến yêu cầu có thể nếu đồng ý tăng giá vì , . " “ ? -
    5 3.000 not no didn't unlikely will proposed theo ông vô phi hạt
    """)
).map(lambda token: token.word)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=25).map(" ".join))


@given(TEXTS, st.sampled_from(["vi", "en"]))
def test_marks_are_slices_of_the_text_in_order(text: str, language: Language) -> None:
    """Whatever the text, each mark is what stands at its place, and they are in order."""
    marks = read_marks(text, language)
    assert all(text[mark.start : mark.end] == mark.text != "" for mark in marks)
    assert list(marks) == sorted(marks, key=lambda mark: mark.start)


@given(TEXTS)
def test_a_text_bears_itself_out(text: str) -> None:
    """No text adds to itself or drops anything of itself."""
    assert against_evidence(text, text) == ([], [])


@given(TEXTS, TEXTS)
def test_only_marks_of_the_text_are_reported(one: str, other: str) -> None:
    """What is unsupported is among the marks asked about, across and within languages."""
    vi, en, second = read_marks(one, "vi"), read_marks(other, "en"), read_marks(other, "vi")
    assert set(unsupported_marks(vi, one, "vi", en, other, "en")) <= set(vi)
    assert set(unsupported_marks(vi, one, "vi", second, other, "vi")) <= set(vi)
    assert set(lost_marks(vi, one, second, other)) <= set(vi)


@given(st.sampled_from([english for _, english in PAIRS]), TEXTS)
def test_more_text_on_the_other_side_never_adds_a_finding_of_hedges(
    english: str, more: str
) -> None:
    """A hedge or request that is borne out stays so when the other text says more."""
    marks = read_marks("Phường dự kiến họp, đề nghị dân phải có mặt nếu có thể.", "vi")
    longer = f"{english} {more}"

    def lost(text: str) -> set[Mark]:
        by = read_marks(text, "en")
        return {
            m for m in unsupported_marks(marks, "", "vi", by, text, "en") if m.kind != "negation"
        }

    assert lost(longer) <= lost(english)
