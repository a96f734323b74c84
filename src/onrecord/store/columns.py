"""The tables of a record: their columns, what each holds, and nothing of how they are written."""

from __future__ import annotations

from dataclasses import dataclass

STORE_VERSION = 3
"""Of the layout of a record on disk; store/migrations.py brings an older one up."""


@dataclass(frozen=True, slots=True)
class Column:
    """`type` is a name of `TYPES`; `about` says what the column holds, for people."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of row; every row of a part has the `page` it came from."""

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


WHY = {"rule": "text", "score": "real", "detail": "text"}

TYPES: dict[str, object] = {
    "text": "text",
    "whole": "whole",
    "real": "real",
    "yes or no": "yes or no",
    "bytes": "bytes",
    "texts": ["text"],
    "spans": [{"start": "whole", "stop": "whole"}],
    "passages": [{"start": "whole", "stop": "whole", "words": "text", "names": "text", "opening": "text"}],
    "authors": [{"name": "text", "role": "text"}],
    "parties": [{"label": "text", "actor": "text", "start": "whole", "stop": "whole"}],
    "sides": [["text"]],
    "why": WHY,
    "time": {
        "words": "text",
        "start": "whole",
        "stop": "whole",
        "type": "text",
        "value": "text",
        "begins": "text",
        "ends": "text",
        "precision": "text",
        "why": WHY,
    },
    "place": {
        "words": "text",
        "start": "whole",
        "stop": "whole",
        "name": "text",
        "kind": "text",
        "country": "text",
        "admin": "text",
        "lat": "real",
        "lon": "real",
        "id": "text",
        "runner_up": "text",
        "why": WHY,
    },
}
"""A name is a plain value, a list holds many, a dictionary is a structure of named values."""


def _table(name: str, about: str, columns: str) -> Table:
    """A table from lines "name: type: what it holds"."""
    rows = [line.strip().split(": ", 2) for line in columns.strip().splitlines()]
    return Table(name, about, tuple(Column(*row) for row in rows))


_SPAN = """
    start: whole: first character in the article's text
    stop: whole: character after the last
"""
_PAGE = "page: text: the page, `pages.page`"
_REASON = "why: why: the rule that concluded it, its score in [0, 1] and detail"
_WORD = """
    statement: text: the statement it stands under, `statements.id`: whose word it is
    says: text: that statement's chain of voices by resolved names, outlet first, joined by " → "
    speaker: text: the last of them: who says so
""".strip()

