"""Charts: each a function from a small frame to a figure, its message, and its data in words."""

from evaldata.charts.bars import bars, details, message, stacked_bars
from evaldata.charts.chart import Chart
from evaldata.charts.compare import compared_themes, comparison_headline, mirrored_bars
from evaldata.charts.grid import grid_chart, small_grid
from evaldata.charts.region_map import crowded, map_and_bars, region_map
from evaldata.charts.small_multiples import small_multiples
from evaldata.charts.trace import trace_chart
from evaldata.charts.voices import paired_bars, theme_voices

__all__ = [
    "Chart",
    "bars",
    "compared_themes",
    "comparison_headline",
    "crowded",
    "details",
    "grid_chart",
    "map_and_bars",
    "message",
    "mirrored_bars",
    "paired_bars",
    "region_map",
    "small_grid",
    "small_multiples",
    "stacked_bars",
    "theme_voices",
    "trace_chart",
]
