"""The people of an archive: one person's spellings gathered, namesakes kept apart, corrections kept."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa.archive.corrections import Correction, read_corrections
from qa.archive.gathered import GatheredFile
from qa.archive.local import LocalArchive
from qa.archive.people import Spelling, profiles
from qa.errors import ArchiveError
from qa.types import Article
from tests.newsroom import ARTICLES, VENSK_2025, WIRE, make_archive, store


def said(**counts: int) -> list[Spelling]:
    return [Spelling(name.replace("_", " "), n, n) for name, n in counts.items()]


def spellings(found: list[Spelling], *corrections: Correction) -> list[tuple[str, ...]]:
    return [profile.spellings for profile in profiles(found, corrections)]


def test_spellings_initials_and_surnames_of_one_person_are_gathered() -> None:
    names = [
        "Sergey Lavrov",
        "Sergei Lavrov",
        "Lavrov",
        "С. Лавров",
        "Sergey Viktorovich Lavrov",
        "Nikol Pashinian",
    ]
    found = [Spelling(name, 6 - i, 6 - i) for i, name in enumerate(names)]
    assert spellings(found) == [
        ("Sergey Lavrov", "Sergei Lavrov", "Lavrov", "С. Лавров", "Sergey Viktorovich Lavrov"),
        ("Nikol Pashinian",),
    ]


def test_what_somebody_is_of_makes_nobody_another_but_a_body() -> None:
    names = ("Ilra Vensk", "Ilra Vensk of the opposition", "Road Office", "Road Office of the port")
    assert sorted(spellings([Spelling(name, 1, 1) for name in names])) == [
        ("Ilra Vensk", "Ilra Vensk of the opposition"),
        ("Road Office",),
        ("Road Office of the port",),
    ]


def test_a_surname_that_two_people_bear_is_neithers() -> None:
    found = said(Ilra_Vensk=5, Vensk=3, Doman_Vensk=2, I_Vensk=1, D_Vensk=1)
    assert spellings(found) == [("Ilra Vensk", "I Vensk"), ("Doman Vensk", "D Vensk"), ("Vensk",)]


def test_a_bare_surname_is_that_of_the_bearer_whom_everybody_knows() -> None:
    assert spellings(said(Ilra_Vensk=30, Doman_Vensk=3, Vensk=2)) == [
        ("Ilra Vensk", "Vensk"),
        ("Doman Vensk",),
    ]
    assert spellings(said(Ilra_Vensk=29, Doman_Vensk=3, Vensk=2, D_Vensk=1)) == [
        ("Ilra Vensk",),
        ("Doman Vensk", "D Vensk"),
        ("Vensk",),
    ]
    assert spellings(said(Ilra_Vensk=30, Isak_Vensk=3, I_Vensk=2))[-1] == ("I Vensk",)


def test_a_body_is_nobody_whose_surname_its_acronym_is_but_for_the_capitals() -> None:
    found = said(Doman_Bo_Ohw=30, the_OHW=5, The_OHW=4, OHW=2)
    assert spellings(found) == [("Doman Bo Ohw",), ("the OHW", "The OHW", "OHW")]


def test_an_initial_that_two_people_share_is_neithers() -> None:
    found = said(Ilra_Vensk=5, Isak_Vensk=3, I_Vensk=2)
    assert spellings(found) == [("Ilra Vensk",), ("Isak Vensk",), ("I Vensk",)]


def test_ministries_of_two_countries_are_two() -> None:
    names = ["Russian Foreign Ministry", "Armenia’s Foreign Ministry", "the Armenian Foreign Ministry"]
    found = [Spelling(name, 3 - i, 3 - i) for i, name in enumerate(names)]
    assert spellings(found) == [
        ("Armenia’s Foreign Ministry", "the Armenian Foreign Ministry"),
        ("Russian Foreign Ministry",),
    ]


def test_a_body_is_one_whose_last_word_is_written_small() -> None:
    names = ["Orselia’s government", "The Orselian government", "the Orselian government", "the government"]
    assert spellings([Spelling(name, 4 - i, 4 - i) for i, name in enumerate(names)]) == [
        tuple(names[:3]),
        ("the government",),
    ]


def introduced(**roles: str) -> list[Spelling]:
    return [Spelling(name.replace("_", " "), 1, 1, Counter({role: 1})) for name, role in roles.items()]


def test_short_forms_of_a_given_name_are_one_persons_in_one_office() -> None:
    vale = "former attorney general"
    assert spellings(introduced(Bill_Vale="the Attorney General", William_Vale=vale, Ann_Vale=vale)) == [
        ("Bill Vale", "William Vale"),
        ("Ann Vale",),
    ]
    for other in ("mayor", "Attorney of Pell", ""):
        assert len(spellings(introduced(Bill_Vale="Attorney General", William_Vale=other))) == 2
    either = introduced(Bill_Vale=vale, William_Vale=vale, Will_Vale=vale)
    assert len(spellings(either)) == 3


def test_the_name_shown_has_no_title_and_no_initial() -> None:
    names = ["Foreign Minister Ilra Vensk", "Vensk", "I. Vensk", "ILRA VENSK", "Ilra Vensk"]
    (profile,) = profiles([Spelling(name, 9 - i, 9 - i) for i, name in enumerate(names)])
    assert profile.name == "Ilra Vensk"
    (profile,) = profiles([Spelling("Secretary of State Doman Karesh", 1, 1)])
    assert profile.spellings == ("Doman Karesh", "Secretary of State Doman Karesh")


def test_a_profile_sums_up_its_spellings() -> None:
    one = Spelling("Ilra Vensk", 2, 3, Counter({"the minister": 1}), "2024-01-01", "2024-05")
    two = Spelling("Vensk", 4, 4, Counter({"foreign minister": 2}), "2023", "2023-02-01")
    (profile,) = profiles([one, two])
    assert (profile.name, profile.statements) == ("Ilra Vensk", 6)
    assert profile.roles == ("foreign minister", "the minister")
    assert (profile.first_day, profile.last_day) == ("2023", "2024-05")


def test_a_role_is_shown_once_whatever_its_capitals_in_the_form_given_most() -> None:
    roles = {"Mayor of Pell": 2, "The mayor of Pell": 1, "the mayor of Pell": 3, "envoy": 5, "a mayor": 1}
    (profile,) = profiles([Spelling("Ilra Vensk", 9, 9, Counter(roles))])
    assert profile.roles == ("the mayor of Pell", "envoy", "a mayor")


def test_corrections_rename_gather_and_keep_apart() -> None:
    found = said(Ilra_Vensk=5, Illy=4, Vensk=3, Ilra_Venskaya=1)
    correction = Correction("Ilra Vensk-Torvik", ("Ilra Vensk", "Illy"), ("Vensk",), "mayor")
    (first, *others) = profiles(found, [correction])
    assert first.spellings == ("Ilra Vensk-Torvik", "Ilra Vensk", "Illy")
    assert (first.statements, first.roles) == (9, ("mayor",))
    assert [profile.spellings for profile in others] == [("Vensk",), ("Ilra Venskaya",)]


def test_a_title_tells_which_bearer_of_a_surname_is_meant() -> None:
    president = Spelling("Ilra Vensk", 5, 5, Counter({"the president of Taveria": 1}))
    others = said(Isak_Vensk=3, Vensk=3, President_Vensk=2, Taverian_President_Ilra_Vensk=1, Mayor_Vensk=1)
    assert spellings([president, *others]) == [
        ("Ilra Vensk", "President Vensk", "Taverian President Ilra Vensk"),
        ("Vensk", "Mayor Vensk"),
        ("Isak Vensk",),
    ]


def test_a_description_with_a_name_in_it_is_not_that_name() -> None:
    found = [Spelling(name, 3 - i, 3 - i) for i, name in enumerate(["FDA", "the FDA", "a panel to the FDA"])]
    assert spellings(found) == [("FDA", "the FDA"), ("a panel to the FDA",)]


def test_a_correction_of_nobody_in_the_archive_adds_nobody() -> None:
    assert spellings(said(Ilra_Vensk=1), Correction("Doman Karesh")) == [("Ilra Vensk",)]


NAME = st.lists(
    st.sampled_from(["Ilra", "Doman", "I.", "Vensk", "Karesh", "Mayor", "Jr.", "the", "town"]), max_size=4
)


@given(
    names=st.lists(NAME.map(" ".join), unique=True, max_size=12),
    corrected=st.lists(NAME.map(" ".join), unique_by=str.casefold, max_size=2),
)
@example(["Mayor town Ilra", "town Ilra"], [])
@example(names=["Ilra the Mayor", "the Mayor"], corrected=[])
def test_every_spelling_is_somebodys_and_nobody_elses(names: list[str], corrected: list[str]) -> None:
    people = profiles(
        [Spelling(name, i, i) for i, name in enumerate(names)], [Correction(n) for n in corrected]
    )
    owned = [spelling for person in people for spelling in person.spellings if spelling in names]
    assert sorted(owned) == sorted(names)
    assert sum(person.statements for person in people) == sum(range(len(names)))


FILE = """\
# Reviewed in May.
[[person]]
name = "Ilra Vensk"
spellings = ["I. Vensk-Torvik", "Illy"]
role = "foreign minister of Taveria"

