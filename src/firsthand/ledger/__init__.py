"""The store: readings of many reports, what people judged of them, and the way to ask for them."""
