"""Tokens, syntax and names by spaCy, and what they say of words, phrases and clauses."""
