"""Who is reported to have said what."""

import pytest

from qa.ingest.statements import find_statements


def speakers(text: str) -> list[tuple[str, str]]:
    """(speaker, first words of the sentence) of each statement."""
    return [
        (found.speaker, " ".join(text[found.start : found.end].split()[:3]))
        for found in find_statements(text)
        if not found.denied
    ]


def told(text: str) -> list[tuple[str, list[str]]]:
    """(speaker, contents) of each statement."""
    return [
        (found.speaker, [text[span.start : span.end] for span in found.contents])
        for found in find_statements(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Minister Ilra Vensk said the road would open.", "Ilra Vensk", "said"),
        ("In turn, Vensk has also repeatedly warned that it may not.", "Vensk", "warned"),
        ("Ilra Vensk begged them to keep the road open.", "Ilra Vensk", "begged"),
        ("Ilra Vensk signalled that the road would open.", "Ilra Vensk", "signalled"),
        ("Agreeing that it was late, Ilra Vensk left.", "Ilra Vensk", "Agreeing"),
        ("“The road is open,” said Ilra Vensk.", "Ilra Vensk", "said"),
        ("The road is open, according to Ilra Vensk.", "Ilra Vensk", "according to"),
        (
            "According to the Taverian Transport Ministry, the road is open.",
            "the Taverian Transport Ministry",
            "According to",
        ),
        ("Ilra Vensk, the minister, speaking in Orsal, denied the report.", "Ilra Vensk", "denied"),
        (
            "The Taverian Foreign Ministry’s statement described it as open.",
            "The Taverian Foreign Ministry",
            "described",
        ),
        ("Ilra Vensk stated that Pell and Orsal had proposed a road.", "Ilra Vensk", "stated"),
        (
            "“The two sides noted the need for a road”, the Taverian Foreign Ministry’s statement read.",
            "the Taverian Foreign Ministry",
            "read",
        ),
        ("“The road is open,” a statement by the Road Office read.", "the Road Office", "read"),
        ("A statement issued by the Road Office read: “The road is open.”", "the Road Office", "read"),
        ("“The road is open,” Ilra Vensk’s letter to the council read.", "Ilra Vensk", "read"),
        ("“The road is open,” according to the Road Office’s statement.", "the Road Office", "according to"),
    ],
)
def test_speaker_and_cue(text: str, speaker: str, cue: str) -> None:
    found = find_statements(text)
    assert [(s.speaker, text[s.cue.start : s.cue.end] if s.cue else None) for s in found] == [(speaker, cue)]


def test_what_is_said_about_a_person_is_not_said_by_them() -> None:
    assert speakers("Tomas Orel said that Ilra Vensk was wrong.") == [("Tomas Orel", "Tomas Orel said")]
    assert speakers("Ilra Vensk did not say when the road would open.") == []
    assert speakers("Ilra Vensk arrived in Orsal on Monday.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In a call with Vensk, Orel, who was in Pell, said that it was late.", "Orel"),
        ("After meeting Ilra Vensk, the Orselian minister, Tomas Orel, said it was late.", "Tomas Orel"),
        ("In Pell, Orel, who was late, said he was sorry.", "Orel"),
        ("Ilra Vensk, R-Orsal, who was late, said she was sorry.", "Ilra Vensk"),
        ("Asked what Vensk said about the road in May, Orel shrugged.", None),
        ("A day before Vensk, 75, said she would come, the road was shut.", None),
        (
            "Azerbaijan's foreign minister, Jeyhun Bayramov, announced in Baku that it was late.",
            "Jeyhun Bayramov",  # the parser takes the verb for a participle
        ),
        ("The mother of Vensk said it was late.", "The mother of Vensk"),
        ("On Monday Vensk said it was late.", "Vensk"),
        ("But Vensk said it was late.", "Vensk"),
        ("As Vensk said, it was late.", "Vensk"),
        ("In turn, Vensk expressed hope.", "Vensk"),
        ("The council's spokesman, Tomas Orel, said it was late.", "Tomas Orel"),
        ("The council's spokesman, Tomas Orel, who was in Pell, said it was late.", "Tomas Orel"),
        ("Ilra Vensk, Foreign Minister of Taveria, speaking in Pell, said it was late.", "Ilra Vensk"),
        ("Ilra Vensk, Foreign Minister, said it was late.", "Ilra Vensk"),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb(text: str, speaker: str | None) -> None:
    assert [name for name, _ in speakers(text)] == ([speaker] if speaker else [])


