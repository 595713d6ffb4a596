package ai.modular.models.statistical;

import java.util.function.ToDoubleFunction;

/** The corners of a Nelder–Mead search, best first. */
final class Simplex {

    private final ToDoubleFunction<double[]> function;
    private final double[] low;
    private final double[] high;
    private final int size;
    private final double[][] corner;
    private final double[] value;
    private final double[] centre;
    private double[] tried;
    private double[] further;
    private int calls;

    Simplex(ToDoubleFunction<double[]> function, double[] start, double[] step, double[] low, double[] high) {
        this.function = function;
        this.low = low;
        this.high = high;
        size = start.length;
        corner = new double[size + 1][];
        value = new double[size + 1];
        centre = new double[size];
        tried = new double[size];
        further = new double[size];
        for (int i = 0; i <= size; i++) {
            corner[i] = start.clone();
            if (i > 0) {
                int at = i - 1;
                double stepped = start[at] + step[at];
                corner[i][at] = stepped <= high[at] ? stepped : start[at] - step[at];
            }
            value[i] = call(corner[i]);
        }
    }

    double[] descend(int mostCalls, double enough) {
        sort();
        while (calls < mostCalls && value[size] - value[0] > enough * Math.abs(value[0])) {
            centre();
            double reflected = toward(tried, -1);
            if (reflected < value[0]) {
                double expanded = toward(further, -2);
                if (expanded < reflected) {
                    swap();
                    reflected = expanded;
                }
                replaceWorst(reflected);
            } else if (reflected < value[size - 1]) {
                replaceWorst(reflected);
            } else {
                double contracted = toward(further, reflected < value[size] ? -.5 : .5);
                if (contracted < Math.min(reflected, value[size])) {
                    swap();
                    replaceWorst(contracted);
                } else {
                    shrink();
                }
            }
            sort();
        }
        return corner[0];
    }

    private void centre() {
        for (int d = 0; d < size; d++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += corner[i][d];
            }
            centre[d] = sum / size;
        }
    }

    /** Centre + factor × (worst − centre). */
    private double toward(double[] point, double factor) {
        for (int d = 0; d < size; d++) {
            double at = centre[d] + factor * (corner[size][d] - centre[d]);
            point[d] = Math.max(low[d], Math.min(high[d], at));
        }
        return call(point);
    }

    private void swap() {
        double[] other = tried;
        tried = further;
        further = other;
    }

    private void replaceWorst(double newValue) {
        System.arraycopy(tried, 0, corner[size], 0, size);
        value[size] = newValue;
    }

    private void shrink() {
        for (int i = 1; i <= size; i++) {
            for (int d = 0; d < size; d++) {
                corner[i][d] = (corner[i][d] + corner[0][d]) / 2;
            }
            value[i] = call(corner[i]);
        }
    }

    private void sort() {
        for (int i = 1; i <= size; i++) {
            double[] c = corner[i];
            double v = value[i];
            int j = i - 1;
            while (j >= 0 && value[j] > v) {
                corner[j + 1] = corner[j];
                value[j + 1] = value[j];
                j--;
            }
            corner[j + 1] = c;
            value[j + 1] = v;
        }
    }

    private double call(double[] point) {
        calls++;
        return function.applyAsDouble(point);
    }
}
