"""Who says what: sources, cues and contents, and the chain of voices on whose word an event is told."""
