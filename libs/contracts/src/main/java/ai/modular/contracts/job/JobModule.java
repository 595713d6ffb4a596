package ai.modular.contracts.job;

/**
 * A job that the platform can run, found on the class path by {@link java.util.ServiceLoader}.
 *
 * <p>The implementing class is also the Spring configuration that wires the job: it has a public constructor without arguments and declares one
 * Spring Batch job whose name is {@link #name()}. The platform adds the data source, the job repository and the run; the configuration imports
 * whatever else it needs.
 */
public interface JobModule {

    /** The name on the command line and in {@code conf/pipelines.yml}, in kebab case: {@code demand-history}. */
    String name();

    /** One line for {@code --help}. */
    String summary();
}
