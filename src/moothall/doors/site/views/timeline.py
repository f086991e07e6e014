"""The timeline: the picture and the same facts as a table."""

from django.http import HttpResponse

from moothall.doors.site.charts.timeline import Drawing
from moothall.doors.site.colours import marks_of
from moothall.doors.site.timeline import lanes_of
from moothall.doors.site.visits import Visit, visiting


@visiting
def timeline(visit: Visit) -> HttpResponse:
    """Show who shared what with whom over the years."""
    lanes = lanes_of(visit.register, today=visit.today)
    marks = marks_of(visit.register)
    drawing = Drawing(lanes, marks=marks, name_of=visit.name_of, on=visit.on, today=visit.today)
    parts = [band.part for lane in lanes.lanes for _, bands in lane.rows for band in bands]
    return visit.page(
        "timeline.html", listed_terms=parts, lanes=lanes, marks=marks, svg=drawing.svg() if parts else ""
    )
