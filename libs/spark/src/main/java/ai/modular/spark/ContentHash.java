package ai.modular.spark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * When two runs have the same result: SHA-256 over the sorted rows. Neither the order of rows nor that of columns counts, and doubles are equal
 * when their first 6 significant digits are.
 */
public final class ContentHash {

    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private ContentHash() {}

    /** The hash in hexadecimal. Rows are sorted by Spark and pass through the driver one partition at a time. */
    public static String of(Dataset<Row> rows) {
        Column[] columns =
                Arrays.stream(rows.columns()).sorted().map(functions::col).toArray(Column[]::new);
        Iterator<String> lines = rows.select(columns)
                .map((MapFunction<Row, String>) ContentHash::line, Encoders.STRING())
                .sort("value")
                .toLocalIterator();
        MessageDigest digest = sha256();
        while (lines.hasNext()) {
            digest.update(lines.next().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String line(Row row) {
        return IntStream.range(0, row.size()).mapToObj(i -> text(row.get(i))).collect(Collectors.joining("\u001f"));
    }

    private static String text(Object value) {
        if (value == null) {
            return "\u0000";
        }
        if (value instanceof Double || value instanceof Float) {
            return digits(((Number) value).doubleValue());
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros().toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Row nested) {
            return "{" + line(nested) + "}";
        }
        if (value instanceof Seq<?> elements) {
            return CollectionConverters.asJava(elements).stream()
                    .map(ContentHash::text)
                    .collect(Collectors.joining("\u001e", "[", "]"));
        }
        return value.toString();
    }

    private static String digits(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
