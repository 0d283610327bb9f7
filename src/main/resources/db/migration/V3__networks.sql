-- What a network is shown when we submit to it; what it signs with when it does not show a secret.
ALTER TABLE networks ADD COLUMN outbound_secret TEXT NOT NULL DEFAULT ''; -- sealed
ALTER TABLE networks ADD COLUMN notify_url TEXT NOT NULL DEFAULT '';
ALTER TABLE networks ADD COLUMN webhook_secret TEXT NOT NULL DEFAULT ''; -- sealed
-- Whether only what the dialect's document allows is read.
ALTER TABLE networks ADD COLUMN strict INTEGER NOT NULL DEFAULT 0;