def test_two_people_may_say_the_same() -> None:
    assert speakers("Ilra Vensk and Tomas Orel said the road was open.") == [
        ("Ilra Vensk", "Ilra Vensk and"),
        ("Tomas Orel", "Ilra Vensk and"),
    ]


def test_pronouns_carry_on_from_the_sentence_before_or_stay_unassigned() -> None:
    text = (
        "Ilra Vensk said the road was open. She added that it was safe. The road is long. He said it was not."
    )
    assert speakers(text) == [
        ("Ilra Vensk", "Ilra Vensk said"),
        ("Ilra Vensk", "She added that"),
        ("He", "He said it"),
    ]
    assert [s.resolved for s in find_statements(text)] == [True, True, False]


def test_a_quotation_goes_on_over_sentences_of_one_paragraph() -> None:
    text = "“The road is open,” Ilra Vensk said. “It is safe.”\n\n“Who knows?” read a banner."
    assert told(text) == [
        ("Ilra Vensk", ["The road is open", "It is safe."]),
        ("a banner", ["Who knows?"]),
    ]


def test_turns_of_a_transcript_last_until_the_next_or_until_the_speaker_is_spoken_about() -> None:
    text = (
        "Question: When does the road open?\nIlra Vensk: On Monday. I promised it.\n"
        "We keep our promises.\nQuestion: And the bridge?\nIlra Vensk: Later.\n"
        "The answers of Vensk were short.\nThe bridge is old."
    )
    assert told(text) == [
        ("Question", ["When does the road open?"]),
        ("Ilra Vensk", ["On Monday. I promised it.", "We keep our promises."]),
        ("Question", ["And the bridge?"]),
        ("Ilra Vensk", ["Later."]),
    ]


def test_a_headline_with_a_colon_makes_no_transcript() -> None:
    assert speakers("Vensk: the road is open\nThe road is long.") == []


def test_a_name_that_stands_in_anothers_role_is_not_taken_for_them() -> None:
    text = (
        "Ilra Vensk met Orselia's president, Doman Karesh, in Orsal. Vensk said that the road was open."
        " Orselia said that it was not."
    )
    assert [who for who, _ in speakers(text)] == ["Ilra Vensk", "Orselia"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Ilra Vensk said that the road was open.", ["that the road was open"]),
        ("The road was open, Ilra Vensk said.", ["The road was open"]),
        ("The road, Ilra Vensk said on Monday, would open.", ["The road", "would open"]),
        ("The road is open, according to Ilra Vensk.", ["The road is open"]),
        ("“The road,” Ilra Vensk said, “is open.”", ["The road", "is open."]),
        ("Ilra Vensk said: “The road is open. It is safe.”", ["The road is open. It is safe."]),
        ("“He told me ‘never again’ and left,” Ilra Vensk said.", ["He told me ‘never again’ and left"]),
        ('"The road is open," Ilra Vensk said. "It is safe."', ["The road is open", "It is safe."]),
        ("Ilra Vensk wrote: “The road is open.", ["The road is open."]),
        ("Ilra Vensk called the bridge “a disgrace”.", ["the bridge “a disgrace”"]),
        ("Ilra Vensk accused Tomas Orel of lying.", ["Tomas Orel of lying"]),
        ("The road was criticised by Ilra Vensk.", ["The road"]),
        ("“Is the road open?” Ilra Vensk asked.", ["Is the road open?"]),
        ("“Is the road open?” asked a reporter.", ["Is the road open?"]),
    ],
)
def test_what_is_said_is_told_exactly(text: str, contents: list[str]) -> None:
    assert [words for _, words in told(text)] == [contents]


def test_what_the_speaker_adds_is_a_statement_of_its_own() -> None:
    assert told("Ilra Vensk told the council that the road was open, adding that it was safe.") == [
        ("Ilra Vensk", ["that the road was open"]),
        ("Ilra Vensk", ["that it was safe"]),
    ]


