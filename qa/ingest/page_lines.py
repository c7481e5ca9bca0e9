"""What a single line of a scraped page is, judged by itself: a button, a credit, a caption, a headline."""

from __future__ import annotations

import re

from qa.ingest.dating import is_date_line, says_published
from qa.language.dates import WRITTEN_MONTH

LONGEST_HEADLINE = 22  # words
OUTLET = 30  # characters of an outlet's name behind a page's title: " | The Valley Post"
CALL = 8  # words; "Sign up to our weekly letter" calls for something, a longer line may tell something
CRUMB = 3  # words; a line this short without a full stop says nothing by itself


def any_of(*alternatives: str) -> str:
    """A pattern of any of some patterns."""
    return "(?:" + "|".join(alternatives) + ")"


_BUTTON = re.compile(
    any_of(
        "advertisement|ads?|share(?: this(?: (?:article|story|page))?)?|tweet|retweet|facebook",
        "twitter|instagram",
        "telegram|whats ?app|youtube|linkedin|pinterest|reddit|tumblr|flipboard|viber|rss|e-?mail|print|x|vk",
        "copy(?: link)?|link copied|bookmark|likes?|reply|report|comments?",
        "(?:leave|add|post|write) a? ?comment",
        "(?:no|view|show|hide) comments|subscribe(?: now)?|sign (?:up|in|out)(?: now)?",
        "log ?(?:in|out)|register",
        "my account|main menu|menu|home ?page|search|close|next|previous|prev|back(?: to top)?|loading",
        "(?:read|show|load|see|view|learn) (?:more|all)|continue(?: reading)?|newsletters?",
        "(?:un)?follow(?: us)?",
        "contact(?: us)?|about us|(?:privacy|cookie) policy|cookies",
        "terms(?: of (?:use|service)| and conditions)?",
        "sitemap|careers|advertise(?: with us)?|donate(?: now)?|(?:support|join) us|become a member",
        "(?:download|get)(?: the)? app|(?:un)?mute|replay|skip(?: ad)?|(?:accept|reject)(?: all)?",
        "(?:join|watch|get it|play|listen) (?:now|live)|got it|i? ?agree|(?:more )?options|skip links",
        "(?:enter )?your e-?mail(?: address)?|(?:open|close|navigation|show) menu|dismiss|submit|share ?\\d",
        "listen(?: to this article)?|(?:font|text) size|dark mode|xs|sm|md|lg|xl|xxl|video ad feedback",
    ),
    re.IGNORECASE,
)
_GAP = re.compile(r"\s*[|•·/›»>,&\t]+\s*|\s{2,}|\s+(?=[A-Z])")

