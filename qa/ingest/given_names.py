"""Given names that are nearly always a woman's or nearly always a man's in English-language news. Data.

Common ones alone: what is borne by both ("Jordan", "Robin") or is a place or a body as well is left out.
"""

from __future__ import annotations

FEMALE = frozenset(
    """
    abigail adele adriana agnes aisha alexandra alice alicia alison allison amanda amelia amy ana angela
    anita ann anna anne annie antonia audrey barbara beatrice becky bernadette beth bethany betty beverly
    brenda bridget brittany camille candace carla carmen carol carole caroline carolyn catherine cathy
    cecilia chloe christina christine cindy claire clara claudia colleen connie courtney cynthia danielle
    daphne debbie deborah debra denise diana diane donna dorothy edith eileen elaine eleanor elena elizabeth
    ella ellen emily emma erica erin esther eva evelyn fatima felicia fiona frances gabriela gabrielle gail
    geraldine gina gloria greta gretchen hannah harriet heather heidi helen helena hillary holly ida ilhan
    ingrid irene isabel isabella ivanka jackie jacqueline jane janet janice jasmine jeanette jeanne jenna
    jennifer jenny jessica jill joan joanna joanne josephine joyce juanita judith judy julia juliana julie
    kamala karen karin katherine kathleen kathryn kathy katie kayla kendra kimberly kirsten kirstjen kristen
    kristin kristina kristine laura lauren laurie leah leila leticia letitia linda lindsay lisa liz lorraine
    louise lucia lucy lydia lynne madeline mandy margaret margarita maria marianne marie marilyn marina
    marjorie marsha martha mary maureen maya megan meghan melania melanie melinda melissa meredith mia
    michelle mildred miranda miriam molly monica nadia nancy naomi natalia natalie natasha nicole nikki nina
    nora norma olga olivia oprah padma pamela patricia patty paula peggy penelope penny phyllis priscilla
    rachel rebecca renee rhonda rita roberta rosa rosalind rose roseanne rosemary ruth sabrina sally
    samantha sandra sara sarah selena serena sharon sheila sheryl shirley silvia simone sofia sonia sonya
    sophia sophie stacey stephanie stevie sue susan susanna susannah suzanne sylvia tamara tammy tanya tara
    teresa theresa tiffany tina ursula valerie vanessa vera veronica vicki victoria viola violet vivian
    wanda wendy whitney yolanda yvette yvonne zoe
    """.split()
)
MALE = frozenset(
    """
    aaron abdul abraham adam adrian ahmed alan albert alejandro alexander alfred ali allan allen alvin
    anatoly andrew andy anthony antonio antony arnold arthur barack barry ben benjamin bernard bernie bill
    billy bob bobby boris brad bradley brendan brett brian bruce bruno bryan carl carlos cesar charles chris
    christopher chuck clarence claude clifford craig curtis dan daniel darren dave david dennis derek
    derrick dick diego dmitri dmitry don donald doug douglas duncan dustin dwayne dwight ed eddie edgar
    edmund eduardo edward edwin elias elijah elon emmanuel eric erik ernest ethan eugene evan felix fernando
    francisco frank franklin fred frederick gary gavin geoff geoffrey george gerald gerard gilbert glenn
    gordon graham greg gregory guillermo gustavo harold harry harvey hassan hector henry herbert herman
    howard hugh hugo ian igor isaac ivan jack jacob jair jake james jared jason javier jeff jeffrey jeremy
    jerome jerry jim jimmy joe joel johannes john johnny jon jonathan jorge jose joseph josh joshua juan
    julian julio justin karl keith ken kenneth kevin khalid kofi kurt kyle larry lawrence leo leon leonard
    leonid leroy lewis liam louis lucas luis luke malcolm manuel marc marco marcus mario mark martin marvin
    matt matthew maurice maxwell melvin michael mick miguel mike mikhail mitch mitt mohamed mohammad
    mohammed muhammad nathan nathaniel neil nelson nicholas nick nicolas nigel noah norman oleg oliver oscar
    otto owen pablo patrick paul pedro pete peter phil philip phillip pierre rafael ralph ramon randall
    randy raul ray raymond reginald ricardo richard rick rob robert roberto rodney roger roland ron ronald
    rory ross roy ruben rudy rupert russell ryan salman salvador sam samuel scott sean sebastian sergei
    sergey seth shane shawn simon spencer stanley stephen steve steven stewart stuart ted terrence theodore
    thomas tim timothy todd tom tommy tony travis trevor tyler vernon vince vincent vladimir volodymyr
    walter wayne wesley william xavier yuri zachary
    """.split()
)


def gender(name: str) -> str:
    """ "he" or "she" by the first word of a full name; empty where it does not tell."""
    first, *others = name.casefold().split() or [""]
    if not others:
        return ""
    return "she" if first in FEMALE else "he" if first in MALE else ""