def test_a_quotation_goes_on_over_paragraphs_until_it_is_closed_and_then_anew() -> None:
    text = (
        "Ilra Vensk continued:\n\n“The road is open.\n\n“It is safe.”\n\n“We are proud of it.”\n\n"
        "Tomas Orel left.\n\n“Nobody knows.”"
    )
    assert told(text) == [
        ("Ilra Vensk", ["The road is open.", "It is safe."]),
        ("Ilra Vensk", ["We are proud of it."]),
    ]
    on = find_statements(text)[1]
    assert (on.source, on.cue) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ilra Vensk declined to comment.",
        "Ilra Vensk refused to say whether the road was open.",
        "Ilra Vensk did not say when the road would open.",
        "Ilra Vensk has yet to condemn the attack on the bridge.",
        "Ilra Vensk has yet to publicly acknowledge her loss.",
        "Ilra Vensk refused to discuss the plan.",
        "Ilra Vensk has not endorsed anyone.",
        "Ilra Vensk never claimed that the road was open.",
        "Ilra Vensk left without elaborating on the plan.",
        "Ilra Vensk had no immediate comment on the road.",
        "Ilra Vensk, reached in Orsal, declined further comment.",
        "Ilra Vensk declined to be interviewed for this article.",
        "Ilra Vensk refused an interview request.",
        "Ilra Vensk declined several requests for an interview.",
        "Ilra Vensk did not immediately return calls from the Wire.",
        "Ilra Vensk failed to return a message.",
    ],
)
def test_who_says_nothing_is_told_without_words(text: str) -> None:
    (found,) = find_statements(text)
    assert (found.speaker, found.denied, found.contents) == ("Ilra Vensk", True, ())


@pytest.mark.parametrize(
    "text",
    [
        "Ilra Vensk did not write the song.",
        "The charges did not stick, and Ilra Vensk was never charged.",
        "Ilra Vensk could not tell how much it would cost.",
        "The figures of Ilra Vensk do not tell the whole story.",
        "Ilra Vensk did not threaten the bridge.",
        "Ilra Vensk doesn't speak to her.",
        "It goes without saying that the road was closed.",
        "Don’t worry, the road of Ilra Vensk is here to stay.",
        "Ilra Vensk signed the Don't Say Gay bill on the steps of the hall.",
        "Critics of the Don't Say Gay law gathered in Orsal, where Ilra Vensk lives.",
        "Ilra Vensk did not return the book.",
        "Ilra Vensk returned all calls at once.",
        "There was no comment under the picture of Ilra Vensk.",
        "Ilra Vensk was interviewed in Orsal and declined the gift.",
        "Ilra Vensk declined requests for a loan.",
        "Ilra Vensk read a comment.",
    ],
)
def test_what_is_not_done_but_is_no_silence_is_no_statement(text: str) -> None:
    assert find_statements(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” Ilra Vensk said, and did not criticise anybody.",
        "Ilra Vensk did not only say that it was late.",
        "Ilra Vensk does not recommend booster shots for anyone.",
        "Ilra Vensk did not reject the plan: “We will study it with care.”",
        "Ilra Vensk called the plan certainly not good.",
    ],
)
def test_what_was_said_beside_what_was_not_keeps_its_words(text: str) -> None:
    first = find_statements(text)[0]
    assert (first.speaker, first.denied, bool(first.contents)) == ("Ilra Vensk", False, True)


def test_to_whom() -> None:
    text = "Ilra Vensk told the council of Orsal that the road was open."
    assert [s.addressee for s in find_statements(text)] == ["the council of Orsal"]


def test_to_whom_by_name_where_the_text_has_one() -> None:
    text = "Ilra Vensk told her Orselian counterpart, Doman Karesh, that it was late."
    assert [s.addressee for s in find_statements(text)] == ["Doman Karesh"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pact was criticised by Ilra Vensk.", [("Ilra Vensk", ["The pact"])]),
        ("The old pact, sharply criticised by Ilra Vensk, stays.", [("Ilra Vensk", ["The old pact"])]),
        ("A book written by Ilra Vensk was late.", []),
    ],
)
def test_what_is_criticised_by_somebody_is_what_their_words_are_on(
    text: str, found: list[tuple[str, list[str]]]
) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The farmers put the loss at four million.", [("The farmers", ["the loss at four million"])]),
        ("The town puts the cost to Orsal at over $20.", [("The town", ["the cost to Orsal at over $20"])]),
        ("Ilra Vensk blamed nobody, putting the loss at 4%.", [("Ilra Vensk", ["the loss at 4%"])]),
        ("The rain put thousands of lives at risk in 12 towns.", []),
        ("Ilra Vensk put the kettle on at six o'clock.", []),
        ("Ilra Vensk put out the fire at 4:30.", []),
    ],
)
def test_who_puts_something_at_a_figure_says_so(text: str, found: list[tuple[str, list[str]]]) -> None:
    assert [one for one in told(text) if "nobody" not in one[1]] == found


