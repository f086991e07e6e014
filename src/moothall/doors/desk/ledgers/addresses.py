"""Which page of the desk about ledgers answers which address."""

from django.urls import path

from moothall.doors.desk.ledgers import (
    bringing_in,
    checking,
    downloads,
    file,
    home,
    lines,
    publishing,
    reading,
    ruling,
    texts,
)

HERE = "ledgers/<slug:partnership>/"

urlpatterns = [
    path("ledgers/", home.ledgers, name="ledgers"),
    path(HERE, home.ledgers_of, name="ledgers_of"),
    path(f"{HERE}bring-in/", bringing_in.bring_in, name="bring_in_ledger"),
    path(f"{HERE}bring-in/<str:key>/", reading.how_it_is_read, name="read_ledger"),
    path(f"{HERE}bring-in/<str:key>/check/", checking.check, name="check_ledger"),
    path(f"{HERE}bring-in/<str:key>/leave/", bringing_in.leave, name="leave_ledger"),
    path(f"{HERE}files/<int:number>/", file.one_file, name="ledger_file"),
    path(f"{HERE}files/<int:number>/reverse/", file.reverse_it, name="reverse_ledger"),
    path(f"{HERE}texts/", texts.texts, name="ledger_texts"),
    path(f"{HERE}texts/rule/", ruling.rule, name="ledger_rule"),
    path(f"{HERE}lines/", lines.lines, name="ledger_lines"),
    path(f"{HERE}twice/", lines.twice, name="ledger_twice"),
    path(f"{HERE}lines/lines.<slug:form>", downloads.lines_as, name="ledger_download"),
    path(f"{HERE}spending/", publishing.spending, name="ledger_spending"),
    path(f"{HERE}spending/<int:number>/withdraw/", publishing.withdraw, name="withdraw_spending"),
]
