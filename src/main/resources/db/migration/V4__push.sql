-- What an account has prepaid. All amounts are in the smallest unit of the currency.
CREATE TABLE purses (
    account  TEXT   NOT NULL PRIMARY KEY REFERENCES accounts (id),
    currency TEXT   NOT NULL,
    balance  BIGINT NOT NULL CHECK (balance >= 0),
    held     BIGINT NOT NULL CHECK (held >= 0),
    entries  BIGINT NOT NULL -- in the ledger
);
