"""Which page of the desk about recharges answers which address; a year is written 2016-17."""

from django.urls import path

from moothall.doors.desk.recharges import bills, cost, home, ledger_cost, payments, true_up

HERE = "recharges/<slug:partnership>/"

urlpatterns = [
    path("recharges/", home.recharges, name="recharges"),
    path(HERE, home.recharges, name="recharges_of"),
    path(f"{HERE}record/", cost.record_cost, name="record_cost"),
    path(f"{HERE}from-ledgers/", ledger_cost.from_ledgers, name="cost_from_ledgers"),
    path(f"{HERE}<slug:year>/year.xlsx", cost.year_xlsx, name="cost_xlsx"),
    path(f"{HERE}<slug:year>/bill/", bills.bill, name="bill_quarter"),
    path(f"{HERE}<slug:year>/payment/", payments.payment, name="record_payment"),
    path(f"{HERE}<slug:year>/true-up/", true_up.true_up, name="true_up"),
]
