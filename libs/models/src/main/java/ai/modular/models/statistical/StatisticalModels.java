package ai.modular.models.statistical;

import java.util.List;

/** All models of one series. */
public final class StatisticalModels {

    static final HistoryModel SMOOTHING = new AutomaticSmoothing();
    static final HistoryModel THETA = new OptimisedTheta();
    static final HistoryModel CROSTON = new Croston(Croston.Variant.CROSTON);
    static final HistoryModel SYNTETOS_BOYLAN = new Croston(Croston.Variant.SYNTETOS_BOYLAN);
    static final HistoryModel TSB = new TeunterSyntetosBabai();
    static final HistoryModel ADIDA = new Adida();
    static final HistoryModel CLIMATOLOGY = new WeekdayClimatology();
    static final HistoryModel INTERMITTENT = new IntermittentChoice();
    static final List<HistoryModel> SINGLE =
            List.of(SMOOTHING, THETA, CROSTON, SYNTETOS_BOYLAN, TSB, ADIDA, CLIMATOLOGY);

    private StatisticalModels() {}

    /** Each kind of model once. */
    public static List<StatisticalModel> single() {
        return List.copyOf(SINGLE);
    }

    /** Exponential smoothing, the form chosen by AICc. */
    public static StatisticalModel exponentialSmoothing() {
        return SMOOTHING;
    }

    public static StatisticalModel optimisedTheta() {
        return THETA;
    }

    public static StatisticalModel croston() {
        return CROSTON;
    }

    /** Croston's rate, corrected by Syntetos and Boylan (SBA). */
    public static StatisticalModel syntetosBoylan() {
        return SYNTETOS_BOYLAN;
    }

    /** TSB. */
    public static StatisticalModel teunterSyntetosBabai() {
        return TSB;
    }

    public static StatisticalModel adida() {
        return ADIDA;
    }

    /** Of Croston, Syntetos–Boylan, TSB and ADIDA the one with the least squared one-step error. */
    public static StatisticalModel intermittentChoice() {
        return INTERMITTENT;
    }

    /** The mean of the weekday over eight weeks. */
    public static StatisticalModel weekdayClimatology() {
        return CLIMATOLOGY;
    }

    /** Each series has the model that was best on its own last periods, of those that suit how it sells. */
    public static StatisticalModel automaticChoice() {
        return new AutomaticChoice();
    }
}
