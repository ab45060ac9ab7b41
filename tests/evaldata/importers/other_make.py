"""A report of another make, with its profile and its sources; all of it is invented."""

from pathlib import Path

REPORT = """Night care on two wards
An evaluation for the hospital's friends

PART A – Who took part

Table I. Interviews by role and ward

| Role     | Ward 3 | Ward 4 | All |
|----------|--------|--------|-----|
| Nurses   | 4      | 2      | 6   |
| Patients | 1      | –      | 1   |
| All      | 5      | 2      | 7   |

PART B – What we heard

Theme 1 – Light and noise

In short: Lamps and doors wake people who had only just dozed off.

Nurses knew each door by its sound. One of them had tried felt:

“We glued felt to the frame, and the corridor went quiet at once.”
— Nurse, ward 3

Nobody asked for more lamps.

Theme 2 – Being told

In short: People sleep better when they know who comes next.

A patient counted the hours:

“I'd lie there and guess. Then somebody wrote the times on the
board, and I could sleep through the rest.”
— Patient, ward 3

PART C – What follows

F1: Doors wake more people than lamps do.
F2: A board with times calms a ward.
R1: Put felt on each door frame, as Theme 1 shows.
"""

PROFILE = r"""
references = '\btheme (?P<number>\d)\b'

[headings]
patterns = [
  '^part (?P<number>[A-D]) – (?P<title>.+)$',
  '^theme (?P<number>\d) – (?P<title>.+)$',
]

[participants]
section = '^A '

[[participants.tables]]
number = "I"
caption = '^table I\.'
kind = "matrix"
total = "All"

[themes]
section = '^\d '
summary = '^in short:\s*'

[speakers]
mark = '—\s*(?P<speaker>(?P<role>nurse|patient), (?P<ward>ward \d))$'
announced = ':$'

[[statements]]
kind = "finding"
section = '^C '
item = '^F(?P<number>\d+):\s+(?P<text>\S.*)$'

[[statements]]
kind = "recommendation"
section = '^C '
item = '^R(?P<number>\d+):\s+(?P<text>\S.*)$'
"""

EVALUATION = """
title = "Night care on two wards"
short_title = "Night care"
voice = "role"

[rights]
statement = "Free to use."

[disclosure]
published = true
labels_published = true

[[attributes]]
id = "ward"
label = "Ward"
plural = "wards"
type = "integer"
values = [{ value = 3, label = "Ward 3" }, { value = 4, label = "Ward 4" }]

[[attributes]]
id = "role"
label = "Role"
plural = "roles"
values = [{ value = "Nurse", plural = "nurses" }, { value = "Patient", plural = "patients" }]

[[tables]]
number = "I"
title = "Interviews by role and ward"
rows = "role"
columns = "ward"
"""

STATEMENTS = """statement_id,kind,number,headline,text,theme_ids,link_basis,source
f1,finding,1,Doors first,Doors matter most.,1,editorial,part C
f2,finding,2,,Boards help.,2,editorial,part C
"""


def write_sources(
    folder: Path,
    *,
    report: str = REPORT,
    profile: str = PROFILE,
    evaluation: str = EVALUATION,
    statements: str = STATEMENTS,
) -> Path:
    """Write sources, profile and report into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.txt").write_text(report, encoding="utf-8")
    (folder / "report-profile.toml").write_text(profile, encoding="utf-8")
    (folder / "evaluation.toml").write_text(evaluation, encoding="utf-8")
    (folder / "statements.csv").write_text(statements, encoding="utf-8")
    return folder
