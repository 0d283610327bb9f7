-- What an account has prepaid. All amounts are in the smallest unit of the currency.
CREATE TABLE purses (
    account  TEXT   NOT NULL PRIMARY KEY REFERENCES accounts (id),
    currency TEXT   NOT NULL,
    balance  BIGINT NOT NULL CHECK (balance >= 0),
    held     BIGINT NOT NULL CHECK (held >= 0),
    entries  BIGINT NOT NULL -- in the ledger
);

-- What an accepted push costs. An account with a purse has a price for the empty prefix.
CREATE TABLE push_prices (
    kind     TEXT   NOT NULL, -- account, application
    owner    TEXT   NOT NULL, -- its id
    prefix   TEXT   NOT NULL, -- of the number, or empty
    currency TEXT   NOT NULL,
    amount   BIGINT NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (kind, owner, prefix)
);

-- What happened to a purse. Rows are only ever added; every balance can be made anew from them.
CREATE TABLE ledger (
    account TEXT   NOT NULL REFERENCES purses (account),
    number  BIGINT NOT NULL, -- 1, 2, 3... within the purse
    kind    TEXT   NOT NULL, -- OPENING, TOP_UP, WITHDRAWAL, HOLD, COMMIT, RELEASE
    amount  BIGINT NOT NULL,
    balance BIGINT NOT NULL, -- after it
    held    BIGINT NOT NULL, -- after it
    subject TEXT   NOT NULL, -- the session of a push, or the operator's reference
    at      BIGINT NOT NULL,
    PRIMARY KEY (account, number)
)${keyedTable};
CREATE UNIQUE INDEX ledger_references ON ledger (account, subject)
    WHERE kind IN ('TOP_UP', 'WITHDRAWAL');

-- Pushes that are paid from a purse. What is there for the recovery alone is empty when the push
-- cannot be recovered, and is emptied when it cannot be any more.
CREATE TABLE pushes (
    session          TEXT    NOT NULL PRIMARY KEY, -- sorts by time
    account          TEXT    NOT NULL,
    application      TEXT    NOT NULL,
    code             TEXT    NOT NULL,
    price            BIGINT  NOT NULL,
    state            TEXT    NOT NULL, -- HELD, SUBMITTING, UNKNOWN, COMMITTED, RELEASED
    flagged          INTEGER NOT NULL, -- released without knowing whether it was sent
    correlator       TEXT    NOT NULL, -- keyed hash, or empty
    answer           TEXT    NOT NULL, -- sealed
    created_at       BIGINT  NOT NULL,
    submitted_at     BIGINT  NOT NULL,
    token            TEXT    NOT NULL, -- keyed hash of subscriber, code and token, or empty
    token_expires_at BIGINT  NOT NULL,
    claimed_by       TEXT    NOT NULL, -- keyed hash of the dialogue, or empty
    moved            INTEGER NOT NULL, -- on from the first screen
    subscriber       TEXT    NOT NULL, -- sealed
    screen           TEXT    NOT NULL, -- sealed
    client_state     TEXT    NOT NULL  -- sealed
);
CREATE INDEX pushes_open ON pushes (state, created_at)
    WHERE state IN ('HELD', 'SUBMITTING', 'UNKNOWN');
CREATE UNIQUE INDEX pushes_token ON pushes (token) WHERE token <> '';
CREATE INDEX pushes_token_expiry ON pushes (token_expires_at) WHERE token <> '';

-- Recovery codes that were dialled in vain.
CREATE TABLE recovery_misses (
    number TEXT   NOT NULL PRIMARY KEY, -- keyed hash
    times  TEXT   NOT NULL, -- joined by commas, the oldest first
    latest BIGINT NOT NULL
);
CREATE INDEX recovery_misses_latest ON recovery_misses (latest);
