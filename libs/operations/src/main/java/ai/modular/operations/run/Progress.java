package ai.modular.operations.run;

/** Tells whoever waits how far a run is. */
public interface Progress {

    /** One line about the work at hand: {@code 3 of 14 dates}. */
    void say(String line);

    /** Tells nobody. */
    static Progress silent() {
        return line -> {};
    }
}
