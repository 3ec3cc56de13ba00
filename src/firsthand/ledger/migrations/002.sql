-- Events as rows: made from readings and judgements, so that they can be asked for.

-- A party or voice by all that is known of it; '' where it is not known.
CREATE TABLE names (
    who INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    sector TEXT NOT NULL,
    atlas TEXT NOT NULL,
    UNIQUE (name, country, sector, atlas)
);
CREATE INDEX names_by_name ON names (name COLLATE NOCASE);
CREATE INDEX names_by_country ON names (country);
CREATE INDEX names_by_atlas ON names (atlas) WHERE atlas <> '';

-- A mention of an event. `head` is the event's first mention, its own key where it is that. `view` says in which view
-- the row stands: 1 machine, 2 judged, 3 both, 0 neither (superseded). `derived` rows are made by corrections.
-- `first` and `last` are as exact as is told; `begins` and `ends` are days, of publication where no time is told, and
-- `month` that of `begins`, only the year where no month is told.
-- `contexts` and `counts` are JSON as in the contract.
CREATE TABLE events (
    event INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES readings (reading),
    report INTEGER NOT NULL REFERENCES reports (report),
    head INTEGER NOT NULL REFERENCES events (event) DEFERRABLE INITIALLY DEFERRED,
    view INTEGER NOT NULL CHECK (view BETWEEN 0 AND 3),
    derived INTEGER NOT NULL CHECK (derived IN (0, 1)),
    verdict TEXT CHECK (verdict IN ('accept', 'reject', 'correct')),
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT NOT NULL,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    reality TEXT NOT NULL,
    confidence REAL NOT NULL,
    first TEXT,
    last TEXT,
    begins TEXT,
    ends TEXT,
    month TEXT,
    place TEXT COLLATE NOCASE,
    place_country TEXT,
    lat REAL,
    lon REAL,
    trigger TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    counts TEXT NOT NULL,
    same_as TEXT,
    UNIQUE (id, reading, derived)
);
CREATE INDEX events_by_head ON events (head);
CREATE INDEX events_by_report ON events (report);
CREATE INDEX events_by_reading ON events (reading);
CREATE INDEX events_by_day ON events (begins, event);
CREATE INDEX events_by_type ON events (type, begins, event);
CREATE INDEX events_by_place ON events (place) WHERE place IS NOT NULL;

CREATE TABLE parties (
    event INTEGER NOT NULL REFERENCES events (event) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    who INTEGER NOT NULL REFERENCES names (who),
    head INTEGER NOT NULL,
    PRIMARY KEY (event, side, position)
) WITHOUT ROWID;
CREATE INDEX parties_by_name ON parties (who, side, head);

-- The chain of an event, outermost voice first.
CREATE TABLE voices (
    event INTEGER NOT NULL REFERENCES events (event) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    who INTEGER NOT NULL REFERENCES names (who),
    kind TEXT NOT NULL,
    stance TEXT NOT NULL,
    direct INTEGER NOT NULL,
    head INTEGER NOT NULL,
    PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE INDEX voices_by_name ON voices (who, head);

-- Countries of the two sides of an event, all its mentions together; '' for a side that is not known. `event` is its
-- first mention. `month` is the event's, '' where nothing is told.
CREATE TABLE dyads (
    actor TEXT NOT NULL,
    recipient TEXT NOT NULL,
    month TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES events (event) ON DELETE CASCADE,
    view INTEGER NOT NULL CHECK (view BETWEEN 1 AND 3),
    quad INTEGER NOT NULL,
    type TEXT NOT NULL,
    reality TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (actor, recipient, month, event, view)
) WITHOUT ROWID;
CREATE INDEX dyads_by_recipient ON dyads (recipient, month);
CREATE INDEX dyads_by_event ON dyads (event);
