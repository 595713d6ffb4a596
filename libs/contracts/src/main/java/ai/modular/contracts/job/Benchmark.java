package ai.modular.contracts.job;

import java.util.List;

/** A reproducible measurement, found on the class path by {@link java.util.ServiceLoader}; started by {@code modularai bench NAME}. */
public interface Benchmark {

    /** The name on the command line, in kebab case. */
    String name();

    /** One line for {@code --help}. */
    String summary();

    /**
     * Measures, prints a table and writes {@code bench/results/NAME.json}.
     *
     * @param arguments what follows the name on the command line
     * @throws Exception whatever ends the measurement
     */
    void run(List<String> arguments) throws Exception;
}
