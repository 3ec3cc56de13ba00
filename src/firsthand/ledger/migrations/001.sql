-- The record: reports, their texts, and what readers found in them. Everything else can be made again from it.

-- A text once, however many outlets carry it: SHA-256 of its UTF-8 in hexadecimal, and its UTF-8 by zlib.
CREATE TABLE texts (
    hash TEXT PRIMARY KEY,
    text BLOB NOT NULL
);

-- A version of a report. `id` is the report's in this ledger, the same for all its versions; `source` the id it came
-- with. `outlet` and `address` are publisher and url as they are compared. `reader` made the current reading.
CREATE TABLE reports (
    report INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    source TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES texts (hash),
    title TEXT,
    publisher TEXT,
    outlet TEXT,
    published TEXT,
    url TEXT,
    address TEXT,
    language TEXT NOT NULL,
    reader TEXT NOT NULL,
    added TEXT NOT NULL,
    supersedes INTEGER REFERENCES reports (report),
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    UNIQUE (id, version)
);
CREATE UNIQUE INDEX reports_current ON reports (id) WHERE current;
CREATE INDEX reports_by_hash ON reports (hash);
CREATE INDEX reports_by_address ON reports (address) WHERE address IS NOT NULL;
CREATE INDEX reports_by_source ON reports (source);
CREATE INDEX reports_by_outlet ON reports (outlet, published);
CREATE INDEX reports_by_date ON reports (published);
CREATE INDEX reports_by_reader ON reports (reader) WHERE current;

-- The contract (docs: contract.schema.json) of a report version by one reader, as JSON without the text, by zlib.
CREATE TABLE readings (
    reading INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (report),
    reader TEXT NOT NULL,
    at TEXT NOT NULL,
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    data BLOB NOT NULL
);
CREATE UNIQUE INDEX readings_current ON readings (report) WHERE current;
CREATE INDEX readings_by_report ON readings (report);
