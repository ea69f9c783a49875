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
)

_NOTHING = Entry(None, "", "echo")


def _negation(sense: str, phrases: str, weight: Weight = "soft") -> Row:
    return Row(Entry("negation", sense, weight), phrases)


def _hedge(sense: str, phrases: str, weight: Weight = "strong") -> Row:
    return Row(Entry("hedge", sense, weight), phrases)


_ROWS = (
    # words with không, vô, bất, phi, khó … that deny nothing
    Row(
        _NOTHING,
        "hàng không|đường không|phòng không|trên không|tập không|đối không|hư không|tay không|"
        "số không|con số không|bằng không|không khí|không gian|không quân|không lưu|không trung|"
        "không tặc|không phận|không vận|không kích|không chiến|không ảnh|không giờ|không độ|"
        "hay không|hoặc không|có không|phải không|hay chưa|không dưới|không quá|không ít hơn|"
        "không nhiều hơn|không hơn|không thấp hơn|không cao hơn|không muộn hơn|không sớm hơn|"
        "chưa đầy|không đầy|"
        "không chỉ|không những|không đơn thuần|không riêng|không riêng gì|không đơn giản|"
        "chẳng những|chẳng chỉ|chưa kể|không kể|không ngừng|không khỏi|không ít|không nhỏ|"
        "không kém|không lâu|không bao lâu|không xa|không may|không sao|không hẹn mà|thiếu niên|thiếu nhi|thiếu nữ|thiếu tướng|thiếu tá|thiếu úy|ít nhất|ngăn không|ngăn không cho|cấm không được|tránh không|"
        "không thua kém|không hề nhỏ|không hề ít|chẳng hạn|chẳng hạn như|không thể không|không khỏi|không sớm thì muộn|không còn nghi ngờ|không nghi ngờ|không lâu sau|không lâu trước|"
        "vô địch|vô cùng|vô tuyến|vô số|vô vàn|vô lăng|bất cứ|bất kỳ|bất động sản",
    ),
    _negation(
        "",
        "không|chưa|chẳng|chả|đừng|chớ|không hề|chưa hề|không phải|chẳng phải|chưa phải|"
        "đời nào|không đời nào|không thể|chưa thể|chẳng thể|không có|chưa có|chẳng có|không ai|chẳng ai|không gì|"
        "không còn|chẳng còn|chưa từng|không được|chưa được|không bao giờ|chưa bao giờ|"
        "không chỉ ra|không riêng tư|không có gì|không có ai|không cần|không nên",
        "strong",
    ),
    _negation("prefix", "trái phép|trái luật|trái quy định"),
    _negation("lack", "thiếu|vắng|vắng mặt|hết"),
    _negation("lack", "thiếu hụt|mất|kém", "echo"),
    _negation("hard", "khó|khó có thể|khó mà|khó lòng|ít khả năng|ít có khả năng"),
    _negation("hard", "khó khăn|gian nan|vất vả|chật vật|gay go", "echo"),
    _negation("refuse", "từ chối|khước từ"),
    _negation(
        "refuse", "bác bỏ|phủ nhận|phản đối|bất đồng|chống|chống lại|bãi bỏ|phủ quyết|bác", "echo"
    ),
    _negation("ban", "cấm|nghiêm cấm"),
    _negation("ban", "tránh|ngăn|ngăn cản|ngăn chặn|né tránh|phòng tránh|chặn", "echo"),
    _negation("fail", "trượt|bỏ lỡ"),
    _negation("fail", "thất bại|quên|thất nghiệp|lỡ|thua|bại", "echo"),
    _negation(
        "stop", "ngừng|dừng|ngưng|chấm dứt|thôi|đình chỉ|tạm dừng|tạm ngừng|tạm ngưng", "echo"
    ),
    _negation("few", "hiếm|hiếm khi|ít khi|ít ai|ít người"),
    _negation("few", "ít|chút|hầu như|gần như", "echo"),
    _negation(
        "instead",
        "trừ khi|trừ phi|ngoại trừ|mãi đến|mãi tới|mãi cho đến|phải đến khi|phải chờ đến|"
        "thay vì|hơn là|chỉ khi|chỉ đến khi",
    ),
    _negation("instead", "thay vào đó|thay cho|cho đến khi|cho tới khi|đến khi", "echo"),
    _hedge(
        "planned",
        "dự kiến|dự định|dự tính|dự báo|dự đoán|dự liệu|kỳ vọng|phấn đấu|đặt mục tiêu|"
        "đề ra mục tiêu|lên kế hoạch|có kế hoạch|đặt kế hoạch|ước tính|ước đạt|hướng tới mục tiêu",
    ),
    _hedge("future", "sẽ|sắp", "soft"),
    _hedge("possible", "có thể|có khả năng|có lẽ|có nguy cơ|có thể sẽ|nhiều khả năng|rất có thể"),
    _hedge("possible", "dường như|hình như|có vẻ|có vẻ như|hẳn|chắc|e rằng|chưa chắc", "soft"),
    _hedge("if", "nếu|nếu như|trong trường hợp|giả sử|miễn là|với điều kiện"),
    _hedge("if", "khi|trường hợp|dù|lỡ", "soft"),
    _hedge(
        "alleged",
        "được cho là|bị cho là|nghi là|nghi do|nghi|tình nghi|nghi vấn|bị cáo buộc|bị tố|bị tố cáo|"
        "nghi ngờ|nghi can|nghi phạm|được coi là|được xem là|bị nghi",
    ),
    _hedge("claimed", "cho rằng|nhận định|tin rằng|theo", "soft"),
    _hedge("considered", "đang xem xét|xem xét|cân nhắc|đang cân nhắc|nghiên cứu|hy vọng|mong"),
    Row(
        Entry("request", "asked", "strong"),
        "đề nghị|đề xuất|yêu cầu|kiến nghị|kêu gọi|khuyến cáo|khuyến nghị|chỉ đạo|thúc giục|"
        "hối thúc|vận động|mong muốn|đòi hỏi|đòi|ra lệnh|chỉ thị|giao|đề nghị được",
    ),
    Row(Entry("request", "duty", "strong"), "cần|cần phải|phải|nên|buộc phải|cần thiết phải"),
)  # fmt: skip

