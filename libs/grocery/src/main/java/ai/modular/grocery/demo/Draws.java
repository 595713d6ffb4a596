package ai.modular.grocery.demo;

/**
 * Random numbers that are a function of what they are about: a seed and keys select a stream, and the stream is always the same. Not safe for
 * several threads; make one per subject.
 *
 * <p>Generator: SplitMix64 (Steele, Lea, Flood 2014), started at a hash of the keys. Gamma: Marsaglia and Tsang 2000. Poisson: Knuth's
 * product of uniforms.
 */
final class Draws {

    /** What a stream is for, so that equal keys do not share numbers. */
    enum Subject {
        LISTING,
        TASTE,
        LEVEL,
        STORE_DAY,
        CATEGORY_WEEK,
        LINES,
        BASKETS,
        RETURNS,
        DAMAGE,
        PRICE,
        PROMOTION,
        DELIVERY,
        OPENING,
        HOUSEHOLD,
        VISIT,
        CYCLE,
        SHOPPING
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    static Draws of(long seed, Subject subject, long... keys) {
        long hash = mix(seed + GOLDEN * (subject.ordinal() + 1));
        for (long key : keys) {
            hash = mix(hash ^ mix(key + GOLDEN));
        }
        return new Draws(hash);
    }

    /** A key from a name; stable, as the language defines the hash of a string. */
    static long key(String name) {
        return name.hashCode();
    }

    /** 0 (included) to 1 (excluded). */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** 0 (included) to the bound (excluded). */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    double normal() {
        double radius = Math.sqrt(-2 * Math.log(1 - uniform()));
        return radius * Math.cos(2 * Math.PI * uniform());
    }

    /** Log-normal with mean 1. */
    double around1(double sigma) {
        return Math.exp(sigma * normal() - sigma * sigma / 2);
    }

    /** Gamma with the shape and mean 1. */
    double gammaAround1(double shape) {
        return gamma(shape) / shape;
    }

    int poisson(double mean) {
        int count = 0;
        double left = mean;
        for (; left > 20; left -= 20) {
            count += knuth(20);
        }
        return count + knuth(left);
    }

    /** Failures before the first success: 0, 1, 2 … with this mean. */
    int geometric(double mean) {
        return mean <= 0 ? 0 : (int) (Math.log(1 - uniform()) / Math.log(mean / (1 + mean)));
    }

    private int knuth(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = uniform(); product > limit; product *= uniform()) {
            count++;
        }
        return count;
    }

    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.log(1 - uniform()) < .5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
