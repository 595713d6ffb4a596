package ai.modular.training.stockout;

import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.stockout.RiskFeatures;
import ai.modular.models.stockout.ShelfMoment;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * A shelf on a day before its next possible delivery, and whether it was empty for a part of it.
 *
 * @param series whole, for who forecasts it at an earlier origin
 * @param shelf what was known at the origin
 * @param ahead days from the origin to the day, from 1
 * @param shelfLifeDays of what arrives
 * @param ranOut the outcome
 */
record ShelfCase(DemandSeries series, ShelfMoment shelf, int ahead, OptionalInt shelfLifeDays, boolean ranOut) {

    double[] features(RiskBacktest.Rates rates) {
        return RiskFeatures.of(shelf, ahead, rates.of(shelf.department()));
    }

    String unit() {
        return series.locationId() + '/' + series.itemId();
    }

    LocalDate origin() {
        return shelf.origin();
    }

    LocalDate day() {
        return shelf.origin().plusDays(ahead);
    }

    static boolean[] outcomes(List<ShelfCase> cases) {
        boolean[] result = new boolean[cases.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = cases.get(i).ranOut();
        }
        return result;
    }
}