_BOUND = frozenset(["vô", "bất"])
_PHI = frozenset(
    "pháp lí nghĩa hạt lợi chính quân tập thương truyền vật giáo thực tín dân thị".split()
)
_PREFIX = Entry("negation", "prefix", "soft")
_COUNTED = frozenset(["đến", "tới", "bằng"])


@cache
def _book() -> PhraseBook:
    return phrase_book(_ROWS)


def find(words: Sequence[Token]) -> Iterator[Hit]:
    """Yield the marks of a Vietnamese text, given as its tokens, in order."""
    for hit in hits(words, _book()):
        if hit.entry.kind and not _asks(words, hit) and not _counts(words, hit):
            yield hit
    yield from _prefixed(words)


def _asks(words: Sequence[Token], hit: Hit) -> bool:
    """Tell whether a không or chưa ends its clause behind a word, as a question does."""
    ends = hit.last == len(words) or not words[hit.last].is_word
    return (
        hit.entry.weight == "strong"
        and hit.entry.kind == "negation"
        and ends
        and (hit.first > 0 and words[hit.first - 1].is_word and hit.last - hit.first == 1)
    )


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


def _prefixed(words: Sequence[Token]) -> Iterator[Hit]:
    """Yield the words made with vô-, bất- and phi-."""
    ignored = {hit.first for hit in hits(words, _book())}
    for at, token in enumerate(words[:-1]):
        following = words[at + 1]
        if at in ignored or not following.is_word:
            continue
        if token.word in _BOUND or (token.word == "phi" and following.word in _PHI):
            yield Hit(at, at + 2, _PREFIX)
