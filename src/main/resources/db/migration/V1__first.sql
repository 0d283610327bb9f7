-- One schema for SQLite and PostgreSQL: types that both know, times in epoch milliseconds, flags as
-- 0 and 1, an empty text where nothing is set, lists joined by commas.

-- Rises with every change of what is provisioned; every process watches it.
CREATE TABLE generation (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    number BIGINT  NOT NULL
);
INSERT INTO generation (one, number) VALUES (1, 0);

-- Written to find out whether writing works.
CREATE TABLE probe (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    beats  BIGINT  NOT NULL
);
INSERT INTO probe (one, beats) VALUES (1, 0);

-- Tells whether the pepper at hand is the one that the stored hashes were made with.
CREATE TABLE pepper (
    one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    checked TEXT    NOT NULL
);

CREATE TABLE accounts (
    id              TEXT    NOT NULL PRIMARY KEY,
    name            TEXT    NOT NULL,
    permissions     TEXT    NOT NULL,
    suspended       INTEGER NOT NULL,
    checkout_url    TEXT    NOT NULL,
    checkout_secret TEXT    NOT NULL, -- sealed
    callback_ranges TEXT    NOT NULL,
    short_codes     TEXT    NOT NULL,
    channel         TEXT    NOT NULL
);

CREATE TABLE credentials (
    kind              TEXT    NOT NULL,
    name              TEXT    NOT NULL, -- presented with the secret, or empty
    hash              TEXT    NOT NULL,
    account           TEXT    NOT NULL REFERENCES accounts (id),
    allowed_addresses TEXT    NOT NULL,
    strict            INTEGER NOT NULL,
    PRIMARY KEY (kind, name, hash)
);

CREATE TABLE networks (
    id                  TEXT    NOT NULL PRIMARY KEY,
    position            INTEGER NOT NULL, -- in the order of provisioning
    operator            TEXT    NOT NULL,
    idle_millis         BIGINT  NOT NULL,
    texts               TEXT    NOT NULL,
    connector           TEXT    NOT NULL,
    dialect             TEXT    NOT NULL,
    country             TEXT    NOT NULL,
    prefixes            TEXT    NOT NULL,
    secret_hash         TEXT    NOT NULL,
    url                 TEXT    NOT NULL,
    requests_per_second INTEGER NOT NULL
);

CREATE TABLE applications (
    id                    TEXT    NOT NULL PRIMARY KEY,
    account               TEXT    NOT NULL REFERENCES accounts (id),
    dialect               TEXT    NOT NULL,
    url                   TEXT    NOT NULL,
    answer_within_millis  BIGINT  NOT NULL,
    reply_within_millis   BIGINT  NOT NULL,
    session_within_millis BIGINT  NOT NULL,
    recover_within_millis BIGINT  NOT NULL,
    texts                 TEXT    NOT NULL,
    connect_within_millis BIGINT  NOT NULL,
    concurrency           INTEGER NOT NULL,
    strict                INTEGER NOT NULL,
    title_case            INTEGER NOT NULL,
    secret                TEXT    NOT NULL, -- sealed
    recovery_code         TEXT    NOT NULL,
    late_answer           INTEGER NOT NULL,
    late_after_millis     BIGINT  NOT NULL
);

CREATE TABLE service_codes (
    code        TEXT NOT NULL PRIMARY KEY,
    application TEXT NOT NULL REFERENCES applications (id)
);

-- Deliveries to webhooks. What was sent is emptied when a delivery is over; its id stays for a while.
CREATE TABLE outbox (
    id            TEXT    NOT NULL PRIMARY KEY,
    state         TEXT    NOT NULL, -- waiting, delivered, dead
    kind          TEXT    NOT NULL,
    account       TEXT    NOT NULL,
    url           TEXT    NOT NULL,
    headers       TEXT    NOT NULL,
    body          ${bytes} NOT NULL,
    sealed_secret TEXT    NOT NULL,
    created_at    BIGINT  NOT NULL,
    expires_at    BIGINT  NOT NULL,
    next_at       BIGINT  NOT NULL, -- when it is over: when that was
    attempts      INTEGER NOT NULL,
    error         TEXT    NOT NULL
);
CREATE INDEX outbox_due ON outbox (state, next_at);

-- The ids sort by time, so that rows are only ever added at the end.
CREATE TABLE session_records (
    id          TEXT    NOT NULL PRIMARY KEY,
    network     TEXT    NOT NULL,
    msisdn      TEXT    NOT NULL, -- masked, unless the settings say otherwise
    dialogue_id TEXT    NOT NULL,
    origin      TEXT    NOT NULL,
    application TEXT    NOT NULL,
    account     TEXT    NOT NULL,
    code        TEXT    NOT NULL,
    hops        INTEGER NOT NULL,
    bytes_in    INTEGER NOT NULL,
    bytes_out   INTEGER NOT NULL,
    begun_at    BIGINT  NOT NULL,
    ended_at    BIGINT  NOT NULL,
    reason      TEXT    NOT NULL,
    detail      TEXT    NOT NULL
)${keyedTable};
