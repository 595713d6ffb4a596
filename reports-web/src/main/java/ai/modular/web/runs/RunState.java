package ai.modular.web.runs;

/** The state of a run as a reader sees it, worst first. */
enum RunState {
    FAILED("bad"),
    BROKEN_OFF("bad"),
    RUNNING("info"),
    COMPLETED("good");

    private final String tone;

    RunState(String tone) {
        this.tone = tone;
    }

    /** The class of the style sheet. */
    String tone() {
        return tone;
    }

    /** Of the bundle. */
    String key() {
        return "run.state." + name();
    }

    /** A run that says it runs but gives no sign of life any more broke off. */
    static RunState of(RunReads.Run run) {
        return switch (run.state()) {
            case "COMPLETED" -> COMPLETED;
            case "FAILED" -> FAILED;
            default -> run.alive() ? RUNNING : BROKEN_OFF;
        };
    }
}
