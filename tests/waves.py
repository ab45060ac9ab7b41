"""A programme that was evaluated twice: a theme continues, two are new, one was not found again."""

import shutil
from pathlib import Path

from tests.evaluations import EVALUATION, PARTICIPANTS, QUOTES, STATEMENTS, THEMES, built

PROGRAMME = "Walking"
STATUS = "Half of the leaders were trained"
_STATEMENTS = (
    "statement_id,kind,number,headline,text,theme_ids,link_basis,status,status_source,source"
)


def evaluation(wave: int, period: str) -> str:
    """The text of `evaluation.toml` of a wave."""
    titled = EVALUATION.replace("Walking groups", f"Walking groups {period},")
    series = f'series = {{ programme = "{PROGRAMME}", wave = {wave} }}'
    return titled.replace("voice =", f'period = "{period}"\n{series}\nvoice =', 1)


def statements_of_first() -> str:
    """The statements of the first wave: one recommendation with a status, one without."""
    _, *rows = STATEMENTS.strip().splitlines()
    told = {"recommendation-1": (STATUS, "minutes of May 2021")}
    lines = [_STATEMENTS]
    for row in rows:
        *cells, source = row.split(",")
        lines.append(",".join([*cells, *told.get(cells[0], ("", "")), source]))
    lines.append("recommendation-2,recommendation,2,,Walk on dry days.,b,editorial,,,section 4")
    return "\n".join(lines) + "\n"


def themes_of_second() -> str:
    """The themes of the second: `a` as before, `kit` continues none, `way` continues an unknown."""
    head, first, _ = THEMES.strip().splitlines()
    return (
        "\n".join(
            [
                f"{head},continues",
                f"{first},",
                "kit,2,2,Shoes,,Shoes were lent.,Some had none,section 2,",
                "way,3,3,Paths,,Paths were mended.,Few knew,section 3,roads",
            ]
        )
        + "\n"
    )


def write_waves(folder: Path, making: Path) -> Path:
    """Two waves as datasets in a folder, `first` and `second`."""
    statements = STATEMENTS.replace("Rain is no matter.,b", "Shoes matter.,kit")
    waves = {
        "first": built(
            making / "first", evaluation=evaluation(1, "2019"), statements=statements_of_first()
        ),
        "second": built(
            making / "second",
            evaluation=evaluation(2, "2022"),
            themes=themes_of_second(),
            statements=statements,
            quotes=QUOTES.replace("b,", "kit,"),
            participants=PARTICIPANTS.replace("p4,Wales,60", "p4,Wales,75"),
        ),
    }
    for name, made in waves.items():
        shutil.copytree(made, folder / name)
    return folder
