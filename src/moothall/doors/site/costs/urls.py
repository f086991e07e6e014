"""Which page about cost answers which address; a year is written 2016-17."""

from django.urls import path

from moothall.doors.site.costs import (
    cost_table,
    divisions,
    files,
    flow,
    spending,
    statement,
    what_if,
    working,
)

HERE = "<slug:partnership>/costs/"
YEAR = f"{HERE}<slug:year>/"
COUNCIL = f"{YEAR}<slug:council>/"

urlpatterns = [
    path(HERE, cost_table.costs, name="costs"),
    path(f"{HERE}flow/", flow.flow, name="costs_flow"),
    path(f"{HERE}what-if/", what_if.what_if_page, name="costs_what_if"),
    path(f"{HERE}spending/", spending.spending_page, name="costs_spending"),
    path(f"{HERE}spending/<int:number>/spending.<slug:form>", spending.spending_as, name="costs_spending_as"),
    path(YEAR, cost_table.costs, name="costs_year"),
    path(f"{YEAR}flow/", flow.flow, name="costs_flow_year"),
    path(f"{YEAR}what-if/", what_if.what_if_page, name="costs_what_if_year"),
    path(f"{YEAR}costs.csv", files.costs_csv, name="costs_csv"),
    path(f"{YEAR}costs.xlsx", files.costs_xlsx, name="costs_xlsx"),
    path(f"{YEAR}divisions/", divisions.divisions_page, name="costs_divisions"),
    path(f"{YEAR}outturn.csv", files.outturn_csv, name="costs_outturn_csv"),
    path(f"{YEAR}outturn.xlsx", files.outturn_xlsx, name="costs_outturn_xlsx"),
    path(f"{YEAR}journal/<slug:form>/", files.journal, name="costs_journal"),
    path(COUNCIL, statement.statement_page, name="costs_statement"),
    path(f"{COUNCIL}statement.pdf", files.statement_pdf, name="costs_statement_pdf"),
    path(f"{COUNCIL}statement.xlsx", files.statement_xlsx, name="costs_statement_xlsx"),
    path(f"{COUNCIL}statement.csv", files.statement_csv, name="costs_statement_csv"),
    path(f"{COUNCIL}journal/<slug:form>/", files.journal, name="costs_council_journal"),
    path(f"{COUNCIL}<slug:service>/", working.working_page, name="costs_working"),
]
