"""Which positions a brief shows: those of somebody named or described, taken and not only supposed, on the matter."""

from __future__ import annotations

import re

from onrecord.brief.desk import Desk
from onrecord.brief.lines import Quote
from onrecord.brief.supported import HAD, sentence
from onrecord.brief.voices import is_about, is_nobody, is_pronoun, stands_for
from onrecord.brief.wording import MEDIA
from onrecord.record import Actor, Article, Span, Stand

_SUPPOSED = re.compile(r"\b(?:unless|whether)\b|\b(?:if|would\s+have|had\s+it)\b[^,;.]*$", re.IGNORECASE)
_OF_REPORTERS = re.compile(
    r"\b(?:want|wish|ask|request|declin|refus|insist)\w*\s+(?:(?:us|me|not|to|that|the\s+reporter|on|for|he|she|they|his|her|their|be)\s+){0,5}"
    r"(?:named?|identif\w+|describe\w*|quoted|photographed|anonym\w+|reporters?|journalists?|names?\s+(?:be|not))\b",
    re.IGNORECASE,
)
"""What people ask of who reports: no position on anything."""
_FOR = re.compile(r"\b(?:to|for|that|not|help|leave)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\bask\w*\b[^.;]{0,60}?\b(?:whether|if|why|how|what|who|when|where)\b", re.IGNORECASE)
_CREED = re.compile(r"\b(?:has|have|had|having)\s+(?:\w+\s+)?faith\b", re.IGNORECASE)
_REPORTER = re.compile(
    r"\bask\w*\s+(?:the|a|our|this|one)\s+(?:\w+\s+)?(?:reporters?|journalists?|correspondents?)\b", re.IGNORECASE
)
_UNREADY = re.compile(r"\b(?:not|n[’']t)\s+(?:yet\s+)?(?:ready|able|prepared)\s+to\b", re.IGNORECASE)
_SETTLES = re.compile(
    r"\bdecid(?:es?|ed|ing)\s+(?:to|on|against|not)\b|\b(?:order|instruct|command)(?:s|ed|ing)?\s", re.IGNORECASE
)
"""Who settles what it does itself acts: that is no stand on what others do."""
_INSIGHT = re.compile(
    r"\b(?:must|should|need\s+to|have\s+to)\s+(?:also\s+|now\s+)?(?:understand|know|remember|realis|realiz|be\s+aware)",
    re.IGNORECASE,
)
"""What somebody is told to see: nothing is demanded of it."""
_CONDITIONS = re.compile(
    r"(?:if|unless|until|once|when|while|provided|as\s+long\s+as|only|before|after|without)\b", re.IGNORECASE
)
_FOR_HELP = re.compile(
    r"\bcall\w*\s+(?:in\s+)?for\s+(?:back-?up|help|reinforcements?|an?\s+ambulance)\b", re.IGNORECASE
)
_LIKELY = re.compile(
    r"\bshould\s+(?:soon\s+)?be\s+(?:back|over|ready|able|restored|complete\w*|finished|normal|done)\b", re.IGNORECASE
)
"""What is only thought likely is demanded of nobody."""
_REPORTED = re.compile(r"\b(?:reports?|reported|according\s+to)\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"(?:the\s+same|its|his|her|their|our|my)\b|(?:thousands|hundreds|dozens|scores|others|people|all)\Z", re.IGNORECASE
)
"""Of a holder that words before have named, or that is a number: by itself it names nobody."""
_HANGING = re.compile(
    r"(?:the\s+)?(?:delegation|company|firm|board|committee|team|group|party|crew|club|office|agency|commission|body|side|authority|"
    r"panel|association|mission|bloc|camp|organi[sz]ation|family|couple|pair)",
    re.IGNORECASE,
)
"""A holder of whom only words before say which one it is."""
_OFFICE = re.compile(
    r"(?:the|an?)\s+(?:mayor|governor|minister|president|premier|chair(?:man|woman)?|director)", re.IGNORECASE
)
"""Somebody by an office that many have."""
_RELATIVE = re.compile(r",?\s+(?:who|which|whose\s+\w+)\s(?:[^,.;]{0,40}\s)?")
_OF_SELF = frozenset({"i", "we", "he", "she", "they"})
_BODILY = re.compile(
    r"\b(?:stood|stand|standing|stands)\s+behind\s+(?:an?|the)\b|\bpull\w*\s+\w+\s+out\b|\b(?:took|takes?|taking)\s+aim\b"
    r"|\bpush\w*\s+(?:his|her|their|its)\s+way\b|\btrash\w*\b"
    r"|\b(?:is|are|was|were|be|been)\s+behind\s+(?:\w+\s+){0,4}(?:violence|attacks?|killings?|plot|raids?|shootings?|bombings?|fires?)\b",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"\bask\w*\s+(?:\w+\s+){0,4}?(?:to|not\s+to)\s+(?:pray|wait|look|listen|sit|stay|remain|come|leave|tell|say|repeat|hold|help|"
    r"sign|write|call|ring|speak|describe|identify|show|see|remember|be\s+(?:patient|careful|left))\b"
    r"|\bask\w*,?\s+for\s+(?:an?\s+|some\s+|more\s+|the\s+|his\s+|her\s+|their\s+){0,2}(?:breaks?|pause|minutes?|moment|time|"
    r"water|food|seconds|help|advice|directions|identification|names?|papers?|forgiveness|calm|patience|prayers?|record|information)\b"
    r"|\bask\w*,\s+for\s+the\s+record\b"
    r"|\b(?:ask|want|urg|tell|told|beg|implor)\w*\s+(?:him|her|me|us|you|anyone|anybody|(?:the|an?)\s+(?:man|woman|boy|girl|neighbou?r|"
    r"driver|reporter|media|press)|(?:his|her|their|my)\s+(?:\w+\s+)?(?:\w+)(?:\s+-\s+\w+)?)\s+(?:with\s+\w+\s+)?(?:(?:not\s+)?to|for)\b",
    re.IGNORECASE,
)
"""What people ask of each other on any day: that is no demand in a dispute."""
_TALK = re.compile(
    r"\b(?:declin|refus|unwilling|reluctan)\w*\s+(?:\w+\s+)?to\s+(?:\w+ly\s+)?(?:talk|comment|speak|answer|discuss|say|describe|"
    r"elaborate|give|name|confirm|reveal|disclose|respond|vote)\b|\b(?:not|n[’']t)\s+want\s+to\s+(?:wait|talk|speak|go|say|be)\b",
    re.IGNORECASE,
)
"""Who keeps silent takes no side, nor does who has not made up his mind."""
_FEELING = re.compile(
    r"\b(?:angry|furious|enraged|outraged|upset|happy|pleased|glad|proud|delighted|grateful|eager|keen|sorry|lash\w*\s+out|lament\w*|"
    r"mourn\w*|complain\w*|rebel\w*|apolog\w+|condolences?|sympath\w+|skeptical|sceptical)\b|\bdetermined\s+to\s+be\b",
    re.IGNORECASE,
)
"""What somebody feels, with no word of what is to be done."""
_CAUTION = re.compile(
    r"\bwarn\w*\s+against\s+(?:\w+ly\s+)?(?:reading|drawing|jumping|rushing|reaching|taking|making|being|thinking|assuming|expecting|"
    r"speculat\w+|panic\w*|hast\w+|complacency|conclusions|(?:any|too)\s+\w+\s+(?:conclusions?|hopes?|expectations?))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:where|when|while|as|because|since|after|before|how|what|whenever)\s+(?:[\w’'.-]+\s+){0,5}$|\bto\s+whom\s[^,;]*$",
    re.IGNORECASE,
)
"""Before a position that a clause beside the sentence's news only mentions."""
_BY = re.compile(r"\b(?:by|in|for|of|from|after|before|without|through)\s+(?:not\s+)?$", re.IGNORECASE)
_GERUND = re.compile(r"[a-z]+ing\b", re.IGNORECASE)
"""A position by the way: "had made it hard by asking for more" weighs what somebody wants, and tells no demand."""
_PLEA = re.compile(
    r"\b(?:ask|request|appeal|urg|implor|beg|remind|advis)\w*\s+(?:to\s+|all\s+)?(?:the\s+|all\s+)?(?:public|people|residents|citizens|"
    r"drivers|motorists|travell?ers|visitors|parents|passengers|callers|everyone|everybody|anyone|anybody|viewers|readers|listeners|"
    r"neighbou?rs|villagers|families|relatives|witnesses)\s+(?:[\w’'-]+\s+){0,5}?(?:not\s+)?to\s+(?:not\s+)?(?:stop|stay|avoid|keep|leave|call|ring|"
    r"telephone|remain|report|come|send|bring|wait|use|boil|refrain|help|give|go|check|contact|be|save|conserve|share|post)\b",
    re.IGNORECASE,
)
"""What an office asks of everybody on the day of a misfortune."""
_GUESSED = re.compile(
    r"\b(?:evidently|apparently|presumably|seemingly|supposedly|in\s+(?:an?\s+)?(?:apparent|obvious|clear|thinly\s+veiled)\s+(?:reference|allusion)|"
    r"(?:appear|seem)(?:s|ed|ing)?\s+to|(?:clearly|obviously)\s+(?:meaning|referring|having)|(?:seen|understood|taken|read)\s+as\s+(?:an?\s+)?"
    r"(?:reference|allusion|hint|jab|swipe))\b",
    re.IGNORECASE,
)
"""What the outlet supposes somebody to mean."""
_MARKS = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SPEECH = re.compile(
    r"(?:reject|refut|dismiss|warn|call|demand|urg|ask|appeal|request|condemn|denounc|critici[sz]|insist|sa(?:id|ys?)\b|threaten|"
    r"promis|pledg|vow|prais|welcom|propos)(?!\w*ing\b)\w*",
    re.IGNORECASE,
)
"""A position taken in words: whoever takes it is the one who says so."""
_QUOTATION = 4
"""Words between marks that somebody said: fewer may only be called so."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_MILD = re.compile(r"(?:ask|request|appeal|beg|plead|implor)\w*", re.IGNORECASE)
_MILDLY = re.compile(rf"\b{_MILD.pattern}\s+(?:that\s+)?$", re.IGNORECASE)
"""Right before what somebody asks for."""
_MILD_SOON = re.compile(rf"(?:[Tt]he\s+)?(?:[\w’'.-]+\s+){{1,3}}?{_MILD.pattern}\s+(?:that|for|to)\b")
"""Behind the holder, where the words of a position begin with it."""
_NEAR = 24
"""Characters before a position in which a word decides what it is called."""
VETOED = re.compile(r"\b(?:vetoed|blocked|cast\s+(?:the|its|his|her|their|a)\s+veto)\b", re.IGNORECASE)
"""What somebody did who could block it."""
_SUES = re.compile(r"\b(?:sue[sd]?|suing|fil(?:e[sd]?|ing)\s+(?:\w+\s+){0,2}(?:law)?suits?)\b")
_CRITICISES = re.compile(
    r"\b(?:critici[sz](?:e[sd]?|ing)|denounc(?:e[sd]?|ing)|deplor(?:e[sd]?|ing)|(?<!the\s)condemn(?:s|ed|ing)?)\b"
    r"|\bcall(?:s|ed|ing)?\s+(?!for\b|on\b)(?:[\w’'-]+\s+){1,5}?(?:an?\s+)?[“\"]?(?:an?\s+)?"
    r"(?:insult|disgrace|shame|scandal|mockery|outrage|farce|betrayal|failure|joke)\b",
    re.IGNORECASE,
)
"""Words of who finds fault with what is done: nothing need be planned that he could oppose."""
_OF_PERSONS = re.compile(
    r"\b(?:describ\w+|calling|called|calls?)\s+(?:[^,;]{0,30}\b)?(?:us|me|him|her|those|them|the\s+(?:man|woman|scene|suspect))\b"
    r"|^\W*(?:That|This|The)\s+(?:person|man|woman|suspect)\b|\b(?:that|which)\s+(?:must|should|needs?\s+to|could\s+not)\b"
    r"|\b(?:dangerous|career\s+criminal)\b|^\W*describ|\bshould\s+be\s+remembered\b"
    r"|\bfight(?:s|ing)?\s+(?:\w+\s+)?(?:accusations?|charges|claims|allegations?)\b",
    re.IGNORECASE,
)
_OWN_VOWS = re.compile(r"\b(?:vow\w*|pledg\w*|promis\w*|swor\w*|agree\w*|effort\w*|prepared)\b", re.IGNORECASE)
"""Who vows to do something is called no supporter of it."""
_GOES = re.compile(
    r"\b(?:prepar\w+|ready|readied)\s+to\s+(?:go|appear|leave|face|speak|meet|travel|open|close)\b", re.IGNORECASE
)
_FOLLOWERS = re.compile(
    r"(?:\w+\s+)*(?:supporters|critics|opponents|allies|backers|rivals|members|lawyers|relatives)\s+of\b", re.IGNORECASE
)
_SOMEONE = re.compile(r"(?:the|an?)\s+[a-z][\w-]*$", re.IGNORECASE)
"""A holder that is one person by a common word alone ("the clerk")."""
_RULES = re.compile(r"\b(?:courts?|judges?|jury|juries|tribunal)\b", re.IGNORECASE)
_BODIES = re.compile(
    r"\b(?:government|police|court|ministry|minister|president|council|company|union|party|city|town|state|port|army|church|families|"
    r"opposition|parliament|senate|board|commission|committee|agency|team|group|delegation|league|bank|mayor|governor)\b",
    re.IGNORECASE,
)


LEAST_SURE = 0.75
"""How sure the model has to be of a position that no rule reads."""


def holder_name(stand: Stand, desk: Desk) -> str | None:
    """Who holds a position by the fullest name; None where nobody is named or described."""
    holder = stand.position.holder
    label = " ".join(holder.label.split())
    actor = next((a for a in desk.readings[stand.cite.page].actors if a.id == holder.actor), None)
    if label.lower() == "it":
        # What a sentence before was about may be no one who takes a position.
        return None
    if is_pronoun(label):
        third = label.lower() in ("he", "she", "they")
        sure = actor and stands_for(label, actor) and (not third or _is_named_just_before(stand, actor, desk))
        return " ".join(actor.label.split()) if actor and sure else None
    called = desk.called(stand.cite.page, label)
    if called != label:
        return called
    full = " ".join(stand.holder.split())
    if is_nobody(label) or (
        full == label and (_WHOSE.match(label) or _HANGING.fullmatch(label) or _OFFICE.fullmatch(label))
    ):
        return None
    if full != label and (is_about(label, full) or _FOLLOWERS.match(label)):
        # "supporters of Orm" are not Orm.
        return label
    return full if full[:1].isupper() and not is_pronoun(full) else label


def _is_named_just_before(stand: Stand, actor: Actor, desk: Desk) -> bool:
    """Whether the page names whom a pronoun stands for in its sentence or the one before, and no other person after."""
    at = stand.position.holder.span
    article, reading = desk.articles[stand.cite.page], desk.readings[stand.cite.page]
    start = sentence(article, Span(at.start, at.start)).start if at else 0
    if at is None:
        return False
    before = sentence(article, Span(max(0, start - 2), max(0, start - 2))).start
    named = [m.start for m in actor.mentions if before <= m.start < at.start]
    others = [
        m.start
        for other in reading.actors
        if other.id != actor.id and other.kind == "person" and actor.kind == "person"
        for m in other.mentions
        if before <= m.start < at.start and not is_pronoun(m.of(article.text))
    ]
    return bool(named) and max(others, default=-1) < max(named)


def is_guessed(stand: Stand) -> bool:
    """Whether no rule but the model alone reads the position."""
    return stand.position.why.score < 1.0


def is_stand(stand: Stand, sentence: Quote, article: Article) -> bool:
    """Whether the sentence tells that the holder takes the position: no question, supposition or reporter's matter."""
    span = stand.cite.span
    before = article.text[sentence.spans[0].start : span.start]
    around = article.text[max(sentence.spans[0].start, span.start - 30) : span.end]
    asked = stand.position.stance == "demands" and _QUESTION.search(sentence.words)
    if re.match(r"ask", span.of(article.text), re.IGNORECASE) and not _FOR.search(sentence.words):
        return False
    return not (
        (is_guessed(stand) and stand.position.why.score < LEAST_SURE)
        or _SUPPOSED.search(before)
        or _OF_REPORTERS.search(around)
        or _OF_REPORTERS.search(sentence.words)
        or _BODILY.search(around)
        or _is_everyday(stand, span.of(article.text), before)
        or _UNREADY.search(around)
        or _REPORTER.search(sentence.words)
        or _CREED.search(around)
        or _SETTLES.search(around)
        or _FOR_HELP.search(around)
        or _PLEA.search(sentence.words)
        or (_BY.search(before) and _GERUND.match(span.of(article.text)))
        or _GUESSED.search(_MARKS.sub(" ", sentence.words))
        or (MEDIA.search(stand.holder) and _REPORTED.search(sentence.words))
        or (stand.position.stance == "demands" and _LIKELY.search(around))
        or (stand.position.stance == "demands" and _INSIGHT.search(around))
        or (stand.position.stance == "opposes" and stand.position.holder.label.lower() in _OF_SELF and "want" in around)
        or (asked and span.end - sentence.spans[0].start > asked.start())
    )


