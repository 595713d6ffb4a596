package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups encoded by what they do, not by their name: a group that was never seen takes the profile of all.
 *
 * @param all the profile over all groups
 * @param byGroup by group name
 */
record GroupProfiles(GroupProfile all, Map<String, GroupProfile> byGroup) {

    GroupProfile of(String group) {
        return byGroup.getOrDefault(group, all);
    }

    /** Fits on the past without its last {@code daysBack} days. */
    static GroupProfiles fit(Collection<DemandSeries> sample, int daysBack) {
        Sums all = new Sums();
        Map<String, Sums> sums = new TreeMap<>();
        for (DemandSeries series : sample) {
            Sums group = sums.computeIfAbsent(series.group(), name -> new Sums());
            for (int day = 0; day < series.length() - daysBack; day++) {
                group.add(series, day);
            }
        }
        sums.values().forEach(all::add);
        GroupProfile whole = all.profile(GroupProfile.UNKNOWN);
        Map<String, GroupProfile> byGroup = new TreeMap<>();
        sums.forEach((name, group) -> byGroup.put(name, group.profile(whole)));
        return new GroupProfiles(whole, byGroup);
    }

    private static final class Sums {

        private static final double PRIOR_DAYS = 500;

        private final double[] demand = new double[7];
        private final double[] weight = new double[7];
        private final double[] event = new double[2];
        private final double[] eventWeight = new double[2];

        private void add(DemandSeries series, int day) {
            double w = DayWeights.of(series, day);
            if (w > 0) {
                int weekday = DayWeights.weekday(series, day);
                int kind = series.event()[day] > 0 ? 1 : 0;
                demand[weekday] += w * series.demand()[day];
                weight[weekday] += w;
                event[kind] += w * series.demand()[day];
                eventWeight[kind] += w;
            }
        }

        private void add(Sums other) {
            for (int i = 0; i < 7; i++) {
                demand[i] += other.demand[i];
                weight[i] += other.weight[i];
            }
            for (int i = 0; i < 2; i++) {
                event[i] += other.event[i];
                eventWeight[i] += other.eventWeight[i];
            }
        }

        private GroupProfile profile(GroupProfile prior) {
            double total = Arrays.stream(weight).sum();
            double sum = Arrays.stream(demand).sum();
            if (!(sum > 0)) {
                return prior;
            }
            double level = sum / total;
            double[] weekday = new double[7];
            for (int i = 0; i < 7; i++) {
                weekday[i] = (demand[i] / level + PRIOR_DAYS * prior.weekday()[i]) / (weight[i] + PRIOR_DAYS);
            }
            double usual = event[0] / Math.max(1e-9, eventWeight[0]);
            double ratio = usual > 0
                    ? (event[1] / usual + PRIOR_DAYS * prior.event()) / (eventWeight[1] + PRIOR_DAYS)
                    : prior.event();
            return new GroupProfile(level, weekday, ratio);
        }
    }
}
