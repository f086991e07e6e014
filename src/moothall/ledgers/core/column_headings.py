"""The headings that councils are known to use for each field, and how surely each means it."""

from moothall.ledgers.core.mapping import FieldName
from moothall.ledgers.core.shape import plain

# As councils publish them under the transparency code; from 1 (it means this) to 0.3 (it may).
_HEADINGS: dict[FieldName, dict[float, str]] = {
    "paid_on": {
        1.0: "Payment Date, Date of Payment, Date Paid, Paid Date, Date, Transaction Date, Payment "
        "Month, Pay Date",
        0.7: "Posting Date, Effective Date, Cleared Date, Month, Period, Accounting Period, Clearing Date",
        0.5: "Invoice Date, Document Date, Financial Period",
    },
    "net": {
        1.0: "Net Amount, Net, Net Value, Invoice Line Value (net of VAT), Amount (net of VAT), Net of "
        "VAT, Amount Net, Amount excluding VAT, Amount excl VAT, Amount ex VAT, Net Amount GBP, Net "
        "£, Net Amount (£), Amount (excluding VAT), Value excluding VAT, Net Total",
    },
    "vat": {
        1.0: "VAT, VAT Amount, VAT Value, VAT (£), VAT £",
        0.5: "Irrecoverable VAT, Recoverable VAT, Tax",
    },
    "gross": {
        1.0: "Gross, Gross Amount, Gross Value, Amount including VAT, Amount inc VAT, Gross £, Gross "
        "Amount (£), Amount Gross",
    },
    "amount": {
        1.0: "Amount, Amount £, Amount (£), Amount GBP, Payment Amount, Amount Paid, Value, Spend, Line "
        "Amount",
        0.8: "Invoice Amount, Transaction Amount, Total, Total Amount, Payment Value, Invoice Line "
        "Value, £, Paid",
    },
    "debit": {
        1.0: "Debit, Debits, Debit Amount, Debit Value, Debit £, Debit (£), Debit GBP, Dr, Dr Amount, Dr £, "
        "Amount Dr, Debit Amount (£), Amount Debit",
    },
    "credit": {
        1.0: "Credit, Credits, Credit Amount, Credit Value, Credit £, Credit (£), Credit GBP, Cr, Cr Amount, "
        "Cr £, Amount Cr, Credit Amount (£), Amount Credit",
    },
    "supplier": {
        1.0: "Supplier Name, Supplier, Vendor Name, Vendor, Payee, Payee Name, Creditor, Creditor Name, "
        "Beneficiary, Beneficiary Name, Paid To",
        0.7: "Merchant Name, Merchant, Name, Organisation",
    },
    "supplier_id": {
        1.0: "Supplier ID, Supplier Number, Supplier No, Supplier Code, Vendor ID, Vendor Number, "
        "Creditor ID, Creditor Number, Supplier Reference",
    },
    "description": {
        1.0: "Narrative, Extended Description, Purpose of Expenditure, Purpose of Spend, Line "
        "Description, Transaction Description, Summary of Purpose, Invoice Description",
        0.7: "Description, Purpose, Details, Detail, Text, Notes",
    },
    "reference": {
        1.0: "Transaction Number, Transaction No, Trans No, TransNo, Transaction Reference, Transaction "
        "ID, SAP Document Number, Document Number, Document No, Voucher Number, Internal Reference, "
        "Payment Reference",
        0.7: "Reference, Reference Number, Ref, Voucher, Payment Number",
        0.5: "Invoice Number, Invoice No, Order, Order Number, Purchase Order",
    },
    "department": {
        1.0: "Directorate, Directotate, Department, Service Label, Expense Area, Service Area, "
        "Organisational Unit, Service Area Categorisation, Dept, Division, Directorate Name, "
        "Department Name, Body Department",
        0.6: "Service, Service Name, Portfolio, Business Unit",
    },
    "cost_centre": {
        1.0: "Cost Centre, Cost Centre Code, Cost Centre Name, Cost Centre Description, Cost Center, "
        "Service Code",
        0.5: "Expense Code, Cost Code, Service, Section, Team, Service Division, Ledger Code",
    },
    "subjective": {
        1.0: "Expense Type, Expenditure Code, Expenditure Type, Subjective, Subjective Name, Subjective "
        "Description, G/L Description, GL Description, Account, Account Name, Account Description, "
        "Detailed Expense Type, Subjective Code, Nominal, Nominal Description, Type of Expenditure",
        0.5: "Expenditure Category, Account Code, Expense Category, Category, Description",
    },
    "category": {
        1.0: "Merchant Category, ProClass, ProClass Description, Procurement Category, Proclass "
        "Category, Merchant Category Name, CPV, Procurement (Merchant) Category",
        0.6: "Expenditure Category, Category, BVACOP, Category Description, Merchant Category Group",
    },
}

KNOWN: dict[FieldName, dict[str, float]] = {
    field: {plain(name): sure for sure, names in by_sure.items() for name in names.split(", ")}
    for field, by_sure in _HEADINGS.items()
}
"""The plain form of each known heading, and how surely it means the field."""

EVERY_HEADING = frozenset(name for names in KNOWN.values() for name in names if name) | {
    plain(name)
    for name in (
        "Body Name",
        "Authority Name",
        "Organisation Name",
        "Capital/Revenue",
        "VAT Registration Number",
    )
}