def stance_label(stand: Stand, article: Article) -> str:
    """The stance by a word that the page's own bears: who asks requests, and who "had asked" did so once."""
    span = stand.cite.span
    if stand.position.stance in ("opposes", "would block") and VETOED.search(span.of(article.text)):
        return "blocked"
    before = article.text[max(0, span.start - _NEAR) : span.start]
    words = span.of(article.text)
    if stand.position.stance == "opposes":
        return "sues" if _SUES.search(words) else "criticises" if _CRITICISES.search(words) else "opposes"
    mild = _MILD.match(words) or _MILDLY.search(before) or _MILD_SOON.match(words)
    if stand.position.stance != "demands" or not mild:
        return stand.position.stance
    asked = _MILDLY.search(before)
    had = HAD.search(before[: asked.start()] if asked else before) or re.match(r"(?:\S+\s+){1,3}?had\s", words)
    return "had requested" if had else "requests"


def chain_held(stand: Stand, sentence: Quote, chain: tuple[str, ...], name: str, desk: Desk) -> tuple[str, ...] | None:
    """The voices behind a position: whoever takes it in words says so, as does who is quoted in its sentence.

    None where the words are somebody's and the page does not surely tell whose.
    """
    page, span = stand.cite.page, stand.cite.span
    text = desk.articles[page].text
    outlet = chain[0]
    if len(desk.passed(page, "", (outlet,), span)) < len(chain):
        return chain
    if told := desk.voice_in(page, sentence.spans[0], name):
        return told
    before = text[sentence.spans[0].start : span.start]
    if is_in_sight(stand, sentence) and _SPEECH.match(text, span.start) and not _PASSIVE.search(before):
        return (*chain, name)
    behind = (mark for mark in _MARKS.finditer(sentence.words) if mark.end() > span.start - sentence.spans[0].start)
    quoted = any(len(mark[0].split()) >= _QUOTATION for mark in behind)
    return None if quoted or desk.sure_chain(stand.cite) is None else chain


