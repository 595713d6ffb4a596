package ai.modular.scoring.supply;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/** What is known of the supply of a series, by the columns of {@link SupplyTables}; a column that was not asked for is not known. */
record SupplyFacts(Row row) {

    boolean isMissing(String name) {
        return value(name) == null;
    }

    boolean says(String name) {
        return Boolean.TRUE.equals(this.<Boolean>value(name));
    }

    <T> T value(String name) {
        return row.schema().getFieldIndex(name).isEmpty() ? null : row.getAs(name);
    }

    OptionalDouble number(String name) {
        Object value = value(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(((Number) value).doubleValue());
    }

    Optional<BigDecimal> decimal(String name) {
        return Optional.ofNullable(value(name));
    }

    Optional<LocalDate> day(String name) {
        return Optional.ofNullable(this.<Date>value(name)).map(Date::toLocalDate);
    }

    /** No elements where the column is null. */
    <T> List<T> list(String name) {
        return isMissing(name) ? List.of() : row.getList(row.fieldIndex(name));
    }
}
