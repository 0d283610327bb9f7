-- Codes that were asked for. Code, client_ref and number stand here as keyed hashes only; a row
-- outlives its code, so that the ref is not used again.
CREATE TABLE verification_codes (
    ref            TEXT    NOT NULL PRIMARY KEY,
    number         TEXT    NOT NULL,
    prefix         TEXT    NOT NULL, -- first digits of the number
    hash           TEXT    NOT NULL,
    case_sensitive INTEGER NOT NULL,
    message_id     TEXT    NOT NULL,
    guesses        INTEGER NOT NULL, -- counted before they are compared
    used           INTEGER NOT NULL,
    asked_at       BIGINT  NOT NULL,
    expires_at     BIGINT  NOT NULL,
    kept_until     BIGINT  NOT NULL
);
CREATE INDEX verification_codes_number ON verification_codes (number, asked_at);
CREATE INDEX verification_codes_age ON verification_codes (kept_until);
