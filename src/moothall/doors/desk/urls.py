"""Which page of the desk answers which address."""

from django.urls import path

from moothall.doors.desk import audit_trail, clients, home, people
from moothall.doors.desk.agreement import decision, record, scheme_spreadsheet, steps
from moothall.doors.desk.ledgers import urls as ledgers
from moothall.doors.desk.matters import urls as matters
from moothall.doors.desk.meetings import urls as meetings
from moothall.doors.desk.recharges import urls as recharges
from moothall.doors.desk.savings import urls as savings

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
    path("drafts/<int:number>/check/", record.check, name="check"),
    path("drafts/<int:number>/end-left-over/", record.end_left_over, name="end_left_over"),
    path("drafts/<int:number>/carry-on/", record.carry_on, name="carry_on"),
    path("drafts/<int:number>/record/", record.record_draft, name="record"),
    path("drafts/<int:number>/discard/", decision.discard, name="discard"),
    path("agreements/<slug:partnership>/draft/", steps.begin, name="begin"),
    path("agreements/<slug:partnership>/scheme/", scheme_spreadsheet.from_spreadsheet, name="spreadsheet"),
    path("agreements/<slug:partnership>/recorded/<int:number>/", record.recorded, name="recorded"),
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
    path("appointments/<int:number>/end/", people.end_appointment, name="end_appointment"),
]