_SUBJECT = any_of(
    "news|stories|articles?|posts?|headlines|updates|content|topics|coverage|reads|videos|links|reading|now|today"
)
_SIDEBAR = re.compile(
    r"\W*(?:the |our )?"
    + any_of(
        f"(?:latest|recent|top|related|popular|trending|other|similar|featured|more|today.s top) {_SUBJECT}",
        "most (?:read|popular|viewed|shared|commented|watched|recent)|trending|related|latest|recommended",
        "recommended (?:for you|reading|stories)|you (?:may|might) (?:also )?(?:like|be interested in)",
        "(?:what to )?read (?:next|also)|(?:also|see) (?:read|also)|don.t miss|editor.?s.? (?:picks?|choice)",
        "more (?:on this (?:topic|story)|like this|from [A-Z].{1,30})|in other news|keep reading",
        "further reading|around the web|from our (?:partners|sponsors)|news ?feed|must[- ]reads?",
        "sponsored(?: content| links)?|promoted(?: content)?|popular|in this section|tags|keywords|topics",
        "(?:explore )?(?:more on )?these topics|list of \\d+ items|read more",
        "topics in this (?:article|story)|about the authors?|authors?|share this (?:article|story)",
    )
    + r"\W*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\W*"
    + any_of(
        "also read|read also|read (?:more|next)|see (?:also|more)|more",
        "related(?: (?:stor(?:y|ies)|articles?|news))?",
        "watch(?: (?:now|more|live|video|this))?|listen(?: now)?|in (?:pictures|photos)",
        "recommended|don.t miss",
        "must read|explainer|further reading|tags?|filed under|categor(?:y|ies)|keywords",
        "sources?|(?:original )?source link|share(?: this)?(?: on)?|follow(?: us)?(?: on)?",
    )
    + r"\s?:.*",
    re.IGNORECASE,
)
_AGENCY = any_of(
    "AP|AFP|Reuters|REUTERS|EPA|TASS|Getty Images|Getty|Shutterstock|Anadolu|Bloomberg|Xinhua|Sputnik",
    "iStock|Alamy",
)
_CREDIT = re.compile(
    r"\W*"
    + any_of(
        r"(?i:photo(?:graph)?s?|image|picture|video|illustration|cover photo|featured image)"
        r"(?i: credit| courtesy)?(?i: by| of| via)?\s?:.{0,80}",
        r"(?i:photo(?:graph)?s?|image|picture|illustration) (?i:by|credit|courtesy)\b.{0,60}",
        r"(?i:credits?|courtesy of)\s?:?.{0,60}",
        rf"(?:[\w.’'-]+ ){{0,4}}[\w.’'-]*(?:\s?/\s?|\bvia ){_AGENCY}\b.{{0,20}}",
    )
)
_UNITS = any_of(
    r"\d+ ?min(?:ute)?s?[ -](?:read|watch|listen)\b.{0,20}|(?:reading|read) time.{0,20}",
    r"\d+(?:[.,]\d+)?[km]? (?:shares?|views?|likes?|comments?|reads?|reactions?)",
    r"(?:comments?|shares?) \(?\d+\)?",
    r"(?:(?:published|updated|posted)\W*)?(?:\d+|an?|one|few) ?(?:m|h|d|w|mins?|minutes?|hrs?|hours?|days?"
    r"|weeks?|months?|years?) ago|just now",
    r"list \d of \d|end of list|(?:follow|find) [\w .’'&-]{2,30}:|comments? \(.{0,4}\)",
    r"https?://\S+|www\.\S+|pic\.twitter\.com/\S+|[^\s@]+@\S+\.\w+|@\w+|page \d+(?: of \d+)?",
    r"\(?(?:photo|image|video|file photo|caption|getty images|share this)\)?",
)
_CALL = re.compile(
    r"\W*(?:sign up|subscribe|register (?:for|to)|(?:join|support|follow) (?:us|our)|donate|become a)\b.*",
    re.IGNORECASE,
)
_FURNITURE = re.compile(rf"\W*{_UNITS}\W*", re.IGNORECASE)
_BYLINE = re.compile(r"(?i:by|written by|reported by|author:|text by) (?P<names>[A-ZÀ-Þ][^\d|·•:;!?]{2,80})")
_CAPTION = re.compile(
    any_of(
        r"[^\W\d_][\w .’'-]{1,40} [-–—] [A-Z“].*",
        r".*\((?:left|right|center|centre|L|R|C|from left|(?:second|third) from (?:left|right)|file)\).*",
        rf".*\b(?:\d{{1,2}} )?{WRITTEN_MONTH} ?(?:\d{{1,2}}, ?)?\d{{4}}\W*",
        rf".*(?:/| via |\(){_AGENCY}\W*",
        r".*\b(?i:file photo|photo:|pictured|in this photo)\b.*",
    )
)
_BUTTON_PHRASE = any_of(
    "[Bb]ecome a [Mm]ember|(?:[Ss]ign [Uu]p|[Ss]ubscribe|[Dd]onate|[Jj]oin) [Nn]ow|[Rr]ead [Mm]ore|READ MORE",
    "[Ss]upport [Uu]s|[Ff]ollow [Uu]s|[Ss]hare [Tt]his [Aa]rticle|[Aa]dvertisement|ADVERTISEMENT",
    "[Ll]isten to this article|[Ss]tory continues below|[Ll]earn [Mm]ore|[Ll]atest [Nn]ews|[Mm]ost [Rr]ead",
    "[Rr]elated (?:[Aa]rticles|[Nn]ews|[Ss]tories)|[Cc]lick [Hh]ere|[Ss]how [Mm]ore|[Ss]upport our work",
    "[Mm]ake a donation|[Gg]et the app|[Ss]ign [Uu]p",
)
_OPENERS = "(?:The|A|An|In|On|At|For|By|He|She|It|They|We|This|That|After|As|But|And|With|From|To|Since|Both)"
# A button run into the sentence beside it, with no space between: "Become a memberOn Thursday".
_GLUED = re.compile(
    rf"(?:^|(?<=[.!?”’\"]))(?:{_BUTTON_PHRASE})+(?=[A-Z“‘\"\d])"
    rf"|^(?:Subscribe|Donate|Share|Comment|Menu|Home)(?={_OPENERS}\b)"
    rf"|(?<=[.!?”\"])(?:{_BUTTON_PHRASE}|Subscribe|Share)+$"
)
_QUESTION = re.compile(r"[^.!?:“”\"]+[!?]")
_CLOSED = re.compile(r".*[.!?…։۔。؟:][\"'”’»)\]*]*", re.DOTALL)


