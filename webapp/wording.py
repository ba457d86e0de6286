"""What a page calls things: in English where they have an English name, else as Vietnamese.

What people wrote, and what somebody named in Vietnamese only, stays as it is. On an English page
it is marked with ``lang``, so that a screen reader pronounces it and nobody takes it for a text
that was forgotten.
"""

from markupsafe import Markup

from webapp.visitors import language


def vietnamese(text: str | None) -> str:
    """Return what somebody wrote, marked as Vietnamese on an English page."""
    if not text or language() == "vi":
        return text or ""
    return Markup('<span lang="vi">{}</span>').format(text)


def called(name: str | None, name_en: str | None) -> str:
    """Return a name in the visitor's language, marked where there is only the Vietnamese one."""
    return name_en if name_en and language() == "en" else vietnamese(name)


def titled(title: str, title_en: str, mission_title: str | None) -> str:
    """Return the title of a case; within an English one the name of its mission stays as it is."""
    if not title_en or language() == "vi":
        return vietnamese(title)
    before, mission, after = title_en.partition(mission_title or title_en)
    known = vietnamese(mission) if mission_title else mission
    return Markup("{}{}{}").format(before, known, after)
