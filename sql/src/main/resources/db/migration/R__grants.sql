-- Which role may do what. The roles themselves are made by who runs the server (docs/operations.md); ${job_role} has BYPASSRLS.
GRANT USAGE ON SCHEMA ops, retail, insight, app TO ${job_role};
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ops, retail, insight, app TO ${job_role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ops, retail, insight, app TO ${job_role};

GRANT USAGE ON SCHEMA ops, retail, insight, app TO ${web_role};
GRANT SELECT ON ALL TABLES IN SCHEMA ops, retail, insight TO ${web_role};
GRANT SELECT ON app.person, app.person_location TO ${web_role};
GRANT UPDATE (failed_logins, locked_until) ON app.person TO ${web_role};
GRANT INSERT ON ops.audit TO ${web_role};

GRANT USAGE ON SCHEMA ops TO ${scheduler_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ops TO ${scheduler_role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ops TO ${scheduler_role};

GRANT USAGE ON SCHEMA retail, insight, ops TO ${scientist_role};
GRANT SELECT ON ALL TABLES IN SCHEMA retail, insight TO ${scientist_role};
