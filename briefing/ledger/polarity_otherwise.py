"""Negations that the other language says without one: không chấp nhận is to reject.

What a negation denies tells which positive words may stand for it. The lists are written
from knowledge of both languages of the press, not from a corpus.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.ledger.polarity_words import (
    Entry,
    Mark,
    PhraseBook,
    Row,
    Token,
    hits,
    phrase_book,
    tokens,
    window,
)
from briefing.models import Language


class _Way(NamedTuple):
    """What a negation of one language denies, and how the other says that without one."""

    denied: str
    """Phrases in the window of the negation, its own words included."""
    said: str
    """Phrases of the other language; `~` stands behind a verb to inflect."""


_VIETNAMESE = (
    _Way(
        """
        chấp nhận|tán thành|đồng ý|đồng tình|đồng thuận|ủng hộ|thừa nhận|công nhận|nhất trí|
        chấp thuận|thông qua|phê duyệt|cho phép|cho|nhận|kháng cáo|được phép|phù hợp
        """,
        """
        reject~|rejection|refuse~|refusal|deny~|denial|turn~ down|oppose~|opposition|opponents|
        against|dismiss~|disagree~|disagreement|disapprove~|decline~|throw out|threw out|
        thrown out|rebuff~|rebuffed|object~|objection|objections|resist~|rule~ out|veto|vetoed|
        withheld|withhold|unacceptable|dispute~|contest~|vote~ down|quash~|overrule~|protest~|
        dissent~|snub|snubbed|unconvinced
        """,
    ),
    _Way(
        "không được|chưa được|được phép|cho phép|không cho|không ai được",
        """
        ban|bans|banned|banning|prohibit~|forbid|forbids|forbidden|forbade|bars|barred|off limits|
        off-limits|outlaw~|restrict~|illegal
        """,
    ),
    _Way(
        """
        không nên|không để|đừng|chớ|không tự ý|không cho|không ra|không mua|không chia sẻ|
        không đi|không sử dụng|không dùng|không tự|không xả|không tin|không đốt
        """,
        """
        against|avoid~|refrain~|prevent~|block~|stop|stops|stopped|stopping|stay away|keep away|
        discourage~|abstain~|ban|bans|banned|prohibit~|forbid|forbids|forbidden|barred
        """,
    ),
    _Way(
        "không còn|chẳng còn|chưa còn",
        """
        beyond|out of|past|gone|end|ends|ended|lost|lose|loses|cease~|stop|stops|stopped|former|
        formerly|extinct|free of|run out|ran out|disappear~|vanish~|abolish~|scrap|scrapped|
        used to|quit|left|leave|leaves|fade~|history|shed|replace~|depleted|exhausted|rid|over|
        orphan|orphaned|mangled|remove~|off|step~ down|stepped down|resign~|retire~
        """,
    ),
    _Way(
        "chưa|chưa được|chưa có|chưa thể",
        """
        await~|wait~|pending|outstanding|overdue|owe~|owing|delay~|late|behind|far from|
        out of touch|out of step|up in the air|halfway|half-finished|under way|linger~|
        on hold|to be decided|to be announced|to come|in the dark|backlog|before|ahead of|
        in vain|missing|short of
        """,
    ),
    _Way(
        """
        đạt|hoàn thành|bảo đảm|đảm bảo|đáp ứng|đúng|thực hiện|kịp|theo kịp|chấp hành|tuân thủ|
        đủ|sát|nghiêm|hiệu quả|phù hợp|xứng|trả|nộp|thanh toán|tốt|cao|rõ ràng|chặt chẽ|triệt để|
        đồng bộ|đầy đủ|thành công|tương xứng|tìm|giữ|bảo vệ|đóng|tìm thấy
        """,
        """
        miss~|behind|below|short of|fell short|fall short|falls short|
        breach~|violate~|violation|violations|default~|overdue|late|owe~|owing|lag|lags|lagged|
        lagging|poor|poorly|substandard|incomplete|inadequate|inadequately|insufficient|improper|
        improperly|wrong|wrongly|weak|weakly|ignore~|neglect~|shortage|shortages|lax|loose|loosely|
        out of touch|out of step|out of line|out of keeping|ineligible|lack~|break|breaks|broke|
        flout~|arrears|unpaid|defy~|contravene~|unsuccessful|unsuccessfully|patchy|low|modest|
        lose|loses|lost|underpaid|too little|too few|too low
        """,
    ),
    _Way(
        "vượt|quá|vượt quá|bằng|hơn|đầy|cao hơn|nhiều hơn|nổi một|được một|tới một|đến một",
        """
        less|fewer|below|under|within|lower|short of|at most|maximum|cap|caps|capped|limit~|
        nearly|almost|as low as|or less
        """,
    ),
    _Way(
        "gồm|bao gồm|tính|kể|kèm|cộng",
        "exclude~|excluding|exclusive|besides|apart|aside|plus|before|net of|on top of|extra",
    ),
    _Way(
        "qua khỏi|sống sót|cứu được|qua được|thể cứu|còn sống|còn thở|còn mạch",
        "die~|died|dying|dead|death|deaths|succumb~|kill~|fatal|fatally|lost|passed away|lifeless",
    ),
    _Way(
        "hoàn lại|phải trả lại", "grant|grants|non-refundable|nonrefundable|gift|donation|donate~"
    ),
    _Way(
        "thiệt hại|thương vong|bị thương|nguy hiểm|nguy kịch|ai|người|sao|hề hấn|nguy cơ|ảnh hưởng",
        """
        safe|safely|safety|unhurt|unharmed|unscathed|uninjured|escape~|spare|spared|alive|
        survive~|out of danger|recover~|stable|bloodless|intact|unaffected|out of
        """,
    ),
    _Way(
        "thay đổi|đổi|biến động|dịch chuyển|tăng|giảm|điều chỉnh|thay đổi gì",
        """
        unchanged|stable|steady|same|flat|stay~|kept|keep~|hold|holds|held|remain~|maintain~|
        constant|fixed|freeze|frozen|barring|level
        """,
    ),
    _Way(
        "tham gia|tham dự|dự|có mặt|đến|đi|biểu quyết|bỏ phiếu|xuất hiện|tới|trình diện",
        """
        absent|absence|skip|skips|skipped|skipping|miss~|boycott~|abstain~|abstention|abstentions|
        stay~ away|stayed away|stayed out|truant|shun|shunned|sit out|sat out|no-show|elsewhere|
        sideline~|missed out|in port|ashore|at home|confine~
        """,
    ),
    _Way(
        "biết|rõ|hay|hiểu|xác định|làm rõ|công bố|tiết lộ|ngờ|chắc",
        """
        ignorant|unaware|unknown|mystery|mysterious|unclear|baffled|confused|wonder~|puzzled|
        unsure|unidentified|undisclosed|anonymous|anonymously|under investigation|doubt~|
        surprise~|withheld|oblivious|secret
        """,
    ),
    _Way(
        "đúng|chính xác|thật|sự thật|có thật|trung thực|căn cứ|cơ sở",
        """
        false|falsely|wrong|wrongly|incorrect|incorrectly|untrue|misleading|fake|fabricate~|
        mistaken|inaccurate|dishonest|groundless|baseless|unfounded|lie|lied|lying
        """,
    ),
    _Way(
        "hài lòng|vui|thích|yên tâm|thoải mái|hạnh phúc|ưa",
        """
        unhappy|upset|angry|dissatisfied|displeased|annoyed|complain~|complaint|complaints|hate~|
        dislike~|disappointed|worry|worried|worries|anxious|concerned|uneasy|uncomfortable
        """,
    ),
    _Way(
        "muốn|chịu|sẵn sàng|sẵn lòng|thiết tha|mặn mà",
        """
        reluctant|reluctantly|reluctance|refuse~|refusal|unwilling|loath|avoid~|decline~|hesitate~|
        wary|shun|shunned|lukewarm|prefer~
        """,
    ),
    _Way(
        "như|bằng|so với",
        "than|less|milder|smaller|lower|fewer|short of|below|unlike|differ~|different|behind",
    ),
    _Way(
        "tổ chức|thi|diễn ra|áp dụng|tăng|thu|tiếp tục|duy trì|làm|giữ|bố trí|xây|xây dựng|cấp",
        """
        scrap~|scrapped|scrapping|cancel~|cancelled|cancelling|call~ off|abolish~|drop|dropped|
        suspend~|halt~|do away with|did away with|done away with|shelve~|abandon~|cease~|stop|
        stops|stopped|end|ends|ended|freeze|frozen|withdraw|withdrew|withdrawn|axe~|waive~
        """,
    ),
    _Way(
        "được dự|được vào|được thi|được phép|được nhận|cho vào|được cấp|được hưởng|được",
        "turn~ away|turned back|sent back|shut out|miss out|missed out|disqualify~|exclude~|off",
    ),
    _Way("buồn|mấy|còn mấy|bao nhiêu|nhiều|lớn", "little|few|hardly|small|slight|modest|minor"),
    _Way(
        "phí|thu phí|bán vé|vé|thu|mất tiền|mất phí|tốn|trả tiền|chịu thuế|đóng|nộp",
        "free|exempt~|exemption|waive~|waiver|spared|duty-free|tax-free|toll-free",
    ),
    _Way(
        "phân biệt|kể|phụ thuộc|liên quan|quan trọng|cần biết",
        "regardless|irrespective|equal|equally|independent|independently|irrelevant|all|every",
    ),
    _Way(
        "an toàn|sạch|hợp vệ sinh|lành mạnh|bảo đảm vệ sinh",
        "danger|dangers|dangerous|risk~|risky|hazard~|hazardous|dirty|contaminated|polluted|poor",
    ),
    _Way(
        "sử dụng|hoạt động|khai thác|vận hành|người ở|ai ở|dùng|canh tác|đưa vào",
        """
        idle|abandon~|disused|vacant|close~|closed|inactive|defunct|empty|stalled|out of use|
        out of service|out of order|derelict|fallow|mothballed|deserted|uninhabited|shut|
        shut down|broken|waste
        """,
    ),
    _Way(
        "nghỉ|ngơi|ngớt|dứt|mệt mỏi|gián đoạn",
        """
        nonstop|non-stop|continuous|continuously|constant|constantly|tireless|tirelessly|relentless
        """,
    ),
    _Way("bắt buộc|ép buộc|ép", "voluntary|voluntarily|optional|discretionary|free to"),
    _Way("giáp biển|ra biển", "landlocked"),
    _Way(
        "chủ quan|lơ là|mất cảnh giác|bị động|lúng túng",
        "vigilant|vigilance|complacent|complacency|guard|alert|careful|watchful|proactive",
    ),
    _Way(
        "bỏ sót|để sót|bỏ lọt|để lọt|sót|thiếu|bỏ qua|bỏ lỡ|quên|ai|ngoại lệ",
        "all|every|everyone|remember~|note~|overlook~|omit|omitted|always",
    ),
    _Way(
        """
        chấm dứt|dừng|dừng lại|hết|mất|phản đối|cấm|hạn chế|từ chối|phủ nhận|bác bỏ|ngăn|
        ngần ngại|ngại|thôi|thành kiến|loại trừ|giấu|khó|vắng|đóng|hết lo|giấu nổi|thiếu|kém
        """,
        """
        allow~|permit~|let|lets|linger~|continue~|ongoing|persist~|keep~|kept|open|still|readily|
        willing|easy|easily|acknowledge~|admit|admits|admitted|agree~|accept~|possible|could|
        clear|clearly|frank|frankly|endless|forever|permanent|remain~|visible|visibly|openly|
        obvious|obviously|below|plenty|ample|under
        """,
    ),
    _Way("giấy phép|phép|đăng ký|có giấy", "illegal|illegally|unlicensed|unauthorised|unpermitted"),
    _Way("việc làm|việc", "unemployed|jobless|unemployment|out of work"),
    _Way(
        "thể|thể nào|nổi|làm gì|vào được|đi được|kịp|xuể",
        """
        too|in port|ashore|ground~|beyond|out of reach|prevent~|hamper~|helpless|powerless|stuck|
        stranded|trapped|fail~|incapable|lost|hard|difficult|struggle~
        """,
    ),
)
_ENGLISH = (
    _Way(
        """
        unused|unfinished|incomplete|unpaid|unresolved|unsolved|untreated|undeveloped|untouched|
        undecided|unavailable|unregistered|unidentified
        """,
        """
        chậm|bỏ không|bỏ hoang|hoang|dở dang|dang dở|đắp chiếu|treo|nợ|tồn đọng|tồn|còn|trống|
        bỏ trống|bí ẩn|chờ|ế|nguyên|hoang hóa|lạ|vô danh
        """,
    ),
    _Way(
        """
        unhealthy|unsafe|unstable|unreliable|uncertain|unhappy|unfair|unpopular|unsatisfactory|
        unsustainable|ineffective|inefficient|inadequate|insufficient|dissatisfied|unpredictable|
        inappropriate|incompetent|unsuitable|unreasonable|disagree|disagrees|disagreed|dislike
        """,
        """
        xấu|bẩn|ô nhiễm|nguy hiểm|độc hại|hại|bấp bênh|mong manh|lo lắng|buồn|bức xúc|thiệt thòi|
        yếu|kém|tệ|thấp|thất thường|bất ổn|phập phù|lo ngại|phản đối|khó lường|hạn chế|mất|nghèo|
        trái chiều|phức tạp|chênh vênh|rủi ro|bấp bênh|ít|khó|quá
        """,
    ),
    _Way(
        """
        unaffected|unharmed|unhurt|uninjured|unchanged|unmarried|unnecessary|inevitable|inevitably|
        unavoidable|undeniable|indisputable|irreplaceable|indispensable|uncommon|unsuccessful
        """,
        """
        an toàn|bình an|vô sự|nguyên vẹn|nguyên|giữ nguyên|độc thân|thừa|rườm rà|tất yếu|
        chắc chắn|rõ ràng|thất bại|hiếm|ổn định|đứng yên|lành lặn|bình thường|quan trọng|thiết yếu
        """,
    ),
    _Way(
        "unlawful|unauthorised|unauthorized|unlicensed|invalid|incorrect|inaccurate|false|falsely|"
        "untrue|unfounded|unofficial|ineligible|unqualified|unjustified|inconsistent",
        """
        sai|trái|lậu|chui|giả|tự ý|tự phát|nhầm|bịa đặt|bịa|oan|lệch|mâu thuẫn|khác|hết|trượt|
        vi phạm
        """,
    ),
    _Way(
        "alcohol|drug|drugs|influence|drunk|positive|intoxicated|infected|traces|substances",
        "âm tính|tỉnh táo",
    ),
    _Way(
        """
        true|correct|right|accurate|line|comply|complied|complying|legal|legally|allowed|entitled|
        authorised|properly|follow|followed|valid|real|genuine|accord|accordance|proper|permission|
        permit|permits|licence|licences|license|approval|authorisation|permitted
        """,
        "sai|trái|giả|lệch|lậu|chui|tự ý|ngoài quy định|bừa bãi|tự phát|cấm|nghiêm cấm",
    ),
    _Way(
        "pay|paid|paying|repay|repaid|payment|settle|settled|meet|tax|taxes|return|returned",
        "nợ|chậm|trốn|quỵt|chây ỳ|bùng|khất|tồn đọng",
    ),
    _Way("survive|survived|make it|live|saved", "tử vong|qua đời|chết|mất|tử nạn|thiệt mạng"),
    _Way(
        "attend|attended|present|show|showed|turn up|turned up|vote|voting|come|came|take part",
        "vắng|trắng|vắng bóng|khuyết|trốn|bỏ trốn|bỏ bầu|bỏ về",
    ),
    _Way(
        """
        finish|finished|complete|completed|done|use|used|operate|operating|operation|operational|
        open|opened|start|started|built|handed|begun|resolved|implemented|deployed|paid|issued|
        ready
        """,
        """
        dang dở|dở dang|chậm|bỏ không|bỏ hoang|đắp chiếu|ì ạch|tồn đọng|treo|trễ|trì hoãn|hoãn|
        ngừng|dừng|bỏ trống|tạm dừng
        """,
    ),
    _Way("yet", "chờ|đợi|chậm|treo|nợ"),
    _Way("charge|cost|fee|fees|charged|tax|taxed|pay", "miễn|miễn phí|tặng|khỏi|0 đồng"),
    _Way("danger|worry|need|necessary", "qua cơn|qua khỏi|yên tâm|miễn|bỏ|thôi|an tâm|khỏi"),
    _Way(
        "have|has|had|any|enough|access|power|water|electricity|home|job|left|money|license",
        "cạn|cạn kiệt|trắng tay|khan hiếm|cúp|thất nghiệp|mất điện|mất nước|cúp điện",
    ),
    _Way(
        "work|working|worked|function|functioning|run|running",
        "hỏng|hư|hư hỏng|tê liệt|liệt|ngừng",
    ),
    _Way("same|alike|similar|match|matched|agree|tally", "khác|lệch|chênh|bất đồng|phản đối|trái"),
    _Way("change|changed|alter|altered|move|moved", "giữ nguyên|đứng yên|ổn định|bất động|nguyên"),
    _Way("remember|recall|recognise", "quên"),
    _Way(
        "agree|accept|accepted|approve|support|consent|want",
        "phản đối|bác|từ chối|chê|ngại|bất bình",
    ),
    _Way(
        """
        injured|injuries|hurt|harmed|casualties|deaths|one|killed|damage|damaged|affected|
        fatalities|harm|victims
        """,
        "an toàn|vô sự|bình an|thoát nạn|nguyên vẹn|sống sót",
    ),
    _Way(
        """
        exceed|exceeding|exceeded|more|above|higher|over|later|earlier|greater|increase|rise|fewer
        """,
        "dưới|tối đa|tối thiểu|ít nhất|cao nhất|sớm nhất|muộn nhất|thấp nhất",
    ),
    _Way(
        "stop|stopped|end|give up|rest|interruption",
        "liên tục|suốt|miết|kiên trì|bền bỉ|tiếp tục",
    ),
    _Way("until|only|for at least|before|reopen|resume|return", "mới|mãi"),
    _Way(
        "no longer|longer|any more|anymore",
        "hết|thôi|ngừng|dừng|mất|bỏ|cắt|chấm dứt|bãi bỏ|rời|cựu|nguyên|nghỉ|thay vì|dứt|cạn|xóa",
    ),
    _Way(
        "account|circumstances|let|allow|relax|complacent|ignore|allowed|miss|forget|touch|enter",
        "tránh|cấm|nghiêm cấm|hạn chế|nhớ|ngăn|cảnh giác|chặn|thận trọng|đề phòng",
    ),
    _Way("sleep|slept|rest", "thức|mất ngủ|trắng đêm|thao thức"),
    _Way("doubt|question|wonder|surprise|idea|know|known", "chắc chắn|dĩ nhiên|bất ngờ|mơ hồ"),
    _Way("stranger|strangers|new|far", "quen|quen thuộc|gần|cũ"),
)  # fmt: skip
_WAYS: dict[Language, tuple[_Way, ...]] = {"vi": _VIETNAMESE, "en": _ENGLISH}


def said_otherwise(
    marks: Sequence[Mark], text: str, language: Language, by_text: str
) -> list[Mark]:
    """Return the negations of `text` that a text in the other language may say without one.

    A word there stands for one negation only.
    """
    words, by_words = tokens(text), tokens(by_text)
    starts = [word.start for word in words]
    places: dict[str, list[int]] = {}
    for hit in hits(by_words, _book(language, denied=False)):
        places.setdefault(hit.entry.sense, []).append(hit.first)
    taken: set[int] = set()
    found = []
    for mark in marks if places else ():
        denied = window(words, bisect_left(starts, mark.start))
        place = next(_free(denied, places, taken, _book(language, denied=True)), None)
        if place is not None:
            taken.add(place)
            found.append(mark)
    return found


def _free(
    denied: Sequence[Token], places: dict[str, list[int]], taken: set[int], book: PhraseBook
) -> Iterator[int]:
    """Yield the places of words that say what is `denied` and stand for no other mark."""
    for at in range(len(denied)):  # phrases overlap: không được, được phép
        for hit in hits(denied[at:], book):
            listed = places.get(hit.entry.sense, [])
            while listed and listed[-1] in taken:
                listed.pop()
            yield from listed[-1:]


@cache
def _book(language: Language, *, denied: bool) -> PhraseBook:
    """Return what the negations of `language` deny, or the other's words for it, by way."""
    return phrase_book(
        Row(Entry("negation", str(number), "echo"), way.denied if denied else way.said)
        for number, way in enumerate(_WAYS[language])
    )
