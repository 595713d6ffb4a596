package ai.modular.contracts.job;

/**
 * A named place where a fault test can break the process: {@code -Dmodularai.fail=publish.before-pointer:kill}. Without the property it does
 * nothing.
 */
public final class Failpoint {

    private static final String REQUEST = System.getProperty("modularai.fail", "");

    private Failpoint() {}

    /** @param name step and point: {@code publish.before-pointer} */
    public static void reach(String name) {
        if (REQUEST.startsWith(name + ":")) {
            breakDown(name, REQUEST.substring(name.length() + 1));
        }
    }

    private static void breakDown(String name, String how) {
        switch (how) {
            case "kill" -> Runtime.getRuntime().halt(137);
            case "throw" -> throw new IllegalStateException("failpoint " + name);
            case "hang" -> hang();
            default ->
                throw new IllegalArgumentException(
                        "modularai.fail is %s, but the fault is kill, throw or hang".formatted(REQUEST));
        }
    }

    private static void hang() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