def test_direct_is_what_is_quoted_at_least_in_part() -> None:
    text = (
        "Ilra Vensk called it “a disgrace”. Ilra Vensk said that it was late. “It is late,” Ilra Vensk said."
    )
    assert [s.reporting.value for s in find_statements(text)] == [
        "direct",
        "indirect",
        "direct",
    ]


def speaking(text: str) -> list[tuple[str, bool]]:
    return [(s.speaker, s.resolved) for s in find_statements(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ilra Vensk came late. Vensk said it was raining.", ("Ilra Vensk", True)),
        ("Ilra Vensk and Dana Vensk came late. Vensk said it was raining.", ("Vensk", True)),
        (
            "Tomas Orel, the mayor of Orsal, met Ilra Vensk, the minister. The mayor said it was late.",
            ("Tomas Orel", True),
        ),
        ("The mayor of Orsal said it was late.", ("The mayor of Orsal", False)),
        ("The mayor of Orsal, Tomas Orel, said it was late.", ("Tomas Orel", True)),
        ("The Taverian Foreign Ministry said it was late.", ("The Taverian Foreign Ministry", True)),
        ("Officials said it was late.", ("Officials", False)),
        ("She said it was late.", ("She", False)),
        ("Tomas Orel, who said it was late, left.", ("Tomas Orel", True)),
    ],
)
def test_who_is_meant(text: str, speaker: tuple[str, bool]) -> None:
    assert speaking(text) == [speaker]


def test_a_banner_over_a_ministry_is_not_the_ministry() -> None:
    assert speaking("“We are free,” read a banner over the Foreign Ministry.") == [
        ("a banner over the Foreign Ministry", False)
    ]


def test_she_is_the_woman_in_focus_not_the_man() -> None:
    text = (
        "Ms. Vensk said the road was open. Mr. Orel said it was not. He is old. “It is safe,” she said."
        " “It is not,” he said."
    )
    assert [name for name, _ in speaking(text)] == ["Ms. Vensk", "Mr. Orel", "Ms. Vensk", "Mr. Orel"]


@pytest.mark.parametrize(
    ("minister", "last"), [("Andrey Orel", "she"), ("Bartek Orel", "she"), ("Zuzana Orel", "Zuzana Orel")]
)
def test_a_surname_that_nobody_introduced_is_not_passed_over_for_somebody_else(
    minister: str, last: str
) -> None:
    text = (
        f"“It is open,” said {minister}, the minister.\n\nVensk said it was late. “We need time,” she said."
    )
    assert speakers(text)[-1][0] == last


def test_a_headline_counts_where_the_article_reports_the_same_speaker() -> None:
    body = "\nIlra Vensk said the road was open.\n"
    assert told(f"Vensk: the road will open{body}")[0] == ("Ilra Vensk", ["the road will open"])
    assert told(f"The road will open – Vensk{body}")[0] == ("Ilra Vensk", ["The road will open"])
    assert len(told(f"Details: the road will open{body}")) == 1
    assert len(told(f"Orel: the road will open{body}")) == 1
    assert told("Orel: “The road will open.”") == [("Orel", ["The road will open."])]


def test_a_body_keeps_its_place_and_is_meant_by_it_and_by_its_last_word() -> None:
    assert (
        speaking(
            "The Foreign Ministry in Orsal said that the road was closed. It added that it would open soon."
        )
        == [("The Foreign Ministry in Orsal", True)] * 2
    )
    assert (
        speaking("The Orvash Power Company said it was sorry. The dam was full, the company said.")
        == [("The Orvash Power Company", True)] * 2
    )
    assert speaking(
        "The hauliers' association in Orsal was not pleased. The money, it said, would be better spent."
    ) == [("The hauliers' association in Orsal", True)]


