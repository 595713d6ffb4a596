package ai.modular.models.demand;

/**
 * What the series of a group have in common.
 *
 * @param level mean demand per day
 * @param weekday demand of the weekday ÷ level, Monday first
 * @param event demand on event days ÷ demand on other days of the same series
 */
record GroupProfile(double level, double[] weekday, double event) {

    static final GroupProfile UNKNOWN = new GroupProfile(1, new double[] {1, 1, 1, 1, 1, 1, 1}, 1);
}
