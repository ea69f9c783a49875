"""People in Vietnamese text: found where they are named, not where a street bears their name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.vietnamese.names import FAMILY_NAMES, NameMention, find_names, resolve
from briefing.vietnamese.text import fold

FAMILIES = st.sampled_from(
    ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Bùi", "Đỗ", "Võ", "Vũ", "Mai", "Cao", "Hà"]
)
MIDDLES = st.sampled_from(["Văn", "Thị", "Quốc", "Minh", "Ngọc", "Hữu"])
GIVEN = st.sampled_from(["Hùng", "Lan", "Toàn", "Diệu", "Khánh", "Phúc", "Trâm", "Vy"])
PEOPLE = st.builds("{} {} {}".format, FAMILIES, MIDDLES, GIVEN)
HONORIFICS = {"ông": "male", "anh": "male", "chú": "male", "bà": "female", "chị": "female"}
NOISE = st.text(alphabet="aàNguyễn TrầnĐôngPhố.,-'12 \nHAB", max_size=60)


def names(text: str) -> list[str]:
    """Return the names that are found, in order."""
    return [mention.text for mention in find_names(text)]


def only(text: str) -> NameMention:
    """Return the one mention of a text that has one."""
    (mention,) = find_names(text)
    return mention


class TestFull:
    """Family name and given name."""

    @given(PEOPLE, st.sampled_from(sorted(HONORIFICS)))
    def test_behind_an_honorific(self, name: str, honorific: str) -> None:
        """The mention has the name alone, the honorific and the gender that it tells."""
        text = f"Sáng nay, {honorific} {name} đến họp."
        expected = (text.index(name), text.index(name) + len(name), name, True)
        assert only(text) == (*expected, honorific, HONORIFICS[honorific])

    @given(PEOPLE)
    def test_behind_a_title(self, name: str) -> None:
        """A title announces a person, who has no honorific and no gender."""
        text = f"Chủ tịch UBND phường Gia Định {name} đến họp."
        assert only(text)[2:] == (name, True, None, None)

    @given(st.lists(PEOPLE, min_size=1, max_size=4, unique=True))
    def test_in_a_list(self, people: list[str]) -> None:
        """Each of several people is found, and none runs into the next."""
        assert names(f"Các ông {', '.join(people)} vắng mặt.") == people

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Nguyễn Văn A. (30 tuổi) bị bắt.", "Nguyễn Văn A"),
            ("Ông Phạm Thị Ngọc Diệu Hiền vắng.", "Phạm Thị Ngọc Diệu Hiền"),
            ("Thẩm phán Trương Việt Lâm chủ tọa.", "Trương Việt Lâm"),
            ("Bộ trưởng Công an Lương Tam Đạo dự.", "Lương Tam Đạo"),
            ("Chủ tịch UBND TP Hà Nội Chu Ngọc Thạch dự.", "Chu Ngọc Thạch"),
            ("Bí thư Thành ủy TP. Huế Mai Quốc Thịnh dự.", "Mai Quốc Thịnh"),
            ("Bí thư Đảng ủy phường 5 Lê Hồng Quân dự.", "Lê Hồng Quân"),
            ("Chủ tịch UBND tỉnh Cao Tiến Đạt dự.", "Cao Tiến Đạt"),
            ("Hiệu trưởng Trường THPT Chu Văn An Lê Mai Khanh nói.", "Lê Mai Khanh"),
            ("Giám đốc Bệnh viện Bạch Mai Đào Xuân Lực nói.", "Đào Xuân Lực"),
            ("Bí thư Trung ương Đoàn Nguyễn Minh Khôi nói.", "Nguyễn Minh Khôi"),
            ("TS.Đỗ Văn Khoa giảng bài.", "Đỗ Văn Khoa"),
            ("Hoa hậu H'Hen Niê về buôn.", "H'Hen Niê"),
            ("Bà con nghe Vàng A Sử kể chuyện.", "Vàng A Sử"),
            ("Người mẫu là Trần Thị Lan.", "Trần Thị Lan"),
            ("Theo Bùi Thị Nga, việc đã xong.", "Bùi Thị Nga"),
            ("ÔNG NGUYỄN QUỐC HƯNG LÀM BÍ THƯ", "NGUYỄN QUỐC HƯNG"),
            ("Ông Nguyễn Quốc Hưng Thăm Và Làm Việc Tại Huế", "Nguyễn Quốc Hưng"),
            ("Gặp chị Hà Nam Phương ở chợ.", "Hà Nam Phương"),
            ("Gửi yêu cầu Nguyễn Văn Hải nộp tiền.", "Nguyễn Văn Hải"),
            ("Gia đình Nguyễn Văn Hải vui mừng.", "Nguyễn Văn Hải"),
            ("Chủ tịch UBND tỉnh Nam Khê Bành Thế Lữ nói.", "Bành Thế Lữ"),
            ("Chủ tịch Hội tỉnh Tây Sậy Xoàng Thị Mẩy nói.", "Xoàng Thị Mẩy"),
            ("Bí thư Đoàn xã Pa Sậy Lỳ Go Chừ nói.", "Lỳ Go Chừ"),
            ("Tòa xử Sầm Văn Chỉu.", "Sầm Văn Chỉu"),
            ("Phó Thủ tướng Hồ Đức Phớc dự.", "Hồ Đức Phớc"),
        ],
    )
    def test_shapes(self, text: str, expected: str) -> None:
        """Initials, titles in front, units, peoples of the highlands and headlines."""
        mention = only(text)
        assert (mention.text, mention.full) == (expected, True)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Tổng thống Mỹ Donald Trump đến.", "Donald Trump"),
            ("Bộ trưởng Quốc phòng Pháp Jean-Yves Le Drian đến.", "Jean-Yves Le Drian"),
            ("Bà Ursula von der Leyen đến.", "Ursula von der Leyen"),
            ("Ông Kim Jong-un đến.", "Kim Jong-un"),
            ("Tổng thống Syria Bashar al-Assad nói.", "Bashar al-Assad"),
            ("Ông Joe Biden đến Hà Nội.", "Joe Biden"),
        ],
    )
    def test_foreign(self, text: str, expected: str) -> None:
        """A foreign name is read behind an honorific or a title, past a country's name."""
        mention = only(text)
        assert (mention.text, mention.full) == (expected, True)

    def test_a_known_person_is_found_again_without_any_sign(self) -> None:
        """A name that the text is sure of is found where it stands bare."""
        text = "Ông Joe Biden đến. Người dân vẫy chào Joe Biden."
        assert names(text) == ["Joe Biden", "Joe Biden"]


