"""An extractive answer in a language model's words, or as it is where nothing of those can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from embeddings.types import Encoder
from qa.language.gists import SAME_WORDS, gists, tell_the_same
from qa.phrasing import checking
from qa.phrasing.checking import Checked
from qa.phrasing.endpoint import EndpointError, Message
from qa.phrasing.exhibits import Exhibit
from qa.phrasing.grounds import Before, Wrong
from qa.phrasing.prompt import messages
from qa.phrasing.writing import Written, answer_in, sentences
from qa.types import Answer, AnswerSentence, Dropped, Fault, Phrasing

LONGEST = 10_000  # characters; more is no answer to print, and takes long to check
LEAST_SIMILAR = 0.5  # cosine of a sentence with what it cites; see eval/LOG.md


class Writer(Protocol):
    """What writes, given the conversation so far."""

    @property
    def model(self) -> str: ...

    def complete(self, messages: Sequence[Message]) -> str:
        """
        Raises:
            EndpointError: it did not.
        """
        ...


@dataclass(frozen=True, slots=True)
class Phraser:
    """Has answers phrased, and keeps only the sentences that what they cite bears out."""

    writer: Writer
    encoder: Encoder

    def phrase(self, answer: Answer, exhibits: Sequence[Exhibit]) -> Answer:
        """The answer in the model's words or, with the reason, as it was. Its citations stay as they are.

        Args:
            exhibits: the answer's citations.
        """
        model = self.writer.model
        try:
            text = answer_in(self.writer.complete(messages(answer.question, exhibits)))
        except EndpointError as error:
            return replace(answer, phrasing=Phrasing(model, failure=str(error)))
        if len(text) > LONGEST:
            reason = f"wrote {len(text):,} characters where a few sentences were asked for"
            return replace(answer, phrasing=Phrasing(model, failure=reason))
        return self._held(answer, sentences(text), exhibits)

    def _held(self, answer: Answer, written: Sequence[Written], exhibits: Sequence[Exhibit]) -> Answer:
        kept, dropped = self._sift(written, exhibits)
        phrasing = Phrasing(self.writer.model, len(written), dropped)
        if not kept:
            one = "the sentence" if len(written) == 1 else f"any of the {len(written)} sentences"
            failure = f"wrote nothing that could be kept: not {one}" if written else "wrote no sentence"
            return replace(answer, phrasing=replace(phrasing, failure=failure))
        text, told = compose(kept)
        return replace(answer, text=text, sentences=told, phrasing=phrasing)

    def _sift(
        self, written: Sequence[Written], exhibits: Sequence[Exhibit]
    ) -> tuple[list[tuple[Written, tuple[int, ...]]], tuple[Dropped, ...]]:
        """The sentences that stand, with the citations that bear them, and the others."""
        by_number = {exhibit.number: exhibit for exhibit in exhibits}
        kept: list[tuple[Written, tuple[int, ...]]] = []
        dropped: list[Dropped] = []
        before = Before()
        for one in written:
            checked = self._check(one, by_number, before, [said for said, _ in kept])
            if isinstance(checked, Wrong):
                dropped.append(Dropped(one.text, checked.fault, checked.detail))
                before = replace(before, broken=True)
            else:
                kept.append((one, checking.bearing(one, checked)))
                before = checked.after
        return kept, tuple(dropped)

    def _check(
        self, one: Written, exhibits: dict[int, Exhibit], before: Before, kept: Sequence[Written]
    ) -> Checked | Wrong:
        checked = checking.check(one, exhibits, before)
        if isinstance(checked, Wrong):
            return checked
        if any(_say_the_same(one.text, other.text) for other in kept):
            return Wrong(Fault.REPETITION, "says again what one before it says")
        similarity = self._similarity(one, checked)
        if similarity < LEAST_SIMILAR:
            return Wrong(Fault.SUPPORT, f"likeness to what it cites is {similarity:.2f} of 1")
        return checked

    def _similarity(self, one: Written, checked: Checked) -> float:
        """The cosine of the sentence with the best of its citations, or with all of them together."""
        quotes = [e.citation.quote for grounds in checked.grounds for e in grounds.exhibits]
        vectors = self.encoder.embed_passages([one.text, *quotes, " ".join(quotes)])
        return float(max(vectors[1:] @ vectors[0]))


def _say_the_same(a: str, b: str) -> bool:
    first, second = gists([a, b])
    return tell_the_same(first, second, SAME_WORDS)


def compose(kept: Sequence[tuple[Written, tuple[int, ...]]]) -> tuple[str, tuple[AnswerSentence, ...]]:
    """The sentences as one paragraph, each with the marks of its citations after it."""
    text, told = "", []
    for written, citations in kept:
        start = len(text)
        text += written.text
        told.append(AnswerSentence(written.text, start, len(text), citations))
        text += f" {''.join(f'[{number}]' for number in citations)} "
    return text.rstrip(), tuple(told)
