package ai.modular.operations.run;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.JobModule;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The jobs on the class path. To list them makes the modules only, not what they wire: no Spark class is loaded. */
public final class JobModules {

    private final SortedMap<String, JobModule> byName;

    private JobModules(SortedMap<String, JobModule> byName) {
        this.byName = byName;
    }

    /** @throws UserError if two modules have the same name, or one cannot be loaded */
    public static JobModules onClassPath() {
        SortedMap<String, JobModule> byName = new TreeMap<>();
        try {
            ServiceLoader.load(JobModule.class).forEach(module -> add(module, byName));
        } catch (ServiceConfigurationError e) {
            throw new UserError(
                    "a job on the class path cannot be loaded: %s".formatted(e.getMessage()),
                    "Correct its META-INF/services file, or take its jar out of lib/.",
                    e);
        }
        return new JobModules(byName);
    }

    private static void add(JobModule module, SortedMap<String, JobModule> byName) {
        JobModule other = byName.put(module.name(), module);
        if (other != null) {
            throw new UserError(
                    "%s and %s are both named %s"
                            .formatted(
                                    other.getClass().getName(),
                                    module.getClass().getName(),
                                    module.name()),
                    "Rename one, or take one of the two jars out of lib/.");
        }
    }

    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byName.keySet()));
    }

    /** All modules by name, in alphabetical order. */
    public List<JobModule> all() {
        return List.copyOf(byName.values());
    }

    /** @throws UserError if a pipeline names a job that is not on the class path */
    List<JobModule> named(List<String> jobs) {
        return jobs.stream().map(this::named).toList();
    }

    private JobModule named(String job) {
        JobModule module = byName.get(job);
        if (module == null) {
            throw new UserError(
                    "conf/pipelines.yml names the job %s, which is not on the class path".formatted(job),
                    "There are: %s.".formatted(String.join(", ", byName.keySet())));
        }
        return module;
    }
}
