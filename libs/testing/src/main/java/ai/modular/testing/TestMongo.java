package ai.modular.testing;

/**
 * The document server of the tests.
 *
 * @param uri its address
 * @param database a database name that no other test class has
 */
public record TestMongo(String uri, String database) {}
