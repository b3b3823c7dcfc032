package io.plimsoll.learn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** An {@link Encoder} in PyTorch; values are [rows of a sequence, sequences, width] throughout. */
final class TorchEncoder {

    private static final int EMBED = 2;

    private final Encoder encoder;
    private final Tensor[] parameters;
    private final long width;
    private final long heads;

    TorchEncoder(Encoder encoder, Tensor[] parameters) {
        this.encoder = encoder;
        this.parameters = parameters;
        width = encoder.width();
        heads = encoder.heads();
    }

    Tensor outputs(Tensor rows, Tensor[] masks) {
        long sequence = encoder.sequence();
        Tensor positions = Tensor.create(encoder.positions(), sequence, 1, width);
        Tensor values = affine(0, rows).view(sequence, -1, width).add(positions);
        for (int layer = 0; layer < encoder.layers().size(); layer++) {
            boolean last = layer == encoder.layers().size() - 1;
            Tensor mixed = last ? lastRow(layer, values) : everyRow(layer, values);
            Tensor kept = last ? values.narrow(0, sequence - 1, 1) : values;
            values = kept.add(thinned(mixed, masks, 2 * layer));
            values = values.add(thinned(fed(layer, values), masks, 2 * layer + 1));
        }
        int read = EMBED + Encoder.Layer.PARTS * encoder.layers().size();
        return affine(read, norm(values)).view(1, -1, encoder.outputs());
    }

    /** One mask for all rows of a sequence. */
    private static Tensor thinned(Tensor values, Tensor[] masks, int mask) {
        return masks.length == 0 ? values : values.mul(masks[mask]);
    }

    /** The attention of the last row to all rows; elementwise, since it is one row. */
    private Tensor lastRow(int layer, Tensor values) {
        int from = EMBED + Encoder.Layer.PARTS * layer;
        long sequence = encoder.sequence();
        Tensor normal = norm(values);
        Tensor queries = affine(from, normal.select(0, sequence - 1))
                .mul(new Scalar(scale()))
                .view(1, -1, heads, width / heads);
        Tensor both = affine(from + 2, normal).view(sequence, -1, 2, heads, width / heads);
        Tensor weights = both.select(2, 0).mul(queries).sum(-1).softmax(0);
        Tensor mix = weights.unsqueeze(-1).mul(both.select(2, 1)).sum(0);
        return affine(from + 4, mix.view(-1, width)).view(1, -1, width);
    }

    private Tensor everyRow(int layer, Tensor values) {
        int from = EMBED + Encoder.Layer.PARTS * layer;
        long sequence = encoder.sequence();
        Tensor normal = norm(values);
        Tensor queries = byHead(affine(from, normal).view(sequence, -1, heads, width / heads));
        Tensor both = affine(from + 2, normal).view(sequence, -1, 2, heads, width / heads);
        Tensor mix = torch.scaled_dot_product_attention(queries, byHead(both.select(2, 0)), byHead(both.select(2, 1)));
        Tensor rows = mix.permute(2, 0, 1, 3).reshape(-1, width);
        return affine(from + 4, rows).view(sequence, -1, width);
    }

    /** [sequences, heads, rows, units]. */
    private static Tensor byHead(Tensor values) {
        return values.permute(1, 2, 0, 3);
    }

    private Tensor fed(int layer, Tensor values) {
        int from = EMBED + Encoder.Layer.PARTS * layer + 6;
        Tensor up = torch.silu(affine(from, norm(values)));
        return affine(from + 2, up).view(values.size(0), -1, width);
    }

    private Tensor norm(Tensor values) {
        return torch.layer_norm(values, width);
    }

    /** xW + b of rows in two dimensions, W and b being parameters next to each other. */
    private Tensor affine(int weights, Tensor values) {
        Tensor flat = values.dim() == 2 ? values : values.view(-1, values.size(-1));
        return torch.addmm(parameters[weights + 1], flat, parameters[weights]);
    }

    private double scale() {
        return 1 / Math.sqrt((double) width / heads);
    }
}
