"""From learned triggers to events: which are one act, who stands on which side, how real it is, which are one event."""