TABLES: tuple[Table, ...] = (
    _table(
        "pages",
        "A captured page, read or not; the same bytes under the same address are one page.",
        """
    page: text: id: a hash of address and bytes
    name: text: what its source calls it: the id of a JSON row, a file, a zip's member, a feed's entry
    address: text: what versions of one page share: its URL, or its file and name where it has none
    url: text: URL that came with the bytes
    file: text: file that held it
    byte: whole: offset of its bytes in that file
    member: text: zip member or feed entry inside the file
    digest: text: SHA-256 of its bytes
    size: whole: bytes
    media_type: text: "text/html", "text/plain" (a capture) or "text/x-article" (prose alone)
    fetched: text: instant of capture, ISO 8601, where the source tells
    known: text: metadata that came beside the bytes, as JSON
    state: text: "read", "other language" (article without findings) or "failed" (see problems)
    body: bytes: the bytes of a page that failed, so that `onrecord retry` can read them again
    """,
    ),
    _table(
        "articles",
        "The article found on a page.",
        """
    page: text: the page, `pages.page`
    url: text: address of the page
    canonical_url: text: address that the page gives itself
    outlet: text: who publishes it
    title: text: headline
    authors: authors: names in the byline with their roles
    published: text: instant with offset or day, ISO 8601
    updated: text: instant with offset or day, ISO 8601
    language: text: ISO 639-1
    credits: texts: credit lines
    wire: text: agency the text is credited to
    words: whole: words of the text, split at white space
    text: text: the article's text; every span of the page indexes it
    """,
    ),
    _table(
        "blocks",
        "A stretch of an article with one role.",
        f"""
    {_PAGE}
    n: whole: place in the article, from 0
    kind: text: headline, paragraph, quote, caption, …
    {_SPAN.strip()}
    voice: text: label of the voice that introduces a quoted block
    voice_kind: text: kind of that voice
    voice_actor: text: its actor, `actors.id`
    voice_start: whole: first character of the label
    voice_stop: whole: character after the label
    """,
    ),
    _table(
        "statements",
        "A stretch that somebody answers for; n = 0 is the article itself.",
        f"""
    {_PAGE}
    n: whole: place in the reading, from 0
    id: text: hash of content
    parent: text: the statement it stands inside, `statements.id`
    {_SPAN.strip()}
    spans: spans: its stretches, where there are several
    text: text: the words; of the article itself nothing
    manner: text: article, quoted, mixed, paraphrased, block, headline
    act: text: say, claim, deny, accuse, warn, …
    certainty: text: certain, probable, possible, unknown
    polarity: text: positive or negative
    cue_start: whole: first character of the cue
    cue_stop: whole: character after the cue
    cue: text: the words of the cue
    distance: spans: words by which whoever tells it stands back from it ("so-called", "apparently", scare quotes)
    says: text: the chain of voices by resolved names, outlet first, joined by " → "
    speaker: text: resolved name of the last voice: who says it
    speaker_kind: text: kind of the last voice
    speaker_actor: text: actor of the last voice, `actors.id`
    speaker_key: text: words of that name without accents and capitals, to search
    {_REASON}
    """,
    ),
    _table(
        "voices",
        "The chain of voices behind each statement, the outlet first (n = 0).",
        f"""
    {_PAGE}
    statement: text: `statements.id`
    n: whole: place in the chain, from 0
    kind: text: outlet, person, office, organisation, country, group, document, unnamed
    label: text: the words on the page
    actor: text: who it is, `actors.id`
    {_SPAN.strip()}
    """,
    ),
    _table(
        "events",
        "An act in the terms of PLOVER 0.8.",
        f"""
    {_PAGE}
    n: whole: place in the reading, from 0
    id: text: hash of content
    {_WORD}
    type: text: PLOVER type (ACCUSE, ASSAULT, …)
    mode: text: PLOVER mode
    cameo: text: CAMEO code, derived
    status: text: happened, ongoing, planned, demanded, offered, conditional, possible, denied, asked
    contexts: texts: PLOVER contexts (military, economic, …)
    historical: yes or no: whether it is told as of long ago
    {_SPAN.strip()}
    trigger: text: the words at the span
    actors: texts: resolved names of those who act (see `roles`)
    actor_countries: texts: their countries, ISO 3166 alpha-3
    recipients: texts: resolved names of those acted upon
    recipient_countries: texts: their countries
    actor_key: text: words of the actors' names without accents and capitals, to search
    recipient_key: text: words of the recipients' names likewise
    time: time: when, as words, characters and an interval [begins, ends)
    place: place: where, as words, characters and a place
    {_REASON}
    """,
    ),
    _table(
        "roles",
        "Who or what plays a part in an event.",
        f"""
    {_PAGE}
    event: text: `events.id`
    n: whole: place in the event, from 0
    role: text: actor, recipient, third, instrument, place
    label: text: the words on the page
    {_SPAN.strip()}
    actor: text: who it is, `actors.id`
    name: text: resolved name
    country: text: ISO 3166 alpha-3
    sectors: texts: PLOVER sectors (GOV, MIL, REB, …)
    """,
    ),
    _table(
        "figures",
        "A count as it was told.",
        f"""
    {_PAGE}
    n: whole: place in the reading, from 0
    id: text: hash of content
    {_WORD}
    measure: text: killed, wounded, displaced, money, percent, …
    low: real: lower bound, where there is one
    high: real: upper bound, where there is one
    bound: text: exact, about, over, under, range, vague
    unit: text: what is counted
    scope: text: words that limit it
    since: time: from when it counts
    as_of: time: until when it counts
    cumulative: yes or no: whether it adds up over time, where told
    polarity: text: positive or negative
    {_SPAN.strip()}
    text: text: the words at the span
    {_REASON}
    """,
    ),
    _table(
        "positions",
        "Who wants, refuses or offers what.",
        f"""
    {_PAGE}
    n: whole: place in the reading, from 0
    id: text: hash of content
    {_WORD}
    holder: text: whose position, in the words of the page
    holder_actor: text: `actors.id`
    holder_key: text: words of the resolved name without accents and capitals, to search
    holder_start: whole: first character of the holder
    holder_stop: whole: character after the holder
    stance: text: supports, opposes, demands, rejects, offers, would block
    object: text: what, in the words of the page
    condition: text: on what condition
    {_SPAN.strip()}
    text: text: the words at the span
    {_REASON}
    """,
    ),
    _table(
        "procedures",
        "How something is decided, and who can block it.",
        f"""
    {_PAGE}
    n: whole: place in the reading, from 0
    id: text: hash of content
    {_WORD}
    decides: text: what is decided
    rule: text: veto, vote, consent, …
    parties: parties: who has a part in it
    steps: texts: steps in order
    blockers: parties: who could stop it alone
    {_SPAN.strip()}
    text: text: the words at the span
    {_REASON}
    """,
    ),
    _table(
        "actors",
        "Somebody a page tells of, under all the names it uses.",
        f"""
    {_PAGE}
    n: whole: place in the reading, from 0
    id: text: hash of content
    label: text: the fullest name on the page
    kind: text: person, office, organisation, country, group, place, document, unnamed
    country: text: ISO 3166 alpha-3
    sectors: texts: PLOVER sectors
    holder: text: who held the office, by other pages
    label_key: text: words of the name without accents and capitals, to search
    {_REASON}
    """,
    ),
    _table(
        "offices",
        "A page's claim that somebody holds or held an office.",
        f"""
    {_PAGE}
    actor: text: `actors.id`
    n: whole: place with the actor, from 0
    office: text: its name
    polity: text: of which country or body
    tenure: text: current, former, acting, elect, unknown
    begins: text: first day, ISO 8601
    ends: text: day after the last, ISO 8601
    {_SPAN.strip()}
    {_REASON}
    """,
    ),
    _table(
        "mentions",
        "Every stretch that stands for an actor, pronouns included.",
        f"""
    {_PAGE}
    actor: text: `actors.id`
    n: whole: place with the actor, from 0
    {_SPAN.strip()}
    """,
    ),
    _table(
        "problems",
        "What could not be read, at which stage, and why.",
        """
    page: text: the page, `pages.page`
    n: whole: place in the reading, from 0
    stage: text: read, language, reading, worker
    message: text: one line
    """,
    ),
)

