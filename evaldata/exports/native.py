"""Charts that an office program draws itself: to be edited, with the numbers inside."""

from dataclasses import dataclass

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Emu, Pt

from evaldata.contrast import READABLE, contrast
from evaldata.counts import CrossTable
from evaldata.exports.brand import Brand
from evaldata.exports.text import legal
from evaldata.palette import CATEGORIES

NO_ZERO = "#,##0;;;"
"""Shows a number, and nothing for nought."""
WHITE = "#ffffff"


def chart_data(table: CrossTable) -> CategoryChartData:
    """The numbers of a stacked bar chart; rows and columns without a response are left out."""
    rows, columns = table.row_totals > 0, table.column_totals > 0
    data = CategoryChartData(number_format="0")
    data.categories = [
        legal(value.shown) for value, keep in zip(table.rows.values, rows, strict=True) if keep
    ]
    for place, value in enumerate(table.columns.values):
        if columns[place]:
            data.add_series(legal(value.shown), [int(n) for n in table.counts[rows, place]])
    return data


def draw(chart: Chart, table: CrossTable, brand: Brand, *, size: int) -> None:
    """Give a stacked bar chart its colours and type: numbers in the bars, no axis of numbers."""
    chart.font.size, chart.font.name = Pt(size), brand.font
    chart.font.color.rgb = RGBColor.from_string(brand.ink)
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
    chart.category_axis.format.line.color.rgb = RGBColor.from_string(brand.line)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for series, colour in zip(plot.series, _colours(table), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colour)
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = NO_ZERO, False
        labels.font.size, labels.font.bold = Pt(size), True
        readable = contrast(colour, WHITE) >= READABLE
        labels.font.color.rgb = _rgb(WHITE if readable else f"#{brand.ink}")


def _colours(table: CrossTable) -> list[str]:
    """The colours of the columns that are drawn: each value keeps its own."""
    colours = CATEGORIES.cycle(dark=False)
    return [next_ for total, next_ in zip(table.column_totals, colours, strict=False) if total]


def _rgb(colour: str) -> RGBColor:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return RGBColor(red, green, blue)


@dataclass(frozen=True)
class Drawn:
    """A chart outside of any file: its XML, and the workbook of its numbers, its first relation."""

    xml: bytes
    workbook: bytes


def drawn(table: CrossTable, brand: Brand, *, size: int) -> Drawn:
    """A stacked bar chart for a file of another kind than slides."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[-1])
    area = (Emu(0), Emu(0), Emu(0), Emu(0))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *area, chart_data(table))
    draw(frame.chart, table, brand, size=size)
    part = frame.chart.part
    return Drawn(part.blob, part.chart_workbook.xlsx_part.blob)
