package ai.modular.operations.run;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.YamlFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which jobs each pipeline runs, in order. The name of a job alone is a pipeline of one. */
public final class Pipelines {

    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private final Map<String, List<String>> jobs;

    private Pipelines(Map<String, List<String>> jobs) {
        this.jobs = Collections.unmodifiableMap(jobs);
    }

    /**
     * Reads {@code conf/pipelines.yml}.
     *
     * @throws UserError if a pipeline is no list of job names, or names a job twice
     */
    public static Pipelines load(Path file) {
        Map<String, List<String>> jobs = new LinkedHashMap<>();
        YamlFile.mapping(file).forEach((name, value) -> jobs.put(name.toString(), jobs(file, name.toString(), value)));
        return new Pipelines(jobs);
    }

    private static List<String> jobs(Path file, String pipeline, Object value) {
        boolean names = value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(job -> job instanceof String text && text.matches(NAME))
                && list.stream().distinct().count() == list.size();
        if (!names || !pipeline.matches(NAME)) {
            throw new UserError(
                    "pipeline %s in %s is %s".formatted(pipeline, file, value),
                    "Write it as a list of job names in kebab case, each once.");
        }
        return ((List<?>) value).stream().map(Object::toString).toList();
    }

    /** The names of the pipelines, in the order of the file. */
    public List<String> names() {
        return List.copyOf(jobs.keySet());
    }

    /**
     * The jobs of a pipeline, or the job itself.
     *
     * @param known the names of all jobs that can be run
     * @throws CommandLineError if it is neither, saying what there is
     */
    public List<String> jobs(String target, SortedSet<String> known) {
        if (jobs.containsKey(target)) {
            return jobs.get(target);
        }
        if (known.contains(target)) {
            return List.of(target);
        }
        throw new CommandLineError(
                "%s is neither a pipeline nor a job".formatted(target),
                "Pipelines: %s. Jobs: %s.".formatted(String.join(", ", jobs.keySet()), String.join(", ", known)));
    }

    /**
     * The targets that end with the same job: what that job publishes is kept by revision, so they count their revisions together.
     *
     * @param last the last job of a target
     */
    SortedSet<String> endingWith(String last) {
        SortedSet<String> targets = new TreeSet<>(List.of(last));
        jobs.forEach((name, list) -> {
            if (list.get(list.size() - 1).equals(last)) {
                targets.add(name);
            }
        });
        return targets;
    }
}
