"""The archive that a project comes in: what is read of it, and what is refused whole."""

import io
import re
import zipfile
import zlib
from urllib.parse import unquote

from evaldata.model.problems import BadDatasetError, refusal

MOST_UNPACKED = 512 << 20
MOST_XML = 64 << 20
MOST_TEXT = 32 << 20
READ_KINDS = (".qde", ".txt")
INSIDE = "internal://"
FOLDER = "sources/"
AGAIN = "Export the project again, and hand over the file as the program wrote it."

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What reading a damaged or an odd archive raises."""
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How programs pack; of other ways, Python would unpack all at once, however much it is."""


def refused(rule: str, name: str, message: str, remedy: str = AGAIN) -> BadDatasetError:
    """What to raise for a file of which nothing is read."""
    return refusal(rule, name, message, remedy)


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
        infos = [info for info in self.zip.infolist() if not info.is_dir()]
        self.members = {info.filename.replace("\\", "/").casefold(): info for info in infos}
        if any(re.match("/|[a-z]:", path) or ".." in path.split("/") for path in self.members):
            raise refused("refi_path", name, "The archive holds a path that leads out of it.")
        texts = [info for path, info in self.members.items() if path.endswith(READ_KINDS)]
        if sum(info.file_size for info in texts) > MOST_UNPACKED:
            raise self._too_much()
        roots = [i for path, i in self.members.items() if path.endswith(".qde") and "/" not in path]
        if len(roots) != 1:
            message = f"The archive holds {len(roots)} projects (.qde) at its top, and not one."
            raise refused("refi_one_project", name, message)
        self.project = self._unpacked(roots[0], MOST_XML)

    def text(self, path: str) -> bytes | None:
        """The source at an internal path; None where it lies outside or is missing.

        Raises:
            BadDatasetError: Where it is damaged, or too much comes out.
        """
        if not path.casefold().startswith(INSIDE):
            return None
        name = path[len(INSIDE) :].replace("\\", "/").casefold()
        for place in (name, unquote(name)):
            info = self.members.get(f"{FOLDER}{place.removeprefix(FOLDER)}")
            if info is not None:
                return self._unpacked(info, MOST_TEXT)
        return None

    def _unpacked(self, info: zipfile.ZipInfo, most: int) -> bytes:
        if info.flag_bits & 1:
            message = "The archive is protected by a password."
            raise refused("refi_protected", self.name, message, "Export it without one.")
        most = min(most, MOST_UNPACKED - self.unpacked)
        try:
            if info.compress_type not in PACKED:
                raise zipfile.BadZipFile
            with self.zip.open(info) as member:
                content = member.read(most + 1)
        except DAMAGE:
            message = "A part of the archive is damaged, or packed in a way that is not known."
            raise refused("refi_archive", self.name, message) from None
        self.unpacked += len(content)
        if len(content) > most:
            raise self._too_much()
        return content

    def _too_much(self) -> BadDatasetError:
        message = "The archive unpacks to more than can be read here."
        remedy = "Export fewer sources, or check where the file comes from."
        return refused("refi_size", self.name, message, remedy)
