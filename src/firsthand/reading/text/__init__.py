"""The words of a report before any syntax: its layout, its headings, and the kinds of words that reading knows."""
