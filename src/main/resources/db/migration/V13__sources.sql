-- Which file accounts, networks and applications come from; credentials, codes and prices come with
-- them. What has no row was provisioned before this table was there.
CREATE TABLE sources (
    kind   TEXT    NOT NULL, -- ACCOUNT, NETWORK, APPLICATION
    id     TEXT    NOT NULL,
    origin TEXT    NOT NULL, -- START, APPLIED, UNKNOWN, REMOVED (an account that has a purse)
    file   TEXT    NOT NULL, -- or empty
    demo   INTEGER NOT NULL, -- whether the file is marked as a demo
    PRIMARY KEY (kind, id)
);
