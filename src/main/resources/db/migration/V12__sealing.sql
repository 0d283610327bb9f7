-- Whether every sealed value is bound to its table, column and row. Until then earlier forms are read
-- as well.
CREATE TABLE sealing (
    one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    bound INTEGER NOT NULL
);
INSERT INTO sealing (one, bound) VALUES (1, 0);
