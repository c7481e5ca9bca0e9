"""Who speaks in an archive: the spellings of one person gathered, namesakes kept apart. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from qa.archive.blocking import Mark, marks, marks_like
from qa.archive.corrections import Correction
from qa.archive.types import Days, Profile
from qa.language.bearers import same
from qa.language.names import is_body, is_initial, parts, suffix, titles
from qa.language.namesakes import by_short_form
from qa.language.people import LESSER, role_words

PROMINENCE = 10  # times all namesakes together: so much more is heard of whom a bare surname means
ROLES_KEPT = 5  # of a profile, the most given ones
_IN_NAMES = frozenset("the of for and de da del della der den di du van von bin ibn al el la le y".split())
_ACRONYM = re.compile(r"[Tt]he ([A-Z]{2,4})")  # "the UN", that is no spelling of Kim Jong Un
# After a given name and a surname.
_OF_SOMETHING = re.compile(
    r"((?:[A-ZÀ-ÖØ-Þ][\w.’'-]+\s){1,3}[A-ZÀ-ÖØ-Þ][\w’'-]+)\s(?:of|from|with)\sthe\s[a-z]"
)


@dataclass(slots=True)
class Spelling:
    """One spelling, with what the archive has under it.

    Args:
        mentions: statements, and introductions in articles; the likelier spelling has more.
        first_day, last_day: of the statements, as known (ISO 8601).
        given: the first and the last day of the articles that give a role, by role.
    """

    name: str
    statements: int = 0
    mentions: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    first_day: str | None = None
    last_day: str | None = None
    given: dict[str, Days] = field(default_factory=dict)


class _Cluster:
    """Spellings of one person. What may be added is decided by those it began with."""

    def __init__(self, correction: Correction | None = None) -> None:
        self.correction = correction
        self.models: list[str] = [correction.name, *correction.spellings] if correction else []
        self.spellings: list[Spelling] = []

    def admits(self, name: str) -> bool:
        if self.correction and name.casefold() in self.correction.kept_apart:
            return False
        acronym = _ACRONYM.fullmatch(name)
        models = [model for model in self.models if not acronym or acronym[1] in model.split()]
        return any(same(model, name) for model in models)

    def by_mentions(self) -> list[Spelling]:
        return sorted(self.spellings, key=lambda s: (-s.mentions, s.name))

    def mentions(self) -> int:
        return sum(spelling.mentions for spelling in self.spellings)

    def holds(self, offices: frozenset[str]) -> bool:
        """Whether articles give them one of these offices, before the name or beside it."""
        given = (titles(text) for s in self.spellings for text in (s.name, *s.roles))
        return any(offices & theirs for theirs in given)

    def shares_office(self, other: _Cluster) -> bool:
        """Whether an office of theirs, told in two words or more, is one of the other's."""
        pairs = product(self._offices(), other._offices())
        return any(min(len(a), len(b)) > 1 and (a <= b or b <= a) for a, b in pairs)

    def _offices(self) -> set[frozenset[str]]:
        return {role_words(role) - LESSER for spelling in self.spellings for role in spelling.roles}

    def is_called(self, name: str) -> bool:
        """Whether it began with just this name."""
        return any(parts(model) == parts(name) for model in self.models) and self.admits(name)


_Lookup = dict[Mark, list[_Cluster]]


def profiles(spellings: Iterable[Spelling], corrections: Sequence[Correction] = ()) -> tuple[Profile, ...]:
    """The people of an archive, who said most first.

    Fuller names come first and gather what agrees with them and with nobody else. A surname or
    an initial that could be two people's stays by itself, unless its title tells ("President
    Vensk", where only one of them is introduced as a president), or a surname's one bearer is
    mentioned at least ``PROMINENCE`` times as often as all others. "Bill Vale" is "William Vale" where
    both are introduced in one office. Corrections come before all of this.

    Args:
        spellings: each once.
    """
    clusters = [_Cluster(correction) for correction in corrections]
    given = {name.casefold(): cluster for cluster in clusters for name in cluster.models}
    lookup: _Lookup = defaultdict(list)
    for cluster in clusters:
        _enter(cluster, lookup)
    for spelling in sorted(spellings, key=_fullest_first):
        own = given.get(spelling.name.casefold()) or _home(spelling.name, lookup)
        if own is None:
            own = _Cluster()
            own.models.append(spelling.name)
            clusters.append(own)
            if _is_name(spelling.name):
                _enter(own, lookup)
        own.spellings.append(spelling)
    found = [_profile(cluster) for cluster in _with_short_forms(clusters) if cluster.spellings]
    return tuple(sorted(found, key=lambda profile: (-profile.statements, profile.name)))


