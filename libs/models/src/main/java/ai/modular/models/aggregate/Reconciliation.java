package ai.modular.models.aggregate;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Makes forecasts of sums agree: the parts whose sums come nearest to all forecasts, each weighed by how much it is trusted (weighted least
 * squares; R. J. Hyndman et al., Computational Statistics and Data Analysis 55 (2011), 2579–2589).
 */
public final class Reconciliation {

    private final int[][] members;
    private final double[] weights;
    private final int parts;
    private final LinearSolverDense<DMatrixRMaj> solver;

    /**
     * @param members per sum the numbers of its parts; each part is the member of some sum, as a rule of itself
     * @param weights per sum, more than 0
     */
    public Reconciliation(int[][] members, double[] weights, int parts) {
        this.members = members;
        this.weights = weights;
        this.parts = parts;
        DMatrixRMaj normal = new DMatrixRMaj(parts, parts);
        for (int sum = 0; sum < members.length; sum++) {
            for (int a : members[sum]) {
                for (int b : members[sum]) {
                    normal.add(a, b, weights[sum]);
                }
            }
        }
        solver = LinearSolverFactory_DDRM.symmPosDef(parts);
        if (!solver.setA(normal)) {
            throw new IllegalArgumentException("a part belongs to no sum with a weight");
        }
    }

    /**
     * @param forecasts per sum and day
     * @return per part and day
     */
    public double[][] parts(double[][] forecasts) {
        int days = forecasts[0].length;
        DMatrixRMaj right = new DMatrixRMaj(parts, days);
        for (int sum = 0; sum < members.length; sum++) {
            for (int part : members[sum]) {
                for (int day = 0; day < days; day++) {
                    right.add(part, day, weights[sum] * forecasts[sum][day]);
                }
            }
        }
        DMatrixRMaj solved = new DMatrixRMaj(parts, days);
        solver.solve(right, solved);
        double[][] result = new double[parts][days];
        for (int part = 0; part < parts; part++) {
            for (int day = 0; day < days; day++) {
                result[part][day] = solved.get(part, day);
            }
        }
        return result;
    }
}
