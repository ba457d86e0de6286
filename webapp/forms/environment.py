"""The templates of fields, usable without the application around them."""

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from webapp.language import text


@cache
def environment() -> Environment:
    """Return an environment that knows our templates and the macros of govuk-frontend.

    It is apart from the application's: the macros rely on undefined values being empty, which
    the pages do not allow.
    """
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    made = Environment(
        loader=ChoiceLoader([PackageLoader("webapp"), govuk]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["words"] = text
    return made