[[person]]
name = "Doman Karesh"
apart = ["Karesh"]
"""


def test_a_file_of_corrections_is_read(tmp_path: Path) -> None:
    assert read_corrections(tmp_path) == ()
    (tmp_path / "people.toml").write_text(FILE, encoding="utf-8")
    assert read_corrections(tmp_path) == (
        Correction("Ilra Vensk", ("I. Vensk-Torvik", "Illy"), (), "foreign minister of Taveria"),
        Correction("Doman Karesh", (), ("Karesh",)),
    )


@pytest.mark.parametrize(
    ("old", "new", "trouble"),
    [
        ('role = "foreign', 'rank = "foreign', r"line 5: `rank` is unknown; known are name, spellings"),
        ('name = "Doman Karesh"\n', "", r"line 7: `name` is missing"),
        ('name = "Doman Karesh"', "name = 3", r"line 8: `name` should be a text"),
        ('apart = ["Karesh"]', 'apart = "Karesh"', r"line 9: `apart` should be a list"),
        ('apart = ["Karesh"]', 'spellings = ["illy"]', r"line 9: `spellings` gives 'illy' to 'Doman Karesh'"),
        ('apart = ["Karesh"]', 'apart = ["Doman Karesh"]', r"line 9: `apart` takes away 'Doman Karesh'"),
        ('[[person]]\nname = "Ilra', '[[persons]]\nname = "Ilra', r"line 2: `persons` is unknown"),
        ('"Illy"]', '"Illy"', r"not TOML.*line"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, trouble: str
) -> None:
    assert old in FILE
    (tmp_path / "people.toml").write_text(FILE.replace(old, new), encoding="utf-8")
    with pytest.raises(ArchiveError, match=rf"people\.toml.*{trouble}"):
        read_corrections(tmp_path)


def test_one_table_in_single_brackets_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text('[person]\nname = "Ilra Vensk"\n', encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"line 1: `person` should be written \[\[person\]\]"):
        read_corrections(tmp_path)


def test_the_people_of_an_archive_and_corrections_that_outlive_its_articles(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, *ARTICLES)
    vensk = next(person for person in archive.people() if person.name == "Ilra Vensk")
    assert vensk.roles[0] == "the foreign minister of Taveria"
    assert (vensk.first_day, vensk.last_day) == ("2022-03-14", "2025-09-02")
    (tmp_path / "people.toml").write_text('[[person]]\nname = "I. V."\nspellings = ["Ilra Vensk"]\n')
    assert [p.name for p in archive.people() if "Ilra Vensk" in p.spellings] == ["I. V."]
    archive.delete(VENSK_2025.id)
    store(archive, VENSK_2025)
    assert [p.name for p in archive.people() if "Ilra Vensk" in p.spellings] == ["I. V."]


def test_what_is_gathered_is_kept_until_the_archive_or_the_corrections_change(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, *ARTICLES)
    gathered = tuple(archive.people())
    archive.close()
    kept = tmp_path / "people.json"
    marked = kept.read_text(encoding="utf-8").replace("Ilra Vensk", "Ilra Of-The-File")
    kept.write_text(marked, encoding="utf-8")
    archive = LocalArchive(tmp_path)
    assert "Ilra Of-The-File" in [person.name for person in archive.people()]
    archive.delete(VENSK_2025.id)
    assert "Ilra Of-The-File" not in [person.name for person in archive.people()]
    store(archive, VENSK_2025)
    archive.close()
    assert tuple(LocalArchive(tmp_path).people()) == gathered
    (tmp_path / "people.toml").write_text('[[person]]\nname = "I. V."\nspellings = ["Ilra Vensk"]\n')
    assert [p.name for p in LocalArchive(tmp_path).people().called("Ilra Vensk")] == ["I. V."]


def test_how_many_passages_hold_a_word_is_kept_until_the_archive_changes(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, *ARTICLES)
    counted = archive.frequencies(["vensk", "unheard"])
    archive.close()
    kept = tmp_path / "people.json"
    header, gathered = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
    gathered["frequencies"]["vensk"] = 99
    kept.write_text(f"{json.dumps(header)}\n{json.dumps(gathered)}", encoding="utf-8")
    archive = LocalArchive(tmp_path)
    assert archive.frequencies(["vensk", "unheard"])[1] == (99, 0)
    archive.delete(VENSK_2025.id)
    store(archive, VENSK_2025)
    assert archive.frequencies(["vensk", "unheard"]) == counted


def test_speakers_who_are_described_are_kept_until_the_archive_changes(tmp_path: Path) -> None:
    text = "Two divers said that the bridge stands. Later the divers said that it is safe."
    archive = make_archive(tmp_path, *ARTICLES, Article("divers", "Under the bridge", text, WIRE))
    described = archive.described("diver")
    assert described == ("Two divers", "the divers")
    archive.close()
    kept = tmp_path / "people.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace("Two divers", "Ten divers"), encoding="utf-8")
    archive = LocalArchive(tmp_path)
    assert archive.described("diver") == ("Ten divers", "the divers")
    archive.delete(VENSK_2025.id)
    assert archive.described("diver") == described


def test_what_is_kept_can_be_lost_or_torn_or_of_another_history(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "one", *ARTICLES)
    gathered, hints = tuple(archive.people()), archive.descriptions().as_json()
    archive.close()
    make_archive(tmp_path / "other", *reversed(ARTICLES[1:])).close()
    kept = tmp_path / "one" / "people.json"
    whole, others = kept.read_bytes(), (tmp_path / "other" / "people.json").read_bytes()
    header, _, rest = whole.partition(b"\n")
    for content in (b"", whole[:-9], header, header + b"\n" + rest[::-1], others, rest):
        kept.write_bytes(content)
        archive = LocalArchive(tmp_path / "one")
        assert (tuple(archive.people()), archive.descriptions().as_json()) == (gathered, hints)
        archive.close()
        assert kept.read_bytes() == whole


def test_a_mistake_in_the_corrections_costs_only_who_asks_for_people(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, *ARTICLES)
    (tmp_path / "people.toml").write_text("[person]")
    assert archive.expansions("the CSTO") == {}
    with pytest.raises(ArchiveError, match="person"):
        archive.people()
    archive.close()


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    file = GatheredFile(tmp_path / "file")
    file.write("now", {"people": {}})
    assert not file.is_of("now")
    assert file.read("now") == {}
