package io.plimsoll;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.plimsoll.planted.KnowingFeature;
import io.plimsoll.planted.LeakyFeature;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.plimsoll");

    /** Each step and what it may use, besides itself, the JDK and the two libraries. */
    private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("math", List.of()),
            Map.entry("market", List.of("math")),
            Map.entry("pricing", List.of("math", "market")),
            Map.entry("surface", List.of("math", "market", "pricing")),
            Map.entry("simulate", List.of("math", "market", "pricing", "surface")),
            Map.entry("features", List.of("math", "market", "surface")),
            Map.entry("margin", List.of("math", "market", "pricing", "surface")),
            Map.entry("target", List.of("math", "market", "margin")),
            Map.entry("multiplier", List.of("math", "market", "features")),
            Map.entry("drift", List.of("math")),
            Map.entry("backtest", List.of("math", "market", "features", "margin", "target", "multiplier", "drift")),
            Map.entry("truth", List.of("math", "market", "margin", "backtest"))));

    @Test
    void everyStepIsLookedAt() {
        assertThat(CORE).hasSizeGreaterThan(60);
        MAY_USE.keySet().forEach(step -> assertThat(
                        CORE.stream().anyMatch(c -> c.getPackageName().equals("io.plimsoll." + step)))
                .as(step)
                .isTrue());
    }

    @Test
    void stepsUseOnlyTheStepsBeforeThem() {
        MAY_USE.forEach((step, others) -> {
            String[] allowed = java.util.stream.Stream.concat(
                            others.stream().map(o -> "io.plimsoll." + o + ".."),
                            java.util.stream.Stream.of(
                                    "io.plimsoll." + step + "..", "java..", "org.hipparchus..", "org.jspecify.."))
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage("io.plimsoll." + step + "..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed)
                    .check(CORE);
        });
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("io.plimsoll.(*)..").should().beFreeOfCycles().check(CORE);
    }

    /** The look-ahead wall. */
    private static final ArchRule WALL = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.plimsoll.features..",
                    "io.plimsoll.margin..",
                    "io.plimsoll.multiplier..",
                    "io.plimsoll.surface..",
                    "io.plimsoll.market..",
                    "io.plimsoll.planted..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.plimsoll.target..");

    @Test
    void featuresMarginsAndMultipliersCannotNameARealisedOutcome() {
        WALL.check(CORE);
    }

    /** What no one can know: {@code Study} hands it to the finished backtest, and no one else can name it. */
    private static final ArchRule TRUTH = noClasses()
            .that()
            .resideOutsideOfPackages("io.plimsoll", "io.plimsoll.truth..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.plimsoll.truth..");

    @Test
    void nothingThatSetsAMarginCanNameTheTruthOfASimulatedMarket() {
        TRUTH.check(CORE);
    }

    @Test
    void aPlantedFeatureThatNamesTheTruthIsCaught() {
        JavaClasses planted = new ClassFileImporter().importClasses(KnowingFeature.class);
        assertThatThrownBy(() -> TRUTH.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("TrueQuantile");
    }

    @Test
    void aPlantedFeatureThatNamesAnOutcomeIsCaught() {
        JavaClasses planted = new ClassFileImporter().importClasses(LeakyFeature.class);
        assertThatThrownBy(() -> WALL.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Outcome");
    }

    @Test
    void theCoreReadsNoClockFileNetworkOrUnseededRandom() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
                .check(CORE);
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.util.SplittableRandom.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CORE);
    }
}
