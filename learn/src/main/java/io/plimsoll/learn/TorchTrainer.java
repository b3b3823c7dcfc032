package io.plimsoll.learn;

import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fits an ensemble of multilayer perceptrons with PyTorch. Each member starts at the multiplier 1, follows the gradient
 * of the mean pinball loss of the ratio at every confidence level, each level divided by the loss of multiplier 1 on the
 * fit block, and keeps the epoch that did best on the validation block. The losses in the report are on that scale.
 *
 * <p>It may be called from several threads at once; each call computes on one native thread. The same seed, examples and
 * settings give the same bits for one kind of processor (see {@code OPENBLAS_CORETYPE} in the manual of OpenBLAS).
 *
 * <p>References: Koenker &amp; Bassett 1978 (pinball loss); Loshchilov &amp; Hutter 2019 (AdamW); Srivastava et al. 2014
 * (dropout); Elfwing, Uchibe &amp; Doya 2018 (SiLU).
 */
public final class TorchTrainer implements MultiplierTrainer {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where a setting or an example breaks a rule, with its values
     * @throws IllegalStateException where PyTorch's native libraries cannot be loaded
     */
    @Override
    public EnsembleModel train(
            TrainingSet fit, TrainingSet validation, NetworkSettings settings, long seed, LongConsumer onEpoch) {
        TrainingRules.check(fit, validation, settings);
        Deterministic.onThisThread();
        PinballLoss loss = PinballLoss.scaledOn(fit.ratios(), settings.levels());
        Randomness random = Randomness.of(seed, settings.members());
        List<Member> untrained = untrained(fit.inputs()[0].length, settings.hidden(), random.weights());
        double lossOfOne = loss.of(validation.ratios(), new double[validation.size()]);
        EarlyStopping stopping = new EarlyStopping(untrained, lossOfOne, settings.patience());
        NativeMemory.scoped(() -> {
            StackedNetwork network = new StackedNetwork(untrained);
            Fit run = new Fit(network, fit, validation, loss, settings, random);
            for (int epoch = 1; epoch <= settings.maxEpochs() && !stopping.allStopped(); epoch++) {
                run.epoch();
                stopping.observe(epoch, run.validationLosses(), network);
                onEpoch.accept(epoch);
            }
        });
        MultiplierBounds bounds = MultiplierBounds.of(settings.lowest(), settings.highest());
        return new EnsembleModel(stopping.best(), bounds, stopping.report());
    }

    private static List<Member> untrained(int inputs, int[] hidden, SplittableRandom[] random) {
        int[] widths = IntStream.concat(IntStream.concat(IntStream.of(inputs), Arrays.stream(hidden)), IntStream.of(1))
                .toArray();
        return Stream.of(random).map(one -> Member.untrained(widths, one)).toList();
    }
}
