"""Which page of the desk about benefits answers which address."""

from django.urls import path

from moothall.doors.desk.savings import costs, description, home, stage

HERE = "benefits/<slug:partnership>/"

urlpatterns = [
    path("benefits/", home.benefits, name="benefits"),
    path(HERE, home.benefits_of, name="benefits_of"),
    path(f"{HERE}about/<slug:benefit>/", home.benefit, name="benefit"),
    path(f"{HERE}about/<slug:benefit>/move/<slug:to>/", stage.move, name="move_benefit"),
    path(f"{HERE}about/<slug:benefit>/describe/", description.describe, name="describe_benefit"),
    path(f"{HERE}baseline/", costs.freeze, name="freeze_baseline"),
    path(f"{HERE}cost/", costs.spent, name="record_actual"),
]
