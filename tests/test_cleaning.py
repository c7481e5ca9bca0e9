"""Cleaning: the article's own sentences stay, the page around them goes, twice is the same as once."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import RejectedInputError
from qa.ingest.cleaning import Cleaned, clean
from qa.types import RawArticle

STORY = [
    "The council of Aris voted on Thursday to close the old bridge for repairs.",
    "“We waited too long,” said Mara Lind, the mayor. “Now it has to be done.”",
    "Repairs will take two years and cost 12 million crowns, according to the council.",
    "Critics asked whether the ferry can carry the traffic in the meantime.",
    "The mayor of Boros, which lies across the river, said he had not been consulted.",
]
HEADLINE = "Old bridge of Aris closes for two years"


def cleaned(text: str, media: str = "text", **given: str) -> Cleaned:
    return clean(RawArticle("page.txt", text, media, **given))  # type: ignore[arg-type]


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def page(*, above: str = "", inside: str = "", below: str = "") -> str:
    """The story with something above it, after its second paragraph and below it."""
    return "\n".join([above, HEADLINE, *STORY[:2], inside, *STORY[2:], below])


BELOW = {
    "headlines, then dates": "Latest news\nSnow closes the pass\n11.Mar.2026\nMuseum reopens\n10.Mar.2026",
    "dates, then headlines": "Most read\n11 March 2026\nSnow closes the pass\n10 March 2026\nMuseum reopens",
    "no heading": "Snow closes the pass\n2 hours ago\nMuseum reopens\n5 hours ago\nWho owns it?\n1 day ago",
    "heading run in": "Latest newsLatest newsSnow closes the pass\n11.Mar.2026\nMuseum reopens\n10.Mar.2026",
    "headlines only": "You may also like\nSnow closes the pass\nMuseum reopens after fire\nWho owns the dam?",
    "breakpoints": "XS\nSM\nMD\nLG",
    "date of the visit": "15 Mar 2026",
    "copyright": "© 2026 The Aris Post. All rights reserved.",
    "buttons": "Share\nTweet\nFacebook | Twitter | Telegram\nPrint",
    "tags": "Tags: bridge, Aris, council\nFiled under: Politics",
    "follow": "Follow us on Facebook, Instagram and Telegram.",
    "support": "Like what you read? Then please consider a monthly donation to our work. Thank you!",
    "afterword": "***\nEnjoyed this? Please subscribe to my newsletter.\nThanks!\nThanks, Karl. Good point.",
    "comments": "3 comments\nAnn\nI cross it every day and it is safe.\nReply\nBo\nNonsense.\nReply",
    "address": "Contact Lena Hovik at lena@arispost.example. Follow her on Twitter: @lenahovik",
}
INSIDE = {
    "membership": "Newsrooms like ours are the first to close. Help us stay independent. Become a member.",
    "newsletter": "Sign up for our newsletter and get the news of the valley in your inbox every morning.",
    "link": "Read more: Why the dam was never finished",
    "also": "ALSO READ: Ferry talks fail again",
    "advertisement": "ADVERTISEMENT",
    "continues": "Story continues below advertisement",
    "sidebar": "Related articles\nFerry talks fail again\nSnow closes the pass\nWho owns the dam?",
    "caption twice": "Aris - The old bridge seen from the harbour, May 9, 2025.\n"
    "Aris - The old bridge seen from the harbour, May 9, 2025.",
    "credit": "Photo: Ara Simon/Northern Post",
    "agency": "Ara Simon/AFP via Getty Images",
    "cookies": "We use cookies to serve you better. By continuing to use this site you agree to our terms.",
    "paywall": "Already a subscriber? Log in. This article is only available to subscribers.",
    "counter": "1.2K shares",
    "embed": "https://www.youtube.com/watch?v=abc",
}
ABOVE = {
    "navigation": "Home\nNews\nSport",
    "other script": "Անցնել հիմնական բովանդակությանը",
    "visit": "Sunday, 15 March 2026",
    "skip": "Skip to main content",
    "breadcrumb": "Home › News › Valley",
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
def test_takes_away_what_is_below(below: str) -> None:
    assert lines(cleaned(page(below=below)).text) == STORY


@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE)
def test_takes_away_what_is_inside(inside: str) -> None:
    assert lines(cleaned(page(inside=inside)).text) == STORY


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_takes_away_what_is_above(above: str) -> None:
    found = cleaned(page(above=above))
    assert (found.title, lines(found.text)) == (HEADLINE, STORY)


def test_takes_away_all_at_once() -> None:
    text = page(
        above="\n".join(ABOVE.values()),
        inside="\n".join(INSIDE.values()),
        below=BELOW["headlines, then dates"],
    )
    found = cleaned(text)
    assert (found.title, lines(found.text)) == (HEADLINE, STORY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister asked people to sign up for the vaccine on the ministry’s website.",
        "“Join us on Facebook and follow our work,” the rebel leader told the crowd.",
        "Support for the mayor fell to 31 percent.",
        "Facebook said it had removed the newsletter’s page.",
        "The newspaper sent its subscribers a letter about the new price.",
        "He was pictured with the governor in March 2024.",
        "Read together, the two laws forbid the sale.",
        "“Sign up,” he said.",
        "They are members of the union and share its goals.",
        "The treaty was signed on 9 November 2020.",
        "Слава реке, the banner read.",
        "Advertisement revenue fell by a third.",
        "Comments from the ministry were not available.",
        "The foundation will donate 3 million crowns to the museum.",
    ],
)
def test_keeps_sentences_that_only_look_like_pleas(sentence: str) -> None:
    text = "\n".join([HEADLINE, *STORY[:3], sentence, *STORY[3:]])
    assert lines(cleaned(text).text) == [*STORY[:3], sentence, *STORY[3:]]
    assert lines(cleaned("\n".join([HEADLINE, *STORY, sentence])).text) == [*STORY, sentence]


PAGES = {
    "notices": [
        "This article is more than 1 year old",
        "Support the Post",
        "Sign in",
        HEADLINE,
        "Tue 3 Jun 2025 14.02 BST",
        *STORY[:3],
        "Sign up to The Valley Today",
        "Privacy Notice: Newsletters may contain ads. For more information see our Privacy Policy.",
        "after newsletter promotion",
        *STORY[3:],
        "Explore more on these topics",
        "Aris",
        "Rivers and bridges",
        "Reuse this content",
        "Comments (…)",
        "Most viewed",
        "© 2026 The Valley Post or its affiliated companies. All rights reserved. (dcr)",
    ],
    "menus": [
        "Skip links",
        "play",
        "Live",
        "Navigation menu",
        "Show more news sections",
        HEADLINE,
        "Published On 3 Jun 2025",
        "Save articles to read later and create your own reading list.",
        "Click here to share on social media",
        "share2",
        *STORY[:2],
        "Recommended Stories",
        "list of 2 items",
        "list 1 of 2",
        "Who controls the ferry?",
        "list 2 of 2",
        "The long wait of Boros",
        "end of list",
        *STORY[2:],
        "Source: Valley Press and news agencies",
        "Follow the Valley Post:",
    ],
    "cards": [
        HEADLINE,
        "by Lena Hovik 3 June 2025",
        "Keep independent journalism in the valley alive",
        "Become a member",
        "Challenge injustice. Join our community of readers and support independent media.",
        "Join now",
        *STORY[:3],
        "Read more",
        "Council of Boros passes ferry bill",
        "Lena Hovik",
        "The bill was passed with 80 votes to 20.",
        "3 June 2025",
        *STORY[3:],
        "Related Articles",
        "Aris and Boros exchange letters",
        "The letters arrived on Friday.",
        "1 June 2025",
        "Most Popular",
    ],
    "consent": [
        "We value your privacy",
        "We and our partners store information on a device, such as cookies. You may click to consent.",
        "MORE OPTIONS",
        "AGREE",
        HEADLINE,
        *STORY,
        "If you have found a spelling error, please, notify us by selecting that text.",
        "The views expressed in this article are the author's own.",
        "Copying and distributing materials is allowed only with a link to the source.",
        "Got it!",
        "Back to top",
    ],
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_pages_of_many_outlets(page: list[str]) -> None:
    found = cleaned("\n".join(page))
    assert (found.title, lines(found.text)) == (HEADLINE, STORY)


def test_a_known_title_clears_what_is_above_it() -> None:
    found = cleaned(
        "\n".join(["All the news of the valley", "Monday to Friday", HEADLINE, *STORY]), title=HEADLINE
    )
    assert (found.title, lines(found.text)) == (HEADLINE, STORY)


def test_keeps_a_gallery_once() -> None:
    captions = [f"Aris - The old bridge in a picture of May {day}, 2025." for day in range(1, 8)]
    text = "\n".join([STORY[0], *(caption for caption in captions for _ in range(2)), *STORY[1:]])
    assert lines(cleaned(text).text) == [STORY[0], *captions, *STORY[1:]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Distributing leaflets near the polling stations is not allowed, the commission said.",
        "Copying the keys was prohibited by the court.",
        "“Please consider joining our side,” he told the deputies.",
    ],
)
def test_keeps_news_of_what_is_forbidden_or_asked(sentence: str) -> None:
    assert sentence in cleaned("\n".join([HEADLINE, *STORY[:2], sentence, *STORY[2:]])).text


def test_takes_a_plea_out_of_a_paragraph_and_leaves_the_rest() -> None:
    text = "\n".join([*STORY[:2], f"{STORY[2]} Sign up for our newsletter here. {STORY[3]}", STORY[4]])
    assert lines(cleaned(text).text) == [*STORY[:2], f"{STORY[2]} {STORY[3]}", STORY[4]]


@pytest.mark.parametrize(
    "button", ["Become a member", "Read more", "ADVERTISEMENT", "Latest news", "Subscribe"]
)
def test_takes_a_button_off_the_sentence_it_was_run_into(button: str) -> None:
    assert lines(cleaned("\n".join([f"{button}{STORY[0]}", *STORY[1:]])).text) == STORY


def test_keeps_a_chronology() -> None:
    chronology = [
        "9 November 2020",
        "The ceasefire was signed in Aris.",
        "11 January 2021",
        "The mayors met in Boros.",
    ]
    assert lines(cleaned("\n".join([*STORY, *chronology, STORY[0][:-1] + " again."])).text)[5:9] == chronology


def test_keeps_a_list_of_short_lines_at_the_end() -> None:
    results = [f"Town {n}: {n * 7} votes" for n in range(1, 12)]
    assert lines(cleaned("\n".join([*STORY, *results])).text) == [*STORY, *results]


def test_keeps_a_single_caption_and_a_sentence_said_twice() -> None:
    caption = "Aris - The old bridge seen from the harbour, May 9, 2025."
    text = "\n".join([STORY[0], caption, "It is closed.", STORY[1], "It is closed.", *STORY[2:]])
    assert lines(cleaned(text).text) == lines(text)


def test_keeps_a_transcript_whole() -> None:
    transcript = [
        "Question: Will you sign?",
        "Mara Lind: We will.",
        "Question: When?",
        "Mara Lind: Soon. Thank you.",
    ]
    assert lines(cleaned("\n".join([HEADLINE, STORY[0], *transcript])).text) == [STORY[0], *transcript]


@pytest.mark.parametrize(
    ("given", "text", "title", "first"),
    [
        ("", f"{HEADLINE}\n\n{STORY[0]}", HEADLINE, STORY[0]),
        (HEADLINE, f"{HEADLINE}\n{STORY[0]}", HEADLINE, STORY[0]),
        (f"{HEADLINE} | The Aris Post", f"{HEADLINE}\n{STORY[0]}", f"{HEADLINE} | The Aris Post", STORY[0]),
        ("Another title", f"{HEADLINE}\n{STORY[0]}", "Another title", HEADLINE),
        ("", f"{STORY[0]}\n{STORY[1]}", "", STORY[0]),
        (
            "",
            f"{HEADLINE}\nThe ferry will run day and night.\n{STORY[0]}",
            HEADLINE,
            "The ferry will run day and night.",
        ),
        ("Old &amp; new\u200b bridge", STORY[0], "Old & new bridge", STORY[0]),
    ],
)
def test_title(given: str, text: str, title: str, first: str) -> None:
    found = cleaned(text, title=given)
    assert (found.title, lines(found.text)[0]) == (title, first)


@pytest.mark.parametrize("line", ["By Lena Hovik and Ara Simon", "By Lena Hovik, Ara Simon"])
def test_byline_gives_authors_and_goes(line: str) -> None:
    found = cleaned("\n".join([HEADLINE, line, *STORY]))
    assert found.authors == ("Lena Hovik", "Ara Simon")
    assert lines(found.text) == STORY


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("one\u00a0two\tthree  four.", "one two three four."),
        ("co\u00adoperation \u200bnow\ufeff.", "cooperation now."),
        ("cafe\u0301 opens.", "café opens."),
        ("a\r\nb\rc\u2028d.", "a\nb\nc\nd."),
        ("a.\n\n\n\n\nb.", "a.\n\nb."),
        ("AT&amp;T &lt;said&gt; &#8220;no&#8221;.", "AT&T <said> “no”."),
        ("see ?a=1&copy=2 there.", "see ?a=1&copy=2 there."),
        ("\x00\x07bell \ud800 rings.", "bell \ufffd rings."),
        ("👩\u200d🚀 flies.", "👩\u200d🚀 flies."),
    ],
)
def test_characters(written: str, read: str) -> None:
    assert cleaned(f"{STORY[0]}\n{written}\n{STORY[1]}").text == f"{STORY[0]}\n{read}\n{STORY[1]}"


def test_unwraps_hard_wrapped_text() -> None:
    paragraphs = [" ".join(STORY[:3]), " ".join(STORY[3:])]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    assert cleaned(wrapped).text == "\n\n".join(paragraphs)


def test_does_not_unwrap_paragraphs_on_single_lines() -> None:
    assert cleaned("\n".join(STORY)).text == "\n".join(STORY)


HTML = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{HEADLINE} | The Aris Post</title>
<meta property="og:site_name" content="The Aris Post"><meta property="og:title" content="{HEADLINE}">
<meta name="author" content="Lena Hovik"><link rel="canonical" href="https://arispost.example/bridge"></head><body>
<nav><a href="/">Home</a> <a href="/s">Sport</a></nav><div>We use cookies. <button>Accept all</button></div>
<main><article><h1>{HEADLINE}</h1><figure><img src="b.jpg" alt="The bridge"></figure>
<p>{STORY[0]}</p><p>{STORY[1]}</p><div class="box"><p>Sign up for our newsletter.</p></div>
<h2>What it costs</h2><p>{STORY[2]}</p>
<ul><li>Aris pays 3 million crowns.</li><li>Boros pays nothing.</li></ul>
<table><tr><th>Town</th><th>Share</th></tr><tr><td>Aris</td><td>25%</td></tr></table>
<p>{STORY[3]}</p><p>{STORY[4]}</p></article>
<section class="comments"><h3>1 comment</h3><p>I cross it every day.</p></section></main>
<aside><h3>Most read</h3><p>Snow closes the pass</p></aside>
<footer>© 2026 The Aris Post</footer></body></html>"""


