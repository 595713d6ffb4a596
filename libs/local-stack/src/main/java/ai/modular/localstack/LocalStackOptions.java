package ai.modular.localstack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the stack is wanted.
 *
 * @param services those to start; settled by {@code settings} when the site has its own
 * @param settings the site's settings: a service whose address stands there is never started
 * @param cacheFolder downloaded programs, may be shared by homes
 * @param portOffset added to the preferred ports, so that a second home does not meet the first
 * @param durable whether a power cut loses nothing
 */
public record LocalStackOptions(
        Set<Service> services, Map<String, String> settings, Path cacheFolder, int portOffset, boolean durable) {

    private static final Map<Service, Integer> PREFERRED = new EnumMap<>(Map.of(
            Service.POSTGRES, 15432,
            Service.KAFKA, 19092,
            Service.MONGO, 27117,
            Service.MLFLOW, 15050));

    public LocalStackOptions {
        services = Set.copyOf(services);
        settings = Map.copyOf(settings);
    }

    /**
     * All services that the site does not have elsewhere, durable, with the user's cache.
     *
     * @param settings what the site set, by the name of the variable, wherever it set it
     * @param environment says where the user's cache is
     */
    public static LocalStackOptions forSite(Map<String, String> settings, Map<String, String> environment) {
        return new LocalStackOptions(EnumSet.allOf(Service.class), settings, userCache(environment), 0, true);
    }

    public LocalStackOptions withServices(Set<Service> wanted) {
        Set<Service> all = EnumSet.copyOf(wanted);
        if (all.contains(Service.MLFLOW)) {
            all.add(Service.POSTGRES); // MLflow keeps its runs there
        }
        return new LocalStackOptions(all, settings, cacheFolder, portOffset, durable);
    }

    public LocalStackOptions withPortOffset(int offset) {
        return new LocalStackOptions(services, settings, cacheFolder, offset, durable);
    }

    /** For data that may be lost in a power cut, such as a test's. */
    public LocalStackOptions notDurable() {
        return new LocalStackOptions(services, settings, cacheFolder, portOffset, false);
    }

    /** {@code ~/.cache/modularai}, or where XDG_CACHE_HOME says: one download serves every checkout. */
    private static Path userCache(Map<String, String> environment) {
        String named = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = named.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
        return base.resolve("modularai");
    }

    Cache cache() {
        return new Cache(cacheFolder);
    }

    int port(Service service) {
        return PREFERRED.get(service) + portOffset;
    }

    boolean isExternal(Service service) {
        return !external(service).isEmpty();
    }

    /** The address that the site gave, or empty. */
    String external(Service service) {
        return settings.getOrDefault(service.setting(), "").strip();
    }

    /** Whether this key is the address of a service that the site has elsewhere. */
    boolean isExternalSetting(String key) {
        return elsewhere().stream().anyMatch(service -> service.setting().equals(key));
    }

    /** The wanted services that the site has elsewhere. */
    List<Service> elsewhere() {
        return Arrays.stream(Service.values())
                .filter(service -> services.contains(service) && isExternal(service))
                .toList();
    }

    boolean isLocal(Service service) {
        return services.contains(service) && !isExternal(service);
    }
}
