from __future__ import annotations

import pytest

from onrecord.read import jsonld


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Dam closed"}',
        '[{"@type": "NewsArticle", "headline": "Dam closed"}]',
        '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Dam closed"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Dam closed"}}',
        '<!-- {"@type": "NewsArticle", "headline": "Dam closed"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Dam closed"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Dam closed",}',
        '{"@type": "NewsArticle",, "headline": "Dam closed"}',
        '{"@type": "NewsArticle", "headline": "Dam closed"};',
        '{"@type": "WebSite"} {"@type": "NewsArticle", "headline": "Dam closed"}',
        '{"@type": "NewsArticle", "description": "two\nlines", "headline": "Dam closed"}',
        '{"@type": "NewsArticle", "description": "a \\d b", "headline": "Dam closed"}',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Dam&amp;nbsp;closed"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Dam closed&quot;}",
    ],
)
def test_an_article_is_found_in_every_shape(script: str) -> None:
    found = jsonld.articles(jsonld.items([script]))
    assert "Dam closed" in [jsonld.text(item.get("headline")) for item in found]


@pytest.mark.parametrize("script", ["", "no json", "{", '{"@type": }', "[" * 100_000, "null", "3", '"words"'])
def test_what_cannot_be_read_is_no_item(script: str) -> None:
    assert jsonld.items([script]) == []


def test_the_most_telling_type_comes_first() -> None:
    script = '[{"@type": "WebPage", "name": "w"}, {"@type": "Product"}, {"@type": "NewsArticle", "headline": "n"}]'
    assert [jsonld.types(item) for item in jsonld.articles(jsonld.items([script]))] == [["newsarticle"], ["webpage"]]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('"Ann Poe"', [("Ann Poe", False)]),
        ('["Ann Poe", "Ben Roe"]', [("Ann Poe", False), ("Ben Roe", False)]),
        ('{"@type": "Person", "name": "Ann Poe"}', [("Ann Poe", False)]),
        ('{"@type": "Organization", "name": "Harbour Voice"}', [("Harbour Voice", True)]),
        ('{"@type": "Person", "name": ["Ann Poe", "Ben Roe"]}', [("Ann Poe", False), ("Ben Roe", False)]),
        ('[{"name": "Ann &amp; Co"}, {"name": ""}, {}]', [("Ann & Co", False)]),
        ('{"@id": "#1"}', [("Ida Falk", False)]),
        ('[{"@id": "#1"}, {"@id": "#unknown"}]', [("Ida Falk", False)]),
        ("null", []),
        ("5", []),
    ],
)
def test_authors_come_in_every_shape(author: str, names: list[tuple[str, bool]]) -> None:
    person = '{"@id": "#1", "@type": "Person", "name": "Ida Falk"}'
    script = f'{{"@graph": [{person}, {{"@type": "NewsArticle", "author": {author}}}]}}'
    (item,) = jsonld.articles(jsonld.items([script]))
    assert list(jsonld.names(item.get("author"))) == names
