package ai.modular.contracts.job;

import java.util.concurrent.Callable;

/**
 * A reproducible measurement, found on the class path by {@link java.util.ServiceLoader}; started by {@code modularai bench NAME}. Its options are
 * fields with picocli's annotations.
 */
public interface Benchmark extends Callable<Integer> {

    /** The name on the command line, in kebab case. */
    String name();

    /** One line for {@code --help}. */
    String summary();

    /**
     * Measures, prints a table and writes {@code bench/results/NAME.json}.
     *
     * @throws Exception whatever ends the measurement
     */
    void run() throws Exception;

    @Override
    default Integer call() throws Exception {
        run();
        return 0;
    }
}
