"""Sentences in which a page speaks to its reader instead of telling its story.

A plea asks for something ("Sign up", "Help us", "please consider") and names
something of the page's own: a newsletter, a membership, an account to follow.
Both must be there and outside quotation marks, so that a minister who asks
people to sign up for a vaccine, or is quoted with "join us", is left alone.
"""

from __future__ import annotations

import re

from qa.ingest.page_lines import any_of
from qa.language.sentences import sentences

SHORT = 6  # words of small talk: "Thank you!", "What are you waiting for?"


_ASK = any_of(
    "sign(?: |-)?up|subscribe|register|join|follow|support|help|donate|become|consider|click|tap|download",
    "like (?:us|our|what|this)|share|get|receive|read|listen|contact|reach|e-?mail|send|want",
    "visit (?:us|our)|check out our|enjoy(?:ed|ing)?|stay|never miss|don.t miss|make a|log in|sign in",
    "create|connect|add us|enter your|tell us|let us know|write to|keep|challenge",
)
# Opens the sentence, perhaps after "Please" or a label such as "NEWSLETTER:".
_IMPERATIVE = re.compile(
    rf"[^\w“”]*(?:[^.!?:“”\"]{{1,30}}: ?)?(?:and |or |please |to )?{_ASK}\b", re.IGNORECASE
)
_REACHED = r"(?:can|may) be (?:reached|contacted)"
_REQUEST = re.compile(
    r"\b"
    + any_of(
        r"(?<![Tt]o )please|would you like to (?:receive|get|sign)|click here",
        "(?:you|we) can (?:also )?(?:sign|subscribe|follow|get|support|reach|listen)",
        "(?:if you|like what you) (?:like|enjoy|appreciate|value|have found) (?:this|our|what|independent)",
        "consider (?:becoming|supporting|donating|subscribing|making|joining)",
        _REACHED,
        "delivered (?:straight |right |directly )?to your",
        "sign(?:ing)? up (?:here|now|today|for free|to)|subscrib(?:e|ing) (?:here|now|today)",
        "you(?:’|')?(?:re| are) (?:already )?(?:a )?subscriber",
    )
    + r"\b",
    re.IGNORECASE,
)
_NETWORK = any_of(
    "facebook|twitter|x|instagram|telegram|whatsapp|youtube|tiktok|linkedin|threads|bluesky|flipboard",
    "google news|viber|vk",
)
_OWN = re.compile(
    r"\b"
    + any_of(
        r"newsletters?|in ?box|subscribers?[- ]only|(?:digital|paid) subscriber|free trial",
        r"becom(?:e|ing) a (?:\S+ ){0,3}(?:member|supporter|patron|subscriber)",
        r"(?:monthly|yearly|one-time) (?:pledge|donation|contribution)",
        r"(?:our|independent|free) (?:media|press)|reader[- ](?:funded|supported|support)",
        r"(?:support|fund|funding|power|keep) us",
        "help us (?:get|keep|continue|stay|build|grow|bring|tell|cover|reach|do|fund|provide|remain|survive)",
        r"(?:quality|independent|local) journalism|journalism like this|donate (?:now|today|here|to us)",
        r"please (?:consider )?(?:subscrib\w+|donat\w+|becoming|support(?:ing)? (?:us|our|local|this))",
        r"our (?:\w+ )?(?:journalis[mt]s?|reporting|work|coverage|community|group|whatsapp|telegram)",
        r"our (?:\w+ )?(?:channel|app|podcast|site|website|page)|patreon|ko-?fi|substack",
        rf"(?:on|via|our|to) {_NETWORK}|facebook (?:page|group)|(?:telegram|youtube|whatsapp) channel",
        r"push notifications?|(?:news|e-?mail|text) (?:message )?alerts?|share this (?:article|story|post)",
        r"leave a (?:comment|reply)|comments? (?:below|section)",
        r"terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|cookies?",
    )
    + r"\b",
    re.IGNORECASE,
)
# The page's own only where nothing but pleas is on the line; elsewhere it may be the story's.
_PERHAPS_OWN = re.compile(
    r"\b(?:subscribe|subscriber|log ?in|signed in)\b"
    r"|\b[\w.+-]+@[\w-]+\.[\w.]+|(?:^|\W)@\w{3,}",
    re.IGNORECASE,
)
# Said by pages only.
_STOCK = re.compile(
    r"\W*"
    + any_of(
        r"(?:we|this (?:site|website|page)) (?:and our partners )?uses? cookies|we value your privacy",
        r"we and our (?:\d+ )?partners\b|privacy notice\b|sign in or create\b|reuse this content\W*$",
        r"this (?:article|story) is more than (?:an?|\d+) (?:year|month)s? old|after newsletter promotion",
        r"save articles to read later|click here to (?:share|print|read|subscribe|join|listen)\b.{0,60}$",
        r"use of (?:\w+ )?(?:website|site) materials",
        r"(?:copying|(?:re)?produc|republi|reprint|distribut)\w*(?: (?:or|and) \w+)?(?: of)?"
        r" (?:the |our |any |these |all )?(?:materials?|articles?|content|texts?)\b",
        r"if you (?:have )?(?:find|found|spot|notice)\w* (?:an? )?(?:\w+ )?(?:error|mistake|typo)",
        r"the (?:views|opinions) expressed (?:in this|here)|for ease of reading",
        r"by (?:continuing|clicking|using|subscribing|signing up|submitting).{0,90}\b(?:agree|consent)",
        r"(?:accept|reject|manage) (?:all )?(?:cookies|preferences)|(?:please )?enable javascript",
        r"your browser (?:does not|is (?:not|out))|skip to (?:main )?content|scroll (?:down )?to continue",
        r"(?:©|\(c\) |copyright\b\W).{0,120}$|.{0,80}\ball rights reserved\W*$",
        r"this material may not be published|no part of this (?:article|publication|site)",
        r"(?:this|the full) (?:content|article|story) is (?:only )?(?:available|reserved|for)\b"
        r".{0,40}\b(?:subscribers|members)",
        r"you (?:have|.ve) (?:reached|read|used) (?:your|all|\d).{0,40}\b(?:limit|articles?)",
        r"(?:already|not yet|not) (?:an? )?(?:subscriber|subscribed|member|registered|signed up)\W",
        r"(?:story|article) continues (?:below|after)\b|continue reading\b.{0,40}$",
        r"(?:this is an? )?advertisement\W*$|sponsored (?:content|by)\b.{0,40}$",
        r"(?:please )?share (?:this|on|via|with)\b.{0,60}$|(?:follow|find) us\b.{0,80}$",
        r"we will (?:use|never share) (?:the|your) (?:details|information|e-?mail|data)",
        r".{0,80}\bmay earn (?:us (?:and our \w+ partners )?)?(?:an? commission|revenue).{0,120}$",
        r"thanks? (?:you )?for (?:subscribing|signing up|supporting our journalism)",
    ),
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:we|us|our|ours|you|your|yours)\b", re.IGNORECASE)
# Also the end of a quotation whose beginning is in an earlier sentence.
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]?|^[^“”«»]*[”»]")


