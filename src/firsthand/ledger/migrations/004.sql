-- What people judged, what failed, and the keys by which alike reports are found.

-- `changes` is JSON: fields of the contract's event and their right values. `reader` made the reading that was judged.
CREATE TABLE judgements (
    judgement INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct')),
    changes TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    reader TEXT NOT NULL
);
CREATE INDEX judgements_by_event ON judgements (event);
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements
BEGIN
    SELECT RAISE (ABORT, 'a judgement is never erased');
END;
CREATE TRIGGER judgements_keep_their_words BEFORE UPDATE ON judgements
BEGIN
    SELECT RAISE (ABORT, 'a judgement is never changed; make another');
END;

-- `report` is the report itself (JSON by zlib) where it was had and its reading failed. `resolved` says when it went
-- well, or failed for another cause.
CREATE TABLE failures (
    failure INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    stage TEXT NOT NULL,
    cause TEXT NOT NULL,
    at TEXT NOT NULL,
    tries INTEGER NOT NULL,
    resolved TEXT,
    report BLOB,
    UNIQUE (source, stage, cause)
);
CREATE INDEX failures_open ON failures (source) WHERE resolved IS NULL;

CREATE TABLE keys (
    key TEXT NOT NULL,
    report INTEGER NOT NULL REFERENCES reports (report),
    PRIMARY KEY (key, report)
) WITHOUT ROWID;
CREATE INDEX keys_by_report ON keys (report);
