-- Whose a row is, so that no account takes the room of all. Rows of before are nobody's; they go by
-- their age.
ALTER TABLE correlators ADD COLUMN account TEXT NOT NULL DEFAULT '';
CREATE INDEX correlators_account ON correlators (account);
ALTER TABLE verification_codes ADD COLUMN account TEXT NOT NULL DEFAULT '';
CREATE INDEX verification_codes_account ON verification_codes (account);

-- Deliveries are lent account by account, and it is the oldest notice of one that makes room.
CREATE INDEX outbox_turns ON outbox (account, next_at) WHERE state = 'waiting';
CREATE INDEX outbox_notices ON outbox (account, created_at)
    WHERE state = 'waiting' AND kind IN ('NOTICE', 'CALLBACK');
