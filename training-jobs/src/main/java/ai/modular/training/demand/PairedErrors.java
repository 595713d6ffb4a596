package ai.modular.training.demand;

/**
 * Two models on the same series, origins and days.
 *
 * @param days that both were scored on
 * @param candidate WAPE of the new model
 * @param champion WAPE of the present one
 * @param stored true when the champion's figure is that of its own training, on the same data
 */
record PairedErrors(long days, double candidate, double champion, boolean stored) {}
