"""Whether a word can stand for somebody who speaks: a name, a pronoun for people, a noun of people or of a body."""

from __future__ import annotations

from functools import cache
from typing import cast

from onrecord.attribution.stretches import Page
from onrecord.attribution.tables import rows
from onrecord.record import VoiceKind

_PRONOUNS = frozenset(
    "he she they who i we you it one some many most both few several others nobody everyone everybody".split()
)
_ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
    "person",
    "ee",
    "men",
    "women",
    "people",
    "smith",
    "eur",
    "monger",
)
_THINGS = frozenset(
    "indicator number paper letter matter order water weather winter summer river power tower corner quarter "
    "member-state offer "
    "answer chapter charter computer counter cover danger dinner door factor figure floor flower fever finger fibre "
    "harbour error labour manner centre border theatre motor minor sector major monitor humour honour favour colour "
    "hammer ladder layer lever liver meter murder order plaster poster powder rumour shelter shower shoulder silver "
    "slaughter tender timber tumour terror thunder trailer transfer disaster ster discover encounter barrier career "
    "committee guarantee degree fee coffee tree specimen regimen omen".split()
)

_OTHERS = frozenset(
    "government ministry council court board bank union party army police agency association authority body bureau "
    "cabinet chamber charity church club coalition commission company congress consortium crew department developer "
    "embassy family federation firm fund group hospital household industry institute jury label league lobby mission "
    "network newspaper opposition palace panel parliament parish police regime school secretariat senate service side "
    "squad staff team trust university village agent accountant attorney captain clerk coach consul colonel commandant "
    "constable correspondent counsel couple cousin critic dean defendant delegate deputy diplomat envoy executive "
    "friend general guard guide head historian host journalist judge king lieutenant lad mate mayor medic minister mum "
    "dad nephew niece nurse official pal parent patient pensioner physio pilot president prince princess priest pope "
    "professor queen scribe secretary sergeant servant sheriff spokesman star steward student surgeon tenant "
    "therapist victim veteran widow wife witness youth bishop archbishop abbot adult agronomist aide ally analyst "
    "applicant architect aunt boss child chief chef client coroner cop expert fan girl boy guest heir hero informant "
    "insider inhabitant kin magnate migrant monk nun occupant participant partner peer pundit rival saint scholar "
    "source spouse tycoon vet guardian bride groom".split()
)


@cache
def nouns() -> dict[str, VoiceKind]:
    """The kind of voice by its noun."""
    return {noun: cast(VoiceKind, kind) for noun, kind in rows("sources.tsv")}


def is_somebody(page: Page, word: int) -> bool:
    """Whether the word names or describes somebody, by what it is and how it ends."""
    pos, form = page.words.pos[word], page.forms[word].lower()
    if pos == "PROPN":
        return True
    if pos in {"PRON", "NUM", "DET"}:
        return form in _PRONOUNS
    if pos != "NOUN":
        return False
    lemma = page.words.lemma[word].lower()
    if lemma in _THINGS:
        return False
    return lemma in _OTHERS or form in nouns() or lemma in nouns() or lemma.endswith(_ENDINGS)
