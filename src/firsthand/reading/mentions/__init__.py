"""Whom a report speaks of: which words may be a party, and which of them are one."""
