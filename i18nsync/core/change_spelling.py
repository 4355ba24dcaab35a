"""Two spellings of one word, told from two words.

A word has one canonical form under British and American spelling and the common misspellings. Beyond that, two words
that differ in one slip of the hand (letters swapped, doubled, dropped, a vowel mistaken) are one word misspelt if one
of them is a word and the other surely is none: a change between two words is another meaning, and of two strings that
are no words both may be names. Short words and word endings are too full of other words to judge, so there every
difference counts as another word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from i18nsync.core.change_lexicon import is_word, may_be_word

__all__ = ["canonical", "is_same_word"]

# Whole words: wrong right.
_WRONG_TEXT = """
    teh:the hte:the adn:and nad:and taht:that thsi:this fo:of ot:to wich:which whcih:which wiht:with whith:with
    becuase:because becasue:because beacuse:because untill:until tommorow:tomorrow tommorrow:tomorrow
    tomorow:tomorrow thier:their theri:their freind:friend freinds:friends peice:piece wierd:weird siad:said
    throught:through thoughout:throughout truely:truly finaly:finally realy:really
    usualy:usually probaly:probably definately:definitely definitly:definitely definatly:definitely
    unfortunatly:unfortunately immediatly:immediately immediatley:immediately completly:completely
    absolutly:absolutely approximatly:approximately seperatly:separately sincerly:sincerely lenght:length
    strenght:strength heigth:height widht:width knowlege:knowledge priviledge:privilege libary:library
    febuary:february wensday:wednesday buisness:business bussiness:business busines:business adress:address
    adresses:addresses accross:across agressive:aggressive agression:aggression aparent:apparent
    aparently:apparently arguement:argument arguements:arguments athiest:atheist basicly:basically calender:calendar
    catagory:category cemetary:cemetery cemetaries:cemeteries changable:changeable collegue:colleague
    collegues:colleagues comming:coming concious:conscious curiousity:curiosity dissapear:disappear
    dissapeared:disappeared dissapoint:disappoint dissapointed:disappointed eigth:eighth existance:existence
    familar:familiar forteen:fourteen ninty:ninety fourty:forty foward:forward
    fullfil:fulfil grammer:grammar gaurd:guard gaurds:guards guage:gauge happend:happened humerous:humorous
    idenity:identity independant:independent independance:independence inteligence:intelligence judical:judicial
    liason:liaison lisence:license liscense:license maintainance:maintenance maintenence:maintenance
    mischievious:mischievous momento:memento morgage:mortgage neccessary:necessary necesary:necessary
    noticable:noticeable occassion:occasion occassions:occasions occasionaly:occasionally occurance:occurrence
    occurence:occurrence occurances:occurrences occurences:occurrences offical:official officals:officials
    oppurtunity:opportunity oppertunity:opportunity paralell:parallel parrallel:parallel perminent:permanent
    persue:pursue persued:pursued politican:politician politicans:politicians posession:possession
    prefered:preferred presance:presence proffesional:professional proffessor:professor profesor:professor
    pronounciation:pronunciation publically:publicly publised:published pubished:published recomend:recommend
    recomended:recommended rythm:rhythm saftey:safety secratary:secretary secretery:secretary seige:siege
    sieze:seize siezed:seized sergent:sergeant shedule:schedule similiar:similar speach:speech succesful:successful
    successfull:successful sucessful:successful suprise:surprise suprised:surprised supprise:surprise
    tendancy:tendency therefor:therefore threshhold:threshold tounge:tongue vaccum:vacuum vegatable:vegetable
    vehical:vehicle visable:visible wether:whether writting:writing yeild:yield restaraunt:restaurant
    restaraunts:restaurants resturant:restaurant restraunt:restaurant
