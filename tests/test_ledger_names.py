"""Names of the ledger: what is read as one, and what another text must have."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ledger.names import read_names, unsupported_names
from briefing.models import Language

PAIRS = [
    (
        "Ông Trần Văn Điệp, Chủ tịch UBND phường Đồi Thông, cho biết đường đã thông xe.",
        "Mr Tran Van Diep, Chairman of the Doi Thong Ward People's Committee, said it is open.",
    ),
    (
        "Theo ông Điệp, quận 5 sẽ lát lại 12 vỉa hè.",
        "According to Mr Diep, District 5 will repave 12 pavements.",
    ),
    (
        "Tỉnh Gia Lai trao 200 suất học bổng cho học sinh xã Tân Lập.",
        "Gia Lai Province gave 200 scholarships to pupils of Tan Lap Commune.",
    ),
    (
        "Tỉnh Gia Lai hỗ trợ người dân xã Tân Lập.",
        "Gia Lai is supporting the people of Tan Lap commune.",
    ),
    (
        "TP. Cần Thơ khởi công cầu mới qua sông Hậu.",
        "Can Tho City has started work on a new bridge over the Hau River.",
    ),
    (
        "Bà Lê Thị Thu Hà được bổ nhiệm làm Giám đốc Sở Y tế TP.HCM.",
        "Ms Le Thi Thu Ha was appointed Director of the Ho Chi Minh City Department of Health.",
    ),
    (
        "Hà Nội và Đà Nẵng ký thỏa thuận hợp tác du lịch.",
        "Hanoi and Danang signed an agreement on tourism cooperation.",
    ),
    ("Hà Nội có mưa to.", "Ha Noi had heavy rain."),
    (
        "Thủ tướng Đức thăm Bắc Kinh trước khi sang Nhật Bản.",
        "The German chancellor visited Beijing before going on to Japan.",
    ),
    (
        "Trung Quốc và Nga tập trận chung ở Biển Đông.",
        "China and Russia held a joint drill in the South China Sea.",
    ),
    (
        "Liên Hợp Quốc kêu gọi ngừng bắn ở Dải Gaza.",
        "The United Nations called for a ceasefire in Gaza.",
    ),
    ("LHQ và WHO gửi thuốc tới Sudan.", "The UN and the WHO sent medicine to Sudan."),
    (
        "Samsung mở trung tâm nghiên cứu tại Tây Hồ.",
        "Samsung opened a research centre in Tay Ho.",
    ),
    (
        "Manchester United thắng Arsenal 2-1 trên sân Old Trafford.",
        "Manchester United beat Arsenal 2-1 at Old Trafford.",
    ),
    (
        "Tổng thống Mỹ Donald Trump gặp ông Kim Jong-un tại Hà Nội.",
        "US President Donald Trump met Kim Jong-un in Hanoi.",
    ),
    (
        "Cảnh sát Pháp bắt hai nghi phạm ở Paris.",
        "French police arrested two suspects in Paris.",
    ),
    (
        "HĐND tỉnh Lâm Đồng họp về giá đất huyện Đức Trọng.",
        "The Lam Dong Provincial People's Council met on land prices in Duc Trong District.",
    ),
    (
        "Công an thị xã Tân Uyên tạm giữ Nguyễn Văn Bình.",
        "Police of Tan Uyen Town have held Nguyen Van Binh.",
    ),
    (
        "Đặc khu Phú Quốc đón 3 triệu khách.",
        "The Phu Quoc Special Zone received 3 million visitors.",
    ),
    (
        "Tại thôn Hạ Minh, xã Quảng Thạch, nước đã rút.",
        "In Ha Minh village, Quang Thach commune, the water has receded.",
    ),
    (
        "Các phường Bình An, Thủ Thiêm và An Khánh được sáp nhập.",
        "The wards of Binh An, Thu Thiem and An Khanh were merged.",
    ),
    (
        "Xe buýt chạy dọc đường Nguyễn Huệ và Lê Lợi.",
        "The bus runs along Nguyen Hue and Le Loi streets.",
    ),
    (
        "Sân bay Tân Sơn Nhất tạm ngừng đón chuyến bay.",
        "Tan Son Nhat Airport has stopped receiving flights.",
    ),
    (
        "GDP quý III tăng 8,2%, theo Cục Thống kê.",
        "Third-quarter GDP rose by 8.2 per cent, the Statistics Office said.",
    ),
    (
        "Ngân hàng Nhà nước giữ nguyên lãi suất.",
        "The State Bank of Vietnam left interest rates unchanged.",
    ),
    (
        "Quốc hội thông qua Luật Đất đai sửa đổi.",
        "Vietnam's National Assembly passed the revised Land Law.",
    ),
    (
        "Phó Thủ tướng Hồ Đức Phớc làm việc với Bộ Tài chính.",
        "Deputy Prime Minister Ho Duc Phoc worked with the Ministry of Finance.",
    ),
    (
        "Đội tuyển Thái Lan hòa Indonesia tại Bangkok.",
        "Thailand drew with Indonesia in Bangkok.",
    ),
    (
        "Điện Kremlin bác tin Mát-xcơ-va rút quân khỏi Crimea.",
        "The Kremlin denied that Moscow was withdrawing from Crimea.",
    ),
    (
        "CSGT Đồng Nai xử phạt 300 tài xế trên quốc lộ 51.",
        "Traffic police in Dong Nai fined 300 drivers on National Highway 51.",
    ),
    (
        "Bệnh viện Chợ Rẫy cứu sống bệnh nhân 70 tuổi.",
        "Cho Ray Hospital saved a 70-year-old patient.",
    ),
    (
        "Tập đoàn Hòa Phát và Viettel xây nhà máy ở Dung Quất.",
        "Hoa Phat Group and Viettel are building a plant in Dung Quat.",
    ),
    (
        "Đại sứ Úc tại Việt Nam thăm Trường Đại học Cần Thơ.",
        "The Australian ambassador to Viet Nam visited Can Tho University.",
    ),
    (
        "Ông Tập Cận Bình tiếp đoàn châu Phi.",
        "Xi Jinping received the African delegation.",
    ),
    (
        "Dịch Covid-19 làm giảm lượng khách châu Âu.",
        "The Covid-19 epidemic reduced the number of European visitors.",
    ),
    (
        "UBND TP Thủ Đức giao đất cho 45 hộ dân P. Long Bình.",
        "The Thu Duc City People's Committee gave land to 45 households in Long Binh Ward.",
    ),
    (
        "Bão số 5 đổ bộ Nghệ An, Hà Tĩnh vào chiều thứ Hai.",
        "Storm No. 5 hit Nghe An and Ha Tinh on Monday afternoon.",
    ),
    (
        "ÔNG NGUYỄN QUỐC HƯNG LÀM BÍ THƯ TỈNH ỦY BẮC NINH",
        "Nguyen Quoc Hung Becomes Secretary of the Bac Ninh Provincial Party Committee",
    ),
    (
        "Anh Phạm Minh Tuấn, ngụ thị trấn Nhà Bè, kể lại vụ việc.",
        "Pham Minh Tuan, who lives in Nha Be Town, told the story.",
    ),
    (
        "Dự án trị giá 2 tỷ USD ở khu công nghiệp Gò Sậy khởi công lúc 8 giờ.",
        "Work on the US$2 billion project in Go Say Industrial Park began at 8:00 AM.",
    ),
    (
        "Thanh tra tỉnh Gia Lai ban hành Kết luận số 15-KL/TTr.",
        "The Gia Lai Provincial Inspectorate has issued Conclusion No. 15-KL/TTr.",
    ),
    (
        "Viện trưởng Viện KSND tỉnh Gia Lai và Chi cục Thú y họp.",
        "The Chief Procurator of Gia Lai met the Sub-Department of Veterinary Medicine.",
    ),
    (
        "Chủ tịch UBND tỉnh Nam Khê Bành Thế Lữ tiếp dân.",
        "Banh The Lu, Chairman of the Nam Khe People's Committee, received citizens.",
    ),
    (
        "Chủ tịch Hội Nông dân tỉnh Tây Sậy Khoàng Thị Mẩy phát biểu.",
        "Khoang Thi May, Chairwoman of the Tay Say Farmers' Union, spoke.",
    ),
    (
        "PCCC, CSGT và BHXH tỉnh họp với TNMT, UBND và HĐND.",
        "The provincial agencies met the authorities.",
    ),
    (
        "Công ty CP Giày Hưng Sậy ký hợp đồng.",
        "Hung Say Footwear JSC signed the contract.",
    ),
    (
        "Hồ Dầu Sậy xả nước xuống suối Ngà.",
        "Dau Say Reservoir is discharging into the Nga Stream.",
    ),
    (
        "Nhiều hộ ở Cồn Sậy và Mỹ Sậy làm du lịch.",
        "Many households on Say Islet and in My Say are in tourism.",
    ),
    (
        "Bảo tàng Mỹ thuật mở triển lãm tranh của bà Lý Mỹ Sa.",
        "The Fine Arts Museum is showing paintings by Ly My Sa.",
    ),
    (
        "Chợ nổi ở Sóc Trăng và thủy điện Bản Sậy đón khách.",
        "The floating market in Soc Trang and the Ban Say hydropower plant receive visitors.",
    ),
    (
        "Người Mông ở xã Ea Kmây và buôn Krông Tớ mở hội.",
        "Hmong people in Ea Kmay Commune and Krong To Village held a festival.",
    ),
    (
        "Xem tại https://SachHay.example hoặc thư Doc@benlua.example.",
        "See the web page or write.",
    ),
    ("KHÔNG AI HỎI", "Nobody asks"),
    ("Sáng Thứ Bảy, Bão Cuồng Phong đổ bộ.", "The hurricane made landfall on Saturday."),
    (
        "Apple và Google bị EU phạt 500 triệu euro.",
        "The European Union fined Apple and Google 500 million euros.",
    ),
]
"""Vietnamese and English that name the same."""


WITHIN = [
    ("Ông Điệp vắng mặt.", "Ông Trần Văn Điệp vắng mặt.", []),
    ("Ông Trần Văn Điệp vắng mặt.", "Ông Điệp vắng mặt.", ["Trần Văn Điệp"]),
    ("Bà Trần Thị Thinh nói.", "Bà Trần Thị Thịnh nói.", ["Trần Thị Thinh"]),
    ("Bà Lê Thị Thuý nói.", "Bà Lê Thị Thúy nói.", []),
    ("Hôm qua ông Nam đến.", "Hôm qua người Việt Nam đến.", ["Nam"]),
    ("Nhà máy ở phường Đồi Thông.", "Nhà máy ở P. Đồi Thông, Q. 5.", []),
    ("Nhà máy ở xã Đồi Thông.", "Nhà máy ở phường Đồi Thông.", ["Đồi Thông"]),
    ("Nhà máy ở quận 5.", "Nhà máy ở quận 6, dài 5 km.", []),
    ("Nhà máy ở quận 5.", "Nhà máy ở quận 6.", ["5"]),
    ("Khách Đức thăm Huế.", "Khách Pháp thăm Huế.", []),
    ("Du khách Đức thăm Huế.", "Du khách Pháp thăm Huế.", ["Đức"]),
    ("Khách từ Hoa Kỳ.", "Khách từ nước Mỹ.", []),
    ("UBND xã họp.", "Ủy ban nhân dân xã họp.", []),
    ("Ủy ban và Samsung họp.", "Ủy ban và Samsong họp.", ["Samsung"]),
    ("Theo WHO, dịch đã giảm.", "Theo FAO, dịch đã giảm.", ["WHO"]),
    ("Tàu đến Tân Sơn Nhất.", "Tàu đến Nội Bài.", ["Tân Sơn Nhất"]),
    ("Bộ Y tế và Quốc hội họp.", "Các cơ quan họp.", []),
    ("Ông sống ở Suối Ngà.", "Ông sống ở Đồi Thông.", ["Suối Ngà"]),
    ("Ông sống tại Đồi Thông.", "Ông sống tại Đồi Thống.", ["Đồi Thông"]),
    ("Dân đưa bò về Bến Sậy.", "Dân đưa bò về.", ["Bến Sậy"]),
    ("Nông trường Quới Thạnh có lúa.", "Nông trường Nhơn Thạnh có lúa.", ["Quới Thạnh"]),
    ("Đoàn đến Huế.", "Đoàn đến.", ["Huế"]),
    ("Nước sông Hậu lên.", "Nước sông Tiền lên.", ["Hậu"]),
    ("Bị cáo Trính Ngọc Oanh khóc.", "Bị cáo Trịnh Ngọc Oanh khóc.", ["Trính Ngọc Oanh"]),
    ("Xe đến Krông Tớ.", "Xe đến Krông Búk.", ["Krông Tớ"]),
    ("Chương trình Cầu Vồng Lửa mở màn.", "Chương trình mở màn.", ["Cầu Vồng Lửa"]),
]
"""A statement, its evidence, and the names that the evidence does not have."""

FALSIFIED = [
    ("Ông Trần Văn Điệp đến.", "Mr Tran Van Dep came.", [("vi", "Trần Văn Điệp")]),
    ("Ông Trần Văn Điệp đến.", "Mr Diep came.", [("vi", "Trần Văn Điệp")]),
    ("Ông Trần Văn Điệp đến.", "Mr Diep Tran Van came.", [("vi", "Trần Văn Điệp")]),
    ("Ông Điệp đến.", "Mr Tran Van Diep came.", [("en", "Tran Van Diep")]),
    (
        "Chủ tịch đến thăm trường.",
        "Chairman Le Van Tam visited the school.",
        [("en", "Le Van Tam")],
    ),
    ("Nhà máy ở phường Đồi Thông.", "The plant is in Doi Thong Commune.", [("vi", "Đồi Thông")]),
    ("Nhà máy ở phường 5.", "The plant is in Ward 6.", [("vi", "5")]),
    ("Ông sống ở Suối Ngà.", "He lived in Doi Thong.", [("vi", "Suối Ngà"), ("en", "Doi Thong")]),
    ("Hồ Dầu Sậy xả nước.", "Dau Moi Reservoir is discharging.", [("vi", "Hồ Dầu Sậy")]),
    ("Nước sông Hậu lên.", "The Tien River is rising.", [("vi", "Hậu"), ("en", "Tien")]),
    ("Công ty Dệt may Tân Sậy nghỉ.", "The garment company is closed.", [("vi", "Tân Sậy")]),
    ("Dân Nà Sậy và Mỹ Thuận vui.", "People of Na Say are glad.", [("vi", "Mỹ Thuận")]),
    ("Đường qua xã Bình Sậy và Anh Sậy.", "The road runs past.", [("vi", "Bình Sậy")]),
    ("Theo JICA, vốn đã đủ.", "According to KOICA, there is enough.", [("vi", "JICA")]),
    ("Ông thăm Trung Quốc.", "He visited Japan.", [("vi", "Trung Quốc"), ("en", "Japan")]),
    ("Một công ty xây cầu.", "A Chinese company is building the bridge.", [("en", "Chinese")]),
    ("Ông thăm Huế và Nghệ An.", "He visited Hue and Long An.", [("vi", "Nghệ An")]),
    ("Ông thăm Mát-xcơ-va.", "He visited Berlin.", [("vi", "Mát-xcơ-va"), ("en", "Berlin")]),
    ("LHQ họp ở Paris.", "NATO met in Paris.", [("vi", "LHQ"), ("en", "NATO")]),
    ("Samsung tuyển 500 người.", "LG is hiring 500 people.", [("vi", "Samsung"), ("en", "LG")]),
    ("Ông Trump lên tiếng.", "Mr Biden spoke.", [("vi", "Trump"), ("en", "Biden")]),
    ("Chủ tịch Kim lên tiếng.", "Chairman Moon spoke.", [("vi", "Kim")]),
    ("GDP tăng 8%.", "Output rose by 8%.", [("vi", "GDP")]),
    (
        "Bà nói với Kavanaugh.",
        "She spoke to Kavanaugg.",
        [("en", "Kavanaugg"), ("vi", "Kavanaugh")],
    ),
]
"""Vietnamese, English, and what does not agree."""

VARIANTS = [
    ("Nghị quyết 57-NQ/TW và Nghị định 128/2025/NĐ-CP.", "Resolution 57 and Decree 128 of 2025."),
    ("Ông Müller đến.", "Mr Mueller came."),
    ("Sân Škoda.", "The Skoda arena."),
    ("Nhà thờ St. Martin.", "St. Martin's church."),
    ("Nhà máy ở phường Đồi Thông.", "The plant is in Doi Thong."),
    ("Đội Dodgers thắng.", "The Dodgers' win."),
    ("Sân Rhein-Neckar-Arena.", "The Rhein Neckar Arena."),
    ("Xứ Catalonia.", "The Catalans."),
    ("Một người ở California.", "A Californian."),
    ("Thành phố Bakhmut.", "BAKHMUT"),
    ("Các nghị sĩ họp.", "The MPs met."),
    ("Niu-oóc và Luân Đôn.", "New York and London."),
    ("Tỉnh Tranh-xin-va-ni-a.", "Transylvania."),
    ("Tháng Mười, thứ Hai.", "October, Monday."),
    ("Cơ quan Chỉ đạo Nghiên cứu họp.", "DARPA met."),
]
"""One name, written in two ways."""

Alarms = list[tuple[str, str]]


def alarms(vi: str, en: str) -> Alarms:
    """Return what either text of a pair names and the other does not."""
    sides: tuple[tuple[Language, str, Language, str], ...] = (
        ("vi", vi, "en", en),
        ("en", en, "vi", vi),
    )
    return [
        (language, name.text)
        for language, text, by_language, by in sides
        for name in unsupported_names(read_names(text, language), language, by, by_language)
    ]


@pytest.mark.parametrize(("vi", "en"), PAIRS)
def test_pairs_that_agree(vi: str, en: str) -> None:
    """Neither text of a true translation names what the other does not."""
    assert alarms(vi, en) == []


@pytest.mark.parametrize(("vi", "en"), VARIANTS)
def test_variants_agree(vi: str, en: str) -> None:
    """Possessives, plurals, hyphens, diacritics, peoples, phonetics and long forms."""
    assert alarms(vi, en) == []


@pytest.mark.parametrize(("vi", "en", "expected"), FALSIFIED)
def test_falsified(vi: str, en: str, expected: Alarms) -> None:
    """A name changed, left out or invented is reported, on the side that has it."""
    assert set(expected) <= set(alarms(vi, en))


@pytest.mark.parametrize(("statement", "evidence", "expected"), WITHIN)
def test_within_vietnamese(statement: str, evidence: str, expected: list[str]) -> None:
    """A statement names only what its evidence names, letter for letter after folding."""
    names = read_names(statement, "vi")
    assert [n.text for n in unsupported_names(names, "vi", evidence, "vi")] == expected


@pytest.mark.parametrize(("vi", "en"), PAIRS)
def test_a_vietnamese_text_supports_itself(vi: str, en: str) -> None:
    """Whatever a text names, it has, in either language."""
    assert unsupported_names(read_names(vi, "vi"), "vi", vi, "vi") == []
    assert unsupported_names(read_names(en, "en"), "en", en, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ông Trần Văn Điệp nói.", "vi", [("Trần Văn Điệp", "person", set())]),
        ("Họ sống ở quận 5.", "vi", [("5", "place", {"district"})]),
        ("Họ sống ở xã Tân Lập.", "vi", [("Tân Lập", "place", {"commune"})]),
        ("They live in Tan Lap Commune.", "en", [("Tan Lap", "place", {"commune"})]),
        ("They live in Ward 5.", "en", [("5", "place", {"ward"})]),
        ("The Supreme Court met on Monday.", "en", []),
        ("Opponents Fall Silent As Prices Soar", "en", []),
        ("Tòa án nhân dân tối cao họp thứ Hai.", "vi", []),
        ("Anh nói với em.", "vi", []),
        (
            "Theo FBI, ông Smith vắng.",
            "vi",
            [("FBI", "acronym", set()), ("Smith", "person", set())],
        ),
        ("Tết Giáp Thìn, Nhà nước tặng quà.", "vi", []),
        ("", "vi", []),
        ("", "en", []),
    ],
)
def test_reading(text: str, language: Language, expected: list[object]) -> None:
    """Titles and offices stay outside; units are read; bodies and the calendar are no names."""
    assert [(n.text, n.kind, set(n.units)) for n in read_names(text, language)] == expected


def test_a_place_is_told_by_its_english_name() -> None:
    """What has an English name of its own carries it."""
    (name,) = read_names("Đoàn đến từ nước Đức.", "vi")
    assert (name.text, name.kind, name.meant) == ("Đức", "place", frozenset({"Germany"}))


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("Khách đến phường Đồi Thông.", "vi", "Doi Thong Ward"),
        ("Khách đến quận 5.", "vi", "District 5"),
        ("Khách đến tỉnh Gia Lai.", "vi", "Gia Lai"),
        ("Khách đến đặc khu Hòn Sậy.", "vi", "Hon Say Special Zone"),
        ("Khách đến nước Đức.", "vi", "Germany"),
        ("Ông Trần Văn Điệp đến.", "vi", "Tran Van Diep"),
        ("Visitors came to Doi Thong Ward.", "en", "Doi Thong Ward"),
        ("Visitors came to Ward 5.", "en", "Ward 5"),
    ],
)
def test_a_message_shows_the_unit(text: str, language: Language, shown: str) -> None:
    """What a message calls a name is English and has the unit that is asked for."""
    assert [name.shown for name in read_names(text, language)] == [shown]


NOISE = st.text(alphabet="aA àĐ.,-'’\"(5 \nTPUBNDnghệ", max_size=60)


@given(st.one_of(NOISE, st.text(max_size=60)), st.sampled_from(["vi", "en"]))
def test_names_are_slices_in_order(text: str, language: Language) -> None:
    """Whatever the text, its names are slices of it, in order, and it supports them."""
    names = read_names(text, language)
    assert all(text[name.start : name.end] == name.text for name in names)
    assert all(one.end <= other.start for one, other in pairwise(names))
    assert all(name.words and name.plain for name in names)


@pytest.mark.parametrize(
    "piece", ["Nguyễn ", "phường A ", "A of the ", "U.S. ", "Mát-xcơ-", "TP ", "(UBND", "Da Nang "]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_hostile_repetition(piece: str, language: Language) -> None:
    """A long run of names is read to its end and held against itself."""
    text = piece * 3_000
    names = read_names(text, language)
    assert all(name.end <= len(text) for name in names)
    assert len(unsupported_names(names, language, text, language)) <= len(names)
