"""OParl's addresses: one system, its bodies, their lists, and each object at one address of its own."""

from django.urls import path, re_path

from moothall.doors.oparl import files, views
from moothall.doors.oparl.responses import nothing

app_name = "oparl"

_HERE = "v1.1/<slug:partnership>"
_OF_ONE = f"{_HERE}/organizations/<slug:id>"

urlpatterns = [
    path("v1.1/", views.system, name="system"),
    path("v1.1/bodies/", views.bodies, name="bodies"),
    path(f"{_HERE}/", views.body, name="partnership"),
    path(f"{_HERE}/councils/<slug:council>/", views.body, name="body"),
    path(f"{_HERE}/councils/<slug:council>/<slug:name>/", views.of_body, name="of_council"),
    path(f"{_OF_ONE}/meetings/", views.of_organization, {"name": "meetings"}, name="meetings_of"),
    path(f"{_OF_ONE}/consultations/", views.of_organization, {"name": "consultations"}, name="taken_by"),
    path(f"{_HERE}/files/<slug:key>/content/", files.content, name="content"),
    path(f"{_HERE}/<slug:name>/", views.of_body, name="of_partnership"),
    path(f"{_HERE}/<slug:name>/<slug:key>/", views.one, name="one"),
    re_path("", nothing, name="nothing"),
]
