"""Forms on a page: a form with values to HTML, and a posted page back to raw values.

Nothing here decides: what is hidden, computed, offered or wrong comes from ``engine.forms``.
A page works with plain posts; with htmx the same fields are swapped in place.
"""

from webapp.forms.posted import read_post, wants_refresh, with_files
from webapp.forms.reading import render_answers
from webapp.forms.rendering import Page, render_fields, render_form, render_summary

__all__ = [
    "Page",
    "read_post",
    "render_answers",
    "render_fields",
    "render_form",
    "render_summary",
    "wants_refresh",
    "with_files",
]
