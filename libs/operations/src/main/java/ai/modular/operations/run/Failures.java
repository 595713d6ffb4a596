package ai.modular.operations.run;

import ai.modular.contracts.error.ModularException;
import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.service.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.transaction.TransactionSystemException;

/** Finds out of what kind a failure is, however deep its cause lies. */
final class Failures {

    private static final String RESUME = "Remove the cause, then run the same command again: it resumes at this step.";

    private final Settings settings;

    Failures(Settings settings) {
        this.settings = settings;
    }

    /** @param where job and step, in words */
    ModularException of(String where, List<Throwable> failures) {
        List<Throwable> causes = causes(failures);
        Throwable known = first(causes, ModularException.class::isInstance);
        if (known != null) {
            return (ModularException) known;
        }
        Throwable lost = first(causes, cause -> cause instanceof SQLException sql && Database.isConnectionLost(sql));
        if (lost != null) {
            return new ServiceUnreachable("PostgreSQL", Database.address(settings), RESUME, failures.get(0));
        }
        return new RunFailed("%s failed: %s".formatted(where, describe(causes)), RESUME, failures.get(0));
    }

    /** Whether the connection to PostgreSQL broke. */
    static boolean isConnectionLost(Throwable failure) {
        return first(
                        causes(List.of(failure)),
                        cause -> cause instanceof SQLException sql && Database.isConnectionLost(sql))
                != null;
    }

    private static Throwable first(List<Throwable> causes, Predicate<Throwable> condition) {
        return causes.stream().filter(condition).findFirst().orElse(null);
    }

    /** The innermost cause is what broke; what wraps it is how it was reached, and stands in the log. */
    private static String describe(List<Throwable> causes) {
        Throwable root = causes.get(causes.size() - 1);
        String message =
                root.getMessage() == null ? "" : ": " + root.getMessage().strip();
        return root.getClass().getSimpleName() + message;
    }

    private static List<Throwable> causes(List<Throwable> failures) {
        Set<Throwable> causes = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> inOrder = new ArrayList<>();
        failures.forEach(failure -> collect(failure, causes, inOrder));
        return inOrder;
    }

    private static void collect(Throwable failure, Set<Throwable> seen, List<Throwable> inOrder) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        inOrder.add(failure);
        collect(failure.getCause(), seen, inOrder);
        // A rollback that breaks as well hides what it was for
        if (failure instanceof TransactionSystemException rollback) {
            collect(rollback.getApplicationException(), seen, inOrder);
        }
    }
}
