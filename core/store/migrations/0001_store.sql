-- The first format: slots, summary and rows.

CREATE TABLE store (
    one INTEGER PRIMARY KEY CHECK (one = 1), -- always 1: there is one row
    id BLOB NOT NULL -- the store's name, 16 random bytes; in the associated data of all that is sealed
) STRICT;

CREATE TABLE slots (
    kind TEXT PRIMARY KEY, -- pin, device, recovery or biometric
    header BLOB NOT NULL, -- deterministic CBOR: label, store, kind, salt, Argon2id cost, what an OS key wrapped
    sealed BLOB NOT NULL, -- the store key sealed under the slot's key, bound to the header
    digest BLOB NOT NULL -- first 16 bytes of SHA-256 over header and sealed: tells damage from a wrong secret
) STRICT, WITHOUT ROWID;

CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1), -- always 1: there is one row
    revision INTEGER NOT NULL, -- rises with every commit; in the associated data
    sealed BLOB NOT NULL -- generation, highest time, slots' digests, and (revision, tag) of every segment
) STRICT;

CREATE TABLE segments (
    position INTEGER PRIMARY KEY, -- table number * 2^32 + place in the table; in the associated data
    revision INTEGER NOT NULL, -- rises when the segment is written again; in the associated data
    sealed BLOB NOT NULL -- (row id, sequence, revision, tag, removed, card) of up to 64 rows
) STRICT;

CREATE TABLE passes (
    seq INTEGER PRIMARY KEY, -- order of insertion
    id BLOB NOT NULL, -- the row's name, 16 random bytes, never reused; in the associated data
    revision INTEGER NOT NULL, -- rises when the row is written again; in the associated data
    sealed BLOB NOT NULL -- the pass
) STRICT;

CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY, -- order of insertion
    id BLOB NOT NULL, -- the row's name, 16 random bytes, never reused; in the associated data
    revision INTEGER NOT NULL, -- rises when the row is written again; in the associated data
    sealed BLOB NOT NULL -- what was shown to whom
) STRICT;

CREATE TABLE trust (
    seq INTEGER PRIMARY KEY, -- order of insertion
    id BLOB NOT NULL, -- the row's name, 16 random bytes, never reused; in the associated data
    revision INTEGER NOT NULL, -- rises when the row is written again; in the associated data
    sealed BLOB NOT NULL -- a trusted signer or pack
) STRICT;

CREATE TABLE settings (
    seq INTEGER PRIMARY KEY, -- order of insertion
    id BLOB NOT NULL, -- the row's name, 16 random bytes, never reused; in the associated data
    revision INTEGER NOT NULL, -- rises when the row is written again; in the associated data
    sealed BLOB NOT NULL -- a setting
) STRICT;
