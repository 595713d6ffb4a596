-- How runs are kept: identity, pinned inputs, leases, ledger, publication. Spring Batch's own tables follow in V002.
CREATE SCHEMA IF NOT EXISTS ops;
COMMENT ON SCHEMA ops IS 'Runs, inputs, leases, ledger, publication, audit, Spring Batch';

CREATE TABLE ops.run (
    run_id        uuid PRIMARY KEY,
    pipeline      text        NOT NULL,
    business_date date        NOT NULL,
    slot          smallint    CHECK (slot BETWEEN 0 AND 23),
    revision      integer     NOT NULL CHECK (revision >= 1),
    stores        text[]      NOT NULL DEFAULT '{}',
    parameters    jsonb       NOT NULL DEFAULT '{}',
    same_inputs   boolean     NOT NULL DEFAULT false,
    state         text        NOT NULL CHECK (state IN ('RUNNING', 'COMPLETED', 'FAILED')),
    attempts      integer     NOT NULL DEFAULT 1 CHECK (attempts >= 1),
    lease_token   bigint,
    code_version  text        NOT NULL,
    host          text        NOT NULL,
    pid           bigint      NOT NULL,
    started_at    timestamptz NOT NULL DEFAULT now(),
    ended_at      timestamptz,
    failed_job    text,
    problem       text,
    remedy        text,
    UNIQUE NULLS NOT DISTINCT (pipeline, business_date, slot, revision)
);
COMMENT ON TABLE ops.run IS 'One row per run; a restart raises attempts, a rerun is a row with the next revision';
COMMENT ON COLUMN ops.run.revision IS 'Counted over all subsets of stores, so that rows of insight.* never mean two runs';
COMMENT ON COLUMN ops.run.lease_token IS 'Token of the newest attempt; only its holder may end the run';
COMMENT ON COLUMN ops.run.stores IS 'Location ids, sorted; empty means the whole chain';
COMMENT ON COLUMN ops.run.problem IS 'What broke, in words; null unless FAILED';
CREATE INDEX run_by_date ON ops.run (business_date DESC, pipeline);

CREATE TABLE ops.run_input (
    run_id    uuid        NOT NULL REFERENCES ops.run ON DELETE CASCADE,
    kind      text        NOT NULL CHECK (kind IN ('LAKE_TABLE', 'KAFKA_TOPIC', 'MODEL', 'SOURCE_TABLE')),
    name      text        NOT NULL,
    value     text        NOT NULL,
    sha256    text        CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    pinned_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, kind, name)
);
COMMENT ON TABLE ops.run_input IS 'What a run reads from outside itself: pinned by its first read, kept by its restarts';
COMMENT ON COLUMN ops.run_input.value IS 'Delta version, Kafka end offsets as JSON, model version, or rows of a source table';

CREATE SEQUENCE ops.lease_token;
COMMENT ON SEQUENCE ops.lease_token IS 'One for all leases: the tokens of different runs can be compared';
CREATE TABLE ops.lease (
    name       text PRIMARY KEY,
    holder     text        NOT NULL,
    token      bigint      NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE ops.lease IS 'Who may do what alone; the token fences off a holder that was taken for dead';
COMMENT ON COLUMN ops.lease.expires_at IS 'By the database''s clock; -infinity when given back';

CREATE TABLE ops.ledger (
    table_name  text        NOT NULL,
    version     bigint      NOT NULL,
    operation   text        NOT NULL,
    run_id      uuid,
    job         text,
    row_count   bigint      NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (table_name, version)
);
COMMENT ON TABLE ops.ledger IS 'Every commit to the lake, as its log tells it; equality with the log is checked';
CREATE INDEX ledger_by_run ON ops.ledger (run_id, table_name);

CREATE TABLE ops.touched_date (
    business_date date        NOT NULL,
    reason        text        NOT NULL,
    marked_by     uuid        NOT NULL,
    marked_at     timestamptz NOT NULL DEFAULT now(),
    done_by       uuid,
    PRIMARY KEY (business_date, reason, marked_by)
);
COMMENT ON TABLE ops.touched_date IS 'Dates whose events changed; demand-history recomputes them and writes its run into done_by';

CREATE TABLE ops.step_metric (
    run_id     uuid             NOT NULL REFERENCES ops.run ON DELETE CASCADE,
    job        text             NOT NULL,
    step       text             NOT NULL,
    attempt    integer          NOT NULL,
    metric     text             NOT NULL,
    value      double precision NOT NULL,
    PRIMARY KEY (run_id, job, step, attempt, metric)
);
COMMENT ON TABLE ops.step_metric IS 'Counts and seconds per step: read, written, quarantined, skipped, seconds, memory_mb';

CREATE TABLE ops.publication (
    pipeline      text        NOT NULL,
    business_date date        NOT NULL,
    location_id   text        NOT NULL,
    revision      integer     NOT NULL,
    run_id        uuid        NOT NULL REFERENCES ops.run,
    lease_token   bigint      NOT NULL,
    model_name    text        NOT NULL,
    model_version text,
    notes         text[]      NOT NULL DEFAULT '{}',
    published_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (pipeline, business_date, location_id)
);
COMMENT ON TABLE ops.publication IS 'Which revision readers see; moved in one transaction';
COMMENT ON COLUMN ops.publication.model_version IS 'Null when no champion existed and the seasonal naive forecast stood in';
COMMENT ON COLUMN ops.publication.notes IS 'What a reader must know: a fallback, an assumed stock';

CREATE TABLE ops.audit (
    audit_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT now(),
    person     text        NOT NULL,
    action     text        NOT NULL,
    subject    text        NOT NULL,
    detail     jsonb       NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE ops.audit IS 'Who did what to the platform';
