"""Words of one kind of act, so that a vote is told by raised hands and a march by who walked: kinds by their words."""

from __future__ import annotations

import re
from functools import lru_cache

_KINDS = {
    "vote": (
        r"vot(?:e|es|ed|ing|ers)|ballots?|approv\w+|adopt\w*|pass(?:ed|es|age)|reject\w*|turn\w*\s+down"
        r"|elect(?:s|ed|ion|ions)?|majority|in\s+favour|raised?\s+(?:their\s+)?hands|ratif\w+|endors\w+"
        r"|carried|referendum|polls|deputies|hands\s+for|against"
    ),
    "judge": (
        r"courts?|judges?|verdict|sentenc\w+|convict\w+|acquit\w*|rul(?:e|es|ed|ing)|judg\w*ments?|trial|dock"
        r"|pleaded|jury|years\s+in\s+prison"
    ),
    "hear": (
        r"hear(?:s|d|ing|ings)?|question(?:s|ed|ing)?|testi\w+|witness\w*|answer\w*|examin\w+|interview\w*"
        r"|the\s+stand"
    ),
    "meet": (
        r"meet(?:s|ing|ings)?|met|talks?|talked|negotiat\w+|sat\s+(?:down|together)|sit\s+down|sits|summit"
        r"|session|gather\w*|conven\w+|receiv\w+|dialogue|table|round|delegat\w+|discuss\w*|debat\w+|breakfast"
        r"|reception|invit\w+"
    ),
    "march": (
        r"march(?:es|ed|ers|ing)?|walk(?:ed|s)?|rall(?:y|ies|ied)|demonstrat\w+|protest\w*|parade\w*"
        r"|procession|blockad\w+|block(?:s|ed)?|vigil|chain"
    ),
    "strike": (
        r"strikes?|struck|walk(?:ed|s)?\s+out|walkout|stop(?:ped|s)?\s+work|work\s+stopped|stoppage|idle"
        r"|standstill|stay(?:ed|s)?\s+(?:out|home|away)|down\s+tools"
    ),
    "open": r"(?:re)?open(?:s|ed|ing)?|inaugurat\w+|ribbon|unveil\w*|cross(?:ed|ing)?|rolled|traffic",
    "name": r"nam(?:e|es|ed|ing)|appoint\w*|chos\w+|choos\w+|elect\w*|successor|nominat\w+|candidate",
    "bury": r"bur(?:y|ied|ial)|funeral|grave|coffins?|mourn\w+|cemetery",
    "speak": (
        r"speech|address(?:es|ed)?|spoke|speaks?|televised|broadcast\w*|on\s+(?:television|the\s+radio)"
        r"|press\s+conference|told"
    ),
    "publish": (
        r"publish\w*|present(?:s|ed|ation)?|report(?:s|ed)?|releas\w+|hand(?:s|ed)?\s+(?:over|in)|conclusions?"
        r"|findings?|found|submit\w*|figures|results?"
    ),
    "visit": (
        r"visit\w*|tour\w*|travel\w*|arriv\w+|land(?:s|ed)|flew|fl(?:y|ies)|came|comes?|leav\w+|left|trip"
        r"|journey|drove|go(?:es)?|went"
    ),
    "sign": r"sign(?:s|ed|ing|ature|atures)?|initial\w*|contract|treaty|agreement",
    "pay": r"pa(?:y|ys|id|yment|yments)|money|salar\w+|wages?|instalments?",
    "free": r"releas\w+|free[ds]?|exchang\w+|hand(?:s|ed)?\s+over|pardon\w*|amnest\w+|prisoners?",
    "close": r"clos(?:e|es|ed|ure|ing)|shut\w*|lock\w*|seal\w*",
    "begin": r"beg[aiu]n\w*|start\w*|since|launch\w*|under\s+way|first\s+day|resum\w+",
    "perform": (r"play(?:s|ed)?|concert|perform\w*|premiere|stage|match|kick-?off|sang|sing\w*|full\s+house"),
    "lift off": r"launch\w*|lift(?:ed|s)?[\s-]off|rocket|orbit",
    "swear in": (
        r"swor\w+|swear\w*|oath|inaugurat\w+|took\s+office|takes?\s+office|took\s+over|takes?\s+over|has\s+run"
        r"|in\s+office"
    ),
    "resign": r"resign\w*|step(?:s|ped)?\s+down|quit\w*|farewell",
    "run out": r"deadline|r[aua]ns?\s+out|expir\w+|ultimatum|clock|objections?|objected",
    "clear": r"evict\w*|clear\w*|bulldozers?|demolish\w*|evacuat\w*",
    "sell": r"auction\w*|s(?:ell|ells|old|ale)|bid\w*|bought|buy\w*",
    "give": r"deliver\w*|br(?:ing|ings|ought)|distribut\w+|handed\s+out|vaccinat\w+|doses",
    "fall silent": r"ceasefire|truce|guns|silent|shelling|pause",
}
_KIND = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _KINDS.items()}


@lru_cache(maxsize=4096)
def kinds(text: str) -> frozenset[str]:
    """The kinds of acts that a text has words of."""
    return frozenset(name for name, words in _KIND.items() if words.search(text))
