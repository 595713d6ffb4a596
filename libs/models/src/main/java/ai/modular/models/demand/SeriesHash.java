package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;

/** Draws without an order: what is drawn of a series depends on its name and the seed alone. */
final class SeriesHash {

    private SeriesHash() {}

    static long of(DemandSeries series, long seed) {
        long name = 31L * series.locationId().hashCode() + series.itemId().hashCode();
        return SamplePaths.mix(SamplePaths.mix(name) ^ seed);
    }

    /** Evenly in [0, 1). */
    static double fraction(long hash) {
        return (hash >>> 11) * 0x1p-53;
    }
}
