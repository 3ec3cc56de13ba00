-- Events of a country and of a pair in the order of time; incidents by an actor's id; where a failure can be tried again;
-- what is known of the feeds that are followed.

-- `begins` is the event's, '' where nothing is told.
ALTER TABLE dyads ADD COLUMN begins TEXT NOT NULL DEFAULT '';
UPDATE dyads SET begins = ifnull((SELECT events.begins FROM events WHERE events.event = dyads.event), '');
DROP INDEX dyads_by_recipient;
CREATE INDEX dyads_by_actor ON dyads (actor, begins, event);
CREATE INDEX dyads_by_recipient ON dyads (recipient, begins, event);

CREATE INDEX incident_parties_by_atlas ON incident_parties (atlas) WHERE atlas IS NOT NULL;

-- `origin` is the path or address that the failure came from, where that is not `source`.
ALTER TABLE failures ADD COLUMN origin TEXT;

CREATE TABLE followed (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
