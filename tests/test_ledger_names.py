"""Names of the ledger: what is read as one, and what another text must have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ledger.names import read_names, unsupported_names
from briefing.models import Language

PAIRS = [
    (
        "Ông Trần Văn Điệp, Chủ tịch UBND phường Đồi Thông, cho biết đường đã thông xe.",
        "Mr Tran Van Diep, Chairman of the Doi Thong Ward People's Committee, said the road is open.",
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
        "Apple và Google bị EU phạt 500 triệu euro.",
        "The European Union fined Apple and Google 500 million euros.",
    ),
]
"""Vietnamese and English that name the same."""


def alarms(vi: str, en: str) -> list[tuple[str, str]]:
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
