package ai.modular.operations.run;

import ai.modular.contracts.job.Failpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** What the steps of the test jobs do, and which of them ran. */
final class Script {

    private static final Map<String, Act> ACTS = new ConcurrentHashMap<>();
    private static final List<String> RAN = new ArrayList<>();
    private static volatile boolean mayBringDays;

    private Script() {}

    @FunctionalInterface
    interface Act {
        void play(RunContext run) throws Exception;
    }

    static void clear() {
        ACTS.clear();
        RAN.clear();
        mayBringDays = false;
    }

    /** What the first job answers when it is asked. */
    static void mayBringDays(boolean answer) {
        mayBringDays = answer;
    }

    static boolean mayBringDays() {
        return mayBringDays;
    }

    /** Lets a step do something before it counts as run. */
    static void at(String step, Act act) {
        ACTS.put(step, act);
    }

    static List<String> ran() {
        List<String> ran = List.copyOf(RAN);
        RAN.clear();
        return ran;
    }

    static Step step(String name, JobRepository jobs, RunContext run) {
        return new StepBuilder(name, jobs)
                .tasklet((contribution, context) -> {
                    Failpoint.reach(name);
                    ACTS.getOrDefault(name, any -> {}).play(run);
                    contribution.incrementReadCount();
                    contribution.incrementWriteCount(7);
                    StepMetrics.put(contribution, "quarantined", 2);
                    RAN.add(name);
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
