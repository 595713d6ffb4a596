package ai.modular.testing;

import ai.modular.localstack.Service;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What one test class has of the shared services. */
public final class TestServices implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int NAME_LENGTH = 30;

    private final Set<Service> services;
    private final String prefix;
    private final Map<String, TestDatabase> databases = new TreeMap<>();

    TestServices(Class<?> test, Set<Service> services) {
        String name = test.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        this.services = services;
        this.prefix = "test_%d_%d_%s"
                .formatted(
                        ProcessHandle.current().pid(),
                        COUNT.incrementAndGet(),
                        name.substring(0, Math.min(NAME_LENGTH, name.length())));
    }

    /** The migrated database of this test class, made when first asked for. */
    public TestDatabase database() {
        return database("");
    }

    /** A further migrated database of this test class, for a test that needs two sites. */
    public synchronized TestDatabase database(String suffix) {
        return databases.computeIfAbsent(prefix + suffix, TestDatabase::create);
    }

    public TestKafka kafka() {
        return new TestKafka(TestHome.setting(Service.KAFKA.setting()), prefix);
    }

    public TestMongo mongo() {
        return new TestMongo(TestHome.setting(Service.MONGO.setting()), prefix);
    }

    public TestMlflow mlflow() {
        return new TestMlflow(TestHome.setting(Service.MLFLOW.setting()), prefix);
    }

    /** The settings of all services of this test, its own database among them, by the names of the environment. */
    public Map<String, String> settings() {
        Map<String, String> result = new TreeMap<>();
        if (services.contains(Service.POSTGRES)) {
            result.putAll(database().settings());
        }
        for (Service service : services) {
            result.putIfAbsent(service.setting(), TestHome.setting(service.setting()));
        }
        return result;
    }

    @Override
    public synchronized void close() {
        databases.values().forEach(TestDatabase::drop);
        databases.clear();
    }
}
