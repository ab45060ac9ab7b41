"""A dataset's own colours, and the files that its look names: colours that can be read, names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evaldata.model.contrast import READABLE, contrast
from evaldata.model.evaluation import Look
from evaldata.model.palette import DARK, LIGHT, Scheme
from evaldata.model.problems import Problem, in_evaluation

COLOUR = re.compile("#[0-9a-fA-F]{6}")
STEM = "[A-Za-z0-9][A-Za-z0-9_-]*"


@dataclass(frozen=True)
class LookFile:
    """A file that a look may name; it lies beside `evaluation.toml`.

    Attributes:
        key: The key of the look that names it.
        what: What it is: the rules that it may break begin with this.
        kind: What kind of file it is, in words.
        suffix: How its name ends.
        most: Bytes that it may have.
    """

    key: str
    what: str
    kind: str
    suffix: str
    most: int


LOGO = LookFile("logo", "logo", "PNG file", ".png", 512 << 10)
SLIDES = LookFile("slides_template", "template", "PowerPoint file", ".pptx", 5 << 20)
DOCUMENT = LookFile("document_template", "template", "Word file", ".docx", 5 << 20)
LOOK_FILES = (LOGO, SLIDES, DOCUMENT)


def named_files(look: Look) -> dict[LookFile, str]:
    """The files that a look names, each with its name."""
    return {file: name for file in LOOK_FILES if (name := getattr(look, file.key))}


def accents(look: Look) -> tuple[str, str]:
    """The colours of headings and links, on a light and on a dark ground."""
    return look.accent_light or LIGHT.accent, look.accent_dark or DARK.accent


def css_colours(look: Look, **more: tuple[str, str]) -> str:
    """The colours as variables of a style sheet, each for a light and for a dark ground."""
    pairs = {
        "ink": (LIGHT.ink, DARK.ink),
        "soft": (LIGHT.soft, DARK.soft),
        "line": (LIGHT.line, DARK.line),
        "paper": (LIGHT.grounds[0], DARK.grounds[0]),
        "accent": accents(look),
    } | more
    return " ".join(f"--{name}: light-dark({', '.join(pair)});" for name, pair in pairs.items())


def look_contradictions(look: Look) -> Iterator[Problem]:
    """Colours that cannot be read on pages and slides, names of no file, a logo without words."""
    yield from _accent("look.accent_light", look.accent_light, LIGHT, "darker")
    yield from _accent("look.accent_dark", look.accent_dark, DARK, "lighter")
    for file, name in named_files(look).items():
        if not re.fullmatch(STEM + re.escape(file.suffix), name):
            remedy = (
                f"Name a {file.kind} ({file.suffix}) in the dataset's folder: plain letters, "
                "digits, - and _."
            )
            message = "This is no such file name."
            yield in_evaluation(f"{file.what}_name", f"look.{file.key}", message, remedy)
    if look.logo and not look.logo_text.strip():
        message = "Nobody who cannot see the logo knows whose it is."
        yield in_evaluation("logo_text", "look.logo_text", message, "Say what the logo says.")


def _accent(field: str, colour: str, scheme: Scheme, way: str) -> Iterator[Problem]:
    if not COLOUR.fullmatch(colour):
        if colour:
            remedy = "Write it as #rrggbb, such as #12436d."
            yield in_evaluation("colour_form", field, f"{colour!r} is no colour.", remedy)
        return
    ratio = min(contrast(colour, ground) for ground in scheme.grounds)
    if ratio < READABLE:
        grounds = " and ".join(scheme.grounds)
        message = f"On {grounds} the contrast is {ratio:.1f} to 1; text needs {READABLE} to 1."
        yield in_evaluation("colour_contrast", field, message, f"Choose a {way} colour.")
