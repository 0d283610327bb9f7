-- Session records get a number in the order in which they are written, so that whoever follows them
-- misses none, and a keyed hash of their subscriber's number, so that they are found by it while the
-- number itself is masked. Rows are told apart by that short number in every index; the ids, which
-- were the key, would take 32 bytes in each.
ALTER TABLE session_records RENAME TO session_records_before;
CREATE TABLE session_records (
    number      ${rowNumber},
    id          TEXT    NOT NULL UNIQUE, -- sorts by time
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
    detail      TEXT    NOT NULL,
    msisdn_hash BIGINT  NOT NULL DEFAULT 0 -- keyed; 0 in rows from before
);
INSERT INTO session_records (id, network, msisdn, dialogue_id, origin, application, account, code,
                             hops, bytes_in, bytes_out, begun_at, ended_at, reason, detail)
    SELECT id, network, msisdn, dialogue_id, origin, application, account, code,
           hops, bytes_in, bytes_out, begun_at, ended_at, reason, detail
    FROM session_records_before ORDER BY id;
DROP TABLE session_records_before;
CREATE INDEX session_records_time ON session_records (begun_at);
CREATE INDEX session_records_msisdn ON session_records (msisdn_hash, begun_at);
CREATE INDEX session_records_application ON session_records (application, begun_at);
CREATE INDEX session_records_code ON session_records (code, begun_at);
-- Most sessions are completed: whoever looks for those finds them by the time.
CREATE INDEX session_records_reason ON session_records (reason, begun_at) WHERE reason <> 'completed';
