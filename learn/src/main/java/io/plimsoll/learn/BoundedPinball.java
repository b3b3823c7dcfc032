package io.plimsoll.learn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * {@link PinballLoss} behind {@link MultiplierBounds} in PyTorch, for the gradient. Its tensors belong to the
 * {@link NativeMemory#scoped scope} in which it is made.
 */
final class BoundedPinball {

    private final Scalar offset;
    private final Scalar width;
    private final Scalar lo;
    private final Tensor above;
    private final Tensor below;

    BoundedPinball(MultiplierBounds bounds, PinballLoss loss) {
        offset = new Scalar(bounds.offset());
        width = new Scalar(bounds.width());
        lo = new Scalar(bounds.lo());
        double[] levels = loss.levels();
        double[] weights = loss.weights();
        float[] above = new float[levels.length];
        float[] below = new float[levels.length];
        for (int column = 0; column < levels.length; column++) {
            above[column] = (float) (weights[column] * levels[column]);
            below[column] = (float) (weights[column] * (levels[column] - 1));
        }
        this.above = Tensor.create(above, levels.length);
        this.below = Tensor.create(below, levels.length);
    }

    /** ln m at z, of the same shape. */
    Tensor logMultiplier(Tensor z) {
        return z.add(offset).sigmoid().mul(width).add(lo);
    }

    /**
     * The loss, summed over members and averaged over examples, of z [members, examples, 1] against ratios [members,
     * examples, levels]. (c − 1{r ≤ m})(r − m) is the greater of c(r − m) and (c − 1)(r − m).
     */
    Tensor loss(Tensor z, Tensor ratios, long examples) {
        Tensor excess = ratios.sub(logMultiplier(z).exp());
        Tensor total = excess.mul(above).maximum(excess.mul(below)).sum();
        return total.mul(new Scalar(1.0 / examples));
    }
}
