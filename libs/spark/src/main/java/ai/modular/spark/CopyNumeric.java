package ai.modular.spark;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.types.DecimalType;

/** PostgreSQL's numeric: digits to the base 10,000, aligned at the decimal point ({@code numeric_send} in numeric.c). */
final class CopyNumeric {

    private static final int BASE = 10_000;
    private static final int NEGATIVE = 0x4000;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);

    /** Up to here the unscaled value, filled up to whole digits of the base, fits a long. */
    private static final int LONG_DIGITS = 15;

    private CopyNumeric() {}

    static CopyField of(DecimalType type) {
        int precision = type.precision();
        int scale = type.scale();
        if (precision <= LONG_DIGITS) {
            return (row, ordinal, out) ->
                    put(row.getDecimal(ordinal, precision, scale).toUnscaledLong(), scale, out);
        }
        return (row, ordinal, out) ->
                put(row.getDecimal(ordinal, precision, scale).toJavaBigDecimal(), scale, out);
    }

    private static void put(long unscaled, int scale, CopyBuffer out) {
        int[] digits = new int[8];
        long rest = Math.abs(unscaled) * fill(scale);
        int count = 0;
        while (rest != 0) {
            digits[count++] = (int) (rest % BASE);
            rest /= BASE;
        }
        put(digits, count, unscaled < 0, scale, out);
    }

    private static void put(BigDecimal value, int scale, CopyBuffer out) {
        int[] digits = new int[16];
        BigInteger rest = value.setScale(scale).unscaledValue().abs().multiply(BigInteger.valueOf(fill(scale)));
        int count = 0;
        while (rest.signum() != 0) {
            BigInteger[] split = rest.divideAndRemainder(BIG_BASE);
            digits[count++] = split[1].intValue();
            rest = split[0];
        }
        put(digits, count, value.signum() < 0, scale, out);
    }

    /** @param digits least significant first */
    private static void put(int[] digits, int count, boolean negative, int scale, CopyBuffer out) {
        int fractionDigits = (scale + 3) / 4;
        out.putInt(8 + 2 * count);
        out.putShort(count);
        out.putShort(count - fractionDigits - 1);
        out.putShort(negative ? NEGATIVE : 0);
        out.putShort(scale);
        for (int i = count - 1; i >= 0; i--) {
            out.putShort(digits[i]);
        }
    }

    /** The factor that makes the fraction a whole number of digits of the base. */
    private static long fill(int scale) {
        return switch (scale % 4) {
            case 1 -> 1000;
            case 2 -> 100;
            case 3 -> 10;
            default -> 1;
        };
    }
}