MEETING = (
    "Taverian Foreign Minister Ilra Vensk met his Orselian counterpart, Doman Karesh.\n\n"
    "Vensk said that it was late.\n\n"
)


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("", ("Ilra Vensk", True)),
        ("Karesh sees it differently. ", ("Doman Karesh", True)),
        ("An official came by. ", ("He", False)),
        ("An official confirmed it. ", ("He", False)),
        ("The town clerks came by. ", ("Ilra Vensk", True)),
        ("Nessa Torvik came with her. Torvik disagreed. ", ("He", False)),
        ("The top Taverian diplomat left the hall. ", ("Ilra Vensk", True)),
        ("The Orselian minister made it clear that Vensk’s government would pay. ", ("He", False)),
    ],
)
def test_he_is_nobody_else_where_somebody_not_known_is_in_focus(
    between: str, speaker: tuple[str, bool]
) -> None:
    assert speaking(f"{MEETING}{between}He said that nobody came.")[-1] == speaker


def test_it_is_not_a_body_of_which_the_sentence_before_does_not_tell() -> None:
    assert speaking(
        "The ministry in Orsal said that the road was closed. Taveria sent nobody. It said that it was late."
    ) == [("The ministry in Orsal", True), ("It", False)]


def test_a_pronoun_for_somebody_else_does_not_tell_whether_he_or_she() -> None:
    assert speaking("Oreb Castin, the mayor, wished her luck. He said that nothing had changed.") == [
        ("Oreb Castin", True)
    ]


@pytest.mark.parametrize(
    "sister",
    [
        "Ilra Vensk, his sister, was brief.",
        "Ilra Vensk, 43, a mother of three, was brief.",
        "Ilra Vensk, mother of the boy, was brief.",
        "Ilra Vensk, who is the widow of the surgeon, was brief.",
        "The town's daughter, Ilra Vensk, was brief.",
    ],
)
def test_whose_sister_somebody_is_tells_that_she_is_no_he(sister: str) -> None:
    text = f"Dana Orel, the mayor, came late. {sister} "
    assert speaking(f"{text}She said that it rained.") == [("Ilra Vensk", True)]
    assert speaking(f"{text}He said that it rained.") == [("Dana Orel", True)]


def test_a_list_of_people_does_not_tell_who_is_whose_wife() -> None:
    text = "Ilra Vensk, the mayor, was there. Vensk, his wife, Pia, and a dog came in. "
    assert speaking(f"{text}He said that it rained.") == [("Ilra Vensk", True)]
    text = "Ilra Vensk, the mayor, was there. Vensk, his wife, and a dog came in. "
    assert speaking(f"{text}He said that it rained.") == [("Ilra Vensk", True)]


def test_namesakes_are_told_apart_by_their_full_names() -> None:
    assert speaking(
        "Tessa Orlen, the director of the river office, asked for readings. “I want numbers,” she said."
        "\n\nBram Orlen, the farmers' leader, wanted something else. “Give me the key,” he said."
    )[-2:] == [("Tessa Orlen", True), ("Bram Orlen", True)]


