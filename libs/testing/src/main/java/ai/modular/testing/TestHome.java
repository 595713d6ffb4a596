package ai.modular.testing;

import ai.modular.localstack.LocalStack;
import ai.modular.localstack.LocalStackOptions;
import ai.modular.localstack.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The home folder of all tests: {@code .modularai-test} of the checkout, or where MODULARAI_TEST_HOME says. What it runs is left running for the
 * next module; {@code ./modularai test} stops it at the end.
 */
public final class TestHome {

    private static final int PORT_OFFSET = 100;
    private static final Path FOLDER = folder();
    private static final LocalStackOptions OPTIONS = LocalStackOptions.forSite(Map.of(), cacheOnly())
            .withPortOffset(PORT_OFFSET)
            .notDurable();
    private static final Set<Service> STARTED = EnumSet.noneOf(Service.class);

    private TestHome() {}

    /** Starts those of the services that do not run yet. */
    public static synchronized void require(Set<Service> services) {
        if (!STARTED.containsAll(services)) {
            stack(services).up(line -> System.out.println("[local stack] " + line));
            STARTED.addAll(services);
        }
    }

    /** The stack of the tests. */
    public static LocalStack stack() {
        return stack(EnumSet.allOf(Service.class));
    }

    private static LocalStack stack(Set<Service> services) {
        return LocalStack.at(FOLDER, OPTIONS.withServices(services));
    }

    /** The setting as the local stack wrote it. */
    static String setting(String key) {
        String value = stack().settings().get(key);
        if (value == null) {
            throw new IllegalStateException(
                    "%s is not set in %s/stack.env. Does the test's @WithLocalStack name the service?"
                            .formatted(key, FOLDER));
        }
        return value;
    }

    /** Where a site has its servers does not concern the tests: theirs are always their own. */
    private static Map<String, String> cacheOnly() {
        String named = System.getenv("XDG_CACHE_HOME");
        return named == null ? Map.of() : Map.of("XDG_CACHE_HOME", named);
    }

    private static Path folder() {
        String named = System.getenv("MODULARAI_TEST_HOME");
        return named == null || named.isEmpty() ? checkout().resolve(".modularai-test") : Path.of(named);
    }

    /** The root of the checkout in which the test runs. */
    public static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("libs/boot-parent/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("%s is not inside a checkout of this project"
                    .formatted(Path.of("").toAbsolutePath()));
        }
        return folder;
    }
}
