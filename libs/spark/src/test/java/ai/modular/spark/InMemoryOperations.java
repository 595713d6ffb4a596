package ai.modular.spark;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.job.CurrentRun;
import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.Leases;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.CommitLedger;
import ai.modular.contracts.lake.LakeCommit;
import ai.modular.contracts.lake.RunInputs;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/** Ledger, inputs and leases of several runs over one lake, kept in memory. */
final class InMemoryOperations {

    final List<LakeCommit> ledger = new ArrayList<>();
    final Set<String> held = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final Map<UUID, Map<String, RunInputs.PinnedInput>> inputs = new HashMap<>();
    private final SparkSession spark;
    private final String root;
    private int runs;

    InMemoryOperations(SparkSession spark, String root) {
        this.spark = spark;
        this.root = root;
    }

    /** A further run, over the whole chain or the stores named. */
    Lake lakeOfNewRun(String... stores) {
        UUID id = new UUID(7, ++runs);
        return lakeOfRun(id, stores);
    }

    /** The lake of a run that may have been seen before: a restart. */
    Lake lakeOfRun(UUID id, String... stores) {
        var identity = new RunIdentity(
                id, "nightly", LocalDate.of(2026, 11, 22), OptionalInt.empty(), 1, new TreeSet<>(List.of(stores)));
        CurrentRun run = new CurrentRun() {
            @Override
            public RunIdentity identity() {
                return identity;
            }

            @Override
            public String job() {
                return "test-job";
            }
        };
        return new Lake(spark, root, run, new Ledger(id), inputsOf(id), leases(), Duration.ofSeconds(2));
    }

    private RunInputs inputsOf(UUID id) {
        var pinned = inputs.computeIfAbsent(id, unknown -> new HashMap<>());
        return new RunInputs() {
            @Override
            public Optional<PinnedInput> find(InputKind kind, String name) {
                return Optional.ofNullable(pinned.get(kind + name));
            }

            @Override
            public PinnedInput pin(PinnedInput input) {
                pinned.putIfAbsent(input.kind() + input.name(), input);
                return pinned.get(input.kind() + input.name());
            }
        };
    }

    private Leases leases() {
        return name -> {
            if (!held.add(name)) {
                throw new LeaseHeld(name, "another run", "later");
            }
            return new Lease() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public long token() {
                    return 1;
                }

                @Override
                public void verify() {}

                @Override
                public void close() {
                    held.remove(name);
                }
            };
        };
    }

    private final class Ledger implements CommitLedger {

        private final UUID run;

        private Ledger(UUID run) {
            this.run = run;
        }

        @Override
        public OptionalLong lastVersion(String table) {
            return ledger.stream()
                    .filter(commit -> commit.table().equals(table))
                    .mapToLong(LakeCommit::version)
                    .max();
        }

        @Override
        public OptionalLong lastVersionOfRun(String table) {
            return ledger.stream()
                    .filter(commit -> commit.table().equals(table) && run.equals(commit.runId()))
                    .max(Comparator.comparingLong(LakeCommit::version))
                    .stream()
                    .mapToLong(LakeCommit::version)
                    .max();
        }

        @Override
        public void record(List<LakeCommit> commits) {
            ledger.addAll(commits);
        }
    }
}
