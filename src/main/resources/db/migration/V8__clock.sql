-- How far time has come for this data: the next process goes on from here when its wall clock stands
-- behind it.
ALTER TABLE probe ADD COLUMN reached_at BIGINT NOT NULL DEFAULT 0;
