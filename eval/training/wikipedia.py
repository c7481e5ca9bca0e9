"""Questions that people asked of Wikipedia: SQuAD (Rajpurkar et al. 2016, 2018) and the human-written part of
TimeQA (Chen et al. 2021, "A Dataset for Answering Time-Sensitive Questions").

What competes with the paragraph that answers are those of the same page that share most with the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pydantic import BaseModel, Field, TypeAdapter

from eval.datasets import squad
from eval.datasets.files import read_model
from eval.training.groups import Group, Shelf, Shown, answering, other, stems_of
from qa.errors import InvalidRequestError
from qa.types import Range

NEAR = 4  # paragraphs of the same page
FAR_AMONG = 60  # of other pages the best of so many, drawn: it shares words and nothing else
SHAKEN = (0.9, 1.1)  # what shares nearly as much is taken in any order
TIMEQA = "human_annotated_*.json"
TIMEQA_NEAR = 5
SHORTEST = 12  # words; less is a heading


def read_squad(path: Path, seed: int) -> list[Group]:
    """A group for each question that has an answer where its annotators say, or none in its paragraph.

    Raises:
        InvalidRequestError: names the file, the place in it and what is wrong.
    """
    rng = Random(seed)
    places: list[_Place] = []
    for page in squad.read_pages(path):
        of_page = range(len(places), len(places) + len(page.paragraphs))
        title = page.title.replace("_", " ")
        places += [_Place(title, of_page, paragraph) for paragraph in page.paragraphs]
    paragraphs = _Paragraphs(places, Shelf.of([place.paragraph.context for place in places]), rng)
    found = (
        paragraphs.group(i, asked) for i, place in enumerate(places) for asked in place.paragraph.questions
    )
    return [group for group in found if group]


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph among all, and which of these are of its page."""

    title: str
    page: range
    paragraph: squad.Paragraph


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    places: Sequence[_Place]
    shelf: Shelf
    rng: Random

    def group(self, own: int, asked: squad.Asked) -> Group | None:
        """None where the answers are not at their places, or no window is long enough for one."""
        question = stems_of(asked.question)
        place = self.places[own]
        others = [self._other(question, i) for i in self._competing(question, own)]
        if asked.is_impossible:
            return Group(asked.question, None, (self._other(question, own), *others), place.title)
        answers = sorted(set(_spans(asked, place.paragraph.context)))
        right = answering(question, self.shelf.rarity, place.title, place.paragraph.context, answers)
        return Group(asked.question, right, tuple(others), place.title) if right and others else None

    def _other(self, question: frozenset[str], i: int) -> Shown:
        return other(question, self.shelf.rarity, self.places[i].title, self.shelf.texts[i])

    def _competing(self, question: frozenset[str], own: int) -> list[int]:
        page = self.places[own].page
        shaken = {i: self.shelf.held(question, i) * self.rng.uniform(*SHAKEN) for i in page if i != own}
        elsewhere = range(len(self.places) - len(page))  # as if the page were not there
        drawn = self.rng.sample(elsewhere, min(FAR_AMONG, len(elsewhere)))
        beside = [i if i < page.start else i + len(page) for i in drawn]
        far = sorted(beside, key=lambda i: -self.shelf.held(question, i))[:1]
        return sorted(shaken, key=lambda i: -shaken[i])[:NEAR] + far


def _spans(asked: squad.Asked, context: str) -> Iterator[Range]:
    for answer in asked.answers:
        if answer.start is not None:
            end = answer.start + len(answer.text)
            if answer.text and context[answer.start : end] == answer.text:
                yield answer.start, end


class _Marked(BaseModel):
    paragraph: int = Field(alias="para")
    start: int = Field(alias="from")
    end: int
    answer: str


class _Page(BaseModel):
    paragraphs: list[str] = Field(alias="paras", min_length=1)
    questions: list[tuple[str, list[_Marked]]]


_PAGES = TypeAdapter(list[_Page])


def read_timeqa(folder: Path) -> list[Group]:
    """A group for each question of the folder's ``human_annotated_*.json``.

    Raises:
        InvalidRequestError: there is no such file, or one is broken.
    """
    files = sorted(folder.glob(TIMEQA))
    if not files:
        raise InvalidRequestError(
            f"{folder} holds no {TIMEQA}; give the folder of TimeQA's human-written part"
        )
    pages = [page for file in files for page in read_model(_PAGES, file)]
    return [group for page in pages for group in _timeqa_groups(page)]


def _timeqa_groups(page: _Page) -> Iterator[Group]:
    body = [i for i, text in enumerate(page.paragraphs) if len(text.split()) >= SHORTEST]
    shelf = Shelf.of([page.paragraphs[i] for i in body])
    for question, marked in page.questions:
        group = _timeqa_group(
            page.paragraphs[0], shelf, question, [_moved(one, body) for one in marked if one.answer]
        )
        if group:
            yield group


def _moved(marked: _Marked, body: Sequence[int]) -> _Marked:
    """With the paragraph's place among those with a body, -1 for none."""
    place = body.index(marked.paragraph) if marked.paragraph in body else -1
    return marked.model_copy(update={"paragraph": place})


def _timeqa_group(title: str, shelf: Shelf, question: str, marked: Sequence[_Marked]) -> Group | None:
    asked = stems_of(question)
    holding = dict.fromkeys(one.paragraph for one in marked if one.paragraph >= 0)
    right = (
        answering(
            asked, shelf.rarity, title, shelf.texts[i], [(m.start, m.end) for m in marked if m.paragraph == i]
        )
        for i in holding
    )
    found = next(filter(None, right), None)
    if holding and not found:
        return None
    silent = [
        i for i in range(len(shelf.texts)) if i not in holding and not _mentions(shelf.texts[i], marked)
    ]
    best = sorted(silent, key=lambda i: -shelf.held(asked, i))[:TIMEQA_NEAR]
    others = tuple(other(asked, shelf.rarity, title, shelf.texts[i]) for i in best)
    return Group(question, found, others, title) if others else None


def _mentions(text: str, marked: Sequence[_Marked]) -> bool:
    return any(one.answer.casefold() in text.casefold() for one in marked)
