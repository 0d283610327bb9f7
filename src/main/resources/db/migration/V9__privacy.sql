-- Who a push is for, so that no other subscriber's answer, and no other network's, shows that it
-- arrived. Empty in rows from before: nothing shows it of those.
ALTER TABLE pushes ADD COLUMN subscriber_hash TEXT NOT NULL DEFAULT ''; -- keyed
