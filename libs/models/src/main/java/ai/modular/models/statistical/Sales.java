package ai.modular.models.statistical;

/**
 * When and how much sells.
 *
 * @param known periods
 * @param count periods with sales
 * @param meanSize of a period with sales, 0 when there is none
 * @param variation squared coefficient of variation of the sizes, CV²
 */
record Sales(int known, int count, double meanSize, double variation) {

    static Sales of(History history) {
        int count = 0;
        double sum = 0;
        double squares = 0;
        for (double value : history.y()) {
            if (value > 0) {
                count++;
                sum += value;
                squares += value * value;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double variance = count < 2 ? 0 : Math.max(0, squares / count - mean * mean);
        return new Sales(history.known(), count, mean, count < 2 ? 0 : variance / (mean * mean));
    }

    /** Mean interval between periods with sales, ADI. */
    double meanInterval() {
        return (double) known / count;
    }
}
