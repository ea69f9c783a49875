"""langextract over its openai provider: extractions that are aligned with the article.

One request an article, as all others have: `max_char_buffer` is longer than any of them. An answer
is right when its headline is, and every extraction was found in the article.
"""

from __future__ import annotations

import warnings

import langextract as lx
from langextract.providers.openai import OpenAILanguageModel
from task import MODEL, Task, tell, work

_EXAMPLE = "Sáng 3-3, xã Trà Sim mở 12 lớp học bơi miễn phí cho trẻ em."
_WHOLE = 100_000
"""Characters: more than any article of the benchmark has."""


def main() -> None:
    """Ask for all articles in one call."""
    warnings.simplefilter("ignore")
    given = work()
    tasks = {f"d{number}": task for number, task in enumerate(given.tasks())}
    model = OpenAILanguageModel(
        model_id=MODEL,
        api_key="none",
        base_url=given.base_url.removesuffix("/v1") + "/langextract/v1",
        max_workers=given.jobs,
    )
    found = lx.extract(
        [lx.data.Document(text=task.text, document_id=id_) for id_, task in tasks.items()],
        prompt_description=next(iter(tasks.values())).instructions,
        examples=[_example()],
        model=model,
        max_char_buffer=_WHOLE,
        batch_length=given.jobs,
        max_workers=given.jobs,
        show_progress=False,
    )
    tell(sum(_right(document, tasks[document.document_id]) for document in found))


def _example() -> lx.data.ExampleData:
    attributes = {"vi": "Xã Trà Sim mở 12 lớp học bơi", "en": "Tra Sim opens 12 swimming classes"}
    headline = lx.data.Extraction("headline", _EXAMPLE, attributes=attributes)
    return lx.data.ExampleData(text=_EXAMPLE, extractions=[headline])


def _right(document: lx.data.AnnotatedDocument, task: Task) -> bool:
    extractions = document.extractions or []
    headlines = [e for e in extractions if e.extraction_class == "headline"]
    aligned = all(e.char_interval is not None for e in extractions)
    return aligned and [(e.attributes or {})["vi"] for e in headlines] == [task.title]


main()
