package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.Bar;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.Filter;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.Underlying;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.SurfaceSettings;
import io.plimsoll.surface.Surfaces;
import io.plimsoll.surface.model.SviSabr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Surfaces fitted to the noisy, spoilt quotes of a market are the ones that its options were priced from. */
class SmileRecoveryTest {

    private static final WorldSettings SETTINGS = WorldSettings.standard(6).withSessions(60);

    /** A fitted slice and the smile that it was quoted from. */
    private record Pair(SviSabr fitted, SviSabr truth) {}

    @Test
    void fittedSmilesAreTheTrueOnesInEveryMarket() {
        for (AssetProfile profile : SETTINGS.profiles()) {
            List<Pair> pairs = pairs(profile);
            assertThat(pairs).as(profile.name()).hasSizeGreaterThan(150);
            assertThat(median(pairs, p -> Math.abs(p.fitted.alpha() / p.truth.alpha() - 1)))
                    .as("alpha of " + profile.name())
                    .isLessThan(0.005);
            assertThat(median(pairs, p -> Math.abs(p.fitted.nu() / p.truth.nu() - 1)))
                    .as("nu of " + profile.name())
                    .isLessThan(0.1);
            assertThat(median(pairs, p -> Math.abs(p.fitted.rho() - p.truth.rho())))
                    .as("rho of " + profile.name())
                    .isLessThan(0.05);
        }
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        double[] sorted = pairs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static List<Pair> pairs(AssetProfile profile) {
        SimulatedMarket market = SimulatedWorld.market(SETTINGS, profile.symbol());
        List<Session> path = Session.path(CommonPaths.of(SETTINGS), profile);
        CleaningSettings cleaning =
                CleaningSettings.of(CleaningSettings.Preset.STANDARD).with(List.of(Filter.STALE));
        List<SurfaceDay> days = Surfaces.fitted(Surfaces.build(
                underlying(market.bars()),
                OptionChain.byDate(market.options()),
                (session, years) -> Math.log1p(path.get(session).state().rate() * years) / years,
                SurfaceSettings.of(ExerciseStyle.EUROPEAN, false, cleaning),
                n -> {}));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Session session = path.get(i);
            for (SliceFit fit : days.get(i).slices()) {
                if (fit.calibrated() && fit.timeToExpiryYears() > 0.05) {
                    SviSabr truth = SimulatedSmile.of(session.state(), session.date(), fit.timeToExpiryYears());
                    pairs.add(new Pair(Objects.requireNonNull(fit.sviSabr().smile()), truth));
                }
            }
        }
        return pairs;
    }

    private static Underlying underlying(List<Bar> bars) {
        double[] closes = bars.stream().mapToDouble(Bar::close).toArray();
        double[] unused = new double[closes.length];
        return new Underlying(
                bars.stream().map(Bar::date).toList(), closes, unused, unused, unused, unused, unused, unused, unused);
    }
}
