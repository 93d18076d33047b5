"""Regime, routes, deadlines and the audit of a notice: a case and the tables in, rights out."""
