-- Since when it is known how long something is kept, so that a first start, or a time that was made
-- shorter, deletes nothing at once.
CREATE TABLE retention (
    kind        TEXT   NOT NULL PRIMARY KEY,
    kept_millis BIGINT NOT NULL,
    known_at    BIGINT NOT NULL
);
