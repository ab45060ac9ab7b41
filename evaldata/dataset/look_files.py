"""The files that a look names: read from their folder, checked, and ready to be used."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from evaldata.dataset.files import read_beginning
from evaldata.model.evaluation import Look
from evaldata.model.look import LOGO, SLIDES, LookFile, named_files
from evaldata.model.problems import BadDatasetError, Problem, refusal

PNG = b"\x89PNG\r\n\x1a\n"
END = b"IEND\xaeB`\x82"


def read_look_files(folder: Path, look: Look) -> dict[str, bytes]:
    """The files that a look names, by name; without those that cannot be read.

    No more is read of one than shows that it is too large.
    """
    found = {}
    for file, name in named_files(look).items():
        with suppress(OSError):
            found[name] = read_beginning(folder / name, file.most + 1)
    return found


def usable(look: Look, files: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Problem]]:
    """The files that a look names, by its key, as they are used; and what is wrong with them."""
    held: dict[str, bytes] = {}
    problems: list[Problem] = []
    for file, name in named_files(look).items():
        try:
            held[file.key] = _usable(file, name, files.get(name))
        except BadDatasetError as error:
            problems += error.problems
    return held, problems


def _usable(file: LookFile, name: str, content: bytes | None) -> bytes:
    """The file as it is used.

    Raises:
        BadDatasetError: Where it is missing, too large, or none of its kind.
    """
    if content is None:
        remedy = f"Put the file beside evaluation.toml, or take look.{file.key} out."
        message = f"The {file.what} is missing."
        raise refusal(f"{file.what}_present", name, message, remedy)
    if len(content) > file.most:
        size = f"{file.most >> 20} MiB" if file.most >> 20 else f"{file.most >> 10} KiB"
        message = f"The {file.what} is larger than {size}."
        raise refusal(f"{file.what}_size", name, message, "Shrink it.")
    if file is LOGO:
        if not content.startswith(PNG) or not content.endswith(END):
            message = "The file is damaged or no PNG image."
            raise refusal("logo_form", name, message, "Save the logo as PNG.")
        return content
    from evaldata.office.templates import powerpoint_template, word_template

    if file is SLIDES:
        return powerpoint_template.emptied(name, content)
    return word_template.emptied(name, content)
