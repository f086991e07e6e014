"""Which page of the desk answers which address."""

from django.urls import path

from moothall.doors.desk.ledgers import addresses as ledgers
from moothall.doors.desk.matters import addresses as matters
from moothall.doors.desk.meetings import addresses as meetings
from moothall.doors.desk.recharges import addresses as recharges
from moothall.doors.desk.savings import addresses as savings
from moothall.doors.desk.views import (
    appointments,
    clients,
    decision,
    home,
    people,
    recording,
    spreadsheet,
    steps,
    trail,
)

app_name = "desk"

urlpatterns = [
    *ledgers.urlpatterns,
    *matters.urlpatterns,
    *meetings.urlpatterns,
    *recharges.urlpatterns,
    *savings.urlpatterns,
    path("", home.home, name="home"),
    path("account/", home.account, name="account"),
    path("drafts/<int:number>/", decision.draft, name="draft"),
    path("drafts/<int:number>/add/", steps.more, name="more"),
    path("drafts/<int:number>/add/<slug:intent>/", steps.ask, name="ask"),
    path("drafts/<int:number>/steps/<slug:key>/<int:place>/", steps.answer_again, name="answer_again"),
    path("drafts/<int:number>/steps/<slug:key>/<int:place>/remove/", steps.remove, name="remove"),
    path("drafts/<int:number>/decision/", decision.decision, name="decision"),
    path("drafts/<int:number>/check/", recording.check, name="check"),
    path("drafts/<int:number>/end-left-over/", recording.end_left_over, name="end_left_over"),
    path("drafts/<int:number>/carry-on/", recording.carry_on, name="carry_on"),
    path("drafts/<int:number>/record/", recording.record_draft, name="record"),
    path("drafts/<int:number>/discard/", decision.discard, name="discard"),
    path("agreements/<slug:partnership>/draft/", steps.begin, name="begin"),
    path("agreements/<slug:partnership>/scheme/", spreadsheet.from_spreadsheet, name="spreadsheet"),
    path("agreements/<slug:partnership>/recorded/<int:number>/", recording.recorded, name="recorded"),
    path("audit/", trail.trail, name="trail"),
    path("audit/<int:number>/", trail.event, name="event"),
    path("people/", people.all_people, name="people"),
    path("people/add/", people.add, name="add_person"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/change/", people.change, name="change_person"),
    path("people/<int:number>/password/", people.password, name="set_password"),
    path("people/<int:number>/account/", people.close, name="close_account"),
    path("people/<int:number>/appoint/<slug:partnership>/", appointments.appoint, name="appoint"),
    path("clients/", clients.all_clients, name="clients"),
    path("clients/add/", clients.add, name="add_client"),
    path("clients/<int:number>/revoke/", clients.revoke, name="revoke_client"),
    path("appointments/<int:number>/end/", appointments.end, name="end_appointment"),
]
