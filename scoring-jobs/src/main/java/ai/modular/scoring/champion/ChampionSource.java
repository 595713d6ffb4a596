package ai.modular.scoring.champion;

/** Why a run has the model that it has. */
public enum ChampionSource {
    /** The registry's champion when the run first asked. */
    CHAMPION,
    /** The registry did not answer, or refused: the model that was pinned last, by whichever run. */
    LAST_PINNED,
    /** The registry knows no champion. */
    NO_CHAMPION,
    /** The registry did not answer, or refused, and no run ever pinned a model. */
    NEVER_PINNED
}
