-- Which role may do what; run after each migration, so that new tables are covered. The roles themselves are made by who runs the server
-- (docs/operations.md); ${job_role} has BYPASSRLS.
GRANT USAGE ON SCHEMA ops, retail, insight, app TO ${job_role};
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ops, retail, insight, app TO ${job_role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ops, retail, insight, app TO ${job_role};

GRANT USAGE ON SCHEMA ops, retail, insight, app TO ${web_role};
GRANT SELECT ON ALL TABLES IN SCHEMA ops, retail, insight TO ${web_role};
GRANT SELECT ON app.person, app.person_location TO ${web_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON app.login_failure TO ${web_role};
GRANT SELECT, INSERT, UPDATE ON app.order_decision TO ${web_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON app.order_snooze TO ${web_role};
GRANT SELECT, INSERT ON app.order_decision_history, app.order_document, app.order_document_line TO ${web_role};
GRANT UPDATE (exported_by, exported_at) ON app.order_document TO ${web_role};
GRANT INSERT ON ops.audit TO ${web_role};

GRANT USAGE ON SCHEMA ops TO ${scheduler_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ops TO ${scheduler_role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ops TO ${scheduler_role};

GRANT USAGE ON SCHEMA retail, insight, ops TO ${scientist_role};
GRANT SELECT ON ALL TABLES IN SCHEMA retail, insight TO ${scientist_role};
-- The views of insight look into it with the reader's own rights
GRANT SELECT ON ops.publication TO ${scientist_role};

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ops.schema_history FROM ${job_role}, ${scheduler_role};
COMMENT ON TABLE ops.schema_history IS 'Which migrations were applied; Flyway''s own';

-- Row-level security is for people at pages; the two roles that have no store see all of what they may read.
DO $$
DECLARE
    t regclass;
BEGIN
    FOR t IN SELECT polrelid FROM pg_policy WHERE polname = 'own_stores'
        EXCEPT SELECT polrelid FROM pg_policy WHERE polname = 'all_stores'
    LOOP
        EXECUTE format('CREATE POLICY all_stores ON %s FOR SELECT TO ${scheduler_role}, ${scientist_role} USING (true)', t);
    END LOOP;
END
$$;
