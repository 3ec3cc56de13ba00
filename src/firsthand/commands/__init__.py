"""The command line; it holds no logic of its own and asks what a Python user asks."""
