"""The stable views: what people and notebooks ask, each line with its page, its characters and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.store.columns import STORY_TABLES, TABLES


@dataclass(frozen=True, slots=True)
class View:
    """`select` is the view's SQL, over the tables; `columns` is (name, what it holds)."""

    name: str
    about: str
    select: str
    columns: tuple[tuple[str, str], ...]


_PAGE = (
    ("page", "the page, `pages.page`"),
    ("outlet", "who publishes the page"),
    ("published", "day of publication"),
    ("title", "headline"),
    ("url", "address of the page, or its file"),
)
_PAGE_SQL = "p.page, p.outlet, p.published, p.title, p.url"
_SPAN = (("start", "first character in the article's text"), ("stop", "character after the last"))
_WORD = (
    ("says", "the chain of voices, outlet first"),
    ("speaker", "the last of them: who says so"),
    ("latest", "whether this is the newest version of the page"),
)


def _day(column: str) -> str:
    return f"TRY_CAST(substr({column}, 1, 10) AS DATE)"


VIEWS: tuple[View, ...] = (
    View(
        "page_list",
        "Every page with its version: versions share an address and are numbered as they came.",
        f"""
        SELECT p.page, a.outlet, {_day("a.published")} AS published, a.title,
               coalesce(p.url, a.canonical_url, a.url, p.address) AS url, p.address, p.name, p.file, p.fetched, p.state,
               a.language, a.words,
               row_number() OVER same AS version,
               row_number() OVER (PARTITION BY p.address ORDER BY p.fetched DESC NULLS LAST, p.part DESC, p.place DESC)
                   = 1 AS latest
        FROM placed_pages p LEFT JOIN articles a USING (page)
        WINDOW same AS (PARTITION BY p.address ORDER BY p.fetched NULLS FIRST, p.part, p.place)
        """,
        (
            *_PAGE,
            ("address", "what versions share"),
            ("name", "what its source calls it"),
            ("file", "file that held it"),
            ("fetched", "instant of capture"),
            ("state", "read, other language, failed"),
            ("language", "ISO 639-1"),
            ("words", "words of the article"),
            ("version", "1 for the first"),
            ("latest", "whether this is the newest version"),
        ),
    ),
    View(
        "said",
        "Who says what: a line a statement, the article's own left out.",
        f"""
        SELECT {_PAGE_SQL}, s.id, s.says, s.speaker, s.speaker_key, s.speaker_kind, s.manner, s.act, s.certainty,
               s.polarity, s.text, s.start, s.stop, s.why.rule AS rule, p.latest
        FROM statements s JOIN page_list p USING (page) WHERE s.n > 0
        """,
        (
            *_PAGE,
            ("id", "`statements.id`"),
            *_WORD[:2],
            ("speaker_key", "words of that name, to search"),
            ("speaker_kind", "person, organisation, unnamed, …"),
            ("manner", "quoted, paraphrased, …"),
            ("act", "say, deny, accuse, …"),
            ("certainty", "how sure the voice is"),
            ("polarity", "positive or negative"),
            ("text", "the words"),
            *_SPAN,
            ("rule", "why it is concluded"),
            _WORD[2],
        ),
    ),
    View(
        "happened",
        "Events, whatever their status: `status` tells what happened from what is only planned, demanded or denied.",
        f"""
        SELECT {_PAGE_SQL}, e.id, e.type, e.mode, e.cameo, e.status, e.actors, e.actor_countries, e.recipients,
               e.recipient_countries, e.actor_key, e.recipient_key,
               {_day("e.time.begins")} AS begins, {_day("e.time.ends")} AS ends,
               e.time.words AS time_words, e.place.name AS place, e.place.country AS place_country,
               e.place.lat AS lat, e.place.lon AS lon, e.says, e.speaker, e.trigger, e.start, e.stop,
               e.why.rule AS rule, p.latest
        FROM events e JOIN page_list p USING (page)
        """,
        (
            *_PAGE,
            ("id", "`events.id`"),
            ("type", "PLOVER type"),
            ("mode", "PLOVER mode"),
            ("cameo", "CAMEO code"),
            ("status", "happened, ongoing, planned, …"),
            ("actors", "names of those who act"),
            ("actor_countries", "their countries"),
            ("recipients", "names of those acted upon"),
            ("recipient_countries", "their countries"),
            ("actor_key", "words of the actors' names, to search"),
            ("recipient_key", "words of the recipients' names, to search"),
            ("begins", "first day, where the page tells it"),
            ("ends", "day after the last"),
            ("time_words", "the page's words for the time"),
            ("place", "name of the place"),
            ("place_country", "ISO 3166 alpha-3"),
            ("lat", "degrees"),
            ("lon", "degrees"),
            *_WORD[:2],
            ("trigger", "the words of the act"),
            *_SPAN,
            ("rule", "why it is concluded"),
            _WORD[2],
        ),
    ),
    View(
        "attributed",
        "Events with who says so, a flat row an event: `happened` with the statement it stands under, its voices and "
        "all parts in it.",
        f"""
        SELECT {_PAGE_SQL}, e.id, e.type, e.mode, e.cameo, e.status, e.historical, e.contexts,
               e.actors, e.actor_countries, coalesce(r.actor_sectors, []) AS actor_sectors,
               e.recipients, e.recipient_countries, coalesce(r.recipient_sectors, []) AS recipient_sectors,
               coalesce(r.parts, []) AS parts, e.actor_key, e.recipient_key,
               {_day("e.time.begins")} AS begins, {_day("e.time.ends")} AS ends, e.time.precision AS precision,
               e.time.words AS time_words, e.place.name AS place, e.place.country AS place_country,
               e.place.lat AS lat, e.place.lon AS lon, e.trigger, e.start, e.stop,
               s.id AS statement, s.start AS statement_start, s.stop AS statement_stop, s.text AS statement_text,
               s.manner, s.act, s.certainty, s.polarity, s.cue, s.cue_start, s.cue_stop,
               e.says, v.depth, e.speaker, s.speaker_kind, w.country AS speaker_country, w.sectors AS speaker_sectors,
               v.last.label AS speaker_words, v.last.start AS speaker_start, v.last.stop AS speaker_stop,
               e.why.rule AS rule, e.why.score AS score, p.latest
        FROM events e JOIN page_list p USING (page)
        LEFT JOIN statements s ON s.page = e.page AND s.id = e.statement
        LEFT JOIN actors w ON w.page = e.page AND w.id = s.speaker_actor
        LEFT JOIN (SELECT page, statement, count(*) AS depth,
                          arg_max({{'label': label, 'start': start, 'stop': stop}}, n) AS last
                   FROM voices GROUP BY page, statement) v ON v.page = e.page AND v.statement = e.statement
        LEFT JOIN (SELECT page, event,
                          list({{'role': role, 'words': label, 'name': name, 'country': country, 'sectors': sectors,
                                'start': start, 'stop': stop}} ORDER BY n) AS parts,
                          list_sort(list_distinct(flatten(list(sectors) FILTER (role = 'actor')))) AS actor_sectors,
                          list_sort(list_distinct(flatten(list(sectors) FILTER (role = 'recipient'))))
                              AS recipient_sectors
                   FROM roles GROUP BY page, event) r ON r.page = e.page AND r.event = e.id
        """,
        (
            *_PAGE,
            ("id", "`events.id`"),
            ("type", "PLOVER type"),
            ("mode", "PLOVER mode"),
            ("cameo", "CAMEO code"),
            ("status", "happened, ongoing, planned, …"),
            ("historical", "whether it is told as of long ago"),
            ("contexts", "PLOVER contexts"),
            ("actors", "names of those who act"),
            ("actor_countries", "their countries"),
            ("actor_sectors", "their PLOVER sectors"),
            ("recipients", "names of those acted upon"),
            ("recipient_countries", "their countries"),
            ("recipient_sectors", "their PLOVER sectors"),
            ("parts", "everybody in it: role, the page's words, name, country, sectors, start, stop"),
            ("actor_key", "words of the actors' names, to search"),
            ("recipient_key", "words of the recipients' names, to search"),
            ("begins", "first day, where the page tells it"),
            ("ends", "day after the last"),
            ("precision", "how precise the time is: day, month, year, …"),
            ("time_words", "the page's words for the time"),
            ("place", "name of the place"),
            ("place_country", "ISO 3166 alpha-3"),
            ("lat", "degrees"),
            ("lon", "degrees"),
            ("trigger", "the words of the act"),
            *_SPAN,
            ("statement", "`statements.id`: whose word it is; statement 0 is the article itself"),
            ("statement_start", "first character of what is said"),
            ("statement_stop", "character after the last"),
            ("statement_text", "what is said; null where it is the article itself"),
            ("manner", "article, quoted, mixed, paraphrased, block, headline"),
            ("act", "say, deny, accuse, …"),
            ("certainty", "how sure the voice is"),
            ("polarity", "positive or negative"),
            ("cue", "the words that tell that somebody says it"),
            ("cue_start", "first character of the cue"),
            ("cue_stop", "character after the cue"),
            ("says", "the chain of voices, outlet first"),
            ("depth", "how many voices are in the chain: 1 is the outlet's own word"),
            ("speaker", "the last of them: who says so"),
            ("speaker_kind", "outlet, person, office, organisation, country, group, document, unnamed"),
            ("speaker_country", "ISO 3166 alpha-3"),
            ("speaker_sectors", "PLOVER sectors"),
            ("speaker_words", "the speaker in the page's own words"),
            ("speaker_start", "first character of those words; null where the page does not write them there"),
            ("speaker_stop", "character after them"),
            ("rule", "why it is concluded"),
            ("score", "score of that rule, in [0, 1]"),
            _WORD[2],
        ),
    ),
    View(
        "counted",
        "Figures as they were told.",
        f"""
        SELECT {_PAGE_SQL}, f.id, f.measure, f.low, f.high, f.bound, f.unit, f.scope, f.polarity,
               {_day("f.since.begins")} AS since, {_day("f.as_of.begins")} AS as_of, f.says, f.speaker, f.text,
               f.start, f.stop, f.why.rule AS rule, p.latest
        FROM figures f JOIN page_list p USING (page)
        """,
        (
            *_PAGE,
            ("id", "`figures.id`"),
            ("measure", "killed, displaced, money, …"),
            ("low", "lower bound"),
            ("high", "upper bound"),
            ("bound", "exact, about, over, under, range, vague"),
            ("unit", "what is counted"),
            ("scope", "words that limit it"),
            ("polarity", "positive or negative"),
            ("since", "from when it counts"),
            ("as_of", "until when it counts"),
            *_WORD[:2],
            ("text", "the words"),
            *_SPAN,
            ("rule", "why it is concluded"),
            _WORD[2],
        ),
    ),
    View(
        "wanted",
        "Positions: who wants, refuses or offers what.",
        f"""
        SELECT {_PAGE_SQL}, w.id, coalesce(a.label, w.holder) AS holder, a.country AS holder_country, w.holder_key,
               w.stance, w.object, w.condition, w.says, w.speaker, w.text, w.start, w.stop, w.why.rule AS rule, p.latest
        FROM positions w JOIN page_list p USING (page) LEFT JOIN actors a ON a.id = w.holder_actor
        """,
        (
            *_PAGE,
            ("id", "`positions.id`"),
            ("holder", "resolved name"),
            ("holder_country", "ISO 3166 alpha-3"),
            ("holder_key", "words of that name, to search"),
            ("stance", "supports, opposes, demands, …"),
            ("object", "what"),
            ("condition", "on what condition"),
            *_WORD[:2],
            ("text", "the words"),
            *_SPAN,
            ("rule", "why it is concluded"),
            _WORD[2],
        ),
    ),
    View(
        "named",
        "Actors as each page tells of them, with how often.",
        f"""
        SELECT {_PAGE_SQL}, a.id, a.label, a.label_key, a.kind, a.country, a.sectors, m.mentions, m.start, m.stop,
               a.why.rule AS rule, p.latest
        FROM actors a JOIN page_list p USING (page)
        LEFT JOIN (SELECT actor, count(*) AS mentions, min(start) AS start, arg_min(stop, start) AS stop
                   FROM mentions GROUP BY actor) m ON m.actor = a.id
        """,
        (
            *_PAGE,
            ("id", "`actors.id`"),
            ("label", "the fullest name on the page"),
            ("label_key", "words of that name, to search"),
            ("kind", "person, organisation, country, …"),
            ("country", "ISO 3166 alpha-3"),
            ("sectors", "PLOVER sectors"),
            ("mentions", "stretches that stand for the actor"),
            ("start", "first character of the first mention"),
            ("stop", "character after it"),
            ("rule", "why it is concluded"),
            _WORD[2],
        ),
    ),
    View(
        "failures",
        "What could not be read, and why.",
        """
        SELECT q.page, p.url, p.file, p.name, q.stage, q.message, p.state, p.latest
        FROM problems q JOIN page_list p USING (page)
        """,
        (
            ("page", "the page, `pages.page`"),
            ("url", "address of the page, or its file"),
            ("file", "file that held it"),
            ("name", "what its source calls it"),
            ("stage", "read, language, reading, worker"),
            ("message", "one line"),
            ("state", "failed, or read in part"),
            ("latest", "whether this is the newest version"),
        ),
    ),
    View(
        "stories",
        "Stories: articles that tell of one happening (event), longer courses of events (episode), and situations.",
        """
        SELECT s.story, s.level, s.title, TRY_CAST(s.first AS DATE) AS first, TRY_CAST(s.last AS DATE) AS last,
               c.articles, c.outlets, s.keys, s.episode, s.situation, nullif(s.why.rule, '') AS rule,
               nullif(s.why.detail, '') AS detail
        FROM kept_stories s JOIN (
            SELECT story, count(*) AS articles, count(DISTINCT outlet) AS outlets FROM (
                SELECT a.story, a.page FROM kept_articles a
                UNION ALL
                SELECT e.episode, a.page FROM kept_articles a JOIN kept_stories e USING (story)
                WHERE e.episode IS NOT NULL AND len(a.spans) = 0
                UNION ALL
                SELECT e.situation, a.page FROM kept_articles a JOIN kept_stories e USING (story)
                WHERE e.situation IS NOT NULL AND len(a.spans) = 0)
            LEFT JOIN articles USING (page) GROUP BY story) c USING (story)
        """,
        (
            ("story", "id, the same as long as its first article is"),
            ("level", "event, episode or situation"),
            ("title", "headline of the article that is most like the whole"),
            ("first", "day of the first article"),
            ("last", "day of the last article"),
            ("articles", "how many pages are in it"),
            ("outlets", "of how many outlets"),
            ("keys", "names that hold it together"),
            ("episode", "the episode that it is part of"),
            ("situation", "the situation that it or its episode is part of"),
            ("rule", "why it is part of it"),
            ("detail", "what was found in common"),
        ),
    ),
    View(
        "story_articles",
        "Each page in its own event's story and in those that it tells by the way, with the reason.",
        f"""
        SELECT s.story, s.n, CASE WHEN len(s.spans) > 0 THEN 'passages' ELSE 'page' END AS told_in,
               {_PAGE_SQL}, s.why.rule AS rule, s.why.score AS score, s.why.detail AS detail,
               c.original, c.kind AS copy, p.latest
        FROM kept_articles s JOIN page_list p USING (page)
        LEFT JOIN (SELECT page, arg_min(original, (kind = 'excerpt', -shared, original)) AS original,
                          arg_min(kind, (kind = 'excerpt', -shared, original)) AS kind
                   FROM kept_copies GROUP BY page) c ON c.page = s.page
        """,
        (
            ("story", "`stories.story`"),
            ("n", "place in the story, from 0, in order of publication; after them pages that tell it by the way"),
            ("told_in", "page where it is the page's own story, passages where the page tells it by the way"),
            *_PAGE,
            ("rule", "why it is in the story"),
            ("score", "how alike it is, in [0, 1]"),
            ("detail", "what was found in common"),
            ("original", "the page whose words it prints"),
            ("copy", "exact, edited or excerpt"),
            _WORD[2],
        ),
    ),
)

NAMES: frozenset[str] = frozenset(view.name for view in VIEWS) | {table.name for table in (*TABLES, *STORY_TABLES)}
