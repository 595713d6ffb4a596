package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of a receipt.
 *
 * @param code what it is: the name of a {@link TermCode}, or one of a later version
 * @param value signed base units, scale 3
 * @param facts what it was computed from, in reading order
 */
public record Term(String code, BigDecimal value, Map<String, String> facts) {

    static final int SCALE = 3;

    public Term {
        value = value.setScale(SCALE, RoundingMode.HALF_EVEN);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    static Term of(TermCode code, BigDecimal value, Map<String, String> facts) {
        return new Term(code.name(), value, facts);
    }
}