def test_the_minister_is_not_the_prime_minister() -> None:
    assert speaking(
        "Foreign Minister Ilra Vensk met Prime Minister Edda Solvane. The road was closed, the minister said."
    ) == [("Ilra Vensk", True)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tomas Orel, 26, was shot dead by police in Pell.", None),
        ("Ilra Vensk, endorsed by Tomas Orel, won in Pell.", None),
        ("Ilra Vensk was confirmed by the Senate on Monday.", None),
        ("The loans are guaranteed by the council.", None),
        ("Vensk Motors recalls 1.2 million cars.", None),
        ("As firemen continued to fight the blaze, the town was put under a curfew.", None),
        ("The plan was criticised by Tomas Orel.", "Tomas Orel"),
        ("Ilra Vensk was told by Tomas Orel that the road was shut.", "Tomas Orel"),
        ("“Never,” Orel shot back.", "Orel"),
    ],
)
def test_whoever_something_is_done_by_says_nothing(text: str, speaker: str | None) -> None:
    assert [who for who, _ in speakers(text)] == ([speaker] if speaker else [])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "In a statement sent to THE PELL TIMES on Sunday, Tomas Orel, vice president of research for"
            " sweets maker Vensk Karesh North Taveria, said the company was not to blame.",
            "Tomas Orel",
        ),
        ("In a statement sent to THE PELL TIMES, Vensk Karesh said the sweets were safe.", "Vensk Karesh"),
        ("Public health expert Ilra Maren Vensk said it was late.", "Ilra Maren Vensk"),
        ("The Pell Herald’s Tomas Orel wrote that it was late.", "Tomas Orel"),
        ("Three Orselian Greens said it was late.", "Three Orselian Greens"),
        ("Secretary of State Thomas Orel said it was late.", "Thomas Orel"),
        ("The ambassador to Orselia Thomas Orel said it was late.", "Thomas Orel"),
        ("The director of Orsal Maritime Rescue said it was late.", "The director of Orsal Maritime Rescue"),
        ("It was late, said co-owner Thomas Orel.", "Thomas Orel"),
        ("It drew Mayor Thomas Orel, Ilra Vensk and other Greens who said it was late.", "other Greens"),
        ("The Taverian Advisory Council said it was late.", "The Taverian Advisory Council"),
    ],
)
def test_a_name_is_freed_of_what_stands_before_it(text: str, speaker: str) -> None:
    assert [who for who, _ in speakers(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (  # an expert by a long description speaks, and goes on
            "The mandate is slow, according to public health expert Ruel Maren Vensk. Lawmaker Dorn Karesh"
            " said it is absurd.\n“Nobody asked us,” he said.\nVensk insists it is not.\n"
            "“It saves lives,” he said.",
            "Ruel Maren Vensk",
        ),
        (  # "she" is none who is called "he", nor who has a man's name
            "Thomas Orel said it was a loss. The thanks would have pleased him, his widow Louise Vensk said."
            " It was why he served, she said.",
            "Louise Vensk",
        ),
        ("Thomas Orel said it was late. His sister said it was not. She said it was early.", "She"),
        ("In her song Christine Vensk lives on. Vensk is with us, he wrote.", "he"),  # not of oneself
        (
            "Thomas Orel said it was dark. A witness, Joyce Vensk, sat nearby. She heard cries, she said.",
            "Joyce Vensk",
        ),
        (
            "Caroline Orel sang. She admires Nora Vensk and Anna Karesh, whom she calls “kind.”",
            "Caroline Orel",
        ),
        ("Orel’s wife Louise said he was kind. Later Louise Vensk said it again.", "Louise Vensk"),
    ],
)
def test_nobody_has_words_of_somebody_else_for_a_pronoun(text: str, last: str) -> None:
    assert speakers(text)[-1][0] == last


def test_whoever_spoke_last_goes_on_after_a_comma() -> None:
    text = "Mayor Tomas Orel estimated the Pell Series, which is old, will draw many, adding it could pay."
    assert [who for who, _ in speakers(text)] == ["Tomas Orel", "Tomas Orel"]


def test_a_name_heard_of_before_is_not_short_for_a_longer_one() -> None:
    text = (
        f"Orsal Air news.\nKaresh said it agreed. {'The road is long. ' * 20}The Orsal Karesh deal is small."
    )
    assert speakers(text)[0][0] == "Karesh"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "During a joint press conference in Pell on Thursday with the town's three leaders, Mayor Suren"
            " Vale, Governor Ilra Vensk and Ambassador Bo Rahn, President Doman Karesh said it was shut.",
            ["Doman Karesh"],
        ),
        (
            "In Pell on Monday, Suren Vale and Bo Rahn, the envoy, said the road was shut.",
            ["Suren Vale", "Bo Rahn"],
        ),
    ],
)
def test_the_name_right_before_the_verb_speaks_and_not_the_list_before_it(
    text: str, found: list[str]
) -> None:
    assert [speaker for speaker, _ in told(text)] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secretary of State Karesh Vensk said it was shut. Vensk left.", "Karesh Vensk"),
        ("Karesh Vensk left. Secretary of State Vensk said it was shut.", "Karesh Vensk"),
        (
            "It was shut, according to an email from the head of the union obtained by The Pell Post. "
            "The Pell Post saw it.",
            "an email from the head of the union obtained by The Pell Post",
        ),
        ("Karesh Orsal left. The Port of New Orsal said it was shut.", "The Port of New Orsal"),
        (
            "The head of the South Dakota National Guard said it was shut.",
            "The head of the South Dakota National Guard",
        ),
    ],
)
def test_of_an_office_of_something_and_a_name_the_name_speaks(text: str, name: str) -> None:
    assert [speaker for speaker, _ in told(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Ilra Vensk was speaking in an interview with Pell Radio Friday on board a train leaving Orsal.",
        "Ilra Vensk tweeted a photo from the road.",
        "Ilra Vensk emailed a copy of the contract to the council.",
        "Ilra Vensk was blamed for tweeting a link to the film “The Lock: Pell Wakes”.",
    ],
)
def test_what_is_no_words_is_none_of_the_speakers(text: str) -> None:
    assert "Ilra Vensk" not in {speaker for speaker, _ in told(text)}


