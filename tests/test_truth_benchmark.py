"""The benchmark of falsified statements: its cases are honest and its scorer adds up."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TRUTH = Path(__file__).parent.parent / "benchmarks" / "truth"
Case = dict[str, Any]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `--quick` leaves."""
    folder = tmp_path_factory.mktemp("truth")
    subprocess.run(
        [sys.executable, TRUTH, "--quick", "--out", folder], check=True, capture_output=True
    )
    return folder


def module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module of the benchmark, which is a folder of scripts."""
    monkeypatch.syspath_prepend(str(TRUTH))
    return import_module(name)


def rows(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def cases(out: Path, label: str) -> list[Case]:
    found = [*rows(out / "quotes.jsonl"), *rows(out / "pairs.jsonl")]
    return [case for case in found if case["label"] == label]


def essence(text: str) -> str:
    """A text without what may differ in a true quote, tone placement apart."""
    bare = unicodedata.normalize("NFC", text)
    return " ".join("".join(c for c in bare if c not in "\u200b\ufeff\u00ad\u2060").split())


# --- the cases -------------------------------------------------------------------------------


def test_a_false_case_differs_in_the_stated_place_only(out: Path) -> None:
    """Putting the new words into the stated place of the original gives the falsified text."""
    false = cases(out, "false")
    assert len(false) > 200
    for case in false:
        start, end, new = case["at"]
        original, perturbed = case["original"], case["perturbed"]
        assert original[:start] + new + original[end:] == perturbed, case["id"]
        assert essence(perturbed) != essence(original), case["id"]


def test_the_other_language_stays_as_it_is(out: Path) -> None:
    """A falsified pair has one falsified text."""
    ours = [*rows(TRUTH / "domestic.jsonl"), *rows(TRUTH / "domestic-unseen.jsonl")]
    sound = {row["id"]: row for row in ours}
    for case in rows(out / "pairs.jsonl"):
        pair = sound[case["id"].split(":")[0]]
        other = "en" if case["language"] == "vi" else "vi"
        assert case[other] == pair[other]
        assert case["evidence"] == pair["vi"]
        stated = pair.get("statement", pair["vi"]) if case["task"] == "evidence" else pair["vi"]
        assert case["original"] == (stated if case["language"] == "vi" else pair["en"])
        assert case[case["language"]] == case["perturbed"]


def test_each_unseen_pair_has_a_paraphrase_judged_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred sound paraphrases differ from their evidence, and are falsified too."""
    made = [c for c in module("pairs", monkeypatch).generate(None, 1) if c["set"] == "unseen"]
    stated = [case for case in made if case["task"] == "evidence"]
    sound = [case for case in stated if case["label"] == "true"]
    assert len({case["vi"] for case in sound}) == len(sound) == 100
    assert all(case["vi"] != case["evidence"] for case in sound)
    assert len(stated) > 5 * len(sound)


def test_a_true_case_says_what_the_original_says(out: Path) -> None:
    """True quotes differ in code points, spaces and the place of the tone; sound pairs in none."""
    for case in cases(out, "true"):
        assert case["perturbed"] == case["original"]
        stated = unicodedata.normalize("NFD", essence(case.get("stated", case["perturbed"])))
        wanted = unicodedata.normalize("NFD", essence(case["original"]))
        assert sorted(stated) == sorted(wanted), case["id"]


def test_every_id_is_there_once_and_has_a_verdict(out: Path) -> None:
    """No case is counted twice or not at all."""
    ids = [case["id"] for label in ("true", "false") for case in cases(out, label)]
    assert len(ids) == len(set(ids))
    assert {verdict["id"] for verdict in rows(out / "briefing.verdicts.jsonl")} == set(ids)


