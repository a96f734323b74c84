"""What a page recalls has the day on which it was said."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.brief.recalled import said_before
from onrecord.record import Article, Block, Span, Statement, Voice, Why
from tests.brief.conftest import span


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Ada Orm said on 16 March that the pier would stand.", "said on 16 March 2024"),
        ("Ada Orm said on March 16, 2023 that the pier would stand.", "said on 16 March 2023"),
        ("On 16 March Ada Orm said that the pier would stand.", "said on 16 March 2024"),
        ("Ada Orm said on 16 December that the pier would stand.", "said on 16 December 2023"),
        ("Ada Orm said in January that the pier would stand.", "said in January"),
        ("Ada Orm said two years ago that the pier would stand.", "said two years ago"),
        ("Ada Orm said in December that the pier would stand.", "said in December"),
        ("In December Ada Orm said that the pier would stand.", "said in December"),
        ("Ada Orm said in December the pier would fall.", ""),
        ("Ada Orm said in 2030 the pier would fall.", ""),
        ("Ada Orm said last week’s storm shook the pier.", ""),
        ("Ada Orm said last year was hard on the pier.", ""),
        ("Ada Orm said in march step the pier shook.", ""),
        ("Ada Orm said on 28 March that the pier would stand.", ""),
        ("Ada Orm said on Thursday that the pier would stand.", ""),
        ("Ada Orm said that on 16 March the pier had stood.", ""),
        ("In January the pier fell, Ada Orm said.", ""),
        ("Ada Orm said on 31 February that the pier would stand.", ""),
    ],
)
def test_a_day_of_before_stands_behind_what_was_said_then(text: str, note: str) -> None:
    article = Article(id="p", text=text, outlet="Bay Mail", blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    chain = (Voice(kind="outlet", label="Bay Mail"), Voice(kind="person", label="Ada Orm", span=span(text, "Ada Orm")))
    said = Statement(
        id="s",
        spans=(span(text, "the pier"),),
        chain=chain,
        manner="paraphrased",
        cue=span(text, "said"),
        why=Why(rule="made by hand"),
    )
    assert said_before(article, said, date(2024, 3, 29)) == note
    assert said_before(article, said, None) == ""
