package ai.modular.models.hierarchy;

import java.util.List;

/** The sums above the series, the topmost first. */
public enum Level {
    CHAIN,
    STORE,
    DEPARTMENT;

    /** The node of this level above a department: equal for all departments below it. */
    List<String> node(Department department) {
        return switch (this) {
            case CHAIN -> List.of();
            case STORE -> List.of(department.locationId());
            case DEPARTMENT -> List.of(department.locationId(), department.group());
        };
    }
}
