import threading

import pytest

from embeddings.workers import Workers
from tests.clients import PATIENCE_S


@pytest.mark.parametrize("threads", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_results_come_in_the_order_given(threads: int, count: int) -> None:
    assert Workers(threads).map(lambda n: n * n, range(count)) == [n * n for n in range(count)]


def test_as_many_calls_run_at_once_as_there_are_threads() -> None:
    meeting = threading.Barrier(3, timeout=PATIENCE_S)
    assert sorted(Workers(3).map(lambda _: meeting.wait(), range(3))) == [0, 1, 2]


def test_a_caller_does_not_wait_for_what_another_has_to_do() -> None:
    workers, begun, done = Workers(2), threading.Barrier(3, timeout=PATIENCE_S), threading.Event()

    def held_up(_: int) -> bool:
        begun.wait()
        return done.wait(PATIENCE_S)

    other = threading.Thread(target=workers.map, args=(held_up, range(2)))
    other.start()
    begun.wait()  # both threads of the other call are taken up
    assert workers.map(str, range(5)) == ["0", "1", "2", "3", "4"]
    done.set()
    other.join()


def test_what_a_call_raises_reaches_the_caller_whatever_thread_it_ran_in() -> None:
    meeting = threading.Barrier(2, timeout=PATIENCE_S)

    def fail_beside(n: int) -> None:
        meeting.wait()
        if threading.current_thread() is not threading.main_thread():
            raise ValueError(n)

    workers = Workers(2)
    with pytest.raises(ValueError):
        workers.map(fail_beside, range(2))
    with pytest.raises(ZeroDivisionError):
        workers.map(lambda n: 1 // n, range(1))
    assert workers.map(str, range(3)) == ["0", "1", "2"]
