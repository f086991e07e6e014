"""Which page of the desk about a matter answers which address."""

from django.urls import path

from moothall.doors.desk.matters import decision, matter, notices, proposal, sole_decision

HERE = "matters/<slug:partnership>/"

urlpatterns = [
    path("drafts/<int:number>/put-forward/", proposal.put_draft_forward, name="put_forward"),
    path("matters/", matter.matters_home, name="matters_home"),
    path(HERE, matter.matters, name="matters"),
    path(f"{HERE}open/", matter.open_matter, name="open_matter"),
    path(f"{HERE}about/<slug:slug>/", matter.matter, name="matter"),
    path(f"{HERE}about/<slug:slug>/reply/<int:leg>/", matter.reply, name="reply"),
    path(f"{HERE}about/<slug:slug>/close/<slug:how>/", matter.close, name="close_matter"),
    path(f"{HERE}decide/", sole_decision.decide_alone, name="decide_alone"),
    path(f"{HERE}decisions/<slug:slug>/", decision.decision_taken, name="decision_taken"),
    path(f"{HERE}decisions/<slug:slug>/publish/", decision.publish, name="publish_decision"),
    path(f"{HERE}decisions/<slug:slug>/call-in/", decision.call_it_in, name="call_in"),
    path(f"{HERE}decisions/<slug:slug>/settle/<slug:how>/", decision.settle, name="settle"),
    path(f"{HERE}notices/", notices.notices, name="notices"),
    path(f"{HERE}notices/write/", notices.write_notice, name="write_notice"),
    path(f"{HERE}notices/<uuid:key>/publish/", notices.publish_it, name="publish_notice"),
]
