"""Which page of the desk answers which address."""

from django.urls import path

from moothall.doors.desk import audit_trail, clients, home, people, work
from moothall.doors.desk.agreement import urls as agreement
from moothall.doors.desk.ledgers import urls as ledgers
from moothall.doors.desk.matters import urls as matters
from moothall.doors.desk.meetings import urls as meetings
from moothall.doors.desk.recharges import urls as recharges
from moothall.doors.desk.savings import urls as savings

app_name = "desk"

urlpatterns = [
    *agreement.urlpatterns,
    *ledgers.urlpatterns,
    *matters.urlpatterns,
    *meetings.urlpatterns,
    *recharges.urlpatterns,
    *savings.urlpatterns,
    path("", home.home, name="home"),
    path("account/", home.account, name="account"),
    path("audit/", audit_trail.trail, name="trail"),
    path("audit/<int:number>/", audit_trail.event, name="event"),
    path("people/", people.all_people, name="people"),
    path("people/add/", people.add, name="add_person"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/change/", people.change, name="change_person"),
    path("people/<int:number>/password/", people.password, name="set_password"),
    path("people/<int:number>/account/", people.close, name="close_account"),
    path("people/<int:number>/appoint/<slug:partnership>/", people.appoint, name="appoint"),
    path("clients/", clients.all_clients, name="clients"),
    path("clients/add/", clients.add, name="add_client"),
    path("clients/<int:number>/revoke/", clients.revoke, name="revoke_client"),
    path("work/", work.all_work, name="work"),
    path("work/<uuid:task>/run-again/", work.run_again, name="run_work_again"),
    path("appointments/<int:number>/end/", people.end_appointment, name="end_appointment"),
]
