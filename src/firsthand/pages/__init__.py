"""The web desk: what the ledger holds, to look at, check and correct."""
