package ai.modular.web.access;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Says in a transaction who asks, so that row-level security binds it. Local to the transaction: a pooled connection takes nothing along. */
final class ViewerScope {

    /** A store id with a comma or a lone star would widen the scope: such a store stays shut. A person who is gone or closed sees nothing. */
    private static final String SCOPE = """
            SELECT set_config('modularai.stores', CASE
                WHEN NOT p.enabled THEN ''
                WHEN p.role <> 'MANAGER' THEN '*'
                ELSE coalesce((SELECT string_agg(l.location_id, ',') FROM app.person_location l
                    WHERE l.person_id = p.person_id AND l.location_id <> '*' AND strpos(l.location_id, ',') = 0), '')
                END, true)
            FROM app.person p WHERE p.person_id = ?""";

    private ViewerScope() {}

    static void set(JdbcClient jdbc, Viewer viewer) {
        jdbc.sql(SCOPE).param(viewer.personId()).query(String.class).optional();
    }
}
