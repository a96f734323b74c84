"""The words of the project: what an article, a statement, an event, a figure *is*; it imports nothing of ours."""

from onrecord.record.contract import SCHEMA, as_json
from onrecord.record.errors import MissingExtra, OnrecordError, PageProblem, RunStopped, UnknownSetting
from onrecord.record.findings import (
    Bound,
    Event,
    Figure,
    Measure,
    Party,
    Position,
    Procedure,
    Role,
    RoleName,
    Stance,
    Status,
)
from onrecord.record.grounds import (
    Actor,
    ActorKind,
    Grounds,
    Occupancy,
    Office,
    Precision,
    Tenure,
    TimexType,
    When,
    Where,
)
from onrecord.record.ids import content_id
from onrecord.record.pages import BODY_KINDS, FINDING_KINDS, Article, Author, Block, BlockKind, Origin, Page, Problem
from onrecord.record.reading import Reading
from onrecord.record.spans import Span, Why
from onrecord.record.stories import Relation, RelationType, Story, StoryLevel
from onrecord.record.voices import Act, Certainty, Manner, Polarity, Statement, Voice, VoiceKind
from onrecord.record.words import Analysis, Mention, MentionKind

__all__ = [
    "BODY_KINDS",
    "FINDING_KINDS",
    "SCHEMA",
    "Act",
    "Actor",
    "ActorKind",
    "Analysis",
    "Article",
    "Author",
    "Block",
    "BlockKind",
    "Bound",
    "Certainty",
    "Event",
    "Figure",
    "Grounds",
    "Manner",
    "Measure",
    "Mention",
    "MentionKind",
    "MissingExtra",
    "Occupancy",
    "Office",
    "OnrecordError",
    "Origin",
    "Page",
    "PageProblem",
    "Party",
    "Polarity",
    "Position",
    "Precision",
    "Problem",
    "Procedure",
    "Reading",
    "Relation",
    "RelationType",
    "Role",
    "RoleName",
    "RunStopped",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "Story",
    "StoryLevel",
    "Tenure",
    "TimexType",
    "UnknownSetting",
    "Voice",
    "VoiceKind",
    "When",
    "Where",
    "Why",
    "as_json",
    "content_id",
]
