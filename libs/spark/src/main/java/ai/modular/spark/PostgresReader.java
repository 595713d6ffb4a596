package ai.modular.spark;

import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads tables of PostgreSQL as data sets. */
public final class PostgresReader {

    private static final String FETCH_SIZE = "10000";

    private final SparkSession spark;
    private final PostgresTarget source;

    public PostgresReader(SparkSession spark, PostgresTarget source) {
        this.spark = spark;
        this.source = source;
    }

    /** A table, or a view, through one connection. */
    public Dataset<Row> table(String name) {
        return spark.read().option("fetchsize", FETCH_SIZE).jdbc(source.url(), name, source.properties());
    }

    /** The rows of a SELECT, through one connection. */
    public Dataset<Row> query(String select) {
        return table("(" + select + ") AS selected");
    }

    /**
     * A large table through several connections.
     *
     * @param splitBy a column of any type whose values are many; each connection reads the rows of some of its hash values
     * @param parts number of connections, and of partitions
     */
    public Dataset<Row> table(String name, String splitBy, int parts) {
        String[] predicates = IntStream.range(0, parts)
                .mapToObj(part -> "abs(hashtext(%s::text)::bigint) %% %d = %d".formatted(splitBy, parts, part))
                .toArray(String[]::new);
        return spark.read().option("fetchsize", FETCH_SIZE).jdbc(source.url(), name, predicates, source.properties());
    }
}