def test_the_title_of_a_film_or_a_book_is_nobodys_words() -> None:
    text = "Ilra Vensk, who wrote the novel “A Winter in Orsal Harbor,” said it took her ten years."
    assert told(text) == [("Ilra Vensk", ["it took her ten years"])]
    text = "“It is late,” Ilra Vensk wrote in her memoir, “and nobody cares about it any more.”"
    assert told(text) == [("Ilra Vensk", ["It is late", "and nobody cares about it any more."])]
    text = "Ilra Vensk told Pell Radio that no tour would follow her album, “Twenty Five.”"
    assert told(text) == [("Ilra Vensk", ["that no tour would follow her album, “Twenty Five.”"])]
    text = "Ilra Vensk said the film “Who Killed the River Orsa?” would open in May."
    assert told(text) == [("Ilra Vensk", ["the film “Who Killed the River Orsa?” would open in May"])]


def test_in_what_he_called_means_who_is_named_after_it() -> None:
    text = "Dana Orel spoke first. In what he called a mistake, Tom Vensk said he had signed."
    assert ("Dana Orel", ["a mistake"]) not in told(text)


def test_a_statement_that_something_is_said_in_is_no_body_of_that_name() -> None:
    text = "In a statement on Monday, Pell Foods denied it. “The plant is safe,” the statement said."
    assert ("In a statement", ["The plant is safe"]) not in told(text)
    assert told("The National Hurricane Center warned of floods.") == [
        ("The National Hurricane Center", ["of floods"])
    ]


def test_those_around_somebody_are_not_they() -> None:
    text = "Ilra Vensk smiled. Those around then-President Ilra Vensk told the council that it was late."
    assert ("Ilra Vensk", ["that it was late"]) not in told(text)


def test_a_title_in_quotation_marks_leaves_its_words_to_the_sentence() -> None:
    (statement,) = told("Ilra Vensk criticised the book “The Lock”.")
    assert statement == ("Ilra Vensk", ["the book “The Lock”"])
    (statement,) = told("Ilra Vensk criticised the book: “It was dull.”")
    assert statement == ("Ilra Vensk", ["the book", "It was dull."])


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # Of several governors the one whom the sentence before names.
        (
            "Gov. Anna Vensk signed it. It rained all day in Pell. Gov. Mark Orel signed nothing."
            " The governor said it can wait.",
            ("Mark Orel", True),
        ),
        # One's party is no office of theirs alone.
        (
            "Democratic Gov. Anna Vensk left. It was late in Orsal. Gov. Mark Orel came."
            " The Democratic governor said it can wait.",
            ("Mark Orel", True),
        ),
        (
            "Democratic Gov. Anna Vensk met Gov. Mark Orel. The governor said it can wait.",
            ("The governor", False),
        ),
        (
            "House Leader Anna Vensk left. The Republican leader said it can wait.",
            ("The Republican leader", False),
        ),
        ("Judge Anna Vensk ruled. A judge said it can wait.", ("A judge", False)),
        ("It can wait, said Anna Vensk, a judge who said little.", ("Anna Vensk", True)),
        # Somebody not known, and nearer.
        (
            "Mark Orel said it rained. A stranger sent a note. It can wait, he said.",
            ("he", False),
        ),
        # Who is named after "In what he called".
        (
            "Mark Orel said it rained. In what he called a rare step, Tomas Lund said it can wait.",
            ("Tomas Lund", True),
        ),
        # Who has seen a letter did not write it.
        ("It can wait, according to a letter obtained by the Herald.", ("a letter", False)),
        # "They" are not whoever they speak of, nor a body beside several people.
        (
            "The Pell Council met. The Pell Council, they said, is late.",
            ("they", False),
        ),
        ("The Pell Council met. The Pell Council, it said, is late.", ("The Pell Council", True)),
        (
            "The Pell Council met. Prosecutors left the papers, which they said can wait.",
            ("they", False),
        ),
        (
            "Robert Orel, a biographer, left. It can wait, biographer Orel said.",
            ("Robert Orel", True),
        ),
        ("J.D. Orel left. It can wait, Orel said.", ("J.D. Orel", True)),
        ("GM Financial said it rained. GM said it can wait.", ("GM", True)),
        ("The survivor, 80-year-old Mark Orel, said it can wait.", ("Mark Orel", True)),
    ],
)
def test_a_description_or_pronoun_means_whoever_is_spoken_of(text: str, last: tuple[str, bool]) -> None:
    found = find_statements(text)
    assert (found[-1].speaker, found[-1].resolved) == last


