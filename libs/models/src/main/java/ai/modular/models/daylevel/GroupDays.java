package ai.modular.models.daylevel;

/** What the series of each group sold on their clean days, and what they sell as a rule on those. */
final class GroupDays {

    final double[][] sold;
    final double[][] usual;
    private final int[] members;
    private final int[] codes;
    private final double[][] clean;

    /** @param values series × day, what counts as sold */
    GroupDays(DayPanel panel, int[] codes, float[][] values, float[] level, int origin) {
        int count = DayPanel.count(codes);
        this.codes = codes;
        sold = new double[count][origin];
        usual = new double[count][origin];
        clean = new double[count][origin];
        members = new int[count];
        for (int i = 0; i < codes.length; i++) {
            members[codes[i]]++;
            for (int day = 0; day < origin; day++) {
                if (panel.clean(i, day) == 1) {
                    sold[codes[i]][day] += values[i][day];
                    usual[codes[i]][day] += level[i];
                    clean[codes[i]][day]++;
                }
            }
        }
    }

    int count() {
        return members.length;
    }

    int of(int series) {
        return codes[series];
    }

    /** Sold ÷ usual, days weighted, drawn towards a prior as if {@code priorUnits} more were usual. */
    double ratio(int group, double[] weights, double prior, double priorUnits) {
        double above = priorUnits * prior;
        double below = priorUnits;
        for (int day = 0; day < weights.length; day++) {
            above += weights[day] * sold[group][day];
            below += weights[day] * usual[group][day];
        }
        return above / below;
    }

    double cleanShare(int group, int days) {
        double sum = 0;
        int origin = clean[group].length;
        for (int day = origin - days; day < origin; day++) {
            sum += clean[group][day];
        }
        return sum / (members[group] * (double) days);
    }

    /** Sold ÷ usual of all groups together, per day. */
    double[] all() {
        double[] result = new double[sold[0].length];
        for (int day = 0; day < result.length; day++) {
            double above = 0;
            double below = 0;
            for (int group = 0; group < sold.length; group++) {
                above += sold[group][day];
                below += usual[group][day];
            }
            result[day] = below > 0 ? above / below : 1;
        }
        return result;
    }
}
