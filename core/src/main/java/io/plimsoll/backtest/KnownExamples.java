package io.plimsoll.backtest;

import io.plimsoll.backtest.Labels.Example;
import io.plimsoll.market.InputRejectedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The examples that a refit knows, by date.
 *
 * @param all of them
 * @param fitted those that are fitted to
 * @param validated those that decide when to stop
 */
record KnownExamples(List<Example> all, List<Example> fitted, List<Example> validated) {

    private static final int LEAST_FITTED = 60;
    private static final int LEAST_VALIDATED = LEAST_FITTED / 3;

    /**
     * Those of a fold.
     *
     * @param markets the one that is tested, then the rest of the panel
     * @param embargo sessions left out between what is fitted to and what is validated on
     * @throws InputRejectedException where they are too few
     */
    static KnownExamples of(List<TrainingMarket> markets, NetworkSpec spec, int embargo, Fold fold) {
        LocalDate settledBy = markets.get(0).date(Math.max(0, fold.lastSettled()));
        LocalDate firstDecision = markets.get(0).date(fold.firstDecision());
        int window = spec.refit().rollingWindow();
        List<Example> all = new ArrayList<>();
        for (int market = 0; market < markets.size(); market++) {
            all.addAll(markets.get(market).examples(market, settledBy, window));
        }
        if (own(all).isEmpty()) {
            throw tooFew(window, "no baseline margin lies before " + firstDecision);
        }
        all.sort(Comparator.comparing(Example::date));
        double share = spec.network().training().validationShare();
        KnownExamples known = share == 0 ? new KnownExamples(all, all, all) : split(all, share, embargo, markets);
        if (!known.enough()) {
            throw tooFew(window, known.counted("", firstDecision));
        }
        if (spec.refit().fineTunes() && !known.own().enough()) {
            throw new InputRejectedException(
                    "network.fineTune: " + known.own().counted(" of the study's own market", firstDecision)
                            + "; start later or leave network.fineTune out");
        }
        return known;
    }

    private static KnownExamples split(List<Example> all, double share, int embargo, List<TrainingMarket> markets) {
        int cut = validationStart(all, share);
        LocalDate firstValidated = all.get(cut).date();
        List<Example> fitted = all.subList(0, cut).stream()
                .filter(e -> e.settled() + embargo <= markets.get(e.market()).sessionsBefore(firstValidated))
                .toList();
        return new KnownExamples(all, fitted, all.subList(cut, all.size()));
    }

    /** The first of the latest examples; all of a day are on one side of it. */
    private static int validationStart(List<Example> all, double share) {
        int cut = (int) Math.floor(all.size() * (1 - share));
        LocalDate date = all.get(Math.min(cut, all.size() - 1)).date();
        while (cut > 0 && all.get(cut - 1).date().equals(date)) {
            cut--;
        }
        return cut;
    }

    /** Those of the underlying that is tested. */
    KnownExamples own() {
        return new KnownExamples(own(all), own(fitted), own(validated));
    }

    private static List<Example> own(List<Example> examples) {
        return examples.stream().filter(e -> e.market() == 0).toList();
    }

    private boolean enough() {
        return fitted.size() >= LEAST_FITTED && validated.size() >= LEAST_VALIDATED;
    }

    private String counted(String whose, LocalDate firstDecision) {
        return fitted.size() + " examples to fit and " + validated.size() + " to validate" + whose + " lie before "
                + firstDecision + ", at least " + LEAST_FITTED + " and " + LEAST_VALIDATED + " are needed";
    }

    private static InputRejectedException tooFew(int window, String found) {
        return new InputRejectedException(
                window == 0
                        ? "backtest.start: " + found + "; start later or lower margin.minHistory"
                        : "network.rollingWindow: in the last " + window + " sessions " + found
                                + "; take more sessions, or 0 for all, or start later or lower margin.minHistory");
    }
}
