package ai.modular.sql;

/**
 * The database roles that are granted their rights. They exist before: who runs the server makes them.
 *
 * @param job pipelines; it must have BYPASSRLS
 * @param web pages; row-level security applies to it
 * @param scheduler starts pipelines
 * @param scientist reads
 */
public record Roles(String job, String web, String scheduler, String scientist) {

    public Roles {
        requireName("job", job);
        requireName("web", web);
        requireName("scheduler", scheduler);
        requireName("scientist", scientist);
    }

    /** Role names stand in GRANT statements as they are. */
    private static void requireName(String role, String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "%s role is '%s', but must be a plain lower-case name".formatted(role, name));
        }
    }
}
