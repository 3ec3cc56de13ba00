-- What linking found across reports. All of it can be made again from the readings.

-- Reports whose reading, judgements or place in the ledger changed since they were linked.
CREATE TABLE unlinked (report INTEGER PRIMARY KEY REFERENCES reports (report));
INSERT INTO unlinked (report) SELECT report FROM reports WHERE current;
CREATE TRIGGER reading_came AFTER INSERT ON readings
BEGIN
    INSERT OR IGNORE INTO unlinked (report) VALUES (new.report);
END;
CREATE TRIGGER report_went AFTER UPDATE OF current ON reports
BEGIN
    INSERT OR IGNORE INTO unlinked (report) VALUES (new.report);
END;
CREATE TRIGGER event_was_judged AFTER INSERT ON judgements
BEGIN
    INSERT OR IGNORE INTO unlinked (report)
    SELECT events.report FROM events JOIN reports USING (report) WHERE events.id = new.event AND current LIMIT 1;
END;

-- A report version's signature (firsthand.linking.records.Signature) as JSON by zlib.
CREATE TABLE signatures (
    report INTEGER PRIMARY KEY REFERENCES reports (report),
    data BLOB NOT NULL
);

-- Reports that are like one another; each pair stands there both ways round.
CREATE TABLE likes (
    report INTEGER NOT NULL REFERENCES reports (report),
    other INTEGER NOT NULL REFERENCES reports (report),
    PRIMARY KEY (report, other)
) WITHOUT ROWID;

-- `copies` are those among the story's reports, as JSON, by zlib (before 2026-12 as text).
CREATE TABLE stories (
    story TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    first TEXT,
    last TEXT,
    copies TEXT NOT NULL
);
CREATE INDEX stories_by_day ON stories (last);
CREATE TABLE told_in (
    report INTEGER PRIMARY KEY REFERENCES reports (report),
    story TEXT NOT NULL REFERENCES stories (story) ON DELETE CASCADE,
    position INTEGER NOT NULL
);
CREATE INDEX told_in_story ON told_in (story, position);

-- `weight` orders incidents: reports and origins that tell of it. `data` is the whole incident as JSON, by zlib (before
-- 2026-12 as text).
CREATE TABLE incidents (
    incident TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (story) ON DELETE CASCADE,
    type TEXT NOT NULL,
    begins TEXT,
    ends TEXT,
    weight REAL NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX incidents_by_story ON incidents (story);
CREATE INDEX incidents_by_weight ON incidents (weight DESC, incident);
CREATE INDEX incidents_by_type ON incidents (type, weight DESC);
CREATE TABLE incident_parties (
    incident TEXT NOT NULL REFERENCES incidents (incident) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    country TEXT,
    atlas TEXT,
    PRIMARY KEY (incident, side, position)
) WITHOUT ROWID;
CREATE INDEX incident_parties_by_name ON incident_parties (name);
CREATE INDEX incident_parties_by_country ON incident_parties (country);
CREATE TABLE incident_tellings (
    incident TEXT NOT NULL REFERENCES incidents (incident) ON DELETE CASCADE,
    report INTEGER NOT NULL REFERENCES reports (report),
    published TEXT,
    PRIMARY KEY (incident, report)
) WITHOUT ROWID;
CREATE INDEX incident_tellings_by_report ON incident_tellings (report);
CREATE INDEX incident_tellings_by_day ON incident_tellings (published);