"""
_WRONG = dict(pair.split(":") for pair in _WRONG_TEXT.split())
for _real in ("trough", "therefor", "wether"):
    _WRONG.pop(_real, None)  # words of their own

# Beginnings of words that are wrong in whatever form: wrong right.
_WRONG_STEMS_TEXT = """
    reciev:receiv recieve:receive beleiv:believ beleif:belief acheiv:achiev percieve:perceive decieve:deceive
    concieve:conceive goverment:government govenment:government govermnent:government goverrnment:government
    enviroment:environment enviornment:environment seperat:separat definat:definit comittee:committee
    commitee:committee committe:committee comission:commission commision:commission comision:commission ocurr:occurr
    occured:occurred occuring:occurring refered:referred refering:referring transfered:transferred
    transfering:transferring submited:submitted submiting:submitting commited:committed commiting:committing
    permited:permitted permiting:permitting admited:admitted controled:controlled controling:controlling
    begining:beginning accomodat:accommodat acommodat:accommodat aquir:acquir aquaint:acquaint
    anounc:announc annouc:announc appartment:apartment archaelog:archaeolog assasin:assassin beaurocra:bureaucra
    burocra:bureaucra carribean:caribbean commemerat:commemorat comemorat:commemorat
    concensus:consensus consistant:consistent critisi:critici developement:development devlop:develop dilema:dilemma
    disasterous:disastrous diffrent:different  embarass:embarrass
    exagerat:exaggerat excercis:exercis experiance:experience facinat:fascinat guarent:guarant harrass:harass
    harras:harass hygein:hygien   interupt:interrupt jewlery:jewellery
    legitamat:legitimat manufactor:manufactur millenium:millennium miniscul:minuscul municipl:municipal
    negociat:negotiat parlaiment:parliament parliment:parliament parlament:parliament persistan:persisten
    possesion:possession poulation:population preceed:preced prefering:preferring privelege:privilege
    questionaire:questionnaire recieving:receiving reccomend:recommend recommand:recommend
    reconaissance:reconnaissance relevent:relevant religous:religious resistence:resistance responsab:responsib
    rehersal:rehearsal sacrilig:sacrileg sargeant:sergeant sentance:sentence settelment:settlement sucess:success
    succes:success temperture:temperature treshold:threshold unecessar:unnecessar unneccessar:unnecessar
    villian:villain volonteer:volunteer witheld:withheld
"""
_WRONG_STEMS = dict(pair.split(":") for pair in _WRONG_STEMS_TEXT.split())
del _WRONG_STEMS["succes"], _WRONG_STEMS["committe"]  # beginnings of the right words too
_STEM = re.compile("(?:" + "|".join(sorted(_WRONG_STEMS, key=len, reverse=True)) + ")")

# British spelling -> American, the shorter of the two as a rule.
_BRITISH = [
    (
        re.compile(
            r"((?:dis|mis|un)?(?:arm|behavi|cand|cl?am|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl"
            r"|ranc|rig|rum|sav|savi|splend|tum|val|vap|vig))our"
        ),
        r"\1or",
    ),
    (re.compile(r"(\w{2,})is(e|es|ed|ing|er|ers|ation|ations|ational|ationally|able)\Z"), r"\1iz\2"),
    (re.compile(r"(\w{2,})ys(e|es|ed|ing|er|ers)\Z"), r"\1yz\2"),
    (
        re.compile(r"((?:kilo|centi|milli)?(?:met|lit)|cent|theat|amphitheat|fib|calib|somb|spect|lust|sab)re(s|d)?\Z"),
        r"\1er\2",
    ),
    (
        re.compile(
            r"((?:out|un)?(?:travel|cancel|model|label|level|fuel|signal|total|rival|channel|counsel|quarrel|marvel|dial|equal"
            r"|pedal|tunnel|jewel|libel|panel|parcel|initial|shovel|towel|duel|swivel|funnel|grovel|tinsel))l(ed|ing|er|ers|or|ors|ery)\Z"
        ),
        r"\1\2",
    ),
    (re.compile(r"((?:def|off|lic|pret))ence(s|d)?\Z"), r"\1ense\2"),
    (re.compile(r"(catal|dial|anal|monol|epil|prol)ogue(s|d)?\Z"), r"\1og\2"),
    (re.compile(r"(judg|acknowledg|abridg)ement(s)?\Z"), r"\1ment\2"),
    (re.compile(r"(program)me(s)?\Z"), r"\1\2"),
    (re.compile(r"\A(arch|an|encyclop|p|orthop|gyn)(?:ae)(olog|sth|d|ist|co)"), r"\1e\2"),
    (re.compile(r"\A(enrol|fulfil|instil|distil)l(s|ment|ments)?\Z"), r"\1\2"),
    (re.compile(r"\A(instal)l?(ment|ments)\Z"), r"\1\2"),
    (re.compile(r"\A(skil|wil)l?(ful|fully)\Z"), r"\1\2"),
    (re.compile(r"\A(toward|afterward|backward|forward|upward|downward)s\Z"), r"\1"),
]
_AMERICAN_TEXT = """
    grey:gray greys:grays greyed:grayed ageing:aging jewellery:jewelry plough:plow ploughs:plows ploughed:plowed
    ploughing:plowing sceptic:skeptic sceptics:skeptics sceptical:skeptical scepticism:skepticism mould:mold
    moulds:molds mouldy:moldy moustache:mustache pyjamas:pajamas tyre:tire tyres:tires aluminium:aluminum cosy:cozy
    manoeuvre:maneuver manoeuvres:maneuvers amongst:among whilst:while learnt:learned burnt:burned dreamt:dreamed
    spoilt:spoiled artefact:artifact artefacts:artifacts sulphur:sulfur speciality:specialty practise:practice
    practised:practiced practising:practicing woollen:woolen enquiry:inquiry enquiries:inquiries e-mail:email
