package io.plimsoll.multiplier;

/** A fitted multiplier: pure numbers, safe to use from several threads. */
public interface MultiplierModel {

    /**
     * ln m for each row of standardised inputs, between ln lowest and ln highest: the mean over the ensemble of the
     * members' ln m.
     */
    double[] logMultipliers(double[][] inputs);

    /** ln m of each member (rows) for each input row (columns); its spread tells how far the seeds disagree. */
    double[][] memberLogMultipliers(double[][] inputs);

    /** How training went. */
    TrainingReport report();
}
