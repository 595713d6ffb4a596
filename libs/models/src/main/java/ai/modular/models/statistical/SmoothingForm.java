package ai.modular.models.statistical;

/** Forms of additive exponential smoothing, named as by Hyndman et al. 2008: error, trend, season; Ad is a damped trend. */
enum SmoothingForm {
    ANN(false, false, false),
    AAN(true, false, false),
    AADN(true, true, false),
    ANA(false, false, true),
    AADA(true, true, true);

    private static final double[] ALPHAS = {.005, .04, .12, .3, .6, .98};
    private static final int SECTIONS = 5;
    private static final int CALLS_PER_CONSTANT = 14;
    private static final double TINY = 1e-18;

    /**
     * A trend runs on for the whole horizon, so it must be certain: at this distance the form without it has essentially no support; K. P. Burnham and D. R.
     * Anderson, Model Selection and Multimodel Inference, 2002, section 2.6.
     */
    private static final double TREND_HANDICAP = 10;

    private final boolean trended;
    private final boolean damped;
    private final boolean seasonal;

    SmoothingForm(boolean trended, boolean damped, boolean seasonal) {
        this.trended = trended;
        this.damped = damped;
        this.seasonal = seasonal;
    }

    boolean seasonal() {
        return seasonal;
    }

    /**
     * A form with its constants.
     *
     * @param criterion the less the better: AICc of Hurvich and Tsai, Biometrika 76 (1989), 297–307,
     *     and a handicap of trends; infinite when the series is too short for the form
     */
    record Candidate(
            SmoothingForm form,
            SmoothingRecursion recursion,
            double alpha,
            double beta,
            double gamma,
            double damping,
            double criterion) {

        StructuralFit fit(String name, History history) {
            // Sets the start once more: the search ended somewhere else
            form.squares(recursion, alpha, beta, gamma, damping);
            double[] errors = recursion.errors(alpha, beta, gamma, damping);
            return StructuralFit.of(
                    name,
                    history,
                    recursion.level(),
                    recursion.trend(),
                    form.trended ? damping : 1,
                    recursion.nextSeason(),
                    new StructuralFit.Gains(alpha, beta, gamma),
                    errors);
        }
    }

    /** A search for alpha alone. */
    static Candidate simple(History history) {
        var recursion = new SmoothingRecursion(history, SeasonProfile.NONE);
        double alpha = Search.alongLine(a -> recursion.leastSquares(a, 0), ALPHAS, SECTIONS);
        return ANN.candidate(history, SeasonProfile.NONE, recursion, alpha, 0, 0, 0);
    }

    /**
     * A search for all constants of the form, from where a simpler one ended.
     *
     * @param profile the season at the start
     */
    Candidate search(History history, SeasonProfile profile, Candidate simpler) {
        SeasonProfile season = seasonal ? profile : SeasonProfile.NONE;
        var recursion = new SmoothingRecursion(history, season);
        double[] x = Search.inBox(
                point -> squares(recursion, alpha(point), beta(point), gamma(point), damping(point)),
                box(Math.min(.9, simpler.alpha()), .05, .05, .93),
                box(.1, .1, .1, -.06),
                box(.005, 0, 0, .8),
                box(.98, .5, .5, .98),
                CALLS_PER_CONSTANT * constants());
        return candidate(history, season, recursion, alpha(x), beta(x), gamma(x), damping(x));
    }

    private Candidate candidate(
            History history,
            SeasonProfile season,
            SmoothingRecursion recursion,
            double alpha,
            double beta,
            double gamma,
            double damping) {
        double squares = squares(recursion, alpha, beta, gamma, damping);
        int n = history.known();
        double parameters = constants() + 2 + (trended ? 1 : 0) + season.parameters();
        double left = n - parameters - 1;
        double criterion = left <= 0
                ? Double.POSITIVE_INFINITY
                : n * Math.log(squares / n + TINY)
                        + 2 * parameters * (1 + (parameters + 1) / left)
                        + (trended ? TREND_HANDICAP : 0);
        return new Candidate(this, recursion, alpha, beta, gamma, damping, criterion);
    }

    private double squares(SmoothingRecursion recursion, double alpha, double beta, double gamma, double damping) {
        return trended ? recursion.leastSquares(alpha, beta, gamma, damping) : recursion.leastSquares(alpha, gamma);
    }

    private int constants() {
        return 1 + (trended ? 1 : 0) + (damped ? 1 : 0) + (seasonal ? 1 : 0);
    }

    /** A point holds α, γ* when seasonal, β* when trended, φ when damped; β = α β*, γ = (1 − α) γ*. */
    private double[] box(double alpha, double beta, double gamma, double damping) {
        double[] point = new double[constants()];
        int at = 0;
        point[at++] = alpha;
        if (seasonal) {
            point[at++] = gamma;
        }
        if (trended) {
            point[at++] = beta;
        }
        if (damped) {
            point[at] = damping;
        }
        return point;
    }

    private static double alpha(double[] point) {
        return point[0];
    }

    private double gamma(double[] point) {
        return seasonal ? (1 - point[0]) * point[1] : 0;
    }

    private double beta(double[] point) {
        return trended ? point[0] * point[seasonal ? 2 : 1] : 0;
    }

    private double damping(double[] point) {
        return damped ? point[point.length - 1] : trended ? 1 : 0;
    }
}
