"""What somebody sets out to do they are for: "plans to build a wall", "efforts to curb imports", "its bid to join"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.findings.clauses import Clauses
from onrecord.findings.complements import Complement, complement
from onrecord.findings.holders import Holder, holder_of_noun, holder_of_predicate
from onrecord.findings.inflection import verb_lemmas
from onrecord.findings.somebody import Somebody
from onrecord.findings.stance_lexicon import is_public_matter, is_stance_word, verb_senses
from onrecord.findings.taken import Taken
from onrecord.findings.word_classes import word_class
from onrecord.record import Stance

_WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
_UP = frozenset("raise increase expand extend tighten open keep start strengthen approve accept back add join".split())
_DOWN = frozenset("lower cut decrease reduce shrink end loosen close scrap drop stop weaken reject quit leave".split())
_SPEAKERS = frozenset({"he", "she", "it", "they", "we", "i"})
_DENYING = frozenset({"not", "n't", "n’t", "never", "no", "longer"})


def intended(clauses: Clauses, somebody: Somebody, word: int) -> Iterator[Taken]:
    """The position of whoever strives for an act of public policy, by a verb or a noun of striving at `word`.

    Those who decide ("plans to", "its policy of") are for the act; those who ask others for it ("lobbied to", "a push
    to") demand it. A matter of their own work ("plans to meet", "seeks to learn") is no position.
    """
    part = clauses.words.pos[word]
    if part not in ("VERB", "NOUN"):
        return
    stance = _striving(clauses, word)
    if stance is None:
        return
    about = complement(clauses, word, ("inf", "ing") if part == "VERB" else ("inf", "of"))
    if about is None or not is_policy(clauses, about) or _is_supposed(clauses, word) or _goes_both_ways(clauses, about):
        return
    if clauses.lemma(word) == "want" and not is_stance_word("policy_act", clauses.lowers[about.head]):
        return
    if part == "VERB":
        holder = _it(clauses, somebody, word) or holder_of_predicate(clauses, somebody, word)
    else:
        holder = holder_of_noun(clauses, somebody, word)
    if _makes_others(clauses, about.head):
        stance = "demands"
    if holder is None or holder.patient or not _may_intend(clauses, somebody, holder, stance):
        return
    first = min(word, holder.word) if part == "NOUN" and 0 <= word - holder.word < 6 else word
    yield Taken(first, about.last, stance, holder, about, f"striving ({stance})", word)


def _goes_both_ways(clauses: Clauses, about: Complement) -> bool:
    """ "Plans to raise or lower taxes": whichever it is, no stand."""
    act = about.head
    told = [act, *clauses.below(act, "conj")]
    either = any(clauses.lowers[c] == "or" for one in told for c in clauses.below(one, "cc"))
    lemmas = {lemma for one in told for lemma in verb_lemmas(clauses.lowers[one])}
    return either and bool(lemmas & _UP) and bool(lemmas & _DOWN)


def _it(clauses: Clauses, somebody: Somebody, verb: int) -> Holder | None:
    """ "said that it is working to end the war": "it", which a parser may take for empty, stands for who speaks."""
    found = clauses.below(verb, "expl", "nsubj")
    empty = next((word for word in found if clauses.lowers[word] == "it"), None)
    head = clauses.words.head[verb]
    if empty is None or clauses.words.dep[verb] != "ccomp":
        return None
    speaker = clauses.subject(head)
    if speaker is None or somebody.is_person(speaker.word):
        return None
    return Holder(speaker.word, somebody.standing(speaker.word))


def _makes_others(clauses: Clauses, act: int) -> bool:
    """Whether the act is to make others do something ("to get Kyiv to investigate")."""
    hung = [*clauses.below(act, "xcomp", "ccomp", "advcl")]
    hung += [told for whom in clauses.objects(act) for told in clauses.below(whom, "acl")]
    infinitive = any(clauses.lowers[mark] == "to" for verb in hung for mark in clauses.below(verb, "mark"))
    return infinitive and is_stance_word("causing", clauses.lowers[act])


def announced(clauses: Clauses, somebody: Somebody, verb: int) -> Iterator[Taken]:
    """ "said he would end the war", "Greece will send aid, the minister said": what somebody says they will do.

    Giving is offered, a policy supported; who will not do it is told by `refused`.
    """
    modal = clauses.modal(verb)
    if modal is None or clauses.lowers[modal] not in _WILL or clauses.negation(verb) is not None:
        return
    marks = {clauses.lowers[mark] for mark in clauses.below(verb, "mark")}
    speech = clauses.words.head[verb]
    told = clauses.words.dep[verb] == "ccomp" and clauses.lemma(speech) in word_class("speaking")
    about = complement(clauses, verb, ("obj",))
    if not told or about is None or marks & {"if", "whether", "unless"}:
        return
    subject, low = clauses.subject(verb), clauses.lowers[about.head]
    speaker = clauses.subject(speech)
    if subject is None or subject.passive or speaker is None:
        return
    gives = is_stance_word("giving", clauses.lowers[verb]) and is_stance_word("offered", low)
    own = clauses.lowers[subject.word] in _SPEAKERS or somebody.same(subject.word, speaker.word)
    if not gives and not (own and is_public_matter(low) and is_stance_word("policy_act", clauses.lowers[verb])):
        return
    holder = holder_of_predicate(clauses, somebody, verb)
    if holder is not None and not holder.patient and _may_intend(clauses, somebody, holder, "supports"):
        about = Complement(verb, verb, about.last, "inf")
        stance: Stance = "offers" if gives else "supports"
        yield Taken(modal, about.last, stance, holder, about, f"announced ({stance})", verb)


def _striving(clauses: Clauses, word: int) -> Stance | None:
    form = clauses.lowers[word]
    kind = "verb" if clauses.words.pos[word] == "VERB" else "noun"
    if is_stance_word(f"striving_{kind}", form):
        return "supports"
    if is_stance_word(f"pressing_{kind}", form):
        return "demands"
    return "offers" if kind == "noun" and is_stance_word("proposing_noun", form) else None


def is_policy(clauses: Clauses, about: Complement) -> bool:
    """Whether the act makes or unmakes a public matter; an act that is a stance by itself is told by its own verb."""
    act = about.head
    if (about.kind == "of" and clauses.words.tag[act] != "VBG") or verb_senses(clauses.lowers[act]):
        return False
    if _makes_others(clauses, act):
        return True
    things = clauses.objects(act)
    if any(is_stance_word("no_policy", clauses.lowers[thing]) for thing in things):
        return False
    public = any(is_public_matter(clauses.lowers[thing]) for thing in things)
    return public or (bool(things) and is_stance_word("policy_act", clauses.lowers[act]))


def _may_intend(clauses: Clauses, somebody: Somebody, holder: Holder, stance: Stance) -> bool:
    if holder.standing == "nobody" or is_stance_word("thing", clauses.lowers[holder.word]):
        return False
    firm = somebody.actor_at(holder.word)
    if firm is not None and set(firm.sectors) == {"BUS"}:
        # A firm that plans to make its goods takes no stand.
        return False
    # An owner ("his plan") is as public as whom it stands for.
    pronoun = clauses.words.pos[holder.word] in ("PRON", "DET")
    if (somebody.standing(holder.word) if pronoun else holder.standing) == "political":
        return True
    many = clauses.words.tag[holder.word] in ("NNS", "NNPS") or is_stance_word("holder", clauses.lowers[holder.word])
    return stance == "demands" and many


def _is_supposed(clauses: Clauses, word: int) -> bool:
    """Whether it is denied, asked, supposed or merely possible that somebody strives for it."""
    predicate = clauses.predicate(word)
    marks = {clauses.lowers[mark] for mark in clauses.below(predicate, "mark")}
    modal = clauses.modal(predicate)
    denied = bool(_DENYING & set(clauses.lowers[max(clauses.sentence(word).start, word - 3) : word]))
    asked = any(clauses.lowers[w].startswith("?") for w in clauses.sentence(word)[-2:])
    return denied or asked or bool(marks & {"if", "whether", "unless"}) or modal is not None


def enacted(clauses: Clauses, somebody: Somebody, verb: int) -> Iterator[Taken]:
    """ "passed a resolution to send aid", "signed a decree restoring the tax": whoever makes a text law is for it.

    A text that takes a stance by its own participle ("a motion condemning the raid") is told there.
    """
    if not is_stance_word("enacting", clauses.lowers[verb]) or _is_supposed(clauses, verb):
        return
    infinitive = any(clauses.lowers[mark] == "to" for mark in clauses.below(verb, "mark"))
    if infinitive and not is_stance_word("resolving", clauses.lowers[clauses.words.head[verb]]):
        return
    holder = holder_of_predicate(clauses, somebody, verb)
    if holder is None or holder.standing == "nobody" or is_stance_word("sport", clauses.lowers[holder.word]):
        return
    about = holder.patient or complement(clauses, verb, ("obj",))
    if about is None or not is_public_matter(clauses.lowers[about.head]):
        return
    if clauses.lemma(verb) == "sign" and is_stance_word("pact", clauses.lowers[about.head]):
        # Two sides that sign a truce agree with each other: an act, and no stand of one.
        return
    if any(clauses.lowers[word] in ("few", "fewer", "no", "any") for word in clauses.children[about.head]):
        return
    if any(verb_senses(clauses.lowers[told]) for told in clauses.below(about.head, "acl")):
        return
    one = holder.standing == "political" or clauses.words.tag[holder.word] in ("NNS", "NNPS")
    if one or is_stance_word("body", clauses.lowers[holder.word]):
        first, last = min(verb, about.first), max(verb, about.last)
        yield Taken(first, last, "supports", holder, about, "enacting (supports)", verb)
