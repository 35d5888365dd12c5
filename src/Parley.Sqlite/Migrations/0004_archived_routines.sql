-- Routines that agents leave in a protocol database. The source is kept as its bytes: they are what the id covers.

CREATE TABLE archived_routines (
    address  TEXT NOT NULL,
    id       TEXT NOT NULL,
    source   BLOB NOT NULL,
    added_at INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (address, id)
) WITHOUT ROWID;
