package ai.modular.grocery.demo;

import java.util.Arrays;

/** Indices that are chosen at random, each as often as its weight says. */
final class Weights {

    private final double[] upTo;

    /** @param weights each 0 or more, at least one more than 0 */
    Weights(double[] weights) {
        upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    int choose(Draws draws) {
        double point = draws.uniform() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        int index = found < 0 ? -found - 1 : found + 1;
        return Math.min(index, upTo.length - 1);
    }
}
