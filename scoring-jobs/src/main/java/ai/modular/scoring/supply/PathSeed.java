package ai.modular.scoring.supply;

import java.time.LocalDate;

/** Seeds that depend on nothing but what they are for: neither on the order of rows nor on the number of tasks. */
public final class PathSeed {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private PathSeed() {}

    /** FNV-1a over the characters of location, item and date, on top of the seed. */
    public static long of(long seed, String locationId, String itemId, LocalDate date) {
        String text = locationId + '\u001f' + itemId + '\u001f' + date;
        long hash = FNV_OFFSET ^ seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
