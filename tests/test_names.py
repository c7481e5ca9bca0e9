"""Names of people as different hands spell them."""

import pytest

from qa.answering.names import parts, same


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Lavrov", "Sergey Lavrov"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("S. Lavrov", "Sergey Lavrov"),
        ("sergei lavrov", "Lavrov"),
        ("Pashinyan", "Nikol Pashinian"),
        ("Foreign Minister Sergei Lavrov", "Lavrov’s"),
        ("Dmitriy Peskov", "Dmitry Peskov"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Karesh", "Doman Karesh of Orselia"),
        ("Karesh of Orselia", "Doman Karesh of Orselia"),
        ("Ministry of Defence", "Russian Ministry of Defence"),
        ("Russia's foreign ministry", "The Russian Foreign Ministry"),
        ("Armenia’s foreign ministry", "Armenian Foreign Ministry"),
        ("Japan's foreign ministry", "the Japanese foreign ministry"),
        ("Dmitri Peskov", "Dmitriy Peskov"),
    ],
)
def test_one_person(asked: str, found: str) -> None:
    assert same(asked, found)
    assert same(found, asked)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Lavrov", "Lavrova"),
        ("Maria Lavrov", "Sergey Lavrov"),
        ("Sergey Lavrov", "Sergey Ryabkov"),
        ("Lavrov", ""),
        ("Jo Smith", "John Smith"),
        ("Alex Smith", "Alexander Smith"),
        ("Martin Smith", "Martina Smith"),
        ("Julia Smith", "Julian Smith"),
        ("Austria's foreign ministry", "the Australian foreign ministry"),
        ("Mirzoyan", "Mirzo"),
        ("Orselia", "Doman Karesh of Orselia"),
        ("minister of Orselia", "Doman Karesh of Orselia"),
        ("Karesh of Taveria", "Doman Karesh of Orselia"),
        ("Ministry of Defence", "Ministry of Transport"),
    ],
)
def test_two_people(asked: str, found: str) -> None:
    assert not same(asked, found)
    assert not same(found, asked)


def test_titles_are_no_part_of_a_name_unless_they_are_all_there_is() -> None:
    assert parts("Prime Minister Nikol Pashinyan") == ("nikol", "pashinian")
    assert parts("the foreign minister") == ("the", "foreign", "minister")
