-- Records are JSON text as Core writes it (…Format.cs); beside it stand the columns that are searched. Times are UTC ticks (100 ns).

CREATE TABLE owner (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    process  INTEGER NOT NULL,
    machine  TEXT NOT NULL,
    since    INTEGER NOT NULL
);

-- The text is kept as its bytes: they are what the hash covers, and a text column would end at U+0000.
CREATE TABLE documents (
    hash       BLOB PRIMARY KEY,
    sha256     TEXT NOT NULL,
    text       BLOB NOT NULL,
    sources    TEXT NOT NULL,
    origin     TEXT NOT NULL,
    visibility TEXT NOT NULL,
    added_at   INTEGER NOT NULL
);

CREATE TABLE routines (
    agent    TEXT NOT NULL,
    side     TEXT NOT NULL,
    document BLOB NOT NULL,
    subject  TEXT NOT NULL,
    version  INTEGER NOT NULL,
    record   TEXT NOT NULL,
    UNIQUE (agent, subject, document, side)
);

CREATE TABLE routine_events (
    seq      INTEGER PRIMARY KEY,
    agent    TEXT NOT NULL,
    side     TEXT NOT NULL,
    document BLOB NOT NULL,
    subject  TEXT NOT NULL,
    record   TEXT NOT NULL
);

CREATE INDEX routine_events_by_key ON routine_events (agent, subject, document, side);

-- content: 1 while the record holds bodies or tool calls, 0 once they are gone.
CREATE TABLE exchanges (
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    at       INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    side     TEXT NOT NULL,
    agent    TEXT NOT NULL,
    peer     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    mode     TEXT NOT NULL,
    document BLOB,
    content  INTEGER NOT NULL,
    record   TEXT NOT NULL
);

CREATE INDEX exchanges_by_id ON exchanges (id);
CREATE INDEX exchanges_by_time ON exchanges (at);
CREATE INDEX exchanges_by_subject ON exchanges (agent, subject, at);
CREATE INDEX exchanges_to_redact ON exchanges (at) WHERE content = 1;

CREATE TABLE pairs (
    agent   TEXT NOT NULL,
    peer    TEXT NOT NULL,
    task    TEXT NOT NULL,
    version INTEGER NOT NULL,
    record  TEXT NOT NULL,
    PRIMARY KEY (agent, peer, task)
) WITHOUT ROWID;

-- completed: 0 between the start of a tool and its end.
CREATE TABLE effects (
    agent       TEXT NOT NULL,
    caller      TEXT NOT NULL,
    exchange_id TEXT NOT NULL,
    skill       TEXT NOT NULL,
    arguments   TEXT NOT NULL,
    begun_at    INTEGER NOT NULL,
    completed   INTEGER NOT NULL,
    result      TEXT,
    UNIQUE (exchange_id, agent, caller, skill, arguments)
);

CREATE TABLE suitabilities (
    agent    TEXT NOT NULL,
    subject  TEXT NOT NULL,
    document BLOB NOT NULL,
    suits    INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (agent, subject, document)
) WITHOUT ROWID;
