package dev.telar.backend.reference;

/// Sums of doubles that also keep what each addition rounds away. Source: Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation
/// endlicher Summen*, 1974.
final class CompensatedSums {

    private final double[] sums;
    private final double[] lost;

    /// @param start the values to add to, not kept
    CompensatedSums(double[] start) {
        this.sums = start.clone();
        this.lost = new double[start.length];
    }

    void add(int index, double x) {
        double sum = sums[index];
        double next = sum + x;
        lost[index] += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
        sums[index] = next;
    }

    /// A sum so far. Where infinities made what was lost meaningless, the plain sum.
    double value(int index) {
        double corrected = sums[index] + lost[index];
        return Double.isNaN(corrected) || lost[index] == 0 ? sums[index] : corrected;
    }

    double[] values() {
        double[] values = new double[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i);
        }
        return values;
    }
}