def test_html_page() -> None:
    found = cleaned(HTML, "html")
    assert found == Cleaned(
        title=HEADLINE,
        text=found.text,
        source="The Aris Post",
        authors=("Lena Hovik",),
        language="en",
        url="https://arispost.example/bridge",
    )
    assert lines(found.text) == [
        *STORY[:2],
        "What it costs",
        STORY[2],
        "- Aris pays 3 million crowns.",
        "- Boros pays nothing.",
        "Town | Share",
        "Aris | 25%",
        *STORY[3:],
    ]


def test_html_says_nothing_against_what_is_given() -> None:
    found = cleaned(HTML, "html", title="Given", source="Given", language="hy", url="https://given.example/")
    assert (found.title, found.source, found.language, found.url) == (
        "Given",
        "Given",
        "hy",
        "https://given.example/",
    )


def test_html_fragment_is_all_article() -> None:
    assert cleaned(f"<p>{STORY[0]}</p>\n<p>One &amp; <b>two</b>.<br>Three.</p>", "html").text.split() == (
        f"{STORY[0]} One & two. Three.".split()
    )


def test_markdown() -> None:
    found = cleaned(
        f"# {HEADLINE}\n\n{STORY[0][:30]}*{STORY[0][30:-1]}*.\n\n## What [it](https://x.example) costs\n\n"
        f"- Aris pays.\n- Boros does not.\n\n> {STORY[1]}\n\n![The bridge](b.jpg)\n\n"
        "wrapped\nlines &amp; <b>more</b>.",
        "markdown",
    )
    assert found.title == HEADLINE
    assert lines(found.text) == [
        STORY[0],
        "What it costs",
        "- Aris pays.",
        "- Boros does not.",
        STORY[1],
        "wrapped lines & more.",
    ]


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("", "text"),
        (" \n\u200b", "text"),
        ("Share\nTweet\n© 2026 Post", "text"),
        ("<html></html>", "html"),
        ("", "markdown"),
    ],
)
def test_rejects_what_holds_no_article_and_names_it(text: str, media: str) -> None:
    with pytest.raises(RejectedInputError, match=r"^page\.txt: no article text"):
        cleaned(text, media)


