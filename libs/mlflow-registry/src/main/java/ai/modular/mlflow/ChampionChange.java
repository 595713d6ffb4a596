package ai.modular.mlflow;

import java.time.Instant;

/**
 * One move of the champion.
 *
 * @param at when
 * @param version that became champion
 * @param previous the champion before it; empty when there was none
 * @param by who moved it: a person, or a job
 * @param reason why, for people
 */
public record ChampionChange(Instant at, Kind kind, String version, String previous, String by, String reason) {

    public enum Kind {
        PROMOTED,
        ROLLED_BACK
    }
}
