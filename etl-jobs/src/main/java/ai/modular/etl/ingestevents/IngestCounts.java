package ai.modular.etl.ingestevents;

/**
 * What became of the events of a run.
 *
 * @param added new in silver
 * @param repeated with an id that the run or silver has already
 */
record IngestCounts(long read, long added, long quarantined, long repeated) {

    static final IngestCounts NONE = new IngestCounts(0, 0, 0, 0);

    IngestCounts plus(IngestCounts other) {
        return new IngestCounts(
                read + other.read, added + other.added, quarantined + other.quarantined, repeated + other.repeated);
    }

    @Override
    public String toString() {
        return "%d events: %d new, %d repeated, %d quarantined".formatted(read, added, repeated, quarantined);
    }
}