class TestShort:
    """A part of the name, behind an honorific."""

    @pytest.mark.parametrize(
        ("text", "name", "honorific", "gender"),
        [
            ("Theo ông Điệp, đường đã xong.", "Điệp", "ông", "male"),
            ("Bà Ngọc Diệu cười.", "Ngọc Diệu", "bà", "female"),
            ("Tối qua, anh T. gọi điện.", "T", "anh", "male"),
            ("Gặp chị Đ.V.H. ở nhà.", "Đ.V.H", "chị", "female"),
            ("Gặp bà T.T. L.P ở nhà.", "T.T. L.P", "bà", "female"),
            ("Ông Nam và vợ vắng nhà.", "Nam", "ông", "male"),
            ("Cô giáo Hạnh khóc.", "Hạnh", "cô giáo", "female"),
            ("Bị cáo Hùng cúi đầu.", "Hùng", "bị cáo", None),
            ("Ông Trump phát biểu.", "Trump", "ông", "male"),
            ("Bà luật sư Thảo nói.", "Thảo", "bà", "female"),
            ("Chị Thanh Hà bán rau.", "Thanh Hà", "chị", "female"),
        ],
    )
    def test_announced(self, text: str, name: str, honorific: str, gender: str | None) -> None:
        """Given names, initials and foreign names carry the honorific and its gender."""
        assert only(text)[2:] == (name, False, honorific, gender)

    def test_behind_a_title_only_if_known(self) -> None:
        """A given name behind a title is read only when the text names the person in full."""
        known = "Thủ tướng Lê Quang Phúc đến. Thủ tướng Phúc khen."
        assert names(known) == ["Lê Quang Phúc", "Phúc"]
        assert names("Giám đốc Điện lực đến. Trưởng phòng Cảnh sát nói.") == []

    @pytest.mark.parametrize(
        "text",
        [
            "Lễ tiễn ông Công, ông Táo.",
            "Thơ kính tặng Bác Hồ.",
            "Trẻ em Việt Nam, phụ nữ Hà Nội.",
            "Thủ tướng Anh từ chức, nước Anh bất ngờ.",
            "Luật sư Đoàn Luật sư Hà Nội bào chữa.",
            "Bác sĩ Bệnh viện Bạch Mai cứu sống.",
            "Các ca sĩ Hàn Quốc đến.",
            "Đàn ông Việt Nam ít khóc.",
            "Anh chị em Đoàn Thanh niên dọn rác.",
        ],
    )
    def test_nobody(self, text: str) -> None:
        """Kitchen gods, nationalities and bodies behind an honorific are nobody."""
        assert names(text) == []