def test_the_seed_decides(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same seed makes the same cases, another one others."""
    pairs = module("pairs", monkeypatch)
    first, again, other = (
        [c["id"] + c["change"] for c in pairs.generate(None, s)] for s in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_no_figure_keeps_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed number is another number, not the same one written otherwise."""
    figures = module("change_figures", monkeypatch)
    seeded = module("cases", monkeypatch).seeded
    text = "Xã chi 1.250 triệu đồng, tức 1,25 tỷ đồng, cho 07 nhà văn hóa rộng 90 m2, đạt 30%."
    sound = [figures.value(m[0], "vi") for m in figures.NUMBER.finditer(text)]
    edits = [edit for seed in range(40) for edit in figures.edits(text, "vi", [], seeded(seed))]
    assert {edit.kind for edit in edits} >= {"digit changed", "unit changed", "scale changed"}
    for edit in edits:
        changed = edit.apply(text)
        found = [figures.value(m[0], "vi") for m in figures.NUMBER.finditer(changed)]
        words = edit.kind in ("scale changed", "unit changed", "currency changed")
        assert (found == sound) == (words or "%" in edit.kind), edit


def test_a_number_that_stands_twice_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of two equal numbers could be wrong without the text becoming false."""
    figures = module("change_figures", monkeypatch)
    text = "Of 40 houses, 40 were rebuilt; 7 more are planned."
    edits = list(figures.edits(text, "en", [], module("cases", monkeypatch).seeded(1)))
    assert {text[edit.start : edit.end] for edit in edits} == {"7"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Not only did the river rise, it carried away no fewer than nine boats."),
        ("vi", "Không chỉ nước lên, lũ còn cuốn trôi không dưới chín chiếc thuyền."),
        ("vi", "Hãng hàng không mở đường bay mới trong không gian yên tĩnh."),
    ],
)
def test_what_only_looks_like_a_negation_is_not_dropped(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`Not only`, `no fewer than` and the air of an airline deny nothing."""
    words = module("change_words", monkeypatch)
    rng = module("cases", monkeypatch).seeded(1)
    edits = words.negations(text, "She did not come. Bà không đến.", language, rng)
    assert not [edit for edit in edits if "dropped" in edit.kind]


def test_tones_move_only_in_open_syllables(monkeypatch: pytest.MonkeyPatch) -> None:
    """hòa and hoà are one word; quý, hoàn, hoặc have one spelling."""
    spelling = module("spelling", monkeypatch)
    assert spelling.new_tones("hòa thúy khỏe quý hoàn hoặc") == "hoà thuý khoẻ quý hoàn hoặc"
    assert spelling.old_tones("hoà thuý khoẻ quý hoàn hoặc") == "hòa thúy khỏe quý hoàn hoặc"


# --- the scorer ------------------------------------------------------------------------------


def pair(id_: str, family: str, codes: list[str], kind: str = "x") -> tuple[Case, Case]:
    case = {
        "id": id_,
        "family": family,
        "kind": kind,
        "language": "vi",
        "set": "unseen",
        "task": "translation",
        "label": "true" if family == "none" else "false",
    }
    accepted = not any(code.startswith("error") for code in codes)
    return case, {"id": id_, "system": "briefing", "accepted": accepted, "codes": codes}


def test_wilson_and_auc_agree_with_the_books(monkeypatch: pytest.MonkeyPatch) -> None:
    """81 of 263 is 25.5 to 36.6 % (Newcombe 1998, table I); ties of an AUC count half."""
    score = module("score", monkeypatch)
    assert score.wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert score.wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert score.auc([0.9, 0.8, 0.5], [0.5, 0.1]) == pytest.approx(5.5 / 6)
    assert str(score.Share(0, 0)) == "–"


def test_only_what_the_sound_pair_does_not_have_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """An alarm of the sound pair proves nothing; a pair alarmed about the same is left out."""
    score = module("score", monkeypatch)
    judged = [
        pair("a:translation:vi:as it is:0", "none", ["error:name.mismatch"]),
        pair("a:translation:vi:x:1", "figure", ["error:figure.mismatch", "error:name.mismatch"]),
        pair("a:translation:vi:x:2", "figure", ["error:name.mismatch"]),
        pair("a:translation:vi:x:3", "name", ["error:name.mismatch"] * 2),
        pair("b:translation:vi:as it is:0", "none", []),
        pair("b:translation:vi:x:1", "name", ["warning:title.mismatch"]),
    ]
    scores = score.Scores(*zip(*judged, strict=True))
    found = score.counts(scores, "translation", "unseen")
    figure, name = found["figure", "x", "vi"], found["name", "x", "vi"]
    assert (figure.caught, figure.errors, figure.fitting, figure.total) == (1, 1, 1, 2)
    assert (name.caught, name.errors, name.fitting, name.total, name.left_out) == (1, 0, 0, 1, 1)
    assert "| any error | 50.0 % (9.5–90.5), 1 of 2 |" in score.false_alarms(scores, "translation")


def test_slips_are_known_ids_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """At most 2 % of the 1,997 pairs of NTREX are called slips."""
    slips = module("score", monkeypatch).slips()
    assert len(slips) <= 0.02 * 1_997
    assert all(id_.startswith("ntrex-") for id_ in slips)


def test_the_report_has_every_section(out: Path) -> None:
    """The command prints sums, false alarms and each kind."""
    report = (out / "report.md").read_text("utf-8")
    sections = (
        "Falsified quotes rejected",
        "Pairs: sums",
        "Pairs: false alarms",
        "of a paraphrase",
    )
    for title in (*sections, "domestic held out", "domestic development", "unseen"):
        assert title in report
