"""What somebody makes of a thing: "put the number at four", "paints him as a liar", "traces the fault to a valve".

A verb with its object and what it is put at, taken for, laid to: both together are the speaker's word. The verbs are
whole classes: of measure, of casting, of origin and blame, of verdict.
"""

from __future__ import annotations

from onrecord.attribution.stretches import Page, Stretch, subtree

_MEASURE = frozenset("at in".split())
_CAST = frozenset({"as"})
_ORIGIN = frozenset({"to"})
_RATED: dict[str, frozenset[str]] = {
    **dict.fromkeys("put estimate value price set place reckon assess number gauge calculate pitch".split(), _MEASURE),
    **dict.fromkeys(
        "describe portray depict paint picture characterise characterize cast frame bill brand market present regard "
        "see view hail remember recall praise denounce dismiss reject condemn ridicule mock deride rate rank class "
        "classify list identify define interpret style tout pass sell promote pitch hold diagnose sketch write speak "
        "refer condemn laud decry represent imagine read treat think".split(),
        _CAST,
    ),
    **dict.fromkeys("attribute ascribe trace date liken compare credit chalk link tie owe put".split(), _ORIGIN),
    **dict.fromkeys("credit fault blame".split(), frozenset({"with", "for", "on"})),
    "pin": frozenset({"on"}),
    "lay": frozenset({"at", "on"}),
    "attribute": frozenset({"to"}),
    "put": frozenset({"at", "to", "down"}),
}
"""Verbs by the small words that lead in what the object is put at or taken for."""
_VERDICT = frozenset(
    "rate rank place judge deem consider find think declare pronounce call believe label brand dub term "
    "proclaim name rule certify".split()
)
"""Verbs that say outright what their object is: "found the walls unsafe", "rates it a ten"."""
_QUANTITIES = frozenset({"NUM", "SYM"})
_LEADS = frozenset({"case", "mark", "advmod", "cc"})
_ROUGHLY = frozenset("dozens scores hundreds thousands millions half zero none nil double twice".split())
_GIVING = frozenset({"give", "quote", "offer"})
_TALLIED = frozenset("count tally list register log record number".split())
_COUNTED = _TALLIED | {"estimate", "claim"}
"""Verbs over a number alone: "police estimate 30,000"."""


def is_rating(lemma: str) -> bool:
    """Whether a verb may say what its object is put at or taken for."""
    return lemma in _RATED or lemma in _VERDICT or lemma in _GIVING or lemma in _COUNTED


def rated(page: Page, verb: int) -> Stretch | None:
    """The object of a verb together with what it is put at or taken for; nothing where one of them is missing."""
    if page.words.pos[verb] != "VERB":
        return None
    lemma = page.words.lemma[verb].lower()
    if not is_rating(lemma):
        return None
    named = next((c for c in page.children[verb] if page.words.dep[c] in {"obj", "iobj"} and c > verb), None)
    if named is None:
        return None
    if lemma in _GIVING or lemma in _COUNTED:
        return _numbered(page, verb, lemma)
    end = _placed(page, verb, named, _RATED.get(lemma, frozenset()))
    if end is None and lemma in _VERDICT:
        end = _judged(page, verb, named)
    if end is None:
        return None
    first = min(subtree(page, named))
    return Stretch(first, end, "content") if verb < first < end else None


def _is_amount(page: Page, verb: int, at: int) -> bool:
    """Whether what a thing is put "at" is an amount: "put the toll at nine", but "put the port at risk"."""
    if page.forms[at].lower() != "at" or page.words.lemma[verb].lower() not in {"put", "place"}:
        return True
    behind = range(at + 1, min(at + 6, len(page.forms)))
    return any(page.words.pos[i] in _QUANTITIES or page.forms[i].lower() in _ROUGHLY for i in behind)


def _placed(page: Page, verb: int, named: int, small: frozenset[str]) -> int | None:
    """The last word of what "at", "as" or "to" leads in, on the verb or, misread, within its object."""
    if not small:
        return None
    last = page.sentence_of(verb)[1]
    inside = [*page.children[verb], *subtree(page, named)]
    for word in sorted(inside):
        lead = page.forms[word].lower()
        if word > named and lead in small and word < last and _is_amount(page, verb, word):
            return _phrase_end(page, page.words.head[word] if page.words.head[word] > word else word)
        cases = [c for c in page.children[word] if page.forms[c].lower() in small and named < c < word]
        if word > named and cases and page.words.dep[cases[0]] in _LEADS and _is_amount(page, verb, cases[0]):
            return _phrase_end(page, word)
    return None


def _judged(page: Page, verb: int, named: int) -> int | None:
    for child in page.children[verb]:
        if child > named and page.words.dep[child] in {"xcomp", "obj"} and page.words.pos[child] != "VERB":
            return _phrase_end(page, child)
    return None


def _numbered(page: Page, verb: int, lemma: str) -> Stretch | None:
    """ "Gave me twelve", "police estimate 30,000": an object that is a number or is counted."""
    for child in page.children[verb]:
        if child < verb or page.words.dep[child] != "obj":
            continue
        members = subtree(page, child)
        counted = (
            any(page.words.pos[i] in _QUANTITIES for i in (child, *page.children[child]) if verb < i)
            or page.words.pos[child] in _QUANTITIES
        )
        if lemma in _TALLIED and page.words.tag[verb] not in {"VBZ", "VBP"}:
            # "She had counted nineteen" tells what she did.
            continue
        given = lemma not in _GIVING or any(page.words.dep[c] == "iobj" for c in page.children[verb])
        if counted and given and page.words.lemma[child].lower() not in {"day", "year", "month", "week", "hour"}:
            return Stretch(members[0], _phrase_end(page, child), "content")
    return None


def _phrase_end(page: Page, head: int) -> int:
    """The last word below `head` before a comma or another mark that breaks."""
    end = head
    for word in subtree(page, head):
        if word > head:
            if page.forms[word] in {",", ";", ":", "—", "–", "."}:
                break
            end = word
    return end