class TestNotPeople:
    """Places, streets, bodies, prizes, ordinary words."""

    @pytest.mark.parametrize(
        "text",
        [
            "Xe chạy trên đường Nguyễn Huệ, Lê Lợi và Hàm Nghi.",
            "Nhà số 12 Nguyễn Trãi bị cháy.",
            "Ngã tư Khuất Duy Tiến - Nguyễn Xiển ùn tắc.",
            "Học sinh trường THPT Lê Hồng Phong đoạt giải.",
            "Bệnh viện Nguyễn Tri Phương và Trường Đại học Tôn Đức Thắng.",
            "Giải thưởng Tạ Quang Bửu, Quỹ Nguyễn Thị Định, cúp Trần Hưng Đạo.",
            "UBND phường Trần Hưng Đạo cho biết.",
            "Chủ tịch UBND phường Phạm Ngũ Lão cho biết.",
            "Công ty Nguyễn Hoàng và Tập đoàn Hòa Phát.",
            "Thành phố Hồ Chí Minh, TP. Hồ Chí Minh, Học viện Chính trị quốc gia Hồ Chí Minh.",
            "Tỉnh Lâm Đồng, Hà Nam, Cao Bằng, Đồng Nai và Thái Bình.",
            "Quận Hoàng Mai, huyện Dương Minh Châu, xã Lý Nhân, đảo Lý Sơn.",
            "Hồ Gươm, sông Tô Lịch, chợ Đồng Xuân, sân Hàng Đẫy, cầu Trần Thị Lý.",
            "Bí thư Quảng Nam và Chủ tịch Hà Nội họp.",
            "Đặc biệt, Trương hợp, Theo đó, Mai này, Cao tốc, Lâm nghiệp.",
            "Tết Kỷ Hợi ở Hàn Quốc, Thái Lan, Vũ Hán và Hoa Kỳ.",
            "Đoàn Chủ tịch, Đoàn Thanh niên và Bộ Giáo dục và Đào tạo.",
            "Phó Trưởng Ban Tổ chức Thành ủy TP.HCM đến phường.",
            "Xã Bản Hồ, phường Cầu Ông Lãnh, bản Mường Lò.",
            "",
        ],
    )
    def test_nobody(self, text: str) -> None:
        """What is named after people, or looks so, is not a person."""
        assert names(text) == []

    def test_a_street_is_none_even_when_a_person_has_its_name(self) -> None:
        """A person is found, the street of that name in the same text is not."""
        text = "Ông Nguyễn Văn Hải ở đường Nguyễn Văn Hải."
        assert [mention.start for mention in find_names(text)] == [4]

    def test_doubt_is_resolved_by_the_rest_of_the_text(self) -> None:
        """A name in a list of streets is a person's if the text calls that person."""
        street = "Tại đường Lê Lợi, Mai Văn Tiến dừng xe."
        assert names(street) == []
        assert names(f"{street} Ông Tiến chờ bạn.") == ["Mai Văn Tiến", "Tiến"]


class TestResolve:
    """From a short mention to the full name."""

    PEOPLE = ("Nguyễn Văn Điệp", "Trần Ngọc Diệu", "Lê Ngọc Điệp")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("ông Điệp", "Lê Ngọc Điệp"),
            ("bà Ngọc Diệu", "Trần Ngọc Diệu"),
            ("ông NGUYỄN VĂN ĐIỆP", "Nguyễn Văn Điệp"),
            ("ông Văn Điệp", "Nguyễn Văn Điệp"),
            ("ông Diếp", None),
            ("ông Diệp", None),
        ],
    )
    def test_latest_exact_ending(self, text: str, expected: str | None) -> None:
        """The latest name that ends with the same syllables; another tone is another person."""
        assert resolve(only(text), self.PEOPLE) == expected

    def test_nobody_yet(self) -> None:
        """Without earlier names there is nobody."""
        assert resolve(only("ông Điệp"), ()) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Người ký là ths. Kiều Oanh Lam.", ["Kiều Oanh Lam"]),
        ("Đến dự có Tổng thống Joe R. Biden.", ["Joe R. Biden"]),
        ("Chủ trì là bà Lò Thị Hoa.\nLò Thị Hoa nói vậy.", ["Lò Thị Hoa"] * 2),
        ("Ông Trần Văn Nam đến. Sau đó Trần Văn Nam về.", ["Trần Văn Nam"] * 2),
        ("Trụ sở đặt ở đường số 9. 12 Nguyễn Huệ cũng vậy.", []),
    ],
)
def test_sentences_of_a_text(text: str, names: list[str]) -> None:
    """A full stop behind a title or an initial parts no name; sentences tell of each other."""
    assert [mention.text for mention in find_names(text)] == names


@given(st.one_of(NOISE, st.text(max_size=60)))
def test_mentions_are_slices_in_order(text: str) -> None:
    """Whatever the text, mentions are its own slices, in order, apart from each other."""
    mentions = find_names(text)
    assert all(text[each.start : each.end] == each.text for each in mentions)
    assert all(each.text == each.text.strip() != "" for each in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_family_names_are_folded() -> None:
    """The family names can be compared with folded words, and hold the common ones."""
    assert {fold(name) for name in FAMILY_NAMES} == FAMILY_NAMES
    assert {"nguyễn", "trần", "lê", "phạm", "lò", "giàng", "vàng", "h'", "y"} <= FAMILY_NAMES


@pytest.mark.parametrize(
    "piece", ["Nguyễn ", "ông A ", "A.", "đường Lê Lợi, ", "ông Joe van ", "H'", "TS. "]
)
def test_hostile_repetition(piece: str) -> None:
    """A long run of names and honorifics is read to its end."""
    text = piece * 5_000
    assert all(mention.end <= len(text) for mention in find_names(text))
