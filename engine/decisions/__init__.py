"""Decision models in, outcomes out, with the rules that fired.

Reads DMN of the versions 1.1 to 1.5. A model is parsed and compiled once and decides any
number of times; deciding is a pure function of the inputs and the moment it is told.
"""

from engine.decisions.errors import BadModel, NoSuchDecision
from engine.decisions.model import Model, Outcome
from engine.decisions.reading import read_model

__all__ = ["BadModel", "Model", "NoSuchDecision", "Outcome", "read_model"]
