package ai.modular.contracts.model;

/** The levels at which every forecast states its distribution. */
public final class QuantileGrid {

    private static final double[] LEVELS = {.005, .025, .05, .1, .165, .25, .5, .75, .835, .9, .95, .975, .995};

    public static final int SIZE = LEVELS.length;

    private QuantileGrid() {}

    /** The levels, increasing; a copy. */
    public static double[] levels() {
        return LEVELS.clone();
    }

    public static double level(int index) {
        return LEVELS[index];
    }
}
