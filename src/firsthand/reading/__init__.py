"""One report to its events: one module a question, asked in order by :mod:`firsthand.reading.reader`."""
