"""Charts that an office program draws itself: to be edited, with the numbers inside."""

import pandas as pd
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN, MSO_THEME_COLOR
from pptx.parts.chart import ChartPart
from pptx.util import Emu, Pt

from evaldata.model.contrast import READABLE, contrast
from evaldata.model.palette import LIGHT, hues
from evaldata.model.text import legal
from evaldata.office.own_files import FONT

STACKED = XL_CHART_TYPE.BAR_STACKED
NO_ZERO = "#,##0;;;"
"""Shows a number, and nothing for nought."""
WHITE = "#ffffff"


def numbers(counts: pd.DataFrame) -> ChartData:
    """The numbers of a stacked bar chart; rows and columns without a response are left out."""
    kept = counts.loc[counts.any(axis=1).to_numpy(), counts.any().to_numpy()]
    data = ChartData(number_format="0")
    data.categories = map(legal, kept.index)
    for name, column in kept.items():
        data.add_series(legal(str(name)), column.tolist())
    return data


def draw(  # noqa: PLR0913 - a chart, its numbers, and how they look
    chart: Chart,
    counts: pd.DataFrame,
    *,
    size: int,
    own: bool,
    dark: bool = False,
    hatched: str = "",
) -> None:
    """Give a stacked bar chart its colours and type: numbers in the bars, no axis of numbers.

    The column called `hatched` is in the colour of the first, for it counts what is only possible.

    Its words have the typeface and the colour of the dashboard's own templates, or, where it
    stands in another one, of that one; its bars can be told from a ground that is light or dark.
    """
    chart.font.size = Pt(size)
    if own:
        chart.font.name = FONT
        chart.font.color.rgb = rgb(LIGHT.ink)
    else:
        chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title = False
    chart.has_legend = True
    if chart.legend is not None:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.reverse_order = True
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = rgb(LIGHT.line)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    colours = dict(zip(counts, hues(counts.shape[1], dark=dark), strict=True))
    names = [name for name, some in counts.any().items() if some]
    for series, name in zip(plot.series, names, strict=True):
        colour = next(iter(colours.values())) if name == hatched else colours[name]
        _fill(series.format.fill, colour, hatched=name == hatched)
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = NO_ZERO, False
        labels.font.size, labels.font.bold = Pt(size), True
        reads = contrast(colour, WHITE) >= READABLE and name != hatched
        labels.font.color.rgb = rgb(WHITE if reads else LIGHT.ink)


def _fill(fill: FillFormat, colour: str, *, hatched: bool) -> None:
    if hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.back_color.rgb = rgb(WHITE)
    else:
        fill.solid()
    fill.fore_color.rgb = rgb(colour)


def rgb(colour: str) -> RGBColor:
    """A colour `#rrggbb`."""
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))


def chart_part(counts: pd.DataFrame, *, size: int, own: bool) -> ChartPart:
    """A stacked bar chart for a file of another kind than slides: its XML, and its workbook."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[-1])
    frame = slide.shapes.add_chart(STACKED, Emu(0), Emu(0), Emu(0), Emu(0), numbers(counts))
    draw(frame.chart, counts, size=size, own=own)
    part: ChartPart = frame.chart.part
    return part
