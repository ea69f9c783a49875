"""Vietnamese text: cleaned, folded, and cut into sentences, words and quotations."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.vietnamese.text import (
    clean,
    fold,
    is_bare_syllable,
    is_syllable,
    quotations,
    romanise,
    split,
    words,
)

# Letters, marks and spaces that make these functions decide something, besides any text.
TRICKY = st.text(alphabet="aàĐđoòyýTP. .!?…\"“”‘’«»'(),-–\n\u00a0\u200b0579xX", max_size=60)
TEXTS = st.one_of(TRICKY, st.text(max_size=60))
SENTENCES = (
    "Sáng nay, phường họp dân.",
    "Ông hỏi: “Bao giờ xong?”",
    "Dự án có vốn 3.000 tỉ đồng.",
    "Bà Nguyễn Thị B. (40 tuổi) vắng mặt.",
    "Đoàn đến TP. Hồ Chí Minh lúc 7.30!",
)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text` as strings."""
    return [text[piece.start : piece.end] for piece in split(text)]


def cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Return the stretches of `text` that the spans name."""
    return [text[start:end] for start, end in spans]


class TestClean:
    """What comes in at the door."""

    @given(TEXTS)
    def test_idempotent(self, text: str) -> None:
        """Cleaning a clean text changes nothing."""
        assert clean(clean(text)) == clean(text)

    def test_composes(self) -> None:
        """Decomposed letters become composed ones, also around an invisible character."""
        assert clean("Ho\u0300a Bi\u200b\u0300nh") == "Hòa Bình"

    def test_mends_the_icelandic_letter(self) -> None:
        """Ð and ð, which look like Đ and đ, become them."""
        assert clean("Ðà Nẵng, ðường") == "Đà Nẵng, đường"

    def test_one_newline_and_one_space(self) -> None:
        """Every line break becomes a newline and every odd space a plain one."""
        assert clean("a\r\nb\rc\u2028d\u2029e\x0bf\x85g") == "a\nb\nc\nd\ne\nf\ng"
        assert clean("7\u00a0tỉ\u202fđồng\u3000x\ty") == "7 tỉ đồng x\ty"

    def test_nothing_invisible_survives(self) -> None:
        """No control or format character is left but newline and tab, and no lone surrogate."""
        everything = "".join(map(chr, range(sys.maxunicode + 1)))
        left = {
            char for char in clean(everything) if unicodedata.category(char) in ("Cc", "Cf", "Cs")
        }
        assert left == {"\n", "\t"}

    def test_hidden_instructions_are_dropped(self) -> None:
        """Tag characters and variation selectors, which can carry a hidden text, are dropped."""
        hidden = "".join(chr(0xE0000 + ord(char)) for char in "obey")
        assert clean(f"Tin{hidden} vui\ufe0f") == "Tin vui"


class TestFold:
    """Comparison."""

    @given(TEXTS)
    def test_keeps_every_offset(self, text: str) -> None:
        """The folded text is as long as the text."""
        assert len(fold(text)) == len(text)

    def test_keeps_the_length_of_every_character(self) -> None:
        """No character of Unicode grows or shrinks."""
        assert all(len(fold(chr(code))) == 1 for code in range(sys.maxunicode + 1))

    @given(TEXTS)
    def test_idempotent(self, text: str) -> None:
        """Folding a folded text changes nothing."""
        assert fold(fold(text)) == fold(text)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Thành uỷ", "thành ủy"),
            ("hoà", "hòa"),
            ("Thuý", "THÚY"),
            ("khoẻ", "khỏe"),
            ("vơí nhiêù ngươì", "với nhiều người"),
            ("3.000 tỷ", "3.000 tỉ"),
            ("kỹ sư", "kĩ sư"),
            ("Mỹ", "Mĩ"),
            ("hy sinh", "hi sinh"),
            ("2021–2025", "2021-2025"),
            ("7\u00a0ha", "7 ha"),
            ("“đúng”", '"đúng"'),
            ("H’Hen", "H'Hen"),
        ],
    )
    def test_spellings_of_one_word_meet(self, one: str, other: str) -> None:
        """Tone placement, i and y, case, dashes, spaces and quotation marks do not tell apart."""
        assert fold(one) == fold(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Thinh", "Thịnh"),
            ("hoàn", "hòan"),
            ("quý", "qúy"),
            ("Vy", "Vi"),
            ("tay", "tai"),
            ("có", "không"),
            ("3.000", "3,000"),
            ("đa", "da"),
            ("lý do", "ly do"),
        ],
    )
    def test_different_words_stay_apart(self, one: str, other: str) -> None:
        """Tones, vowels, digits and closed syllables are never folded."""
        assert fold(one) != fold(other)


def test_romanise_keeps_all_but_diacritics() -> None:
    """Diacritics go, đ becomes d; case, signs and other scripts stay."""
    assert romanise("Đặng Quốc Toàn – 7 tỷ, ờ") == "Dang Quoc Toan – 7 ty, o"
    assert romanise("Йога, ガラス") == "Йога, ガラス"


@given(TEXTS)
def test_romanise_leaves_no_vietnamese_letter(text: str) -> None:
    """What is romanised once needs no second time."""
    assert romanise(romanise(text)) == romanise(text)


class TestSyllables:
    """What can be one Vietnamese syllable."""

    @pytest.mark.parametrize(
        "word",
        ["Nguyễn", "nghiêng", "học", "an", "giếng", "khuỷu", "gì", "quên", "Phớc", "Quới", "Quơn"],
    )
    def test_accepts(self, word: str) -> None:
        """Syllables of the orthography are accepted in any case."""
        assert is_syllable(word)

    @pytest.mark.parametrize(
        "word", ["", "of", "Trump", "hoc", "strasse", "a a", "nghiêngg", "zeta"]
    )
    def test_rejects(self, word: str) -> None:
        """Foreign words, and closed syllables that lost their tone, are rejected."""
        assert not is_syllable(word)

    @given(st.sampled_from(["Nguyễn", "Đặng", "quyết", "người", "được", "hướng", "trách"]))
    def test_bare(self, word: str) -> None:
        """A syllable without its diacritics is still known as one."""
        assert is_bare_syllable(romanise(word))


class TestWords:
    """Tokens."""

    @pytest.mark.parametrize(
        "word",
        [
            "TP.HCM",
            "57-NQ/TW",
            "1309/QĐ-TTg",
            "3.000",
            "1.234,5%",
            "7-10",
            "07/10/2025",
            "18:40",
            "12,5%",
            "H'Hen",
            "COVID-19",
            "Q.1",
            "Th.S",
            "v.v",
            "vnexpress.net",
            "R&D",
        ],
    )
    def test_one_word(self, word: str) -> None:
        """Identifiers, figures, dates and abbreviations are one word."""
        text = f"Theo {word}, có"
        assert cut(text, words(text)) == ["Theo", word, "có"]

    def test_apart(self) -> None:
        """Places that a hyphen joins, and sentences that lack a space, are several words."""
        text = "Hà Nội-Huế xong.Ông TP.Thủ Đức, và/hoặc"
        expected = ["Hà", "Nội", "Huế", "xong", "Ông", "TP", "Thủ", "Đức", "và", "hoặc"]
        assert cut(text, words(text)) == expected

    @given(TEXTS)
    def test_spans_are_ordered_and_not_empty(self, text: str) -> None:
        """Spans follow each other and hold every letter and digit."""
        spans = words(text)
        assert all(start < end for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        covered = {at for start, end in spans for at in range(start, end)}
        assert all(at in covered for at, char in enumerate(text) if char.isalnum())


class TestSplit:
    """Sentences."""

    @given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1), max_size=5))
    def test_finds_the_sentences_that_were_joined(self, paragraphs: list[list[str]]) -> None:
        """Known sentences come back one by one, with the number of their paragraph."""
        text = "\n".join(" ".join(paragraph) for paragraph in paragraphs)
        expected = [
            (sentence, number)
            for number, paragraph in enumerate(paragraphs, 1)
            for sentence in paragraph
        ]
        assert [(text[p.start : p.end], p.paragraph) for p in split(text)] == expected

    @given(TEXTS)
    def test_covers_the_text(self, text: str) -> None:
        """Sentences follow each other, have no outer white space and hold all the rest."""
        pieces = split(text)
        assert all(one.end <= other.start for one, other in pairwise(pieces))
        assert all(piece.start < piece.end for piece in pieces)
        assert [s for s in sentences(text) if s != s.strip()] == []
        assert "".join("".join(sentences(text)).split()) == "".join(text.split())

    @pytest.mark.parametrize(
        "text",
        [
            "Đoàn công tác của TP. HCM đã về.",
            "Người dân TP. Hồ Chí Minh đồng tình.",
            "Người dân TP. Nam Định đồng tình.",
            "Hội thảo do GS.TS. Lê Văn B chủ trì.",
            "Lớp do Th.S. Trần C dạy.",
            "ThS. Trần C dạy ở Q. 1 và P. 5 của quận.",
            "Tổng vốn là 3.000 tỉ đồng, đến ngày 7.10 xong.",
            "Chị T.T. L.P khai báo.",
            "Anh Nguyễn Văn A. (30 tuổi) bị thương.",
            "Bị cáo N. V. A. và đồng phạm hầu tòa.",
            "Bàn, ghế, v.v. được thay mới.",
            "Họ tới St. Petersburg gặp Mr. Smith.",
            "Ông George W. Bush đến.",
            "Anh nói nhỏ... rồi đi.",
            "Tài liệu (xem mục 2. Mục này dài. Hết) được gửi.",
            "1. Mở rộng đường.",
            "a. Xây cầu.",
            "IV. Tổ chức thực hiện.",
            "“Bao giờ xong?” - Bà Hoa hỏi.",
            "Ông hỏi “Ai?” rồi im.",
            "Giá tăng 2.5 lần?!",
        ],
    )
    def test_one_sentence(self, text: str) -> None:
        """Abbreviations, initials, figures, list marks and brackets end no sentence."""
        assert sentences(text) == [text]

    @pytest.mark.parametrize(
        "parts",
        [
            ("Ông đến TP.HCM.", "Bà ở lại."),
            ("“Tôi đi.", "Tôi về.”", "Anh cười."),
            ('Ông nói: "Xong rồi."', "Anh cười."),
            ("(Ảnh do xã cấp.)", "Ông đi."),
            ("Xong chưa?!", "Rồi…", "“Tốt!”"),
            ("1. Mở đường.", "2. Xây cầu."),
            ("Bị hại là anh Nguyễn Văn A.", "Sau đó, anh đi viện."),
            ("Bàn, ghế, v.v.", "Ông rất vui."),
            ("Khởi công năm 2020.", "10 năm sau thì xong."),
            ("Họ ở Q.1.", "Còn tôi ở xa."),
            ("Đó là việc của TP.", "Ông nhấn mạnh như vậy."),
            ('" Xong rồi. "', "Anh cười."),
        ],
    )
    def test_several_sentences(self, parts: tuple[str, ...]) -> None:
        """A closing mark belongs to the sentence that it closes, an opening one to the next."""
        assert sentences(" ".join(parts)) == list(parts)

    def test_paragraphs(self) -> None:
        """Each line is a paragraph, however many newlines part them."""
        assert [piece.paragraph for piece in split("\n Một. Hai.\n\n \nBa\n")] == [1, 1, 2]

    @pytest.mark.parametrize("piece", ['"', ".", ". ", "(", '."', "“", "A. ", "\n", '. " '])
    def test_hostile_repetition(self, piece: str) -> None:
        """A hundred thousand marks in a row are cut without losing one."""
        text = piece * 100_000
        assert "".join("".join(sentences(text)).split()) == "".join(text.split())


class TestQuotations:
    """The text between quotation marks."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Ông nói: “Làm ngay.”", ["Làm ngay."]),
            ('Ông nói: "Làm ngay", rồi hỏi: "Ai làm?"', ["Làm ngay", "Ai làm?"]),
            ("Gọi là «tổ dân phố» hay ‘khu phố’.", ["tổ dân phố", "khu phố"]),
            ('Lẫn lộn: “một", "hai” và ,,ba”.', ["một", "hai", "ba"]),
            ("“Tôi nghe ‘thế’ và “thế kia” thôi”", ["Tôi nghe ‘thế’ và “thế kia” thôi"]),
            ('"Bài "Tiến lên" hay"', ['Bài "Tiến lên" hay']),
            ('Chữ " có khoảng trắng " ở giữa', ["có khoảng trắng"]),
            ("“đóng ngược“ và ”mở ngược”", ["đóng ngược", "mở ngược"]),
            ("'Cá lớn' nuốt ''cá bé''", ["Cá lớn", "cá bé"]),
            ("Bà H'Hen và hãng l’Oréal nói “được”", ["được"]),
        ],
    )
    def test_pairs(self, text: str, expected: list[str]) -> None:
        """Each kind of marks pairs, mixed kinds too; only the outermost pair counts."""
        assert cut(text, quotations(text)) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "“Chưa đóng",
            'Rồi ngủ", ông nói.',
            'Tivi 55" giảm giá',
            '""',
            "“ ”",
            "“Một\nhai”",
            "H'Hen, K'Tu và O’Brien",
        ],
    )
    def test_no_pair_no_quotation(self, text: str) -> None:
        """A mark without its partner on the line, and an apostrophe, quote nothing."""
        assert quotations(text) == []

    def test_what_stands_between_two_quotations_is_none(self) -> None:
        """The end of an earlier quotation does not open a new one."""
        text = 'Rồi ngủ", ông kể, "sáng mai tôi dậy".'
        assert cut(text, quotations(text)) == ["sáng mai tôi dậy"]

    @given(TEXTS)
    def test_spans(self, text: str) -> None:
        """Spans are trimmed, in order, apart, and a mark stands on either side of each."""
        spans = quotations(text)
        marks = "\"“”„‟«»‘’',"
        assert all(one[1] < other[0] for one, other in pairwise(spans))
        for start, end in spans:
            assert text[start:end] == text[start:end].strip() != ""
            assert text[:start].rstrip()[-1:] in marks
            assert text[end:].lstrip()[:1] in marks


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Các hộ dân đều đồng ý. Xã đã chi trả xong.", 2),
        ("Điều này rất đáng chú ý. Ông Nam nói vậy.", 2),
        ("Mặt đường rộng 4 m. Nhà thầu đã bàn giao.", 2),
        ("Nhà ở p. 3 của ông An bị ngập.", 1),
        ("Ông Trần V. An có mặt.", 1),
    ],
)
def test_a_small_letter_before_a_full_stop_is_a_word(text: str, sentences: int) -> None:
    """ý and m end a sentence; p. before a number and an initial end none."""
    assert len(split(text)) == sentences
