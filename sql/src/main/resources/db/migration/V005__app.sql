-- People and what they may see.
CREATE SCHEMA IF NOT EXISTS app;
COMMENT ON SCHEMA app IS 'People, roles, sessions';

CREATE TABLE app.person (
    person_id     text PRIMARY KEY CHECK (person_id ~ '^[a-z0-9._-]{1,64}$'),
    display_name  text NOT NULL,
    password_hash text NOT NULL,
    role          text NOT NULL CHECK (role IN ('MANAGER', 'ADMIN', 'SCIENTIST')),
    enabled       boolean NOT NULL DEFAULT true,
    failed_logins integer NOT NULL DEFAULT 0 CHECK (failed_logins >= 0),
    locked_until  timestamptz,
    created_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE app.person IS 'Who may sign in';
COMMENT ON COLUMN app.person.password_hash IS 'With its algorithm in braces in front, as Spring Security writes it';

CREATE TABLE app.person_location (
    person_id   text NOT NULL REFERENCES app.person ON DELETE CASCADE,
    location_id text NOT NULL,
    PRIMARY KEY (person_id, location_id)
);
COMMENT ON TABLE app.person_location IS 'The stores of a manager; admins and scientists see all';
