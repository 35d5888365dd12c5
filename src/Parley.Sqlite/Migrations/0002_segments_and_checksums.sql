-- Exchange records go into segments, many to a row (docs/decisions/0011-record-format.md); MoveRecords.cs brings the old ones over.
-- Every other row gets a checksum over its columns (row_checksum, a function of this program). Tables that are looked up by key hold each row once, under that key.

CREATE TABLE segments (
    seq      INTEGER PRIMARY KEY,
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    records  INTEGER NOT NULL,
    content  INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    groups   BLOB NOT NULL,
    ids      BLOB NOT NULL,
    data     BLOB NOT NULL
);

CREATE INDEX segments_by_time ON segments (last_at);

CREATE TABLE new_documents (
    hash       BLOB PRIMARY KEY,
    sha256     TEXT NOT NULL,
    text       BLOB NOT NULL,
    sources    TEXT NOT NULL,
    origin     TEXT NOT NULL,
    visibility TEXT NOT NULL,
    added_at   INTEGER NOT NULL,
    checksum   INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO new_documents SELECT hash, sha256, text, sources, origin, visibility, added_at,
    row_checksum('documents', hash, sha256, text, sources, origin, visibility, added_at) FROM documents;
DROP TABLE documents;
ALTER TABLE new_documents RENAME TO documents;

CREATE TABLE new_routines (
    agent    TEXT NOT NULL,
    side     TEXT NOT NULL,
    document BLOB NOT NULL,
    subject  TEXT NOT NULL,
    version  INTEGER NOT NULL,
    record   TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (agent, subject, document, side)
) WITHOUT ROWID;

INSERT INTO new_routines SELECT agent, side, document, subject, version, record,
    row_checksum('routines', agent, side, document, subject, version, record) FROM routines;
DROP TABLE routines;
ALTER TABLE new_routines RENAME TO routines;

ALTER TABLE routine_events ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE routine_events SET checksum = row_checksum('routine_events', agent, side, document, subject, record);

ALTER TABLE pairs ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE pairs SET checksum = row_checksum('pairs', agent, peer, task, version, record);

ALTER TABLE suitabilities ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE suitabilities SET checksum = row_checksum('suitabilities', agent, subject, document, suits, reason);

CREATE TABLE new_effects (
    exchange_id TEXT NOT NULL,
    agent       TEXT NOT NULL,
    caller      TEXT NOT NULL,
    skill       TEXT NOT NULL,
    arguments   TEXT NOT NULL,
    begun_at    INTEGER NOT NULL,
    completed   INTEGER NOT NULL,
    result      TEXT,
    checksum    INTEGER NOT NULL,
    PRIMARY KEY (exchange_id, agent, caller, skill, arguments)
) WITHOUT ROWID;

INSERT INTO new_effects SELECT exchange_id, agent, caller, skill, arguments, begun_at, completed, result,
    row_checksum('effects', exchange_id, agent, caller, skill, arguments, begun_at, completed, result) FROM effects;
DROP TABLE effects;
ALTER TABLE new_effects RENAME TO effects;

CREATE INDEX effects_by_time ON effects (begun_at);
