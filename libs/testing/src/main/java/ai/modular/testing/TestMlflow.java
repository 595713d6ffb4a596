package ai.modular.testing;

/**
 * The tracking server and model registry of the tests.
 *
 * @param uri its address
 * @param prefix in front of the experiments and models of this test class
 */
public record TestMlflow(String uri, String prefix) {

    /** An experiment or model name that no other test class has. */
    public String name(String name) {
        return prefix + "." + name;
    }
}
