package ai.modular.models.daylevel;

import java.util.ArrayList;
import java.util.List;

/** The rows of an origin: one for each series and day ahead. */
final class OriginRows {

    private final int origin;
    private final Levels levels;
    private final OriginFeatures known;
    private final List<DayFeatures> days = new ArrayList<>();

    OriginRows(DayPanel panel, int origin, int horizon) {
        this.origin = origin;
        levels = new Levels(panel, origin);
        known = new OriginFeatures(panel, levels, origin);
        Pooled pooled = new Pooled(panel, levels, origin);
        for (int day = origin; day < origin + horizon; day++) {
            days.add(new DayFeatures(panel, levels, pooled, known, origin, day, horizon));
        }
    }

    int origin() {
        return origin;
    }

    float level(int series) {
        return levels.level[series];
    }

    double dayLevel(int ahead) {
        return days.get(ahead).dayLevel;
    }

    int width() {
        return known.columns.size() + days.get(0).columns.size();
    }

    List<String> names() {
        List<String> all = new ArrayList<>(known.names);
        days.get(0).names.forEach(name -> all.add("day_" + name));
        return all;
    }

    void write(int series, int ahead, float[] row) {
        int next = 0;
        for (float[] column : known.columns) {
            row[next++] = column[series];
        }
        for (float[] column : days.get(ahead).columns) {
            row[next++] = column[series];
        }
    }
}
