"""Forms: what is asked, which answers satisfy it, and what they mean to the process.

Pure: a form and posted values go in, answers or every problem come out. The page only shows
what this room judges; it never decides what is hidden, required, offered or computed.
"""

from engine.forms.display import form_text, raw_text, text_language
from engine.forms.errors import AnswersRejected, BadForm, FormProblem, Problem
from engine.forms.filling import Filled, fill
from engine.forms.offers import offered_by
from engine.forms.outcomes import decisions, public_fields, record_values, rows_of, value_of
from engine.forms.parts import CHOICES, Body, Field, Form, Group, Notice, Part, Rows, fields
from engine.forms.prefilling import prefill
from engine.forms.read_answers import Answers, read_answers
from engine.forms.read_form import read_form
from engine.forms.rules import Language, Option
from engine.forms.sheets import Sheet

__all__ = [
    "CHOICES",
    "Answers",
    "AnswersRejected",
    "BadForm",
    "Body",
    "Field",
    "Filled",
    "Form",
    "FormProblem",
    "Group",
    "Language",
    "Notice",
    "Option",
    "Part",
    "Problem",
    "Rows",
    "Sheet",
    "decisions",
    "fields",
    "fill",
    "form_text",
    "offered_by",
    "prefill",
    "public_fields",
    "raw_text",
    "read_answers",
    "read_form",
    "record_values",
    "rows_of",
    "text_language",
    "value_of",
]
