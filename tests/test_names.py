"""Names of people as different hands spell them."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.archive.blocking import marks, marks_like
from qa.language.bearers import candidates, each_once, same, surnames
from qa.language.names import parts, without_possessive


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
        ("Лавров", "Sergei Lavrov"),
        ("Сергей Лавров", "S. Lavrov"),
        ("Дмитрий Песков", "Dmitry Peskov"),
        ("Никол Пашинян", "Nikol Pashinian"),
        ("Նիկոլ Փաշինյան", "Nikol Pashinyan"),
        ("Խաչատուրյան", "Khachaturian"),
        ("Ոսկանյան", "Voskanyan"),
        ("Евгений Шестаков", "Yevgeny Shestakov"),
        ("Aleksey Overchuk", "Alexei Overchuk"),
        ("Alexander Novak", "Александр Новак"),
        ("İlham Əliyev", "Ilham Aliyev"),
        ("Ilham Aliev", "Ильхам Алиев"),
        ("Zelenskyy", "Володимир Зеленський"),
        ("Yu. Ushakov", "Юрий Ушаков"),
        ("al-Sharaa", "Ahmed Sharaa"),
        ("Xi", "Xi Jinping"),
        ("Martin King", "King"),
        ("Vale", "Robert Vale Jr."),
        ("Sergei Lavrov", "Both Lavrov"),
        ("US President Joe Biden", "Joe Biden"),
        ("Minister of Finance Suren Vale", "Suren Vale"),
        ("Secretary of State Antony Blinken", "Blinken"),
        ("Foreign Minister of Armenia Ararat Mirzoyan", "Mirzoyan"),
        ("founder of Telegram Pavel Durov", "Durov"),
        ("the city of Chicago", "Chicago"),
        ("Doman Karesh of the diocese of Pell", "Karesh"),
        ("the wife of Suren Vale", "wife of Suren Vale"),
        ("the ministry of trade in Ostrel", "the Ostrel trade ministry"),
        ("Scott Vale", "F. Scott Vale"),
        ("Edgar Vale", "J. E. Vale"),
        ("Jim Vale", "Senator Jim J. Vale"),
        ("J.D. Vale", "Republican JD Vale"),
        ("A.J. Vale", "AJ Vale"),
        ("the Department of Education", "the Florida Department of Education"),
        ("the Education Department", "the Department of Education"),
        ("Orselia's Defence Ministry", "the Orselian Ministry of Defense"),
        ("the U.S. Forest Service", "the US Forest Service"),
        ("E. K. Vale", "Ellen Vale"),
        ("E.S. Vale", "Ellen S. Vale"),
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
        ("Лавров", "Лаврова"),
        ("Martin King", "Martin"),
        ("Robert Vale", "Robert Vale Jr."),
        ("Russian Foreign Ministry", "Russian Defence Ministry"),
        ("the prime minister's office", "the president's office"),
        ("Iu Smith", "Ian Smith"),
        ("Jinping", "Xi"),
        ("Orselia", "Doman Karesh of Orselia"),
        ("minister of Orselia", "Doman Karesh of Orselia"),
        ("Karesh of Taveria", "Doman Karesh of Orselia"),
        ("Ministry of Defence", "Ministry of Transport"),
        ("Suren Vale", "the wife of Suren Vale"),
        ("Vale", "a source close to Vale"),
        ("Vale", "an aide to Vale"),
        ("Suren Vale", "The attorney for Suren Vale"),
        ("Liz Truss", "supporters of Liz Truss"),
        ("the wife of Suren Vale", "the brother of Suren Vale"),
        ("Jeff Vale", "John J. Vale"),
        ("James Vale", "Quarterback A.J. Vale"),
        ("the Louisiana Department of Health", "the Department of Public Health"),
        ("the U.S. Census Bureau", "the U.S. Bureau of Reclamation"),
        ("Orselia's Ministry of Education", "Orselia's Trade Ministry"),
        ("the Supreme Court of Pell", "the Pell Court of Appeals"),
        ("the N.C. Forest Service", "Cayman News Service"),
    ],
)
def test_two_people(asked: str, found: str) -> None:
    assert not same(asked, found)
    assert not same(found, asked)


def test_titles_are_no_part_of_a_name_unless_they_are_all_there_is() -> None:
    assert parts("Prime Minister Nikol Pashinyan") == ("nikol", "pashinian")
    assert parts("the foreign minister") == ("the", "foreign", "minister")


def test_names_that_may_be_one_share_a_word_that_they_can_be_looked_up_by() -> None:
    assert surnames("Doman Karesh of Orselia") & surnames("Karesh") == {"karesh"}
    assert surnames("Ministry of Defence") & surnames("Russian Ministry of Defence") == {"ministri"}
    assert surnames("Xi Jinping") & surnames("Xi") == {"ksi"}
    assert surnames("") == frozenset()


@dataclass(frozen=True)
class Somebody:
    spellings: tuple[str, ...]


def test_a_surname_may_mean_each_of_its_bearers_and_a_full_name_only_one() -> None:
    sergei, maria = Somebody(("Sergei Lavrov", "Sergey Lavrov")), Somebody(("Maria Lavrov",))
    unknown, other = Somebody(("Lavrov",)), Somebody(("Sergei Ryabkov",))
    people = (sergei, unknown, maria, other)
    assert candidates("Lavrov", people) == (sergei, unknown, maria)
    assert candidates("С. Лавров", people) == (sergei,)
    assert candidates("Sergei Lavrov", (unknown, other)) == (unknown,)
    assert candidates("Peskov", people) == ()


def test_a_surname_means_the_one_bearer_whom_the_archive_calls_by_it() -> None:
    sergei, maria = Somebody(("Sergei Lavrov", "Lavrov")), Somebody(("Maria Lavrov",))
    assert candidates("Лавров", (maria, sergei)) == (sergei,)
    assert candidates("M. Lavrov", (maria, sergei)) == (maria,)
    assert candidates("Lavrov", (sergei, Somebody(("Maria Lavrov", "Lavrov")))) != (sergei,)


NAMES = st.text(alphabet="aekxyZԱուիЛШ'’-. ", max_size=12) | st.lists(
    st.sampled_from(
        [
            "Lavrov",
            "S.",
            "Sergei",
            "of",
            "the",
            "Minister",
            "Jr.",
            "Ministry",
            "Xi",
            "Лавров",
            "both",
            "’s",
            "al-Vale",
        ]
    ),
    max_size=4,
).map(" ".join)


@given(a=NAMES, b=NAMES)
def test_whatever_is_written_names_agree_both_ways_and_can_be_looked_up(a: str, b: str) -> None:
    assert same(a, b) == same(b, a)
    assert same(a, a) == bool(parts(a))
    if same(a, b):
        assert surnames(a) & surnames(b)
        assert set(marks_like(a)) & set(marks(b))
        assert set(marks_like(b)) & set(marks(a))


def test_what_follows_a_bodys_word_goes_before_it() -> None:
    assert parts("the ministry of education in Lindmoor") == ("lindmoor", "education", "ministri")
    assert same("education ministry in Lindmoor", "The ministry of education in Lindmoor")
    assert not same("ministry of trade in Ostrel", "The foreign ministry in Ostrel")
    assert not same("The Foreign Ministry in Orsal", "The Russian Foreign Ministry")


def test_a_question_about_somebody_is_no_name_of_theirs() -> None:
    assert parts("Is NASA") == parts("NASA")
    assert parts("Did Ilra Vensk") == ("ilra", "vensk")


def test_a_name_means_the_only_one_of_that_name_be_it_a_junior() -> None:
    junior, senior, vale = (Somebody((name,)) for name in ("Robert F. Vale, Jr.", "Robert Vale", "Vale"))
    assert candidates("Robert Vale", (vale, junior)) == (junior,)
    assert candidates("Robert Vale", (vale, junior, senior)) == (senior,)
    assert candidates("Robert Vale III", (junior,)) == ()


def test_each_bearer_is_named_once_as_at_first() -> None:
    names = ("Sergey Lavrov", "Ilra Vensk", "Sergei Lavrov", "Lavrov", "Doman Karesh")
    assert each_once(names) == ["Sergey Lavrov", "Ilra Vensk", "Doman Karesh"]


@pytest.mark.parametrize(
    ("owner", "name"),
    [("Ilra Vensk's", "Ilra Vensk"), ("Vensk’s", "Vensk"), ("ministers’", "ministers"), ("D’Orel", "D’Orel")],
)
def test_an_owner_is_named_without_what_makes_them_one(owner: str, name: str) -> None:
    assert without_possessive(owner) == name
