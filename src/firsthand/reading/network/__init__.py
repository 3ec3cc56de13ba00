"""The encoder, its learned heads, and the words and signs that they read."""
