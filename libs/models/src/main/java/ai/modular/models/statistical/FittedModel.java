package ai.modular.models.statistical;

import java.util.Optional;

/** What a model learnt of one series. */
public sealed interface FittedModel permits StructuralFit, CombinedFit {

    /** What was fitted in the end; an automatic choice has the name of what it chose. */
    String name();

    /**
     * Expected demand of the periods after the series.
     *
     * @return one value per period, finite, 0 or more
     */
    double[] forecast(int horizon);

    /**
     * Quantiles of each period alone, from the one-step errors of the past, widened with the horizon. With fewer than eight known errors they are those
     * of the exponential distribution, the least informed one of a quantity of which only the mean is known.
     *
     * @param probabilities ascending, each in (0, 1)
     * @return period × probability, finite, 0 or more, ascending
     */
    double[][] quantiles(int horizon, double[] probabilities);

    /** One-step errors of the past in units, from the first known period on; NaN in gaps. */
    double[] errors();

    /** Why a simpler fit stands in for the model, empty when the model itself was fitted. */
    Optional<String> fallback();
}