"""
_AMERICAN = dict(pair.split(":") for pair in _AMERICAN_TEXT.split())
_UNTOUCHED_TEXT = """
    prise prised apprise apprised
"""
_UNTOUCHED = frozenset(_UNTOUCHED_TEXT.split())
_LETTERS = re.compile(r"[a-z]+")
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=20_000)
def canonical(word: str) -> str:
    """The word in lower case, with straight apostrophes, American spelling and common misspellings put right."""
    word = word.casefold().replace("’", "'")
    if not word.isascii() or word.isdigit():
        return word
    base, mark, ending = word.partition("'")
    base = _WRONG.get(word, _WRONG.get(base, base)) if word in _WRONG or base in _WRONG else base
    if found := _STEM.match(base):
        base = _WRONG_STEMS[found[0]] + base[found.end() :]
    if base not in _UNTOUCHED:
        base = _AMERICAN.get(base, base)
        for pattern, replacement in _BRITISH:
            base = pattern.sub(replacement, base, count=1)
    return base if mark and word in _WRONG else base + mark + ending


def is_same_word(first: str, second: str) -> bool:
    """Whether two different canonical words are surely spellings of one word."""
    if {first, second} in ({"its", "it's"}, {"lets", "let's"}, {"whos", "who's"}):
        return True
    if not (_LETTERS.fullmatch(first) and _LETTERS.fullmatch(second)):
        return False
    if len(first) == len(second):
        is_near = _is_swap_or_vowel(first, second)
    else:
        shorter, longer = sorted((first, second), key=len)
        is_near = len(longer) == len(shorter) + 1 and _is_letter_more(shorter, longer)
    return is_near and any(
        is_word(right) and not may_be_word(wrong) for right, wrong in ((first, second), (second, first))
    )


def _ends(first: str, second: str) -> tuple[int, int]:
    """How many letters two words share at the beginning, and then at the end."""
    most = min(len(first), len(second))
    start = next((place for place in range(most) if first[place] != second[place]), most)
    left = most - start
    end = next((place for place in range(left) if first[-1 - place] != second[-1 - place]), left)
    return start, end


def _is_swap_or_vowel(first: str, second: str) -> bool:
    start, end = _ends(first, second)
    left, right = first[start : len(first) - end], second[start : len(second) - end]
    if len(left) == 2:
        return left == right[::-1] and len(first) >= 5 and start >= 1 and end >= 1
    return len(left) == 1 and {left, right} <= _VOWELS and len(first) >= 8 and start >= 2 and end >= 3


def _is_letter_more(shorter: str, longer: str) -> bool:
    start, end = _ends(shorter, longer)
    if start + end != len(shorter):
        return False
    if start >= 1 and longer[start] == longer[start - 1]:
        return len(longer) >= 5 and start >= 2 and end >= 1
    return len(longer) >= 8 and start >= 2 and end >= 3
