"""The archive that a project comes in: what is read of it, and what is refused whole."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable
from urllib.parse import unquote

from evaldata.model.problems import BadDatasetError, in_file

MOST_UNPACKED = 512 << 20
MOST_XML = 64 << 20
MOST_TEXT = 32 << 20
CHUNK = 1 << 16
READ_KINDS = (".qde", ".txt")
INSIDE = "internal://"
FOLDER = "sources/"
AGAIN = "Export the project again, and hand over the file as the program wrote it."

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged or an odd archive raises."""


def refused(rule: str, name: str, message: str, remedy: str = AGAIN) -> BadDatasetError:
    """What to raise for a file of which nothing is read."""
    return BadDatasetError([in_file(rule, name, message, remedy)])


class Archive:
    """A project's archive, in memory; nothing is written to disk.

    Pictures, sound and other sources that hold no plain text are never unpacked. So only the
    project and the texts count towards the most that may be unpacked: by what the archive says of
    them, and again by what comes out.

    Raises:
        BadDatasetError: Where it is no archive, is damaged or protected, unpacks to too much, has
            a path that leads out of it, or holds more or less than one project.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.unpacked = 0
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGE:
            message = "The file is no ZIP archive, or a damaged one."
            raise refused("refi_archive", name, message) from None
        members = [info for info in self.zip.infolist() if not info.is_dir()]
        self._stay_inside(members)
        self._bounded(members)
        self.members = {_path(info).casefold(): info for info in members}
        self.project = self._unpacked(self._root(), MOST_XML)

    def text(self, path: str) -> bytes | None:
        """The source at an internal path; None where it lies outside or is missing.

        Raises:
            BadDatasetError: Where it is damaged, or too much comes out.
        """
        if not path.casefold().startswith(INSIDE):
            return None
        name = path[len(INSIDE) :].replace("\\", "/").casefold()
        for place in dict.fromkeys((name, unquote(name))):
            info = self.members.get(f"{FOLDER}{place.removeprefix(FOLDER)}")
            if info is not None:
                return self._unpacked(info, MOST_TEXT)
        return None

    def _stay_inside(self, members: Iterable[zipfile.ZipInfo]) -> None:
        for info in members:
            path = _path(info)
            if path.startswith("/") or re.match("[A-Za-z]:", path) or ".." in path.split("/"):
                message = "The archive holds a path that leads out of it."
                raise refused("refi_path", self.name, message)

    def _bounded(self, members: Iterable[zipfile.ZipInfo]) -> None:
        sizes = [i.file_size for i in members if i.filename.casefold().endswith(READ_KINDS)]
        if sum(sizes) > MOST_UNPACKED:
            raise self._too_much()

    def _root(self) -> zipfile.ZipInfo:
        roots = [i for p, i in self.members.items() if p.endswith(".qde") and "/" not in p]
        if len(roots) != 1:
            message = f"The archive holds {len(roots)} projects (.qde) at its top, and not one."
            raise refused("refi_one_project", self.name, message)
        return roots[0]

    def _unpacked(self, info: zipfile.ZipInfo, most: int) -> bytes:
        if info.flag_bits & 1:
            message = "The archive is protected by a password."
            raise refused("refi_protected", self.name, message, "Export it without one.")
        try:
            return self._read(info, most)
        except DAMAGE:
            message = "A part of the archive is damaged, or packed in a way that is not known."
            raise refused("refi_archive", self.name, message) from None

    def _read(self, info: zipfile.ZipInfo, most: int) -> bytes:
        content = bytearray()
        with self.zip.open(info) as member:
            while chunk := member.read(CHUNK):
                content += chunk
                self.unpacked += len(chunk)
                if len(content) > most or self.unpacked > MOST_UNPACKED:
                    raise self._too_much()
        return bytes(content)

    def _too_much(self) -> BadDatasetError:
        message = "The archive unpacks to more than can be read here."
        remedy = "Export fewer sources, or check where the file comes from."
        return refused("refi_size", self.name, message, remedy)


def _path(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")
