"""Words whose exchange turns a sentence round: opposites, modal verbs, and what negates as a prefix.

The list is curated for news; its words are canonical (lower case, American spelling). Words of one pole are taken for
each other (`rose`, `increased`), so only an exchange across poles is a change of fact.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["ARTICLES", "GUARDED", "MODALS", "is_negated_form", "opposed"]

# Axes end in `;`, their poles are divided by `|`; a word may stand on several axes.
_AXES = """
    increase increases increased increasing rise rises rose risen rising grow grows grew grown growing climb
        climbs climbed raise raises raised raising up higher gain gains gained jumped soared growth upward
        expand expanded expands expansion | decrease decreases decreased decreasing fall falls fell fallen
        falling drop drops dropped dropping decline declines declined lower lowers lowered lowering shrink
        shrank shrunk reduce reduces reduced cut cuts down plunged plummeted slid reduction loss downward
        contracted cutting ;
    doubled doubles doubling double | halved halves halving | tripled trebled triples ;
    open opens opened opening reopen reopens reopened reopening | close closes closed closing shut shuts
        shutting closure ;
    win wins won winning winner winners victory | lose loses lost losing loser losers defeat ;
    before prior | after following | during ;
    within | after ;
    ahead | behind ;
    wet wetter wettest | dry drier driest ;
    accelerate accelerated accelerating | slow slowed slowing ;
    until till | since from ;
    more greater most larger bigger above over exceeded | less fewer least smaller below under ;
    least minimum | most maximum ;
    all every everyone everybody each always both entire | some several few many most part sometimes somebody
        someone | none any ;
    first | last final latest ;
    last previous past former earlier | next coming following upcoming future current ;
    north northern northwards northward | south southern southwards southward | east eastern eastwards eastward
        | west western westwards westward ;
    northeast northeastern | northwest northwestern | southeast southeastern | southwest southwestern ;
    left | right ;
    kill kills killed killing dead died dies die death deaths fatally murdered | injure injured injures injuring
        injuries wounded wound hurt | survived survive survivors rescued saved ;
    arrest arrested arrests detain detained detains imprisoned jailed seized | release released releases free
        freed ;
    guilty convicted convict convicts conviction | innocent acquitted acquit acquittal cleared ;
    accept accepts accepted accepting agreed agree agrees approve approves approved approving approval support
        supports supported supporting endorsed endorse backed backs adopt adopted passed welcomed | reject
        rejects rejected refuse refuses refused oppose opposes opposed opposing disapproved disagree disagreed
        vetoed blocked condemned ;
    upheld uphold upholds confirmed | overturned overturn overturns quashed annulled reversed ;
    admit admits admitted confirm confirms confirmed acknowledged acknowledges | deny denies denied disputed ;
    buy buys bought buying purchase purchased buyer buyers | sell sells sold selling seller sellers sale ;
    import imports imported importing importer | export exports exported exporting exporter ;
    borrow borrowed borrows | lend lends lent ;
    hire hires hired hiring employ employed appointed appoint appoints elected | dismiss dismissed dismisses
        fire fired sacked ;
    start starts started starting begin begins began begun beginning launched launch launches resume resumes
        resumed resuming continues continued | end ends ended ending finish finishes finished stop stops stopped
        halt halted suspend suspends suspended ceased cancel canceled cancels postponed ;
    enter enters entered entering join joins joined arrive arrives arrived arriving arrival | leave leaves left
        leaving exit exited quit depart departs departed departure ;
    early earlier early-morning | late later ;
    young younger youngest | old older oldest elder eldest ;
    high higher highest tall | low lower lowest short ;
    big large larger huge major | small tiny smaller minor little ;
    long longer longest | short shorter shortest ;
    hot warm hotter warmer | cold cool colder cooler ;
    rich wealthy richer | poor poorer ;
    strong stronger strengthened strengthen | weak weaker weakened weaken ;
    fast faster quickly quick | slow slower slowly ;
    good better best | bad worse worst ;
    urban | rural ;
    public state | private ;
    domestic local internal home | foreign abroad external international ;
    mandatory compulsory obligatory required | optional voluntary ;
    allow allows allowed allowing permit permits permitted permission legalized lifted | ban bans banned banning
        prohibit prohibits prohibited forbid forbidden barred imposed ;
    include includes included including | exclude excludes excluded excluding ;
    present | absent ;
    presence | absence ;
    full | empty ;
    safe secure | dangerous unsafe ;
    true | false ;
    alive | dead ;
    married | divorced ;
    majority | minority ;
    day daytime daily | night nighttime ;
    winter | summer ;
    spring | autumn ;
    above over | below under beneath ;
    inside indoors in | outside outdoors out ;
    upstairs upstream | downstairs downstream ;
    to | from ;
    for | against ;
    with | without ;
    and | or ;
    if | unless ;
    always | never ;
    often frequently | rarely seldom ;
    he him his himself man men male boy boys | she her hers herself woman women female girl girls ;
    father son brother husband uncle grandfather grandson nephew king | mother daughter sister wife aunt
        grandmother granddaughter niece queen ;
    i me my mine | we us our ours | you your yours | they them their theirs ;
    success succeeded successfully successful | failure failed unsuccessfully unsuccessful ;
    advantage | disadvantage ;
    profit profits profitable surplus | loss losses deficit ;
    peace truce ceasefire | war fighting ;
    ally allies friend | enemy enemies rival ;
    attack attacked attacks offensive | defend defended defends defensive ;
    build built builds building construct constructed | demolish demolished destroy destroyed destroys
        dismantled ;
    remember remembered | forget forgot forgotten ;
    love loves loved | hate hates hated ;
    praise praised praises | blame blamed ;
    proven confirmed | alleged suspected ;
    victim victims | suspect suspects ;
    teacher teachers | pupil pupils student students ;
    employer employers | employee employees worker workers ;
    landlord | tenant tenants ;
    plaintiff | defendant ;
    senior | junior ;
    ancestor | descendant ;
    departure | arrival ;
    asset assets | liability liabilities ;
    positive | negative ;
    internal | external ;
    temporary temporarily | permanent permanently ;
    partial partially partly | full fully total totally completely entirely ;
    men | women ;
    sunny dry | rainy wet ;
    minority | majority ;
    daily | weekly | monthly | yearly annual annually | hourly ;
    today | yesterday | tomorrow ;
    monthly | quarterly ;
    second seconds | minute minutes | hour hours | day days | week weeks | month months | year years | decade
        decades | century centuries ;
    gram grams | kilogram kilograms | ton tons tonne tonnes ;
    meter meters | kilometer kilometers | mile miles ;
    exactly precisely | about around approximately roughly almost nearly ;
