"""Which door answers which address."""

from django.urls import include, path

from moothall.doors.api.endpoints import api
from moothall.doors.pages.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("accounts/", include("moothall.doors.sign_in.urls")),
    path("desk/", include("moothall.doors.desk.urls")),
    path("api/v1/", api.urls),
    path("oparl/", include("moothall.doors.oparl.urls")),
    path("", include("moothall.doors.authzen.urls")),
    path("", include("moothall.doors.site.urls")),
]
