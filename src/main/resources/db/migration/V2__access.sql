ALTER TABLE accounts ADD COLUMN callback_secret TEXT NOT NULL DEFAULT ''; -- sealed

-- What POST /token gave out. A refresh token that was used stays until it expires, so that its
-- second use is seen.
CREATE TABLE tokens (
    hash       TEXT    NOT NULL PRIMARY KEY, -- keyed
    kind       TEXT    NOT NULL, -- access, refresh
    used       INTEGER NOT NULL,
    family     TEXT    NOT NULL, -- shared by all that came of one grant
    credential TEXT    NOT NULL,
    scopes     TEXT    NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX tokens_family ON tokens (family);
CREATE INDEX tokens_credential ON tokens (credential);
CREATE INDEX tokens_expiry ON tokens (expires_at);

CREATE TABLE subscriptions (
    id            TEXT    NOT NULL PRIMARY KEY,
    account       TEXT    NOT NULL REFERENCES accounts (id),
    notify_url    TEXT    NOT NULL,
    callback_data TEXT    NOT NULL,
    correlator    TEXT    NOT NULL,
    listed        INTEGER NOT NULL,
    criteria      TEXT    NOT NULL, -- a line each: short code, operator code and keyword by tabs
    created_at    BIGINT  NOT NULL
);
CREATE INDEX subscriptions_account ON subscriptions (account, created_at);
CREATE UNIQUE INDEX subscriptions_correlator ON subscriptions (account, correlator)
    WHERE correlator <> '';

-- A code leads to one subscription at most.
CREATE TABLE subscription_codes (
    code         TEXT NOT NULL PRIMARY KEY,
    subscription TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE
);
CREATE INDEX subscription_codes_holder ON subscription_codes (subscription);

-- Requests by what their senders call them, so that none has its effect twice.
CREATE TABLE correlators (
    id         TEXT    NOT NULL PRIMARY KEY, -- keyed hash of what the request is told by
    body       TEXT    NOT NULL, -- tells one body from another
    status     INTEGER NOT NULL, -- of the answer; 0 while there is none
    answer     ${bytes} NOT NULL,
    started_at BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);
CREATE INDEX correlators_expiry ON correlators (expires_at);
