package ai.modular.localstack;

import java.util.Locale;

/** The roles of the database, as configuration names them. */
public enum DatabaseRole {
    /** Owns the tables and runs the migrations. */
    OWNER(""),
    /** Runs the jobs; row-level security does not bind it. */
    JOB("BYPASSRLS"),
    WEB(""),
    SCHEDULER(""),
    /** Reads only. */
    SCIENTIST("");

    private final String attribute;

    DatabaseRole(String attribute) {
        this.attribute = attribute;
    }

    /** The role's name in PostgreSQL. */
    public String user() {
        return "modularai_" + name().toLowerCase(Locale.ROOT);
    }

    String attribute() {
        return attribute;
    }

    /** The setting that holds its name. */
    public String userSetting() {
        return "MODULARAI_POSTGRES_" + name() + "_USER";
    }

    /** The setting that holds its password. */
    public String passwordSetting() {
        return "MODULARAI_POSTGRES_" + name() + "_PASSWORD";
    }
}
