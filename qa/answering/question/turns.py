"""The last turn of a conversation as it would be asked alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qa.answering.question.antecedents import Reading
from qa.answering.question.following import Before, follow, needs_answer
from qa.answering.question.leads import says_nothing
from qa.answering.question.parts import questions_in
from qa.answering.question.pronouns import points_back
from qa.answering.question.swapping import is_swap

MOST_ANSWERED = 3  # of the turns before: each takes as long as a question

Answering = Callable[[str], str]


def alone(turns: Sequence[str], reading: Reading, answer: Answering) -> str:
    """The last turn with what it leaves out to those before it.

    Args:
        turns: of a conversation, oldest first.
        answer: what a question is answered with in few words. It is called for at most ``MOST_ANSWERED``
            turns, where the next may mean whom or where that names; of more nothing is known.
    """
    *before, asked = turns
    turns = [*(turn for turn in before if not says_nothing(turn)), asked]
    *_, last = _taken(turns[_begins(turns, reading) :], reading, answer)
    return last


def _begins(turns: Sequence[str], reading: Reading) -> int:
    """The number of the last turn that leans on none: what was said before it does not matter."""
    taken = zip(turns, _taken(turns, reading, lambda _: ""), strict=True)
    begins = [number for number, (turn, said) in enumerate(taken) if turn == said and not points_back(turn)]
    return max(begins, default=0)


def _taken(turns: Sequence[str], reading: Reading, answer: Answering) -> Iterator[str]:
    """Each turn as it would be asked alone. Of one that leaves out what nothing tells, no other takes
    anything: it goes on from the one before."""
    before = previous = turns[0]
    answered = 0
    yield before
    for turn in turns[1:]:
        # "And Karesh?" asks the same of another, be it not told of whom else.
        base = previous if previous != before and is_swap(turn) else before
        text = next(iter(questions_in(base)), base)
        asks = answered < MOST_ANSWERED and needs_answer(text, turn)
        said = follow(Before(text, answer(text) if asks else ""), turn, reading)
        answered += asks
        before, previous = before if said == turn and points_back(turn) else said, said
        yield said