def clause_of(stand: Stand, sentence: Quote, desk: Desk) -> Quote:
    """The words of a position: its sentence, of which only "Orm, who on Monday vetoed the plan" where that is a clause
    beside what the sentence tells of others.
    """
    holder, span, page = stand.position.holder.span, stand.cite.span, stand.cite.page
    if holder is None or not sentence.spans[0].start < holder.start < span.start:
        return sentence
    between = desk.articles[page].text[holder.end : span.start]
    return desk.quote(page, Span(holder.start, span.end)) if _RELATIVE.fullmatch(between) else sentence


def is_in_sight(stand: Stand, sentence: Quote) -> bool:
    """Whether the holder stands in the sentence: what is only quoted there is said by somebody of another sentence."""
    at = stand.position.holder.span
    return at is None or any(span.overlaps(at) for span in sentence.spans)


def _is_everyday(stand: Stand, words: str, before: str) -> bool:
    """Whether words that look like a position are a daily request, a feeling, silence, a description of somebody, or
    only mentioned beside the sentence's news.
    """
    stance, label = stand.position.stance, " ".join(stand.position.holder.label.split())
    if _TALK.search(words) or _FEELING.search(words) or _CAUTION.search(words) or _GOES.search(words):
        return True
    # A court rules, and takes no side.
    if stance in ("supports", "opposes") and _RULES.search(label):
        return True
    if stance in ("supports", "opposes") and (_OWN_VOWS.search(words) or _OF_PERSONS.search(words)):
        return True
    if stance == "demands" and (_DAILY.search(words) or _OF_PERSONS.search(words)):
        return True
    clerk = _SOMEONE.fullmatch(label) and not _BODIES.search(label)
    return bool((clerk and stance == "demands" and words.lower().startswith("ask")) or _BESIDE.search(before))


def condition(words: str) -> str:
    """On what a position hangs, as a note: the page's own word for it where there is one ("until the talks end")."""
    told = " ".join(words.split())
    return told if _CONDITIONS.match(told) else f"if: {told}"
