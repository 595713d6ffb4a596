package ai.modular.testing;

/**
 * The broker of the tests.
 *
 * @param brokers its address, as clients take it for {@code bootstrap.servers}
 * @param prefix in front of the topics of this test class
 */
public record TestKafka(String brokers, String prefix) {

    /** A topic name that no other test class has. */
    public String topic(String name) {
        return prefix + "." + name;
    }
}
