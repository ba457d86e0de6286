"""The environment, read once into one frozen value; all that is wrong with it is told at once."""

from engine.settings.provider import Provider
from engine.settings.reading import BadSettings, Problem
from engine.settings.values import (
    KNOWN,
    MEGABYTE,
    SHIPPED,
    Settings,
    read_settings,
    unknown_names,
)

__all__ = [
    "KNOWN", "MEGABYTE", "SHIPPED", "BadSettings", "Problem", "Provider", "Settings",
    "read_settings", "unknown_names",
]  # fmt: skip
