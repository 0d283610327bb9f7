-- What a network is shown when we submit to it.
ALTER TABLE networks ADD COLUMN outbound_secret TEXT NOT NULL DEFAULT ''; -- sealed
