"""Vietnamese marks of negation, hedging and request.

The lists are written from knowledge of the language of the press, not from a corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefing.ledger.polarity_words import (
    Entry,
    Hit,
    PhraseBook,
    Row,
    Token,
    Weight,
    hits,
    phrase_book,
    word_set,
)

_NOTHING = Entry(None, "", "echo")


def _negation(sense: str, weight: Weight, phrases: str) -> Row:
    return Row(Entry("negation", sense, weight), phrases)


def _hedge(sense: str, weight: Weight, phrases: str) -> Row:
    return Row(Entry("hedge", sense, weight), phrases)


def _request(sense: str, weight: Weight, phrases: str) -> Row:
    return Row(Entry("request", sense, weight), phrases)


_ROWS = (
    Row(
        _NOTHING,
        """
        đất đối không|hạm đối không|không đối không|hư không|tay không|con số không|trên không|
        bằng không|bỏ không|không khí|không gian|
        không quân|không lưu|không trung|không tặc|không phận|không vận|không kích|không chiến|
        không ảnh|không giờ|không độ|cần thơ|cần mẫn|cần cù|cần thiết|
        giao thông|giao tranh|giao dịch|giao lưu|giao thừa|giao hàng|giao đấu|giao thương|
        giao điểm|giao hữu|bàn giao|chuyển giao|ngoại giao|sắp xếp|sắp đặt|trở nên|phải chăng|
        lẽ phải|bên phải|tay phải|chân phải|cánh phải|mắc phải|gặp phải|vấp phải|va phải|phải trả|
        phải nhập viện|phải cấp cứu|phải sơ tán|phải di dời|phải đóng cửa|phải dừng|phải tạm dừng|
        phải nghỉ học|phải nghỉ việc|phải bán|phải bỏ|phải đi|phải vay|phải chờ|phải hoãn|phải hủy|
        phải dời|phải chi|phải mất|phải nhờ|phải phẫu thuật|phải cắt|phải thở|phải hạ cánh|
        phải nhận|phải rời|phải tiêu hủy|phải đền|phải ngồi tù|phải hầu tòa|phải chạy|phải tháo|
        phải kéo dài|phải lùi|phải điều trị|phải được giao|
        đạt yêu cầu|đáp ứng yêu cầu|đúng yêu cầu|theo yêu cầu|vượt yêu cầu|yêu cầu kỹ thuật|
        các yêu cầu|những yêu cầu|yêu cầu về|yêu cầu của công việc|đủ yêu cầu|yêu cầu cao|
        yêu cầu cấp thiết|yêu cầu phát triển|yêu cầu nhiệm vụ|yêu cầu bồi thường|
        phải chịu|phải trải qua|phải đối mặt|phải sống|trong trường hợp của|ban chỉ đạo|
        sự chỉ đạo|công tác chỉ đạo|hậu cần|cần cẩu|cần sa|cần câu|cần trục|mắt phải|giày phải|
        phải chung|nhà nghiên cứu|hay chưa|vô địch|vô cùng|vô tuyến|vô số|vô vàn|vô lăng|bất cứ|
        bất kỳ|bất động sản|chẳng hạn|thiếu niên|thiếu nhi|thiếu nữ|thiếu tướng|thiếu tá|thiếu úy|
        ít nhất|ngăn không|tránh không|không thể không|không sớm thì muộn|không còn nghi ngờ|
        không nghi ngờ|không hẹn mà|chưa kể|không kể|không may|không bao lâu
        """,
    ),
    # which only begin like the words above and below
    _negation(
        "",
        "strong",
        """
        không ảnh hưởng|không kích thích|không kích hoạt|không kích động|không gian lận|
        không gian dối|không lưu ý|không lưu hành|không lưu thông|không lưu trữ|không lưu lại|
        không trung thực|không trung thành|không trung lập|không vận hành|không vận chuyển|
        không vận động|không vận dụng|không chiến đấu|không chiến thắng|không phận sự|
        không giờ nào|không may mắn|không đầy đủ|chưa đầy đủ|không chỉ ra|không chỉ đạo|
        không chỉ định|không chỉ rõ|không chỉ trích|không chỉ huy|không riêng tư|không tốt nghiệp|
        chưa tốt nghiệp|không lớn lên|không lớn tiếng|không mạnh tay|không mạnh dạn|không lâu dài|
        không xa lạ|không khỏi bệnh|không đổi mới|chưa đổi mới|
        không đúng quy định|không yên tâm|không kể lại
        """,
    ),
    _negation(
        "idiom",
        "soft",
        """
        không cao|chưa cao|không nhiều|chưa nhiều|không lớn|chưa lớn|không tốt|chưa tốt|không dễ|
        không mới|không rẻ|không đắt|không đông|không mạnh|không yên|không đều|không thấp|
        không đúng|không đổi|không thay đổi|không phổ biến|không hài lòng|không vui|không chuyên|
        không chuyên trách|không thường trực
        """,
    ),
    _negation(
        "idiom",
        "echo",
        """
        không dưới|không quá|không ít hơn|không nhiều hơn|không hơn|không thấp hơn|không cao hơn|
        không muộn hơn|không sớm hơn|chưa đầy|không đầy|không chỉ|không những|không đơn thuần|
        không riêng|không riêng gì|không đơn giản|chẳng những|chẳng chỉ|không ngừng|không khỏi|
        không ít|không nhỏ|không hề nhỏ|không hề ít|không kém|không lâu|không xa|không thua kém
        """,
    ),
    _negation(
        "",
        "strong",
        """
        không|chưa|chẳng|chả|đừng|chớ|không hề|chưa hề|không phải|chẳng phải|chưa phải|đời nào|
        không đời nào|không thể|chưa thể|chẳng thể|không có|chưa có|chẳng có|không ai|chẳng ai|
        không gì|không còn|chẳng còn|chưa từng|không được|chưa được|không bao giờ|chưa bao giờ|
        không chỉ ra|không riêng tư|không có gì|không có ai|không cần|không nên
        """,
    ),
    _negation(
        "privation",
        "echo",
        """
        thiếu|vắng|vắng mặt|hết|thiếu hụt|mất|kém|trái phép|trái luật|trái quy định|lậu|chui|sai|
        giả|nhầm|oan|sai trái|sai sự thật|bỏ hoang|hoang|rỗng|trắng|tất yếu|giữ nguyên
        """,
    ),
    _negation("hard", "soft", "khó|khó có thể|khó mà|khó lòng|ít khả năng|ít có khả năng"),
    _negation("hard", "echo", "khó khăn|gian nan|vất vả|chật vật|gay go"),
    _negation("refuse", "soft", "từ chối|khước từ"),
    _negation(
        "refuse",
        "echo",
        """
        bác bỏ|phủ nhận|chối|chối bỏ|gạt|gạt bỏ|cự tuyệt|loại|bài xích|phản đối|bất đồng|chống|
        chống lại|bãi bỏ|phủ quyết|bác
        """,
    ),
    _negation("ban", "soft", "cấm|nghiêm cấm"),
    _negation("ban", "echo", "tránh|ngăn|ngăn cản|ngăn chặn|né tránh|phòng tránh|chặn"),
    _negation("fail", "echo", "trượt|bỏ lỡ|thất bại|quên|thất nghiệp|lỡ|thua|bại"),
    _negation(
        "stop",
        "echo",
        """
        ngừng|dừng|ngưng|chấm dứt|thôi|đình chỉ|tạm dừng|tạm ngừng|tạm ngưng
        """,
    ),
    _negation("few", "soft", "hiếm|hiếm khi|ít khi|ít ai|ít người"),
    _negation("few", "echo", "ít|chút"),
    _negation(
        "late",
        "soft",
        """
        mãi đến|mãi tới|mãi cho đến|phải đến khi|phải chờ đến|chỉ khi|chỉ đến khi|mãi sau
        """,
    ),
    _negation("instead", "soft", "trừ khi|trừ phi|ngoại trừ|thay vì|hơn là"),
    _negation("instead", "echo", "thay vào đó|thay cho|cho đến khi|cho tới khi|đến khi"),
    _hedge(
        "planned",
        "strong",
        """
        dự kiến|dự định|dự tính|dự báo|dự đoán|dự liệu|kỳ vọng|phấn đấu|đặt mục tiêu|
        đề ra mục tiêu|lên kế hoạch|có kế hoạch|đặt kế hoạch|ước tính|ước đạt|hướng tới mục tiêu
        """,
    ),
    _hedge("planned", "soft", "kế hoạch|mục tiêu|chuẩn bị|định|muốn|hứa|cam kết|tới|tới đây"),
    _hedge("future", "strong", "sẽ|sắp"),
    _hedge(
        "possible",
        "strong",
        """
        có thể|có khả năng|có lẽ|có nguy cơ|có thể sẽ|nhiều khả năng|rất có thể
        """,
    ),
    _hedge(
        "possible",
        "soft",
        """
        dường như|hình như|có vẻ|có vẻ như|hẳn|chắc|chắc chắn|chắc hẳn|e rằng|khả năng|không thể|
        chưa thể|khó có thể|nguy cơ|có lẽ là|có cơ hội|cơ hội|được phép|cho phép|đủ|nổi|biết đâu|
        tiềm năng|tiềm ẩn|dễ|liệu|đe dọa|suýt|khó|may ra|hay là|đáng lẽ|lẽ ra|ắt|thể|nên
        """,
    ),
    _hedge("if", "strong", "nếu|nếu như|trong trường hợp|giả sử|miễn là|với điều kiện"),
    _hedge("if", "soft", "khi|trường hợp|dù|lỡ|trừ khi|trừ phi|liệu|hễ|một khi|bất kể"),
    _hedge(
        "alleged",
        "strong",
        """
        được cho là|bị cho là|nghi là|nghi do|tình nghi|nghi vấn|bị cáo buộc|bị nghi
        """,
    ),
    _hedge(
        "alleged",
        "soft",
        """
        nghi|nghi ngờ|nghi can|nghi phạm|khả nghi|được coi là|được xem là|bị coi là|bị xem là|
        bị tố|bị tố cáo|cáo buộc|tố cáo|tố|coi là|coi như|cho là|tin là|gọi là|xem là|xem như
        """,
    ),
    _hedge(
        "claimed",
        "strong",
        """
        theo ông|theo bà|theo anh|theo chị|theo lời|theo các|theo cơ quan|theo báo cáo|
        theo thông tin|theo nguồn tin|theo bộ|theo sở|theo đại diện|theo lãnh đạo|theo công an|
        theo điều tra|theo kết quả|theo thống kê|theo chủ tịch|theo giám đốc|theo luật sư|
        theo chuyên gia|theo hãng|theo báo|theo tờ|theo truyền thông|cho rằng|tin rằng|
        đánh giá rằng|nhận định rằng|cáo buộc rằng
        """,
    ),
    _hedge(
        "claimed",
        "soft",
        """
        theo|ý kiến cho rằng|quan điểm cho rằng|nói|tuyên bố|khẳng định|cho biết|nhận định|
        chia sẻ|nêu|đánh giá|thông báo|cho hay|kể|tiết lộ
        """,
    ),
    _hedge(
        "considered",
        "strong",
        """
        đang xem xét|đang cân nhắc|đang nghiên cứu|đang tính|xem xét việc|hy vọng
        """,
    ),
    _hedge("considered", "soft", "xem xét|cân nhắc|nghiên cứu|mong|mong đợi|ước|suy nghĩ|tính"),
    _request(
        "asked",
        "strong",
        """
        đề nghị|đề xuất|yêu cầu|kiến nghị|kêu gọi|khuyến cáo|khuyến nghị|chỉ đạo|thúc giục|
        hối thúc|ra lệnh|chỉ thị|giao nhiệm vụ|giao cho|giao các|giao sở|giao ubnd|giao bộ|
        giao ban|giao công an|giao phòng|giao văn phòng|giao thanh tra|giao cục|giao cơ quan|
        giao đơn vị|giao chủ tịch|giao phó chủ tịch|giao thủ trưởng|giao giám đốc
        """,
    ),
    _request(
        "asked",
        "soft",
        """
        đòi|đòi hỏi|muốn|mong|mong muốn|xin|bảo|nhắc|nhắc nhở|lệnh|nhờ|vận động|mời|giao|cần
        """,
    ),
    _request("duty", "strong", "cần|cần phải|phải|buộc phải"),
    _request("duty", "soft", "nên|bắt buộc|buộc|cần thiết|hãy|được yêu cầu|đáng"),
)

_BOUND = word_set("vô bất")
_PREFIXES = word_set("vô bất phi")
_PHI = word_set("pháp lí nghĩa hạt lợi chính quân tập thương truyền vật giáo thực tín dân thị")
_PREFIX = Entry("negation", "privation", "soft")
_QUESTIONS = word_set("hay phải")
_OWN = word_set("có được còn phải thể")
"""Behind hay không: it is no question but or not to have, to be allowed …"""
_GOODS = word_set(
    "ngân cửa nhà khách mặt bán mua đơn lô giao kiện chở nhận bạn gian dãy hết xếp đặt trả"
)
"""Before hàng không: here hàng is goods, a shop or a guest, not aviation."""
_AIR = {
    "phòng": word_set("chủng pháo lửa lượng thống đoàn khí đạn đội súng lính"),
    "đường": word_set("tải bằng bộ"),
}
"""What stands before phòng không (air defence) and đường không (by air)."""
_COUNTED = word_set("đến tới bằng")


@cache
def _book() -> PhraseBook:
    return phrase_book(_ROWS)


def find(words: Sequence[Token]) -> Iterator[Hit]:
    """Yield the marks of a Vietnamese text, given as its tokens."""
    known: set[int] = set()
    for hit in hits(words, _book()):
        known.add(hit.first)
        if hit.entry.kind and not any(excuse(words, hit) for excuse in _EXCUSES):
            yield hit
    for at, token in enumerate(words[:-1]):
        if token.word in _PREFIXES and at not in known and _prefixes(token.word, words[at + 1]):
            yield Hit(at, at + 2, _PREFIX)


def _asks(words: Sequence[Token], hit: Hit) -> bool:
    """Tell whether a không or chưa only makes a question: … hay không, … chưa?"""
    if hit.entry.kind != "negation" or hit.last - hit.first > 1 or not hit.first:
        return False
    before = words[hit.first - 1]
    ends = hit.last == len(words) or not words[hit.last].is_word
    behind = "" if hit.last == len(words) else words[hit.last].word
    return (ends and before.is_word) or (before.word in _QUESTIONS and behind not in _OWN)


def _compounded(words: Sequence[Token], hit: Hit) -> bool:
    """Tell whether a không is the end of hàng không, phòng không or đường không."""
    if not hit.first or words[hit.first].word != "không":
        return False
    before, first = words[hit.first - 1].word, words[max(0, hit.first - 2)].word
    if before == "hàng":
        return first not in _GOODS
    return before in _AIR and first in _AIR[before]


def _counts(words: Sequence[Token], hit: Hit) -> bool:
    """Tell whether a không or chưa belongs to a figure: chưa đến 5 (less than five)."""
    behind = words[hit.last : hit.last + 2]
    return (
        hit.entry.kind == "negation"
        and hit.last - hit.first == 1
        and len(behind) == 2
        and behind[0].word in _COUNTED
        and behind[1].word[0].isdigit()
    )


def _follows(words: Sequence[Token], hit: Hit) -> bool:
    """Tell whether a theo inside a clause means follow or along, and names no source."""
    source = words[hit.first].word == "theo" and hit.entry.weight == "strong"
    return source and hit.first > 0 and words[hit.first - 1].is_word


_EXCUSES = (_asks, _compounded, _counts, _follows)


def _prefixes(word: str, following: Token) -> bool:
    """Tell whether `word` makes the following one negative, as vô, bất and phi do."""
    if word == "phi":
        return following.word in _PHI
    return word in _BOUND and following.is_word
