package dev.skein;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// The arrows of `docs/architecture.md`, checked. Each rule was seen failing once against a planted
/// violation.
@AnalyzeClasses(packages = "dev.skein", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule layersPointOneWay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage("dev.skein..")
                    .withOptionalLayers(true)
                    .layer("task")
                    .definedBy("dev.skein.task..")
                    .layer("model")
                    .definedBy("dev.skein.model..")
                    .layer("format")
                    .definedBy("dev.skein.format..")
                    .layer("query")
                    .definedBy("dev.skein.query..")
                    .layer("analysis")
                    .definedBy("dev.skein.analysis..")
                    .layer("render")
                    .definedBy("dev.skein.render..")
                    .layer("export")
                    .definedBy("dev.skein.export..")
                    .layer("session")
                    .definedBy("dev.skein.session..")
                    .layer("view")
                    .definedBy("dev.skein.view..")
                    .layer("app")
                    .definedBy("dev.skein.app..")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("view")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("session")
                    .mayOnlyBeAccessedByLayers("view", "app")
                    .whereLayer("export")
                    .mayOnlyBeAccessedByLayers("view", "app")
                    .whereLayer("render")
                    .mayOnlyBeAccessedByLayers("export", "view", "app")
                    .whereLayer("analysis")
                    .mayOnlyBeAccessedByLayers("render", "export", "view", "app")
                    .whereLayer("query")
                    .mayOnlyBeAccessedByLayers(
                            "analysis", "render", "export", "session", "view", "app")
                    .whereLayer("format")
                    .mayOnlyBeAccessedByLayers("view", "app")
                    .whereLayer("model")
                    .mayOnlyBeAccessedByLayers(
                            "format",
                            "query",
                            "analysis",
                            "render",
                            "export",
                            "session",
                            "view",
                            "app");

    @ArchTest
    static final ArchRule formatsDoNotKnowEachOther =
            slices().matching("dev.skein.format.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule viewsKnowOnlyTheWindowToThem =
            noClasses()
                    .that()
                    .resideInAPackage("dev.skein.view..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.skein.format.*..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noCycles = slices().matching("dev.skein.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule toolkitOnlyAtTheEdge =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.skein.view..", "dev.skein.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx..",
                            "java.awt..",
                            "org.controlsfx..",
                            "atlantafx..",
                            "org.kordamp..");

    @ArchTest
    static final ArchRule oracleOnlyInTests =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.skein.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jdk.jfr.consumer..");

    /// "Files never leave this computer": the classes with which one would send them are not used.
    @ArchTest
    static final ArchRule nothingTalksToTheNetwork =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.net\\.(.*Socket.*|.*URLConnection.*|InetAddress|http\\..*)"
                                    + "|java\\.nio\\.channels\\..*(Socket|Datagram).*"
                                    + "|javax\\.net\\..*|java\\.rmi\\..*|javafx\\.scene\\.web\\..*");

    @ArchTest
    static final ArchRule everyPackageIsDescribedAndNullMarked =
            classes()
                    .should(
                            new ArchCondition<>(
                                    "lie in a package whose package-info is @NullMarked") {
                                @Override
                                public void check(JavaClass item, ConditionEvents events) {
                                    boolean marked =
                                            item.getPackage()
                                                    .isAnnotatedWith(
                                                            "org.jspecify.annotations.NullMarked");
                                    if (!marked && !item.getPackageName().isEmpty()) {
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        item,
                                                        item.getPackageName()
                                                                + " is not @NullMarked"));
                                    }
                                }
                            });
}
