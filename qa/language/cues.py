"""The words that report: verbs of saying in all their forms. Data, and the rules of inflection."""

from __future__ import annotations

# Base, -s, -ed, participle, -ing where the rules below do not give them.
_IRREGULAR = {
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "write": "write writes wrote written writing",
    "speak": "speak speaks spoke spoken speaking",
    "swear": "swear swears swore sworn swearing",
    "read": "read reads reading",
    "put": "put puts putting",
    "find": "find finds found finding",
    "hold": "hold holds held holding",
    "shoot": "shoot shoots shot shooting",
    "cast": "cast casts casting",
    # As British papers write them, too.
    "signal": "signal signals signaled signaling signalled signalling",
    "label": "label labels labeled labeling labelled labelling",
    "marvel": "marvel marvels marveled marveling marvelled marvelling",
}
_DOUBLED = frozenset("slam admit blog brag quip refer rebut beg aver drop".split())
_VOWELS = "aeiou"


def forms(verb: str) -> tuple[str, ...]:
    """The finite and non-finite forms of an English verb, the base first."""
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return verb, third, stem + "ed", stem + "ing"


def forms_of(verbs: str) -> frozenset[str]:
    """The forms of several verbs, given with blanks between them."""
    return frozenset(form for verb in verbs.split() for form in forms(verb))


# Verbs whose complement is what was said: "said that", "promised to", "called it a", "spoke of".
CLAUSAL = forms_of(
    "say tell add write state note argue announce claim explain insist suggest warn declare"
    " acknowledge admit agree allege answer assert assure attest aver boast brag caution charge"
    " comment complain concede conclude confess confirm contend continue counter deny disclose echo"
    " elaborate emphasise emphasize exclaim exhort grumble guarantee hint imply indicate inform"
    " inquire insinuate interject joke lament maintain mention muse mutter object observe opine ask"
    " plead pledge point predict proclaim promise propose protest quip read recall recount"
    " reiterate relate remark remind repeat reply report respond retort reveal shout signal"
    " speculate stipulate stress swear testify threaten tweet underline underscore urge vow warn"
    " whisper wonder worry write yell blog email text post chant cite estimate forecast cry intone"
    " rule shoot volunteer chime clarify advise decree fire apologize apologise quote recite vent"
    " thunder demand order pray beg fume marvel reckon"
)
# Verbs whose object is: "criticised the plan", "called for calm", "spoke about the road".
OBJECT = forms_of(
    "accuse affirm appeal applaud assail attack blame blast call condemn criticise criticize cast"
    " caution decry defend demand denounce deplore describe discuss dismiss endorse express hail"
    " highlight invite justify lambast lambaste mock praise rebuff refer rebuke rebut"
    " reject request ridicule slam speak talk tout voice welcome lash question portray label brand"
    " characterize characterise decry thank reaffirm outline address credit fault recommend"
    " encourage commend congratulate laud extol deride chastise castigate berate bemoan"
)
VERBS = CLAUSAL | OBJECT
# Those that report where a figure follows: "put the loss at four million".
FIGURING = forms_of("put")
# Those that report where a court or a report does it: "the inquiry found that the road was unsafe".
FINDING = forms_of("find hold")
FINDERS = frozenset(
    "court courts judge judges jury jurors justice justices tribunal panel commission committee inquiry"
    " investigation investigators review audit auditors report study survey poll analysis researchers"
    " scientists regulator watchdog ruling opinion".split()
)
# These take a clause or a quotation, an object of theirs is no words ("told a crowd", "wrote a book").
CLAUSE_ONLY = forms_of(
    "say tell add write read point shoot fire continue counter reply respond order speculate blog email text"
    " chant post cry maintain recall reckon"
)
# These are of saying only beside a quotation: “No,” Orel shot back. Else a gun is shot, a dispute continues.
QUOTED_ONLY = forms_of("shoot fire continue volunteer")
# "Criticised by Orel" says what Orel said; "shot", "endorsed" or "confirmed by the council" does not.
BY_WHOM = forms_of(
    "announce report accuse criticise criticize condemn denounce describe praise hail decry deplore lambast"
    " lambaste applaud assail portray label brand slam mock ridicule echo"
    " commend laud deride chastise castigate"
)
# What somebody's words may stand in: whoever it is by says them.
PAPERS = frozenset("statement communiqué communique release readout letter note memo message".split())
