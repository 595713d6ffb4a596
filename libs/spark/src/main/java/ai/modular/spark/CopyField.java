package ai.modular.spark;

import java.io.Serializable;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * One value in the binary format of COPY: its length, then its bytes. Formats: the {@code *_send} functions of PostgreSQL's
 * {@code src/backend/utils/adt}. Values are taken from Spark's internal rows, so that no Java object is made for most of them.
 */
@FunctionalInterface
interface CopyField extends Serializable {

    /** 2000-01-01, from which PostgreSQL counts, in days and microseconds since 1970. */
    int EPOCH_DAYS = 10_957;

    long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;

    Map<String, Integer> ELEMENT_OIDS = Map.ofEntries(
            Map.entry("bool", 16),
            Map.entry("int8", 20),
            Map.entry("int2", 21),
            Map.entry("int4", 23),
            Map.entry("text", 25),
            Map.entry("float4", 700),
            Map.entry("float8", 701),
            Map.entry("varchar", 1043),
            Map.entry("date", 1082),
            Map.entry("numeric", 1700));

    /** Puts the value that is not null. */
    void put(SpecializedGetters row, int ordinal, CopyBuffer out);

    /**
     * @param from Spark's type
     * @param to PostgreSQL's internal type name, of a domain its base type: {@code float8}, {@code _text}
     * @throws IllegalArgumentException if such values cannot be stored in such a column
     */
    static CopyField of(DataType from, String to) {
        if (from instanceof ArrayType array && to.startsWith("_")) {
            return array(array.elementType(), to.substring(1));
        }
        if (from instanceof DecimalType decimal && to.equals("numeric")) {
            return CopyNumeric.of(decimal);
        }
        CopyField field = text(from, to);
        field = field == null ? integer(from, to) : field;
        field = field == null ? floating(from, to) : field;
        field = field == null ? other(from, to) : field;
        if (field == null) {
            throw new IllegalArgumentException("%s cannot be copied into %s: cast it".formatted(from.sql(), to));
        }
        return field;
    }

    private static CopyField text(DataType from, String to) {
        if (!from.equals(DataTypes.StringType)) {
            return null;
        }
        return switch (to) {
            case "text", "varchar", "bpchar", "json" ->
                (row, ordinal, out) -> sized(row.getUTF8String(ordinal).getBytes(), out);
            case "jsonb" ->
                (row, ordinal, out) -> jsonb(row.getUTF8String(ordinal).getBytes(), out);
            case "uuid" ->
                (row, ordinal, out) -> uuid(row.getUTF8String(ordinal).toString(), out);
            default -> null;
        };
    }

    private static CopyField integer(DataType from, String to) {
        if (from.equals(DataTypes.IntegerType)) {
            return switch (to) {
                case "int2" -> (row, ordinal, out) -> int2(row.getInt(ordinal), out);
                case "int4" -> (row, ordinal, out) -> int4(row.getInt(ordinal), out);
                case "int8" -> (row, ordinal, out) -> int8(row.getInt(ordinal), out);
                default -> null;
            };
        }
        if (from.equals(DataTypes.LongType) && to.equals("int8")) {
            return (row, ordinal, out) -> int8(row.getLong(ordinal), out);
        }
        return from.equals(DataTypes.ShortType) && to.equals("int2")
                ? (row, ordinal, out) -> int2(row.getShort(ordinal), out)
                : null;
    }

    private static CopyField floating(DataType from, String to) {
        if (from.equals(DataTypes.DoubleType) && to.equals("float8")) {
            return (row, ordinal, out) -> int8(Double.doubleToRawLongBits(row.getDouble(ordinal)), out);
        }
        if (from.equals(DataTypes.DoubleType) && to.equals("float4")) {
            return (row, ordinal, out) -> int4(Float.floatToRawIntBits((float) row.getDouble(ordinal)), out);
        }
        return from.equals(DataTypes.FloatType) && to.equals("float4")
                ? (row, ordinal, out) -> int4(Float.floatToRawIntBits(row.getFloat(ordinal)), out)
                : null;
    }

    private static CopyField other(DataType from, String to) {
        if (from.equals(DataTypes.DateType) && to.equals("date")) {
            return (row, ordinal, out) -> int4(row.getInt(ordinal) - EPOCH_DAYS, out);
        }
        if (from.equals(DataTypes.TimestampType) && to.equals("timestamptz")) {
            return (row, ordinal, out) -> int8(row.getLong(ordinal) - EPOCH_MICROS, out);
        }
        if (from.equals(DataTypes.BinaryType) && to.equals("bytea")) {
            return (row, ordinal, out) -> sized(row.getBinary(ordinal), out);
        }
        return from.equals(DataTypes.BooleanType) && to.equals("bool") ? CopyField::bool : null;
    }

    private static CopyField array(DataType element, String to) {
        Integer oid = ELEMENT_OIDS.get(to);
        if (oid == null) {
            throw new IllegalArgumentException("an array of %s cannot be copied".formatted(to));
        }
        CopyField field = of(element, to);
        return (row, ordinal, out) -> {
            ArrayData values = row.getArray(ordinal);
            int opened = out.openLength();
            int count = values.numElements();
            out.putInt(count == 0 ? 0 : 1);
            out.putInt(1);
            out.putInt(oid);
            if (count > 0) {
                out.putInt(count);
                out.putInt(1);
            }
            for (int i = 0; i < count; i++) {
                putNullable(field, values, i, out);
            }
            out.closeLength(opened);
        };
    }

    static void putNullable(CopyField field, SpecializedGetters row, int ordinal, CopyBuffer out) {
        if (row.isNullAt(ordinal)) {
            out.putInt(-1);
        } else {
            field.put(row, ordinal, out);
        }
    }

    private static void bool(SpecializedGetters row, int ordinal, CopyBuffer out) {
        out.putInt(1);
        out.putByte(row.getBoolean(ordinal) ? 1 : 0);
    }

    private static void int2(int value, CopyBuffer out) {
        out.putInt(2);
        out.putShort(value);
    }

    private static void int4(int value, CopyBuffer out) {
        out.putInt(4);
        out.putInt(value);
    }

    private static void int8(long value, CopyBuffer out) {
        out.putInt(8);
        out.putLong(value);
    }

    private static void sized(byte[] value, CopyBuffer out) {
        out.putInt(value.length);
        out.putBytes(value);
    }

    private static void jsonb(byte[] value, CopyBuffer out) {
        out.putInt(value.length + 1);
        out.putByte(1);
        out.putBytes(value);
    }

    private static void uuid(String value, CopyBuffer out) {
        var uuid = java.util.UUID.fromString(value);
        out.putInt(16);
        out.putLong(uuid.getMostSignificantBits());
        out.putLong(uuid.getLeastSignificantBits());
    }
}
