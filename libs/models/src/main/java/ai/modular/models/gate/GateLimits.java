package ai.modular.models.gate;

/**
 * How much is allowed.
 *
 * @param bootstrap of the difference between challenger and champion
 * @param segment most that a segment's figure may rise against the champion's, as a share of it
 * @param segmentUnits segments with fewer units are not judged: their figures are mostly chance
 * @param bias most that the bias may be, in either direction
 * @param coverage most that the coverage may be off its level, in either direction
 * @param trainingSeconds longest training
 * @param bytes largest sum of the model's files
 */
public record GateLimits(
        Bootstrap bootstrap,
        double segment,
        int segmentUnits,
        double bias,
        double coverage,
        double trainingSeconds,
        long bytes) {}