"""

_POLES: dict[str, dict[int, int]] = {}
for _axis, _line in enumerate(_AXES.split(";")):
    for _pole, _words in enumerate(_line.split("|")):
        for _word in _words.split():
            _POLES.setdefault(_word, {})[_axis] = _pole

MODALS = {
    "will": "future",
    "shall": "future",
    "'ll": "future",
    "would": "would",
    "may": "possibility",
    "might": "possibility",
    "can": "ability",
    "could": "ability",
    "must": "duty",
    "should": "advice",
    "ought": "advice",
}
"""Modal verbs and what each class of them says; an exchange across classes is a change of fact."""

ARTICLES = frozenset({"a", "an", "the"})
"""The articles."""

_GUARDED_TEXT = """
    few little lot number majority minority couple many most more less least first last next second only one other
    others same good great half quarter third hundred thousand million billion whole
"""
GUARDED = frozenset(_GUARDED_TEXT.split())
"""Words before which an article makes another meaning: `few` and `a few`, `number` in `a number of`."""

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de", "counter", "under", "over", "pre", "post")


def is_negated_form(first: str, second: str) -> bool:
    """Whether one word is the other with a prefix that turns it round: `legal` and `illegal`."""
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= 3 and any(longer == prefix + shorter for prefix in _PREFIXES)


def opposed(lost: Iterable[str], added: Iterable[str]) -> tuple[str, str] | None:
    """The first two words, one of each side, that are on different poles of one axis; None if there are none."""
    others = list(added)
    for first in lost:
        for second in others:
            if is_negated_form(first, second):
                return (first, second)
            poles = _POLES.get(first, {})
            if any(axis in poles and poles[axis] != pole for axis, pole in _POLES.get(second, {}).items()):
                return (first, second)
    return None
