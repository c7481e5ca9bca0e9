"""Given names that are nearly always a woman's or nearly always a man's in English-language news. Data.

Common ones alone: what is borne by both ("Jordan", "Robin") or is a place or a body as well is left out.
"""

from __future__ import annotations

FEMALE = frozenset(
    """
    abigail adele adriana agnes aida aisha aleksandra alexandra alice alicia alina aliona alison allison
    alyona amanda amelia amelie amy amélie ana anahit anastasia anastasiya angela anita ann anna annalena
    anne annie antonia anush ariana arpine astghik astrid audrey aurore aysel ayten barbara beata beatrice
    becky bernadette beth bethany betty beverly birgit brenda bridget brigitte brittany camille candace
    carla carmen carol carole caroline carolyn catalina catherine cathy cecilia celine chiara chloe
    christina christine cindy claire clara claudia colleen connie consuelo courtney cynthia céline dalia
    danielle daphne daria darya debbie deborah debra denise diana diane dilma donna dorothy edith eileen
    ekaterina elaine eleanor elena elif elina elisa elisabeth elise elizabeth ella ellen elly elnara
    eloise emily emine emma erica erin esther eteri eva evelyn fatima federica felicia fiona frances
    francesca gabriela gabrielle gail galina gayane geraldine gina giorgia giulia gloria gohar greta
    gretchen guadalupe gulnara hannah harriet hasmik heather heidi helen helena hillary holly hélène ida
    ilhan ilona ilse ines ingeborg ingrid inès irene irina iryna isabel isabella isabelle ivanka jackie
    jacqueline jadwiga jane janet janice jasmine jeanette jeanne jelena jenna jennifer jenny jessica jill
    joan joanna joanne jolanta josephine joyce juanita judith judy julia juliana julie julieta kadri kaja
    kamala karen karin karina katarina katarzyna katerina kateryna katherine kathleen kathryn kathy katie
    kayla kendra khadija kimberly kirsten kirsti kirstjen kristalina kristen kristin kristina kristine
    ksenia larisa laura lauren laurie layla leah leila lena leonor leticia letitia leyla licia lilia lilit
    linda lindsay lisa liz lorraine louise lucia lucy lucía ludmila luisa lusine lydia lynne lyudmila
    madeline magdalena maja malgorzata mandy manon margaret margarita margot margrethe maria mariam
    marianne marie marija marilyn marina mariya marjorie marsha marta martha martina mary maryam maría
    mathilde maud maureen maya megan meghan melania melanie melinda melissa meral meredith meryem mette
    mia michelle mildred milena miranda miriam mirjana molly monica nadezhda nadia nadine nancy naomi
    narine natalia natalie nataliia nataliya natasha nataša nelli nicole nikki nina nino nora norma nune
    oksana oleksandra olena olga olivia oprah padma pamela paola patricia patty paula peggy penelope penny
    petra phyllis polina priscilla rachel rebecca renata renee rhonda rita roberta rosa rosalind rosalía
    rose roseanne rosemary roza ruth ruzanna sabrina sally salome samantha sandra sanna sara sarah satu
    selena serena sevil sharon sheila sheryl shirley shushan sigrid silvia simone siranush siv sofia sofía
    solveig solène sonia sonya sophia sophie stacey stephanie stevie sue susan susanna susannah suzanne
    svetlana sylvia ségolène tamar tamara tammy tanya tara tatiana tatyana teresa tetiana theresa tiffany
    tihana tina tzipi ulrike ursula valentina valeria valerie valeriya vanessa varvara vera veronica
    veronika vicki victoria viktoria viola violet vivian vjosa vlora wanda wendy whitney ximena xiomara
    yana yekaterina yelena yevgenia yolanda yulia yuliya yvette yvonne zainab zeynep zhanna zinaida zoe
    zohreh zuzana élise éloïse
    """.split()
)
MALE = frozenset(
    """
    aaron abdul abraham adam adrian ahmad ahmed ahmet akbar alan albert alejandro aleksandar aleksander
    aleksandr aleksei aleksey alexander alexandre alexei alexey alfred ali allan allen alvaro alvin
    anatolii anatoly anders andranik andreas andrei andrej andrew andrey andrii andriy andrzej andrés andy
    angelo anthony antoine antonio antony antti ararat arayik arkadi arkady arman armen arnold arsen
    arsenij artem arthur artur arturo arvid ashot avet ayaz barack barry bashar bayram ben benjamin
    benjamín bernard bernie bidzina bill billy binyamin bjorn björn bjørn bob bobby bogdan boris boyko
    brad bradley branko brendan brett brian bruce bruno bryan carl carles carlos cesar charles chris
    christophe christopher chuck clarence claude claudio clifford craig cristiano cristóbal curtis césar
    dan daniel daniil darren dave david davit dawid dennis denys derek derrick dick didier diego dietmar
    dmitri dmitriy dmitry dmytro domenico don donald doug douglas duncan dustin dwayne dwight ed eddie
    edgar edmund eduard eduardo edward edwin elchin elias elijah elmar elnur elon emil emiliano emilio
    emin emmanuel enrique ercan eric erik erling ernest ernesto esteban ethan eugene evan fabrizio fakhri
    farid fausto felipe felix ferit fernando filip francisco francois frank franklin françois fred
    frederick friedrich fritz fumio gagik gary gavin geir gennady geoff geoffrey george georges georgi
    georgy gerald gerard gerardo gerhard gevorg ghazaros giacomo gianluca gianni gilbert giorgi giorgio
    giorgos giovanni giuseppe glenn gonzalo gordon gottfried graham greg gregory grigor grigory guglielmo
    guido guillermo gunnar gunter gurban gustavo günter hagop hakan hakob hakon halvard hamid hans harald
    harold harry harutyun harvey hassan hayk hector heikko heiko heinz helmut henry herbert herman hernán
    hikmet hossein hovhannes hovik howard hrant hugh hugo husein hussein håkon ian ibrahim ignacio igor
    ihor ilham ilya ingvar irakli isaac ismail ivan ivica iván jaap jacek jack jacob jacques jair jake
    jakub james janez janusz jared jaroslav jarosław jason javad javier jeff jeffrey jens jeremy jerome
    jerry jeyhun jim jimmy joachim joao joaquín joe joel johannes john johnny jon jonas jonathan jorg
    jorge jorma jose josep joseph josh joshua josé joão juan juha jukka julian julio julián jurgen justin
    jörg jürgen kaha kairat karim karl karl-heinz kazem keith kemal ken kenneth kevin khalid kirill klaus
    knut kofi konstantin konstantinos krzysztof kurt kyle kyriakos larry lars laurent lawrence leo leon
    leonard leonid leroy levan levon lewis liam lionel lorenzo louis luca lucas ludwig luigi luis
    lukas luke luís lázaro maciej magnus mahmoud maksim malcolm manuel marat marc marcello marcin marco
    marcus marek mariano mario mark markus martin marvin massimo mateusz mathias mats matt matteo matthew
    matthias maurice mauricio maurizio maxim maxwell mehdi mehman mehmet melvin mevlut mevlüt mher michael
    michail michał michel mick miguel mikael mike mikhail milorad milos miloš miroslav mitch mitt mohamed
    mohammad mohammed mohsen muhammad mukhtar murad mustafa máximo nasser nathan nathaniel neil nelson
    nicholas nick nicolas nicolás nicos nigel nikol nikolai nikolaj nikolaos nikolay nikos nils noah
    norman nursultan néstor octavio olaf olav oleg oliver olivier olof omer onofrio orkhan oscar oskar
    osman osvaldo otto owen pablo paolo pascal patrick paul pavel pavlo pawel paweł pedro pete peter petr
    petro petros phil philip philippe phillip pierre pietro piotr rafael raffaele ralph ramil ramiz ramon
    ramzan randall randy rashad rasmus rauf raul ray raymond raúl recep reginald renato reza ricardo
    riccardo richard rick rob robert roberto rodney rodolfo rodrigo rogelio roger roland rolf ron
    ronald rory ross rovshan roy ruben rudy rupert ruslan russell rustam ryan salman salvador salvatore
    sam samir samuel samvel sandro sargis scott sean sebastian serge sergei sergej sergey sergio
    serhii serhiy seth shahin shane shavkat shawn shmuel sigurd silvio simon slobodan soren spencer
    stanley stefan stefano stellan stepan stephen steve steven stewart stuart stéphane suren svein sven
    sverre søren tahir tarek tayyip ted terrence theodore thierry thomas thorbjørn thorsten tigran tim
    timothy todd tom tomas tomasz tomislav tommy tomás tomáš tony toomas torsten travis trevor tyler ulf
    ulrich umberto uwe vaclav vadim vadym vagharshak vahagn vahan vahram valdis valerii valeriy valery
    vardan vartan vasil vasily vasyl vazgen vernon viacheslav victor viktor vince vincent vincenzo vitalii
    vitaliy vitaly vittorio vladimir vladislav vladyslav vojtech volker volodymyr vugar vyacheslav václav
    walter wayne werner wesley william wladimir wolfgang xavier yair yannick yannis yevgeny yevhen yitzhak
    yoav youssef yuri yuriy yves zachary zaven zdravko zoran zurab álvaro óscar ömer
    """.split()
)


def gender(name: str) -> str:
    """ "he" or "she" by the first word of a full name; empty where it does not tell."""
    first, *others = name.casefold().split() or [""]
    if not others:
        return ""
    return "she" if first in FEMALE else "he" if first in MALE else ""
