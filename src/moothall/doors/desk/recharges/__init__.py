"""Recharges at the desk: recording a year's cost, issuing bills, taking down payments, the year's end."""
