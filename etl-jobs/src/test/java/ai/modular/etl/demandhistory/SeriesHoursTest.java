package ai.modular.etl.demandhistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.modular.etl.demandhistory.SeriesHours.DemandDay;
import ai.modular.etl.demandhistory.SeriesHours.HourlyDay;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesHoursTest {

    private static final OpeningHours HOURS = new OpeningHours(8, 20);

    private final SeriesHours series = new SeriesHours();

    @Test
    void availabilityIsTheShareOfUsualSalesInHoursWithStock() {
        for (int day = 0; day < 28; day++) {
            series.addHours(day(day, 6, 4, false, false));
        }
        series.addHours(day(28, 6, 0, true, true));
        DemandDay last = finish(evening()).get(0);
        assertThat(last.source().day()).isEqualTo(28);
        // Own sales say 60 % before the evening; the group's flat evening hardly moves that after 280 units
        assertThat(last.availability()).isCloseTo(.6, within(.005));
        assertThat(last.demand().mean()).isCloseTo(10, within(.05));
    }

    @Test
    void aShortSeriesFollowsItsGroup() {
        series.addHours(day(0, 1, 0, true, true));
        GroupLevel group = evening();
        assertThat(finish(group).get(0).availability()).isCloseTo(1 - group.shares()[18], within(.06));
    }

    @Test
    void pastDaysAreTakenAsTheyWereFound() {
        series.addPast(0, 4, .5, 0, 0);
        series.addHours(day(0, 4, 0, true, false));
        series.addPast(1, 8, 1, 0, 0);
        series.addHours(day(2, 0, 0, false, true));
        List<DemandDay> answers = finish(evening());
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).availability()).isEqualTo(1);
        assertThat(answers.get(0).demand()).isEqualTo(new DemandRecovery.Demand(0, 0, 0));
    }

    @Test
    void onlyTheLastFourWeeksMakeTheProfile() {
        for (int day = 0; day < 40; day++) {
            series.addHours(day < 12 ? day(day, 0, 10, false, false) : day(day, 10, 0, false, false));
        }
        series.addHours(day(40, 10, 0, true, true));
        assertThat(finish(evening()).get(0).availability()).isGreaterThan(.95);
    }

    @Test
    void aNetReturnOfADayIsNoNegativeSale() {
        series.addHours(day(0, -3, 0, false, true));
        assertThat(finish(evening()).get(0).source().sold()).isZero();
    }

    private List<DemandDay> finish(GroupLevel group) {
        List<DemandDay> answers = new ArrayList<>();
        series.finish(group, HOURS, answers::add);
        return answers;
    }

    private static HourlyDay day(int day, double morning, double evening, boolean emptyEvening, boolean wanted) {
        double[] units = new double[24];
        boolean[] empty = new boolean[24];
        units[9] = morning;
        units[18] = evening;
        empty[18] = emptyEvening;
        return new HourlyDay(day, units, empty, null, 0, 0, wanted);
    }

    /** Half of the group's sales fall into the hour from 18 on. */
    private static GroupLevel evening() {
        HourlyProfile profile = new HourlyProfile();
        profile.add(day(0, 5, 5, false, false).units(), new boolean[24], 1);
        return GroupLevel.of(profile);
    }
}
