"""A form with values to HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from engine.forms import Form, Language, Problem, fill
from engine.model.values import Value
from webapp.forms.environment import environment
from webapp.forms.showing import Showing
from webapp.forms.showing_field import FileUrl, Occasion


@dataclass(frozen=True)
class Page:
    """What a form needs from the page around it.

    ``live_url`` is where htmx posts the form after a change; it answers with
    ``render_fields``. Empty: the page works by its buttons alone.
    """

    now: datetime
    language: Language = "vi"
    live_url: str = ""
    #: Makes the address of a stored file from its digest.
    file_url: FileUrl | None = None
    #: The values are a draft made with an earlier version of the form.
    is_outdated: bool = False


def render_form(
    form: Form,
    raw: Mapping[str, Value],
    problems: Mapping[str, Sequence[Problem]],
    context: Mapping[str, Value],
    page: Page,
) -> Markup:
    """Return the error summary and ``<div id="form-fields">``, to stand inside a ``<form>``.

    ``raw`` is ``prefill(…)``, a draft, or ``read_post(…)``; ``problems`` are those of
    ``AnswersRejected``, or empty. The ``<form>`` needs ``method="post"``,
    ``enctype="multipart/form-data"`` and ``novalidate``, its csrf token, and the page's own
    submit button after the fields. A post for which ``wants_refresh`` is true is answered by
    rendering again with ``read_post``.

    >>> render_form(form, prefill(form, context, now), {}, context, Page(now=now))
    """
    return _rendered("fields/form.html", form, raw, problems, context, page)


def render_fields(
    form: Form,
    raw: Mapping[str, Value],
    problems: Mapping[str, Sequence[Problem]],
    context: Mapping[str, Value],
    page: Page,
) -> Markup:
    """Return only what stands inside ``#form-fields``.

    This is the answer to a post to ``live_url``, and what a page shows that has its summary
    and its ``#form-fields`` in places of its own.

    >>> render_fields(form, read_post(form, request.form), {}, context, page)
    """
    return _rendered("fields/inside.html", form, raw, problems, context, page)


def render_summary(
    form: Form,
    raw: Mapping[str, Value],
    problems: Mapping[str, Sequence[Problem]],
    context: Mapping[str, Value],
    page: Page,
) -> Markup:
    """Return the error summary alone, empty without problems; its links lead to the fields.

    >>> render_summary(form, raw, refusal.problems, context, page)
    """
    return _rendered("fields/summary.html", form, raw, problems, context, page)


def _rendered(
    template: str,
    form: Form,
    raw: Mapping[str, Value],
    problems: Mapping[str, Sequence[Problem]],
    context: Mapping[str, Value],
    page: Page,
) -> Markup:
    filled = fill(form, raw, context, page.now)
    sheet = Showing(Occasion(filled, problems, page.language, page.file_url)).sheet()
    html = (
        environment()
        .get_template(template)
        .render(
            sheet=sheet,
            language=page.language,
            live_url=page.live_url,
            is_outdated=page.is_outdated,
        )
    )
    # Made by our own autoescaping templates.
    return Markup(html)  # noqa: S704
