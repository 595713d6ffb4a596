package ai.modular.contracts.lake;

import java.util.Optional;

/**
 * The inputs that the present run is pinned to: Delta versions, Kafka end offsets, model versions. The first read pins; a restart finds the same.
 */
public interface RunInputs {

    /** What is pinned under this kind and name, if anything. */
    Optional<PinnedInput> find(InputKind kind, String name);

    /** Pins the input unless it is pinned already, and returns what is pinned. */
    PinnedInput pin(PinnedInput input);

    enum InputKind {
        LAKE_TABLE,
        KAFKA_TOPIC,
        MODEL,
        SOURCE_TABLE
    }

    /**
     * @param value a Delta version, offsets as JSON, a model version
     * @param sha256 hash of a model's files, null for other kinds
     */
    record PinnedInput(InputKind kind, String name, String value, String sha256) {}
}
