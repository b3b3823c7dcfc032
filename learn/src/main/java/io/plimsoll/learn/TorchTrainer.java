package io.plimsoll.learn;

import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Fits an ensemble of networks with PyTorch. Each member starts at the multiplier 1, or from a model fitted before, follows the gradient of the mean loss
 * that the objective gives, and keeps the epoch that did best on the validation block.
 *
 * <p>It may be called from several threads at once; each call computes on one native thread. The same seed, examples and
 * settings give the same bits for one kind of processor (see {@code OPENBLAS_CORETYPE} in the manual of OpenBLAS).
 *
 * <p>A member whose outputs are no numbers any more stops and keeps its best epoch before; the report says when.
 *
 * <p>References: Kingma &amp; Ba 2015 (Adam); Loshchilov &amp; Hutter 2019 (AdamW); Srivastava et al. 2014 (dropout);
 * Elfwing, Uchibe &amp; Doya 2018 (SiLU).
 */
public final class TorchTrainer implements MultiplierTrainer {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where an example breaks a rule, with its values
     * @throws IllegalStateException where PyTorch's native libraries cannot be loaded, or the objective gives a loss that is
     *     no finite number
     */
    @Override
    public EnsembleModel train(
            TrainingSet fit,
            TrainingSet validation,
            NetworkSettings settings,
            Start start,
            long seed,
            LongConsumer onEpoch) {
        TrainingRules.check(fit, validation, settings);
        Deterministic.onThisThread();
        Network network = Networks.of(settings.shape(), fit.rows()[0].length, fit.objective());
        Randomness random = Randomness.of(seed, settings.members());
        List<float[]> starts = starts(network, random, start);
        EarlyStopping stopping = new EarlyStopping(
                starts, lossOfOne(validation, settings), settings.training().patience());
        NativeMemory.scoped(() -> {
            List<Fit> fits = new ArrayList<>();
            int together = network.stacked() ? settings.members() : 1;
            for (int from = 0; from < settings.members(); from += together) {
                int to = from + together;
                fits.add(new Fit(network, starts.subList(from, to), fit, validation, settings, random.of(from, to)));
            }
            if (start instanceof Start.From) {
                judgeTheStart(fits, together, stopping);
            }
            train(fits, together, stopping, settings, onEpoch);
        });
        MultiplierBounds bounds = MultiplierBounds.of(settings.lowest(), settings.highest());
        return new EnsembleModel(
                network, stopping.best(), bounds, fit.objective().classifies(), stopping.report());
    }

    /** The members' numbers before the first step. */
    private static List<float[]> starts(Network network, Randomness random, Start start) {
        List<float[]> untrained =
                Arrays.stream(random.weights()).map(network::untrained).toList();
        if (!(start instanceof Start.From from)) {
            return untrained;
        }
        if (!(from.model() instanceof EnsembleModel before)
                || before.members().size() != untrained.size()
                || from.columns().length != network.inputs()) {
            throw new IllegalArgumentException("a fit can start only from an ensemble fitted by TorchTrainer, with "
                    + untrained.size() + " members and a column for each of " + network.inputs() + " inputs");
        }
        return IntStream.range(0, untrained.size())
                .mapToObj(i -> network.layout()
                        .carried(before.network().layout(), before.members().get(i), from.columns(), untrained.get(i)))
                .toList();
    }

    private static void judgeTheStart(List<Fit> fits, int together, EarlyStopping stopping) {
        for (int i = 0; i < fits.size(); i++) {
            double[] losses = fits.get(i).validationLosses();
            for (int member = 0; member < losses.length; member++) {
                stopping.startsWith(i * together + member, losses[member]);
            }
        }
    }

    private static void train(
            List<Fit> fits, int together, EarlyStopping stopping, NetworkSettings settings, LongConsumer onEpoch) {
        int epochs = settings.training().maxEpochs();
        for (int epoch = 1; epoch <= epochs && !stopping.allStopped(0, settings.members()); epoch++) {
            for (int i = 0; i < fits.size(); i++) {
                int from = i * together;
                if (!stopping.allStopped(from, from + together)) {
                    train(fits.get(i), epoch, from, stopping);
                }
            }
            onEpoch.accept(epoch);
        }
    }

    private static void train(Fit fit, int epoch, int from, EarlyStopping stopping) {
        try {
            fit.epoch(epoch);
            double[] losses = fit.validationLosses();
            IntStream.range(0, losses.length)
                    .forEach(i -> stopping.observe(from + i, epoch, losses[i], () -> fit.member(i)));
        } catch (IllegalStateException e) {
            throw new IllegalStateException("in epoch " + epoch + ", " + e.getMessage(), e);
        }
    }

    private static double lossOfOne(TrainingSet set, NetworkSettings settings) {
        Segments segments = Segments.of(set);
        MultiplierBounds bounds = MultiplierBounds.of(settings.lowest(), settings.highest());
        int[] order = IntStream.range(0, segments.count()).toArray();
        float[] zeros = new float[set.size() * set.objective().outputs()];
        return new Judge(set.objective(), bounds, segments)
                        .loss(zeros, 0, order, 0, order.length, 1, new float[zeros.length])
                / set.size();
    }
}