def _with_short_forms(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """Those of one surname whose given names are forms of one, and who are introduced in one office, as one;
    unless it may be either of two."""
    bearers: dict[str, list[tuple[str, _Cluster]]] = defaultdict(list)
    for cluster in clusters:
        if cluster.spellings and not cluster.correction:
            name = _shown(cluster.by_mentions())
            if len(words := parts(name)) == 2 and _is_name(name):
                bearers[words[-1]].append((name, cluster))
    pairs = [
        (one, other)
        for namesakes in bearers.values()
        for (a, one), (b, other) in combinations(namesakes, 2)
        if by_short_form(a, b) and one.shares_office(other)
    ]
    times = Counter(id(one) for pair in pairs for one in pair)
    joined = set()
    for one, other in pairs:
        if times[id(one)] == times[id(other)] == 1:
            one.spellings += other.spellings
            joined.add(id(other))
    return [cluster for cluster in clusters if id(cluster) not in joined]


def _enter(cluster: _Cluster, lookup: _Lookup) -> None:
    for mark in {mark for model in cluster.models for mark in marks(model)}:
        lookup[mark].append(cluster)


def _fullest_first(spelling: Spelling) -> tuple[int, int, int, str]:
    words = parts(spelling.name)
    full = [word for word in words if not is_initial(word)]
    return -len(full), -len(words), -spelling.mentions, spelling.name


def _home(name: str, lookup: _Lookup) -> _Cluster | None:
    """The one cluster that a name belongs to; None where there is none, or more than one."""
    near = {id(c): c for mark in marks_like(name) for c in lookup.get(mark, ())}
    fitting = [cluster for cluster in near.values() if cluster.admits(name)]
    offices = titles(name)
    holding = [cluster for cluster in fitting if offices and cluster.holds(offices)]
    called = [cluster for cluster in fitting if cluster.is_called(name)]
    named = _is_name(name)
    choices = (holding, called, fitting) if named else (called,)
    found = next((chosen[0] for chosen in choices if len(chosen) == 1), None)
    surname = named and len(parts(name)) == 1 and not called
    return found or (_most_prominent(fitting) if surname else None)


def _most_prominent(bearers: Sequence[_Cluster]) -> _Cluster | None:
    """Whose given name reporters leave out: everybody knows them, and not their namesakes."""
    most = max(bearers, key=_Cluster.mentions, default=None)
    others = sum(cluster.mentions() for cluster in bearers if cluster is not most)
    return most if most and most.mentions() >= PROMINENCE * others else None


def _is_name(name: str) -> bool:
    """Whether it has no word but a name's: "an advisory panel to the FDA" is no spelling of "FDA", but "Ilra
    Vensk of the opposition" one of "Ilra Vensk", and "the Orselian government" is called by its name."""
    if (found := _OF_SOMETHING.match(name)) and not is_body(found[1]):
        name = found[1]
    words = name.split()
    if len(words) > 1 and words[-2][:1].isupper() and is_body(words[-1]):
        words.pop()
    return not any(word.islower() and word not in _IN_NAMES for word in words if not titles(word))


def _profile(cluster: _Cluster) -> Profile:
    spellings = cluster.by_mentions()
    correction = cluster.correction
    names = [*cluster.models] if correction else [_shown(spellings)]
    names += [spelling.name for spelling in spellings]
    given_role: dict[str, Days | None] = {correction.role: None} if correction and correction.role else {}
    roles = given_role | {role: days for role, days in _roles(spellings).items() if role not in given_role}
    firsts = [spelling.first_day for spelling in spellings if spelling.first_day]
    lasts = [spelling.last_day for spelling in spellings if spelling.last_day]
    return Profile(
        name=names[0],
        spellings=tuple(dict.fromkeys(names)),
        roles=tuple(roles),
        statements=sum(spelling.statements for spelling in spellings),
        first_day=min(firsts, default=None),
        last_day=max(lasts, default=None),
        given=tuple(roles.values()),
    )


def _roles(spellings: Sequence[Spelling]) -> dict[str, Days | None]:
    """What articles say somebody is, most given first, and on which days; those that differ in capitals or by
    "the" are one."""
    given: Counter[str] = Counter()
    for spelling in spellings:
        given.update(spelling.roles)
    alike: dict[str, Counter[str]] = {}
    for role, count in given.most_common():
        alike.setdefault(role.casefold().removeprefix("the "), Counter())[role] = count
    most_given = sorted(alike.values(), key=Counter.total, reverse=True)
    return {forms.most_common(1)[0][0]: _days(forms, spellings) for forms in most_given[:ROLES_KEPT]}


def _days(roles: Iterable[str], spellings: Sequence[Spelling]) -> Days | None:
    """The days on which they are given any of some roles."""
    given = [spelling.given[role] for spelling in spellings for role in roles if role in spelling.given]
    return (min(first for first, _ in given), max(last for _, last in given)) if given else None


def _shown(spellings: Sequence[Spelling]) -> str:
    """The spelling used most among those with a given name, no initial, no title and not all
    in capitals, or among all."""
    full = [s for s in spellings if len(parts(s.name)) > 1 and not any(map(is_initial, parts(s.name)))]
    bare = [s for s in full if len(parts(s.name)) == len(s.name.split()) and not s.name.isupper()]
    name = (bare or full or spellings)[0].name
    if not full or not titles(name) or suffix(name) or is_body(name):
        return name
    untitled = " ".join(name.split()[-len(parts(name)) :])
    named = parts(untitled) == parts(name) and _is_name(untitled)
    return untitled if named else name  # "Ilra the Mayor" is not "the Mayor"
