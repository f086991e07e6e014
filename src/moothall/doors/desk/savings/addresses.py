"""Which page of the desk about benefits answers which address."""

from django.urls import path

from moothall.doors.desk.savings import costing, describing, listing, moving

HERE = "benefits/<slug:partnership>/"

urlpatterns = [
    path("benefits/", listing.benefits, name="benefits"),
    path(HERE, listing.benefits_of, name="benefits_of"),
    path(f"{HERE}about/<slug:benefit>/", listing.benefit, name="benefit"),
    path(f"{HERE}about/<slug:benefit>/move/<slug:to>/", moving.move, name="move_benefit"),
    path(f"{HERE}about/<slug:benefit>/describe/", describing.describe, name="describe_benefit"),
    path(f"{HERE}baseline/", costing.freeze, name="freeze_baseline"),
    path(f"{HERE}cost/", costing.spent, name="record_actual"),
]
