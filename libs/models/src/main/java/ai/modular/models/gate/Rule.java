package ai.modular.models.gate;

/** What the gate asks of a new model. */
public enum Rule {
    /** Better than a forecast that needs no training. */
    BASELINE,
    /** Better than the champion, and not by chance. */
    CHAMPION,
    /** No segment much worse than with the champion. */
    SEGMENTS,
    /** Neither too much nor too little on the whole. */
    BIAS,
    /** As many outcomes within the stated band as it promises. */
    COVERAGE,
    /** Trained in time. */
    TRAINING_TIME,
    /** Small enough to be fetched and loaded each night. */
    SIZE
}
