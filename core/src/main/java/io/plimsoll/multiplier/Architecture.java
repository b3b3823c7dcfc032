package io.plimsoll.multiplier;

/** What kind of network turns inputs into ln m. */
public enum Architecture {
    /** Multilayer perceptron with SiLU units; looks at the day of the decision only. */
    MLP,
    /** Long short-term memory (Hochreiter &amp; Schmidhuber 1997), with a forget gate (Gers et al. 2000). */
    LSTM,
    /** Gated recurrent unit (Cho et al. 2014), the reset gate after the matrix product. */
    GRU,
    /** Encoder of a Transformer (Vaswani et al. 2017), normalised before each sublayer (Xiong et al. 2020). */
    TRANSFORMER,
    /** One weight an input; looks at the day of the decision only. */
    LINEAR;

    /** Whether it reads a run of days rather than one. */
    public boolean sequential() {
        return this != MLP && this != LINEAR;
    }
}
