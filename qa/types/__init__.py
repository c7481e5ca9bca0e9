"""The words of the domain as frozen data, no behaviour beyond their own invariants.

Offsets are half-open, count Unicode code points, and refer to the cleaned text
of one revision of one article.
"""

from qa.types.answers import Answer, AnswerSentence, Citation, Mention, ShortAnswer, Status
from qa.types.articles import Article, Passage, RawArticle
from qa.types.dates import Precision, Provenance, PublicationDate
from qa.types.differences import Agreement, Dispute, PointKind, Side, Voice
from qa.types.evidence import ArchiveState, Coverage, Evidence, Read, SearchResult
from qa.types.phrasing import Dropped, Fault, Phrasing
from qa.types.questions import Attitude, Filters, Interpretation, Kind, Named, Period, Question, Tally, plain
from qa.types.statements import Range, Reporting, Span, Statement

__all__ = [
    "Agreement",
    "Answer",
    "AnswerSentence",
    "ArchiveState",
    "Article",
    "Attitude",
    "Citation",
    "Coverage",
    "Dispute",
    "Dropped",
    "Evidence",
    "Fault",
    "Filters",
    "Interpretation",
    "Kind",
    "Mention",
    "Named",
    "Passage",
    "Period",
    "Phrasing",
    "PointKind",
    "Precision",
    "Provenance",
    "PublicationDate",
    "Question",
    "Range",
    "RawArticle",
    "Read",
    "Reporting",
    "SearchResult",
    "ShortAnswer",
    "Side",
    "Span",
    "Statement",
    "Status",
    "Tally",
    "Voice",
    "plain",
]
