package ai.modular.etl.demandhistory;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The hourly profile of each group over the rows of a partition; comes in as department, units, out_of_stock. */
final class GroupProfiles implements FlatMapFunction<Iterator<InternalRow>, Map<String, HourlyProfile>> {

    private static final int DEPARTMENT = 0;
    private static final int UNITS = 1;
    private static final int OUT_OF_STOCK = 2;

    @Override
    public Iterator<Map<String, HourlyProfile>> call(Iterator<InternalRow> rows) {
        Map<String, HourlyProfile> profiles = new HashMap<>();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            String department = row.isNullAt(DEPARTMENT)
                    ? ""
                    : row.getUTF8String(DEPARTMENT).toString();
            profiles.computeIfAbsent(department, unknown -> new HourlyProfile())
                    .add(
                            row.getArray(UNITS).toDoubleArray(),
                            row.getArray(OUT_OF_STOCK).toBooleanArray(),
                            1);
        }
        return java.util.List.of(profiles).iterator();
    }

    /** Joins two partitions' profiles. */
    static Map<String, HourlyProfile> join(Map<String, HourlyProfile> one, Map<String, HourlyProfile> other) {
        Map<String, HourlyProfile> joined = new HashMap<>(one);
        other.forEach((department, profile) -> joined.merge(department, profile, HourlyProfile::plus));
        return joined;
    }
}