FRAGMENTS = [
    *STORY,
    HEADLINE,
    *BELOW.values(),
    *INSIDE.values(),
    *ABOVE.values(),
    "",
    "Yes.",
    "1",
    "Слово",
    "* * *",
]
NASTY = 'aB .!?:;&lt;amp#8"“”‘’|*-–\n\r\t\x00\x85\u2028\xa0\u00ad\u200b\u200d\ufeff\ud800e\u0301👩🚀אԱ։12'


@settings(deadline=None)
@given(
    st.one_of(
        st.text(),
        st.text(alphabet=NASTY, max_size=200),
        st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("\n".join),
    ),
    st.sampled_from(["", HEADLINE, "Share", "x"]),
)
def test_cleaning_twice_is_cleaning_once(text: str, title: str) -> None:
    try:
        once = cleaned(text, title=title)
    except RejectedInputError:
        return
    twice = cleaned(once.text, title=once.title)
    assert (twice.title, twice.text) == (once.title, once.text)
    assert unicodedata.is_normalized("NFC", once.text)
    assert once.text == once.text.strip()


@settings(deadline=None)
@given(
    st.text(alphabet=NASTY + "<>/pdivhtmlbodyscript=", max_size=200), st.sampled_from(["html", "markdown"])
)
def test_any_markup_is_cleaned_or_rejected(text: str, media: str) -> None:
    try:
        found = cleaned(text, media)
    except RejectedInputError:
        return
    assert any(map(str.isalnum, found.text))
