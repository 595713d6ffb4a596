package ai.modular.web.access;

import java.io.Serializable;

/** Who looks. Which stores that opens is asked of the database with each page, so that a right taken away is gone at once. */
public record Viewer(String personId, String displayName, Role role) implements Serializable {

    /** What the roles are called in {@code app.person}. */
    public enum Role {
        MANAGER,
        ADMIN,
        SCIENTIST
    }

    public boolean is(Role other) {
        return role == other;
    }
}
