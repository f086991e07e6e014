"""Which page of the desk about drafts of an agreement answers which address."""

from django.urls import path

from moothall.doors.desk.agreement import decision, record, scheme_spreadsheet, steps

DRAFT = "drafts/<int:number>/"
AGREEMENT = "agreements/<slug:partnership>/"

urlpatterns = [
    path(DRAFT, decision.draft, name="draft"),
    path(f"{DRAFT}add/", steps.more, name="more"),
    path(f"{DRAFT}add/<slug:intent>/", steps.ask, name="ask"),
    path(f"{DRAFT}steps/<slug:key>/<int:place>/", steps.answer_again, name="answer_again"),
    path(f"{DRAFT}steps/<slug:key>/<int:place>/remove/", steps.remove, name="remove"),
    path(f"{DRAFT}decision/", decision.decision, name="decision"),
    path(f"{DRAFT}check/", record.check, name="check"),
    path(f"{DRAFT}end-left-over/", record.end_left_over, name="end_left_over"),
    path(f"{DRAFT}carry-on/", record.carry_on, name="carry_on"),
    path(f"{DRAFT}record/", record.record_draft, name="record"),
    path(f"{DRAFT}discard/", decision.discard, name="discard"),
    path(f"{AGREEMENT}draft/", steps.begin, name="begin"),
    path(f"{AGREEMENT}scheme/", scheme_spreadsheet.from_spreadsheet, name="spreadsheet"),
    path(f"{AGREEMENT}recorded/<int:number>/", record.recorded, name="recorded"),
]
