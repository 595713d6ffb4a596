package ai.modular.etl.ingestevents;

import static org.apache.spark.sql.functions.coalesce;

import ai.modular.etl.ingestevents.EventSource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Why an event cannot be used, in words: the first of these that holds. */
final class IngestReasons {

    /** The instant of an event: ISO 8601 with its offset from UTC, from this century; null for everything else. */
    static final String INSTANT =
            "CASE WHEN occurred_at RLIKE '^20\\\\d\\\\d-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d(:\\\\d\\\\d([.]\\\\d{1,9})?)?(Z|[+-]\\\\d\\\\d:\\\\d\\\\d)$'"
                    + " THEN try_cast(occurred_at AS TIMESTAMP) END";

    private IngestReasons() {}

    /** The reason, or null. Reads the columns that {@link IngestEvents} makes. */
    static Column of(Kind kind) {
        List<String> reasons = new ArrayList<>(envelope(kind));
        reasons.addAll(identifier("payload['item_id']", "item_id", true));
        switch (kind) {
            case TRANSACTION -> {
                reasons.addAll(identifier("transaction_id", "transaction_id", true));
                reasons.addAll(identifier("customer_id", "customer_id", false));
                reasons.addAll(number("quantity", IngestEvents.LARGEST_QUANTITY));
                reasons.addAll(positive("quantity > 0", "above 0"));
                reasons.addAll(number("amount", IngestEvents.LARGEST_AMOUNT));
            }
            case MOVEMENT -> {
                reasons.addAll(number("quantity", IngestEvents.LARGEST_QUANTITY));
                reasons.addAll(positive(
                        "quantity > 0 OR (type = 'stock_count' AND quantity = 0)", "above 0, or 0 in a count"));
                reasons.addAll(identifier("lot_id", "lot_id", false));
                reasons.addAll(identifier("order_id", "order_id", false));
                reasons.add(when(
                        "payload['expires_on'] IS NOT NULL AND expires_on IS NULL",
                        "concat('expires_on is ', left(payload['expires_on'], 40), ', but must be a date')"));
            }
            case VIEW -> reasons.addAll(identifier("customer_id", "customer_id", true));
        }
        return coalesce(reasons.stream().map(functions::expr).toArray(Column[]::new));
    }

    private static List<String> envelope(Kind kind) {
        String types = kind.types().stream().map(type -> "'" + type + "'").collect(Collectors.joining(", "));
        List<String> reasons = new ArrayList<>();
        reasons.add(when("value IS NULL OR length(value) = 0", "'the message is empty'"));
        reasons.add(when("NOT is_valid_utf8(CAST(value AS STRING))", "'the message is not UTF-8'"));
        reasons.add(when("empty OR broken IS NOT NULL", "'the message is not an event in JSON'"));
        reasons.addAll(identifier("event_id", "event_id", true));
        reasons.add(
                when(
                        "coalesce(schema_version, '') NOT RLIKE '^1([.]\\\\d+)*$'",
                        "concat('schema_version is ', coalesce(left(schema_version, 20), 'missing'), ', but 1.x is understood')"));
        reasons.add(when(
                "coalesce(type, '') NOT IN (" + types + ")",
                "concat('type is ', coalesce(left(type, 40), 'missing'), ', but the topic carries %s')"
                        .formatted(String.join(", ", kind.types()))));
        reasons.add(
                when(
                        "instant IS NULL",
                        "concat('occurred_at is ', coalesce(left(occurred_at, 40), 'missing'), ', but must be an instant as in 2026-11-22T17:03:11Z')"));
        reasons.addAll(identifier("location_id", "location_id", true));
        reasons.add(when("time_zone IS NULL", "concat('location ', location_id, ' is not known')"));
        return reasons;
    }

    private static List<String> identifier(String value, String name, boolean required) {
        List<String> reasons = new ArrayList<>();
        if (required) {
            reasons.add(when("%s IS NULL OR %s = ''".formatted(value, value), "'%s is missing'".formatted(name)));
        }
        reasons.add(when("%s = ''".formatted(value), "'%s is empty'".formatted(name)));
        reasons.add(when("char_length(%s) > 64".formatted(value), "'%s is longer than 64 characters'".formatted(name)));
        reasons.add(
                when("%s RLIKE '[\\\\x00-\\\\x1f]'".formatted(value), "'%s has a control character'".formatted(name)));
        return reasons;
    }

    private static List<String> number(String name, int largest) {
        String text = "payload['%s']".formatted(name);
        String value = "try_cast(%s AS DOUBLE)".formatted(text);
        return List.of(
                when("%s IS NULL".formatted(text), "'%s is missing'".formatted(name)),
                when(
                        "%1$s IS NULL OR isnan(%1$s)".formatted(value),
                        "concat('%s is ', left(%s, 40), ', not a number')".formatted(name, text)),
                when(
                        "abs(%s) > %d".formatted(value, largest),
                        "concat('%s is ', left(%s, 40), ', beyond %d')".formatted(name, text, largest)));
    }

    private static List<String> positive(String condition, String required) {
        return List.of(when(
                "NOT coalesce(%s, false)".formatted(condition),
                "concat('quantity of a ', type, ' is ', left(payload['quantity'], 40), ', but must be %s')"
                        .formatted(required)));
    }

    private static String when(String condition, String reason) {
        return "CASE WHEN " + condition + " THEN " + reason + " END";
    }
}
