"""What is asked of a word again and again is found once a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def remembered(ask: Callable[[Any, int], Answer]) -> Callable[[Any, int], Answer]:
    """A question about a word of a page, asked of an object that lives as long as the page: answered once a word.

    The answers live in the object and go with it.
    """
    name = f"_answers_of_{ask.__name__}"

    @wraps(ask)
    def asked(page: Any, word: int) -> Answer:
        answers: dict[int, Answer]
        try:
            answers = page.__dict__[name]
        except KeyError:
            answers = page.__dict__[name] = {}
        if word not in answers:
            answers[word] = ask(page, word)
        return answers[word]

    return asked