def unglued(line: str) -> str:
    """The line without buttons that were run into its sentences."""
    return _GLUED.sub("", line)


def is_furniture(line: str) -> bool:
    """Whether a line is part of the page, wherever it stands: buttons, links, credits, counters, rules."""
    if not any(map(str.isalnum, line)):
        return True
    words = len(line.split())
    if words > 2 * LONGEST_HEADLINE:
        return False
    return bool(
        _FURNITURE.fullmatch(line)
        or _are_buttons(line)
        or says_published(line)
        or (_CALL.fullmatch(line) and words <= CALL and not _CLOSED.fullmatch(line))
        or (_LINK.fullmatch(line) and words <= LONGEST_HEADLINE)
        or (_CREDIT.fullmatch(line) and words <= LONGEST_HEADLINE / 2)
    )


def _are_buttons(line: str) -> bool:
    """ "Share", "Facebook Twitter Email", "Home | News | Search" is not: news is no button."""
    stripped = line.strip(" .!:›»>|•·[](){}*-–—")
    return bool(_BUTTON.fullmatch(stripped)) or all(
        _BUTTON.fullmatch(part) for part in _GAP.split(stripped) if part
    )


def is_sidebar_heading(line: str) -> bool:
    """Whether a line opens a list of other articles."""
    return len(line.split()) <= 6 and bool(_SIDEBAR.fullmatch(line))


def is_caption(line: str) -> bool:
    """Whether a line reads like the words under a picture."""
    return bool(_CAPTION.fullmatch(line))


def byline(line: str) -> tuple[str, ...]:
    """The names on a line such as "By Ann Lee and Bo Dahl"; empty for another line."""
    found = _BYLINE.fullmatch(line.strip())
    if not found or line.endswith(".") or len(line.split()) > 12:
        return ()
    return tuple(name.strip() for name in re.split(r",| and | & ", found["names"]) if name.strip())


def is_sentence(line: str) -> bool:
    """Whether a line reads as running text: closed by a full stop or its like, or a long paragraph."""
    words = len(line.split())
    return words > LONGEST_HEADLINE or (words > CRUMB and bool(_CLOSED.fullmatch(line)))


def is_headline(line: str) -> bool:
    """Whether a line could be a headline: more than a crumb, not too long, not closed by a full stop."""
    return CRUMB <= len(line.split()) <= LONGEST_HEADLINE and not line.endswith((".", ":", ";", ","))


def is_question(line: str) -> bool:
    """Whether a line is one short question or exclamation, as headlines are: "Who owns the dam?"."""
    return is_headline(line) and len(line.split()) <= LONGEST_HEADLINE / 2 and bool(_QUESTION.fullmatch(line))


def is_teaser(line: str) -> bool:
    """Whether a line could be the sentence under a headline in a list: one sentence, not long."""
    return len(line.split()) <= LONGEST_HEADLINE and line.count(". ") == 0


def same_title(line: str, title: str) -> bool:
    """Equal but for case, punctuation and an outlet's name behind the title."""
    one, other = (re.sub(r"\W+", " ", words).strip().casefold() for words in (line, title))
    return bool(one) and (one == other or (other.startswith(one + " ") and len(other) - len(one) <= OUTLET))


def is_crumb(line: str) -> bool:
    """Whether a line is so short that only its neighbours could give it a meaning."""
    return len(line.split()) <= CRUMB and not _CLOSED.fullmatch(line)


def is_dated(line: str) -> bool:
    """Whether a line is a date, as beside the headlines of a sidebar."""
    return is_date_line(line) or bool(_FURNITURE.fullmatch(line))
