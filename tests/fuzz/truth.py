"""What the words of a file are, told without any importer: to find what none of them may say."""

import html
import io
import re
import zipfile
from pathlib import PurePath

import pypdfium2

ARCHIVES = (".docx", ".ods", ".qdpx", ".xlsx")
LETTERS = re.compile(r"[^a-z0-9]+")
BEYOND = re.compile(r"[^\x00-\x7f]+")


def letters(text: str) -> str:
    """Letters and digits of ASCII, which no encoding, tag or line end changes."""
    return LETTERS.sub("", text.lower())


def says(said: str, text: str) -> bool:
    """Whether the letters of a text are among those of a file, between letters beyond ASCII."""
    return all(letters(piece) in said for piece in BEYOND.split(text))


def is_whole(content: bytes, name: str) -> bool:
    """Whether a file is not known to be damaged by the checksums that archives have."""
    if PurePath(name).suffix not in ARCHIVES:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.testzip() is None
    except Exception:  # noqa: BLE001 - whatever is wrong with it
        return False


def words_of(content: bytes, name: str) -> str:
    """The letters of all that a file says, in its order; of an archive that is whole."""
    suffix = PurePath(name).suffix
    if suffix == ".pdf":
        return letters(_printed(content))
    if suffix not in ARCHIVES:
        return letters(_plain(content)) + letters(content.replace(b"\0", b"").decode("latin-1"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(info) for info in archive.infolist()]
    return " ".join(letters(_plain(part)) + " " + letters(_text(part)) for part in parts)


def _plain(content: bytes) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", _text(content)))


def _text(content: bytes) -> str:
    return content.decode("utf-8", "ignore")


def _printed(content: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
        return "".join(page.get_textpage().get_text_range() for page in document)
    except pypdfium2.PdfiumError:
        return ""
