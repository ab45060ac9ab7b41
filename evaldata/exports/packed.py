"""Office files without the moment at which they were written: the same content, the same bytes."""

import io
import re
import zipfile

EARLIEST = (1980, 1, 1, 0, 0, 0)
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
CORE = "docProps/core.xml"


def settled(office_file: bytes, moment: str) -> bytes:
    """The file, and the workbooks within it, as if written at that moment.

    Args:
        office_file: A Word, PowerPoint or Excel file.
        moment: Date and time as the files' properties carry them, in UTC.
    """
    sink = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(office_file)) as parts,
        zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in parts.namelist():
            content = parts.read(name)
            if name.endswith(".xlsx"):
                content = settled(content, moment)
            if name == CORE:
                content = MOMENT.sub(rb"\g<1>" + moment.encode() + rb"\g<2>", content)
            part = zipfile.ZipInfo(name, EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(part, content)
    return sink.getvalue()
