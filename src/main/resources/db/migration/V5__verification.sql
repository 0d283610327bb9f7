-- Codes that were asked for; neither the code nor the number stands here in plain text.
CREATE TABLE verification_codes (
    id         TEXT   NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX verification_codes_expiry ON verification_codes (expires_at);
