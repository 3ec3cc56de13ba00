"""Trained weights, with a card each."""
