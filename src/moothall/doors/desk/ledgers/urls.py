"""Which page of the desk about ledgers answers which address."""

from django.urls import path

from moothall.doors.desk.ledgers import file, home, intake, lines, mapping_rule, spending, unmapped_texts

HERE = "ledgers/<slug:partnership>/"

urlpatterns = [
    path("ledgers/", home.ledgers, name="ledgers"),
    path(HERE, home.ledgers_of, name="ledgers_of"),
    path(f"{HERE}bring-in/", intake.bring_in, name="bring_in_ledger"),
    path(f"{HERE}bring-in/<str:key>/", intake.how_it_is_read, name="read_ledger"),
    path(f"{HERE}bring-in/<str:key>/check/", intake.check, name="check_ledger"),
    path(f"{HERE}bring-in/<str:key>/under-way/", intake.under_way, name="ledger_under_way"),
    path(f"{HERE}bring-in/<str:key>/leave/", intake.leave, name="leave_ledger"),
    path(f"{HERE}files/<int:number>/", file.one_file, name="ledger_file"),
    path(f"{HERE}files/<int:number>/reverse/", file.reverse_it, name="reverse_ledger"),
    path(f"{HERE}texts/", unmapped_texts.texts, name="ledger_texts"),
    path(f"{HERE}texts/rule/", mapping_rule.rule, name="ledger_rule"),
    path(f"{HERE}lines/", lines.lines, name="ledger_lines"),
    path(f"{HERE}twice/", lines.twice, name="ledger_twice"),
    path(f"{HERE}lines/lines.<slug:form>", lines.lines_as, name="ledger_download"),
    path(f"{HERE}spending/", spending.spending, name="ledger_spending"),
    path(f"{HERE}spending/<int:number>/withdraw/", spending.withdraw, name="withdraw_spending"),
]