def without_pleas(line: str) -> str:
    """The line without its pleas; nothing of it where only small talk with the reader is left."""
    every = sentences(line)
    told = [sentence for sentence in every if not is_plea(sentence)]
    if len(told) == len(every):
        return "" if _is_contact(every) else line
    if all(_is_short(sentence) or _speaks_to_reader(sentence) for sentence in told):
        return ""
    return " ".join(told)


def is_plea(sentence: str) -> bool:
    """Whether a sentence asks the reader for something of the page's own, or is a stock phrase."""
    said = _QUOTED.sub("“”", sentence)
    if _STOCK.match(said):
        return True
    return bool((_IMPERATIVE.match(said) or _REQUEST.search(said)) and _OWN.search(said))


def _is_contact(sentences: list[str]) -> bool:
    """Whether a line is all addresses to write to and bare calls to subscribe."""
    calls = [
        bool(_PERHAPS_OWN.search(said) and (_IMPERATIVE.match(said) or re.search(_REACHED, said)))
        for said in (_QUOTED.sub("“”", sentence) for sentence in sentences)
    ]
    return any(calls) and all(call or _is_short(said) for call, said in zip(calls, sentences, strict=True))


def _is_short(sentence: str) -> bool:
    return len(sentence.split()) <= SHORT


def _speaks_to_reader(sentence: str) -> bool:
    return bool(_TO_READER.search(_QUOTED.sub("", sentence)))
