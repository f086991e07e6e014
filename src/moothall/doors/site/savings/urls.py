"""Which page about savings answers which address."""

from django.urls import path

from moothall.doors.site.savings import claims, files, overview, programme, steps

HERE = "<slug:partnership>/savings/"

urlpatterns = [
    path(HERE, overview.savings, name="savings"),
    path(f"{HERE}claims/", claims.claims, name="claims"),
    path(f"{HERE}steps/", steps.steps, name="savings_steps"),
    path(f"{HERE}benefits/<slug:id>/", programme.benefit, name="benefit"),
    path(f"{HERE}appraisal/", programme.appraisal, name="savings_appraisal"),
    path(f"{HERE}outturn/", programme.outturn, name="savings_outturn"),
    path(f"{HERE}findings/", programme.findings, name="savings_findings"),
    path(f"{HERE}report/", programme.report, name="savings_report"),
    path(f"{HERE}report/savings.pdf", files.report_pdf, name="savings_report_pdf"),
    path(f"{HERE}report/mtfs.csv", files.mtfs_csv, name="savings_mtfs_csv"),
    path(f"{HERE}report/mtfs.xlsx", files.mtfs_xlsx, name="savings_mtfs_xlsx"),
    path(f"{HERE}fan.csv", files.fan_csv, name="savings_fan_csv"),
    path(f"{HERE}fan.svg", files.fan_svg, name="savings_fan_svg"),
    path(f"{HERE}steps/steps.csv", files.steps_csv, name="savings_steps_csv"),
    path(f"{HERE}outturn/outturn.csv", files.outturn_csv, name="savings_outturn_csv"),
]