def test_a_surname_of_two_has_neithers_role() -> None:
    text = "Vice President Dick Vensk and Liz Vensk came. Vensk said it can wait."
    found = find_statements(text)
    assert [(s.speaker, s.role) for s in found] == [("Vensk", "")]


def test_a_storm_says_nothing() -> None:
    assert told("Hurricane Fiona slams the coast, Ilra Vensk's town.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We won,” midfielder Bo Rahn reflected.", [("Bo Rahn", ["We won"])]),
        ("“We won,” he shrugged.", [("he", ["We won"])]),
        ("“Unbelievable,” tweeted former champion Ilra Vensk.", [("Ilra Vensk", ["Unbelievable"])]),
        ("“Pell Wakes,” a film on Ilra Vensk, opens.", []),
        ("“The Lock,” Ilra Vensk won the race.", []),
        ("The road is shut, per the town.", [("the town", ["The road is shut"])]),
        ("The road takes nine lorries per day.", []),
        ("Ilra Vensk called the vote a gift to Pell.", [("Ilra Vensk", ["the vote a gift to Pell"])]),
        (
            "In talks with Bo Rahn, Ilra Vensk said the grid needed repair.",
            [("Ilra Vensk", ["the grid needed repair"])],
        ),
        (
            "Following calls with Vensk, Rahn and Cavusoglu, Guterres said he was hopeful.",
            [("Guterres", ["he was hopeful"])],
        ),
        ("One of the officers said the door was open.", [("One of the officers", ["the door was open"])]),
        ("Ilra Vensk commended the crew for its work.", [("Ilra Vensk", ["the crew for its work"])]),
        ("Ilra Vensk answered a question about the road.", []),
        ("But, Ilra Vensk added, it is late.", [("Ilra Vensk", ["it is late"])]),
        ("“It is late,” Bo Rahn said, per Pell Radio.", [("Bo Rahn", ["It is late"])]),
        ("Pell Radio quoted Ilra Vensk as saying it was late.", [("Ilra Vensk", ["it was late"])]),
        ("Pell Radio, citing two officials, said it was late.", [("Pell Radio", ["it was late"])]),
        (
            "- Ilra Vensk, mayor of Pell: “A black day for the town.”",
            [("Ilra Vensk", ["A black day for the town."])],
        ),
        ("Then, on a stage: “A black day for the town.”", []),
        ("The inquiry found the road was unsafe.", [("The inquiry", ["the road was unsafe"])]),
        ("Ilra Vensk found the road was unsafe.", []),
        ("The committee will hold its hearing beginning at ten.", []),
    ],
)
def test_whose_words_they_are_as_papers_of_all_sorts_tell_it(
    text: str, found: list[tuple[str, list[str]]]
) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Bo Rahn, who is 34, “was a loving father,” the family said in a statement.",
            "the family",
            "Bo Rahn, who is 34, “was a loving father,”",
        ),
        ("Pell: A man became trapped in a vent, police said.", "police", "A man became trapped in a vent"),
        (
            "If it rains, “we will close the road,” Ilra Vensk said.",
            "Ilra Vensk",
            "If it rains, “we will close the road,”",
        ),
        ("Ilra Vensk told them, “we will close it,” and left.", "Ilra Vensk", "we will close it"),
        (
            "At times, “it will get dark. And sometimes it is too much for me,” Ilra Vensk said.",
            "Ilra Vensk",
            "it will get dark. And sometimes it is too much for me",
        ),
    ],
)
def test_what_stands_before_a_quoted_phrase_is_said_with_it(text: str, speaker: str, words: str) -> None:
    assert told(text) == [(speaker, [words])]
