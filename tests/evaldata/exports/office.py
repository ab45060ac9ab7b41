"""Reads an office file as a set of XML parts, each of which has to be whole."""

import io
import posixpath
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

XML = (".xml", ".rels")
SOFFICE = shutil.which("soffice")
CONVERTED_IN = 120
"""Seconds that a conversion may take."""

WIDE = {
    **dict.fromkeys("ijlI.,/", 278),
    **dict.fromkeys("-ft:()", 333),
    **dict.fromkeys("aceksvxy0123456789J–", 556),
    **dict.fromkeys("bdghnopquLTZF", 611),
    **dict.fromkeys("EPSVXY", 667),
    **dict.fromkeys("wGOQ", 778),
    "r": 389,
    "z": 500,
    "m": 889,
    "M": 833,
    "W": 944,
}
"""Thousandths of the type by which Arial Bold, and Liberation Sans Bold in its place, goes on."""
OTHERS_WIDE = 722

converts = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def longest_word(text: str, size: float) -> float:
    """Points that the longest word of a text takes in bold type of that size."""
    words = (sum(WIDE.get(letter, OTHERS_WIDE) for letter in word) for word in text.split())
    return max(words, default=0) * size / 1_000


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a file by name, no two of one name; those in XML are well-formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        names = file.namelist()
        assert len(names) == len(set(names))
        found = {name: file.read(name) for name in names}
    for name, part in found.items():
        if name.endswith(XML):
            etree.fromstring(part, etree.XMLParser(resolve_entities=False))
    return found


def assert_related(found: dict[str, bytes]) -> None:
    """Every part that another names is there, and is of a declared type."""
    declared = found["[Content_Types].xml"].decode()
    for name in (n for n in found if n.endswith(".rels")):
        folder = Path(name).parent.parent
        for relation in etree.fromstring(found[name]):
            target = relation.get("Target", "")
            assert relation.get("TargetMode") != "External", target
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            assert posixpath.normpath(path) in found, f"{name} names {target}"
    for name in found:
        suffix = name.rpartition(".")[2]
        assert f'PartName="/{name}"' in declared or f'Extension="{suffix}"' in declared


def as_pdf(content: bytes, suffix: str, folder: Path) -> str:
    """The text of the file as LibreOffice prints it."""
    import pypdfium2

    source = folder / f"file.{suffix}"
    source.write_bytes(content)
    subprocess.run(
        [
            *(str(SOFFICE), f"-env:UserInstallation=file://{folder / 'profile'}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=CONVERTED_IN,
    )
    with pypdfium2.PdfDocument(folder / "file.pdf") as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())
