"""PLOVER and CAMEO as data, and the few functions that read them."""
