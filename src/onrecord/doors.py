"""Doors that open late: names of a package whose modules are loaded when they are first asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType


class _Late(ModuleType):
    """A package that finds its names where `_homes` says, and keeps them once a module of the same name is loaded."""

    _homes: Mapping[str, str]

    def __getattr__(self, name: str) -> object:
        if name not in self._homes:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return getattr(import_module(self._homes[name]), name)

    def __setattr__(self, name: str, value: object) -> None:
        # The import system sets a loaded module as an attribute of its package.
        if not (isinstance(value, ModuleType) and name in self.__dict__.get("__all__", ())):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._homes})


def open_late(package: str, homes: Mapping[str, str]) -> None:
    """Let a package find each name of `homes` in the module named there, loaded by who first asks for the name.

    A command pays for what it needs: what lists the pages of files does not need what reads them.
    """
    module = sys.modules[package]
    module.__class__ = _Late
    module.__dict__["_homes"] = homes
