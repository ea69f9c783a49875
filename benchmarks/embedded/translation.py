"""The embedded model's English of single sentences, bare and with what code knows: a table.

    python benchmarks/embedded/translation.py benchmarks/embedded/sentences.jsonl --out results
    python benchmarks/embedded/translation.py ntrex.jsonl --sample 200 --seed 1 --out results

`bare` is the model with a plain instruction, `terms` the same with the official terms, names,
dates and figures of the sentence in English already, `lexicon` what `briefing` asks: the sentence
and the English of all its parts. One attempt each: no check, no repair. Answers are kept in --out,
so that a run that was stopped goes on. Needs sacrebleu (requirements.txt).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sacrebleu

from briefing import ledger, local, prompting
from briefing.errors import BriefingError
from briefing.llm import Budget, Client, Line
from briefing.models import Message, Prompt
from briefing.terms import load

TERMS = load()
_PLAIN = (
    "You translate Vietnamese news into English for the English-language press in Viet Nam. "
    "Translate the sentence into natural English: everything in it, nothing more. "
    'Answer in JSON: {"text": "<English>"}'
)


def bare(vietnamese: str) -> Prompt:
    """Ask with a plain instruction."""
    return _plainly(vietnamese)


def terms(vietnamese: str) -> Prompt:
    """Ask with every official term, name, date and figure in English already."""
    for words, english in sorted(TERMS.hints(vietnamese), key=lambda hint: -len(hint[0])):
        vietnamese = vietnamese.replace(words, english)
    return _plainly(vietnamese)


def lexicon(vietnamese: str) -> Prompt:
    """Ask as `briefing` does."""
    item = prompting.Item("P1", vietnamese, gloss=TERMS.gloss(vietnamese))
    return prompting.fill([item], "en", embedded=True)


def _plainly(text: str) -> Prompt:
    asked = prompting.fill([prompting.Item("P1", text)], "en", embedded=True)
    return asked.model_copy(
        update={"messages": (Message(role="system", content=_PLAIN), asked.messages[-1])}
    )


SYSTEMS: dict[str, Callable[[str], Prompt]] = {"bare": bare, "terms": terms, "lexicon": lexicon}


def main() -> None:
    """Read the arguments, translate what is not translated yet, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path, help="JSON lines with id, vi, en")
    parser.add_argument("--sample", type=int, metavar="N", help="N pairs drawn with --seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--systems", default="bare,terms,lexicon", metavar="LIST")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where answers are")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pairs = [json.loads(line) for line in options.pairs.read_text("utf-8").splitlines()]
    if options.sample:
        pairs = random.Random(options.seed).sample(pairs, options.sample)
    print("| system | chrF | BLEU | names and figures kept | s a sentence | tokens a sentence |")
    print("| --- | --- | --- | --- | --- | --- |")
    for system in options.systems.split(","):
        kept = options.out / f"{options.pairs.stem}.{system}.jsonl"
        print(_row(system, pairs, answered(system, pairs, kept)), flush=True)


def answered(system: str, pairs: list[dict[str, str]], path: Path) -> dict[str, dict[str, Any]]:
    """Return the answers by id; those that the file lacks are asked for and added to it."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    found = {answer["id"]: answer for answer in map(json.loads, lines)}
    missing = [pair for pair in pairs if pair["id"] not in found]
    if missing:
        with path.open("a", encoding="utf-8", buffering=1) as file:
            for answer in asyncio.run(_ask(system, missing, file.write)):
                found[answer["id"]] = answer
    return found


async def _ask(
    system: str, pairs: list[dict[str, str]], write: Callable[[str], Any]
) -> list[dict[str, Any]]:
    answers = []
    with local.serve() as place:
        for pair in pairs:
            prompt = SYSTEMS[system](pair["vi"])
            started = time.monotonic()
            text, tokens = "", 0
            async with Line(place) as line:
                try:
                    completion = await Client(line, Budget(600)).complete(prompt)
                    text = str(completion.data.get("text", ""))
                    usage = completion.usage
                    tokens = usage.prompt_tokens + usage.completion_tokens
                except BriefingError as error:
                    print(f"{pair['id']}: {error}")
            seconds = round(time.monotonic() - started, 2)
            answer = {"id": pair["id"], "text": text, "seconds": seconds, "tokens": tokens}
            write(json.dumps(answer, ensure_ascii=False) + "\n")
            answers.append(answer)
    return answers


def _row(system: str, pairs: list[dict[str, str]], answers: dict[str, dict[str, Any]]) -> str:
    said = [answers[pair["id"]]["text"] for pair in pairs]
    wanted = [[pair["en"] for pair in pairs]]
    cells = (
        system,
        f"{sacrebleu.corpus_chrf(said, wanted).score:.1f}",
        f"{sacrebleu.corpus_bleu(said, wanted).score:.1f}",
        f"{sum(map(_keeps, pairs, said)) / len(pairs):.0%}",
        f"{sum(answers[pair['id']]['seconds'] for pair in pairs) / len(pairs):.1f}",
        f"{sum(answers[pair['id']]['tokens'] for pair in pairs) / len(pairs):.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _keeps(pair: dict[str, str], english: str) -> bool:
    """Tell whether the English has every name, figure and date of the Vietnamese."""
    lost = ledger.unsupported(ledger.read(pair["vi"], "vi", None), ledger.read(english, "en", None))
    return not any(lost.facts(family) for family in ("names", "figures", "times"))


if __name__ == "__main__":
    main()
