"""Shorter sentences: what may be cut off, what never is, and what is left of any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.vietnamese.clauses import shorten

MAIN = "Huyện sẽ xây thêm hai trạm bơm lớn ở đầu kênh trong năm tới"
"""A main clause of 14 words."""


def shortest(sentence: str) -> str:
    """The shortest that can be made of a sentence."""
    size = len(sentence.split())
    return min((shorten(sentence, limit) for limit in range(size)), key=lambda s: len(s.split()))


@pytest.mark.parametrize(
    "added",
    [
        ", đồng thời nạo vét lòng kênh cũ",
        ", nhằm giữ nước cho vụ lúa hè",
        " nhằm giữ nước cho vụ lúa hè",
        ", trong đó một trạm chạy bằng điện mặt trời",
        ", góp phần giảm ngập cho ba xã",
        ", qua đó giúp nông dân bớt lo",
        ", gồm một trạm chính và một trạm phụ",
        "; ngoài ra sẽ nạo vét lòng kênh cũ",
        ", giúp nông dân ba xã tưới lúa",
        ", gây ồn ào cho người dân",
    ],
)
def test_what_only_adds_is_cut_off(added: str) -> None:
    """A purpose, a list, a result or one more thing is cut off; a full stop takes its place."""
    assert shorten(f"{MAIN}{added}.", 16) == f"{MAIN}."


def test_what_fits_is_left_whole() -> None:
    """A sentence within the limit is as it is, whatever stands in it."""
    sentence = f"{MAIN} (hai tỉ đồng), đồng thời nạo vét kênh."
    assert shorten(sentence, len(sentence.split())) == sentence
    assert shorten("", 5) == ""


def test_the_longest_that_fits_is_kept() -> None:
    """No more is cut off than the limit asks for."""
    sentence = f"{MAIN}, nhằm giữ nước cho lúa, đồng thời nạo vét toàn bộ lòng kênh cũ."
    assert shorten(sentence, 20) == f"{MAIN}, nhằm giữ nước cho lúa."
    assert shorten(sentence, 15) == f"{MAIN}."


def test_brackets_go_first() -> None:
    """Without what stands in brackets a sentence may be short enough."""
    sentence = f"{MAIN} (ảnh chụp hôm qua), nhằm giữ nước."
    assert shorten(sentence, 18) == f"{MAIN}, nhằm giữ nước."


def test_eight_words_must_be_left() -> None:
    """What is left of a sentence is no mere heading."""
    sentence = "Xã sửa cầu, nhằm giúp trẻ em đi học an toàn hơn trong mùa mưa."
    assert shorten(sentence, 8) == sentence


@pytest.mark.parametrize(
    "binding",
    [
        ", nếu nước rút hết trước cuối tháng",
        ", nhưng dân chưa đồng ý",
        ", tuy nhiên tiền chưa có",
        ", song tiền thì chưa có",
        ", dù dân chưa đồng ý",
        ", mặc dù tiền chưa có",
        ", trừ trạm thứ hai ở cuối kênh",
        ", với điều kiện dân góp đất",
        ", miễn là dân góp đất",
        ", chỉ khi dân góp đất",
        ", theo ông Lê Văn Tám",
        ", theo báo cáo của xã",
        ", ngược lại dân phải góp đất",
        " (nếu dân góp đất)",
        ", và chỉ khi dân góp đất",
        ", nhằm giữ nước, nếu dân góp đất",
        ", đồng thời nạo vét kênh, theo ông Tám",
        ", để giữ nước, nhưng dân chưa đồng ý",
    ],
)
def test_what_binds_is_never_cut_off(binding: str) -> None:
    """A condition, a contrast, an exception and a source stay, also behind what only adds."""
    sentence = f"{MAIN}{binding}."
    assert shortest(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngân hàng cho vay bốn trăm triệu đồng không lãi để mua máy gặt cho xã.",
        "Với mùa gặt năm nay, hợp tác xã sẽ chi chín tỷ đồng để trả công cho nông dân.",
        "Hợp tác xã Gành đến nay vẫn chưa có đủ tiền để mua máy gặt mới.",
        "Không chỉ xã Gành mà cả huyện đều mất lúa, gây lo lắng cho nông dân.",
        "Đoàn thợ vừa sửa xong hai cây cầu cũ ở đầu làng, vừa đào kênh, để kịp mùa mưa.",
        "Nếu mưa kéo dài thêm hai ngày nữa thì đê vỡ, gây ngập cả vùng trũng.",
        "Khi nước rút hết khỏi sân trường ở ba xã, và đường khô, học sinh đi học lại.",
        "Trong đêm mưa lớn nhất của mùa lũ năm nay, cùng hàng xóm, ông Tám cứu sáu người.",
        "Theo ông Lê Văn Tám ở hợp tác xã Gành, nhằm giữ nước, huyện sẽ xây trạm bơm.",
    ],
)
def test_what_waits_is_not_cut(sentence: str) -> None:
    """No cut where the main clause is still to come, or says nothing without what follows."""
    assert shortest(sentence) == sentence


def test_no_cut_within_a_quotation() -> None:
    """What is said within quotation marks is said whole."""
    sentence = "Ông Tám nói “chúng tôi sẽ đào kênh cả đêm lẫn ngày, nhằm giữ nước cho lúa” ở xã."
    assert shortest(sentence) == sentence


def test_no_cut_within_brackets() -> None:
    """A bracket that is open is not left open."""
    sentence = f"{MAIN} (theo lời ông Tám, đồng thời là lời của xã)."
    assert shortest(sentence) == sentence


# --- doubtful cuts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tịch Hội Nông dân xã Đông Lạc Lê Văn Tám, cùng vợ và hai con, đã rời nhà.",
        "Các hộ dân sống ở hai bờ con kênh cũ, đặc biệt là hộ nghèo, chưa nhận được tiền.",
        "Các trường học ở ba xã vùng cao của huyện, nơi mưa lớn nhất, sẽ đóng cửa.",
    ],
)
def test_a_subject_alone_is_no_sentence(sentence: str) -> None:
    """What stands between a subject and its verb is no end of the sentence."""
    assert shortest(sentence) == sentence


@pytest.mark.parametrize(
    "source",
    [
        ", và cả vùng sẽ có nước, ông Tám nói",
        ", giúp dân ba xã, bà Bảy cho biết",
        ", như lời ông Tám kể",
    ],
)
def test_a_source_at_the_end_is_never_cut_off(source: str) -> None:
    """Who says so, behind what is said, is a source like theo ông Tám."""
    sentence = f"{MAIN}{source}."
    assert shortest(sentence) == sentence


@pytest.mark.parametrize(
    "condition",
    [", với giả định rằng giá dầu không tăng", ", và trong trường hợp dân góp đất"],
)
def test_a_condition_in_other_words_is_never_cut_off(condition: str) -> None:
    """An assumption and a case are conditions."""
    sentence = f"{MAIN}{condition}."
    assert shortest(sentence) == sentence


def test_only_after_is_a_condition() -> None:
    """chỉ …, sau khi: what may be done only afterwards must not be done now."""
    sentence = "Người dân chỉ được về nhà ở ven sông từ tuần tới, sau khi thợ xem xong tường."
    assert shortest(sentence) == sentence


def test_a_quotation_keeps_its_brackets() -> None:
    """Words of a quotation are not left out, in brackets or not."""
    sentence = f"Ông Tám nói “chúng tôi (nhóm thợ cũ) đã làm xong”; {MAIN.lower()}, nhằm giữ nước."
    assert "“chúng tôi (nhóm thợ cũ) đã làm xong”" in shortest(sentence)


# --- any text --------------------------------------------------------------------------------

PIECES = """
huyện; sẽ; xây; trạm; bơm lớn; ông Tám nói; dân; góp đất; không; chỉ; lấy; tiền; vừa; càng; , nhằm;
, đồng thời; , gồm; , và; để; , nếu dân; , nhưng; , theo xã; trong; ,; “chúng tôi, nhằm vui”;
(xã Gành); (nếu có); (theo xã, nhằm vui); ”; “; (; ); .; "
"""
ANY = [piece.strip() for piece in PIECES.split(";")]
WHOLE = [piece for piece in ANY if piece not in set('“”()"')]
"""Those without half a pair of quotation marks or brackets."""
JOINED = st.lists(st.sampled_from(ANY), max_size=25).map(
    lambda pieces: " ".join(pieces).replace(" ,", ",")
)
SENTENCES = st.one_of(JOINED, JOINED.map(lambda more: f"{MAIN}, đồng thời {more}"))
LIMITS = st.integers(0, 30)


@given(SENTENCES, LIMITS)
@settings(deadline=None)
def test_the_result_is_short_or_the_sentence_itself(sentence: str, limit: int) -> None:
    """No result is a little shorter, but still too long."""
    short = shorten(sentence, limit)
    assert short == sentence or len(short.split()) <= limit


@given(SENTENCES, LIMITS)
@settings(deadline=None)
def test_the_words_stay_in_their_order(sentence: str, limit: int) -> None:
    """Words are left out, never made, changed or moved."""
    left = iter(re.findall(r"\w+", sentence))
    assert all(word in left for word in re.findall(r"\w+", shorten(sentence, limit)))


@given(SENTENCES, LIMITS)
@settings(deadline=None)
def test_what_is_short_stays(sentence: str, limit: int) -> None:
    """Shortened again, a sentence is the same."""
    short = shorten(sentence, limit)
    assert shorten(short, limit) == short


@given(st.lists(st.sampled_from(WHOLE), max_size=25), LIMITS)
@settings(deadline=None)
def test_quotes_and_brackets_stay_balanced(pieces: list[str], limit: int) -> None:
    """No bracket is left open, and no quotation is cut."""
    sentence = " ".join([MAIN, *pieces]).replace(" ,", ",")
    short = shorten(sentence, limit)
    assert re.sub(r"[^()]", "", short).replace("()", "") == ""
    assert short.count("“chúng tôi, nhằm vui”") == short.count("“") == short.count("”")


@given(st.text(max_size=80), st.integers(-1, 30))
@settings(deadline=None)
def test_any_text_can_be_shortened(text: str, limit: int) -> None:
    """Nothing is raised, whatever the text."""
    short = shorten(text, limit)
    assert short == text or len(short.split()) <= limit


@given(JOINED)
@settings(deadline=None)
def test_what_comes_first_is_cut_at_its_end_or_not_at_all(more: str) -> None:
    """A whole main clause stays whole, whatever follows."""
    assert shorten(f"{MAIN}, đồng thời {more}", 15).startswith(MAIN)


@pytest.mark.parametrize("word", ["xyz", "không có", "tiền", "(", "“", ")", "năm nay,", "và"])
def test_a_very_long_sentence_finishes(word: str) -> None:
    """Five thousand words are held against the limit like any other sentence."""
    sentence = " ".join([word] * (5_000 // len(word.split())))
    assert shorten(sentence, 30) == sentence


def test_a_very_long_sentence_of_clauses_finishes() -> None:
    """So are five thousand words with a boundary at every third."""
    sentence = f"{MAIN}" + ", nhằm giữ nước" * 1_660 + "."
    assert shorten(sentence, 14) == f"{MAIN}."
