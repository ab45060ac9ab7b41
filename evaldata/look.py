"""A dataset's own colours and logo: whether they can be read, and be drawn by every format."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from evaldata.contrast import READABLE, contrast
from evaldata.palette import DARK, LIGHT, Scheme
from evaldata.problems import Problem, in_evaluation, in_file

if TYPE_CHECKING:
    from evaldata.evaluation import Look

COLOUR = re.compile("#[0-9a-fA-F]{6}")
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.png")
PNG = b"\x89PNG\r\n\x1a\n"
END = b"IEND\xaeB`\x82"
MOST_LOGO_BYTES = 512 * 1024


def accents(look: "Look") -> tuple[str, str]:
    """The colours of headings and links, on a light and on a dark ground."""
    return look.accent_light or LIGHT.accent, look.accent_dark or DARK.accent


def look_contradictions(look: "Look") -> list[Problem]:
    """Colours that cannot be read on the grounds of pages and slides, and a logo without words."""
    found = [
        *_accent("look.accent_light", look.accent_light, LIGHT, "darker"),
        *_accent("look.accent_dark", look.accent_dark, DARK, "lighter"),
    ]
    if look.logo and not FILE_NAME.fullmatch(look.logo):
        remedy = "Name a PNG file in the dataset's folder: plain letters, digits, - and _."
        found.append(in_evaluation("logo_name", "look.logo", "This is no such file name.", remedy))
    if look.logo and not look.logo_text.strip():
        message = "Nobody who cannot see the logo knows whose it is."
        found.append(
            in_evaluation("logo_text", "look.logo_text", message, "Say what the logo says.")
        )
    return found


def _accent(field: str, colour: str, scheme: Scheme, way: str) -> list[Problem]:
    if not colour:
        return []
    if not COLOUR.fullmatch(colour):
        remedy = "Write it as #rrggbb, such as #12436d."
        return [in_evaluation("colour_form", field, f"{colour!r} is no colour.", remedy)]
    ratio = min(contrast(colour, ground) for ground in scheme.grounds)
    if ratio >= READABLE:
        return []
    grounds = " and ".join(scheme.grounds)
    message = f"On {grounds} the contrast is {ratio:.1f} to 1; text needs {READABLE} to 1."
    return [in_evaluation("colour_contrast", field, message, f"Choose a {way} colour.")]


def logo_problems(look: "Look", files: Mapping[str, bytes]) -> list[Problem]:
    """What is wrong with the file of the logo, where one is named."""
    if not look.logo:
        return []
    content = files.get(look.logo)
    if content is None:
        remedy = "Put the file beside evaluation.toml, or take look.logo out."
        return [in_file("logo_present", look.logo, "The logo is missing.", remedy)]
    if len(content) > MOST_LOGO_BYTES:
        return [in_file("logo_size", look.logo, "The logo is larger than 512 KiB.", "Shrink it.")]
    if not content.startswith(PNG) or not content.endswith(END):
        message = "The file is damaged or no PNG image."
        return [in_file("logo_form", look.logo, message, "Save the logo as PNG.")]
    return []