STORY_TABLES: tuple[Table, ...] = (
    _table(
        "kept_stories",
        "Articles that tell of one happening (level event), such stories in one course (episode), or those of months.",
        """
    story: text: id, the same as long as its first article is
    level: text: event, episode or situation
    title: text: headline of the article that is most like the whole
    first: text: day of its first article, ISO 8601
    last: text: day of its last article, ISO 8601
    keys: texts: names that hold it together, the strongest first
    episode: text: the episode that an event's story is part of, `kept_stories.story`
    situation: text: the situation that it or its episode is part of, `kept_stories.story`
    about: texts: places, types of act and parties that most of its pages tell: place, type or party, a space, and which
    why: why: why it is part of its episode, or an episode of its situation: the rule, its score in [0, 1] and detail
    """,
    ),
    _table(
        "kept_articles",
        "A page in its own event's story, or in another that it tells by the way.",
        f"""
    story: text: `kept_stories.story`
    n: whole: place in the story, from 0, in order of publication; after them pages that tell it by the way
    page: text: the page, `pages.page`
    spans: spans: the passages that tell it by the way; none where it is the page's own story
    {_REASON}
    """,
    ),
    _table(
        "kept_copies",
        "A page that prints the words of another.",
        f"""
    page: text: the page, `pages.page`
    original: text: the page whose words it prints, which came first
    kind: text: exact, edited or excerpt
    shared: real: share of the shorter page's words, in [0, 1]
    {_REASON}
    """,
    ),
    _table(
        "corrections",
        "What people changed in the stories, in order.",
        """
    number: whole: from 1
    kind: text: merge, split, apart (pages do not tell a story by the way) or undo
    at: text: instant, ISO 8601
    reason: text: why, in the person's words
    sides: sides: the pages of each story that became one, of each that one became, or of a story and those set apart
    of: whole: the correction that an undo takes back
    """,
    ),
)
"""Tables of the whole record, made from its parts and from what people corrected; in a folder of their own."""

TRAITS = _table(
    "traits",
    "What stories and copies are told by, a row a page that was read; made from a part, and anew where it is lost.",
    """
    page: text: the page, `pages.page`
    published: text: instant with offset or day, ISO 8601
    day: whole: day of publication, days since 1 January of the year 1, which is 1
    outlet: text: who publishes it
    wire: text: agency that its text is credited to
    title: text: headline
    words: text: its weighty words with a space between, each as often as it stands there
    names: text: those of them that are written as names, and numerals
    keys: texts: a kind and a value each: place, person, day, number, type of event
    shingles: bytes: sampled runs of four words, eight bytes each, smallest first
    runs: whole: how many runs of four words the page has
    passages: passages: its paragraphs and what else tells something, with their weighty words and names
    days: text: the days that its text tells of: of each its first character, the one after the last, and the day
    """,
)

BY_NAME: dict[str, Table] = {table.name: table for table in (*TABLES, *STORY_TABLES, TRAITS)}
