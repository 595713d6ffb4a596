-- An account is shut to the address that guesses, not to its owner at another one.
CREATE TABLE app.login_failure (
    person_id    text        NOT NULL REFERENCES app.person ON DELETE CASCADE,
    address      text        NOT NULL,
    failures     integer     NOT NULL CHECK (failures > 0),
    locked_until timestamptz,
    last_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, address)
);
COMMENT ON TABLE app.login_failure IS 'Wrong passwords in a row, per person and the address that they came from; forgotten a day after the last one';
ALTER TABLE app.person DROP COLUMN failed_logins, DROP COLUMN locked_until;
