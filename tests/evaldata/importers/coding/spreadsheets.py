"""Makes small .ods and .xls files of texts, as other programs than Excel save them."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

Sheets = Mapping[str, Sequence[Sequence[str]]]
ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
MANIFEST = f'<manifest:manifest xmlns:manifest="{NAMESPACE}manifest:1.0"/>'
SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
BOOK, SHEET = 0x0005, 0x0010


def ods(sheets: Sheets) -> bytes:
    """An OpenDocument spreadsheet."""
    tables = "".join(map(_ods_table, sheets, sheets.values()))
    spaces = " ".join(
        f'xmlns:{name}="{NAMESPACE}{name}:1.0"' for name in ("office", "table", "text")
    )
    content = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>{tables}
</office:spreadsheet></office:body></office:document-content>"""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as file:
        file.writestr("mimetype", ODS)
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr("content.xml", content)
    return sink.getvalue()


def _ods_table(name: str, rows: Sequence[Sequence[str]]) -> str:
    cells = (
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p>'
            "</table:table-cell>"
            for text in row
        )
        for row in rows
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f'<table:table table:name="{escape(name)}">{body}</table:table>'


def xls(sheets: Sheets) -> bytes:
    """A workbook of Excel 97: BIFF 8 records in a compound file."""
    parts = [_xls_sheet(rows) for rows in sheets.values()]
    lengths = [len(_bound(name, 0)) for name in sheets]
    end = _record(0x000A)
    start = len(_begin(BOOK)) + sum(lengths) + len(end)
    bounds = b""
    for name, part in zip(sheets, parts, strict=True):
        bounds += _bound(name, start)
        start += len(part)
    return _compound(_begin(BOOK) + bounds + end + b"".join(parts))


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 0x06))


def _bound(name: str, start: int) -> bytes:
    held = struct.pack("<IBBBB", start, 0, 0, len(name), 1)
    return _record(0x0085, held + name.encode("utf-16-le"))


def _xls_sheet(rows: Sequence[Sequence[str]]) -> bytes:
    labels = (
        _record(
            0x0204,
            struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"),
        )
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    )
    return _begin(SHEET) + b"".join(labels) + _record(0x000A)


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream: header, its table of sectors, its folder, the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    sectors = len(stream) // SECTOR
    chain = [FAT, END, *range(3, 2 + sectors), END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    assert len(table) == SECTOR
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, 1, 0, 4096, END, 0, END, 0
    )
    head += struct.pack("<109I", 0, *[FREE] * 108)
    folder = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream))
    return head + table + folder.ljust(SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    places = struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
    return text.ljust(64, b"\0") + places + bytes(36) + struct.pack("<IQ", start, size)
