"""An evaluation whose every text tries to be more than text."""

import csv
import io
import json
from pathlib import Path

from evaldata.dataset.sources import build_source
from tests.evaluations import EVALUATION, SOURCES, STATEMENTS

PAYLOADS = (
    '<img src="http://elsewhere.test/a.png" onerror="alert(1)">',
    "<script>alert(2)</script>",
    '<iframe src="http://elsewhere.test/frame"></iframe>',
    "<style>* { display: none }</style>",
    '<a href="javascript:alert(3)">html link</a>',
    "[link](javascript:alert(4))",
    "[link](https://elsewhere.test/)",
    "![image](http://elsewhere.test/b.png)",
    ":red[red] :material/home: :smile:",
    "$\\frac{1}{2}$ and 2*3*4 and **bold** and `code`",
    "# heading | table | ---",
    "{{ 7*7 }} {% raw %} %(name)s {0}",
    "</div></section></main>",
    '=HYPERLINK("http://elsewhere.test")',
    "&lt;b&gt; &amp; \\u003cb\\u003e",
    "\u202eturned round\u202c and zero\u200bwidth",
)
"""What texts try: HTML, scripts, Markdown, LaTeX, templates, formulas, entities, hidden letters."""

HOSTILE = " ".join(PAYLOADS)
IN_TEXT = ("title", "headline", "summary", "points", "text", "speaker", "why", "source", "number")
MORE_KINDS = """valued-1,valued,1,,The company is valued.,a,stated,section 3
missing-1,missing,1,,Benches are missing.,a,stated,section 3
"""


def built_hostile(folder: Path) -> Path:
    """The folder of the small evaluation's dataset, its texts replaced."""
    source = folder / "source"
    source.mkdir(parents=True)
    for name, text in ({**SOURCES, "statements.csv": STATEMENTS + MORE_KINDS}).items():
        hostile = _evaluation() if name == "evaluation.toml" else _table(text)
        (source / name).write_text(hostile, encoding="utf-8")
    build_source(source, folder / "dataset")
    return folder / "dataset"


def _evaluation() -> str:
    text = EVALUATION
    for line in text.splitlines():
        name, equals, value = line.partition(" = ")
        if equals and name in {"title", "short_title", "headline", "label", "statement", "meaning"}:
            changed = json.dumps(f"{json.loads(value)} {HOSTILE}", ensure_ascii=False)
            text = text.replace(line, f"{name} = {changed}", 1)
    return text.replace(
        '{ value = "Wales", tile', f'{{ value = "Wales", label = {json.dumps(label())}, tile'
    )


def label() -> str:
    """A hostile label, short enough for an axis."""
    return "<b>Wales</b> <a href='javascript:alert(5)'>$x$</a> :red[a] {y}"


def _table(text: str) -> str:
    rows = list(csv.DictReader(io.StringIO(text)))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    for row in rows:
        writer.writerow({k: _hostile(k, v) for k, v in row.items()})
    return out.getvalue()


def _hostile(column: str, value: str) -> str:
    if column not in IN_TEXT or not value or value.isdigit():
        return value
    return f"{value} {HOSTILE.replace(';', ',')}" if column == "points" else f"{value} {HOSTILE}"
