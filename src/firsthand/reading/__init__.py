"""One report to its events: one module a question, one room a subject, asked in order by :mod:`firsthand.reading.reader`."""
