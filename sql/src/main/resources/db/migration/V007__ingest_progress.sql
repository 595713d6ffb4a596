-- Up to where events of Kafka have been brought from bronze to silver and to retail.*; moved when all of it is written.
CREATE TABLE ops.ingest_progress (
    topic       text        NOT NULL,
    topic_id    text        NOT NULL,
    partition   integer     NOT NULL,
    next_offset bigint      NOT NULL CHECK (next_offset >= 0),
    moved_by    uuid        NOT NULL,
    moved_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, topic_id, partition)
);
COMMENT ON TABLE ops.ingest_progress IS 'The first offset of each Kafka partition that is not in silver yet';
COMMENT ON COLUMN ops.ingest_progress.topic_id IS 'Kafka''s own id: a topic that was made anew under the same name starts at 0';
GRANT SELECT, INSERT, UPDATE, DELETE ON ops.ingest_progress TO ${job_role};
GRANT SELECT ON ops.ingest_progress TO ${web_role}, ${scheduler_role};
