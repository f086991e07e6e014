"""Which page of the desk about recharges answers which address; a year is written 2016-17."""

from django.urls import path

from moothall.doors.desk.recharges import billing, from_ledgers, home, paying, recording, truing

HERE = "recharges/<slug:partnership>/"

urlpatterns = [
    path("recharges/", home.recharges, name="recharges"),
    path(HERE, home.recharges, name="recharges_of"),
    path(f"{HERE}record/", recording.record_cost, name="record_cost"),
    path(f"{HERE}from-ledgers/", from_ledgers.from_ledgers, name="cost_from_ledgers"),
    path(f"{HERE}<slug:year>/year.xlsx", recording.year_xlsx, name="cost_xlsx"),
    path(f"{HERE}<slug:year>/bill/", billing.bill, name="bill_quarter"),
    path(f"{HERE}<slug:year>/payment/", paying.payment, name="record_payment"),
    path(f"{HERE}<slug:year>/true-up/", truing.true_up, name="true_up"),
]
