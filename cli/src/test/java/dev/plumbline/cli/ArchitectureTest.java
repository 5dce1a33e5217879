package dev.plumbline.cli;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.GeneralCodingRules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The shape of the house: which module may know which. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependenciesPointOneWay = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli").definedBy("dev.plumbline.cli..").layer("reports").definedBy("dev.plumbline.report..")
            .layer("advisor")
            .definedBy("dev.plumbline.vector..").layer("diff-engine").definedBy("dev.plumbline.schema..")
            .layer("scratch")
            .definedBy("dev.plumbline.scratch..").layer("errors").definedBy("dev.plumbline.error..")
            .whereLayer("cli").mayNotBeAccessedByAnyLayer().whereLayer("reports").mayOnlyBeAccessedByLayers("cli")
            .whereLayer("advisor").mayOnlyBeAccessedByLayers("cli", "reports")
            .whereLayer("diff-engine").mayOnlyBeAccessedByLayers("cli", "reports", "advisor")
            .whereLayer("scratch").mayOnlyBeAccessedByLayers("cli", "reports", "advisor", "diff-engine")
            .because("the command line uses the reports, they use the two jobs, and those use scratch servers");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
            .because(
                    "libraries return values and take listeners; the command line alone has streams, and they are injected");

    @ArchTest
    static final ArchRule onlyTheEntryPointEndsTheProcess = noClasses().that()
            .doNotHaveFullyQualifiedName(Main.class.getName()).should()
            .callMethod(System.class, "exit", int.class).because("whoever called a library decides what happens next");

    @ArchTest
    static final ArchRule internalPackagesStayInTheirModule = classes().that(resideInAPackage("..internal.."))
            .should(new ArchCondition<>("be used by their own module only") {
                @Override
                public void check(JavaClass internal, ConditionEvents events) {
                    internal.getDirectDependenciesToSelf().stream()
                            .filter(d -> !module(d.getOriginClass()).equals(module(internal)))
                            .forEach(d -> events.add(SimpleConditionEvent.violated(internal, d.getDescription())));
                }
            }).allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesOfTheCommandLineFormNoCycle = slices().matching("dev.plumbline.cli.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = noClasses()
            .that(not(resideInAPackage("dev.plumbline.cli..")))
            .should().dependOnClassesThat(resideInAnyPackage("picocli.."))
            .because("options and their words are the command line's business");

    @ArchTest
    static final ArchRule loggingHasOneFacade = noClasses()
            .that().doNotHaveFullyQualifiedName(Main.class.getName()).should().dependOnClassesThat(
                    resideInAnyPackage("java.util.logging..", "org.apache.log4j..", "org.apache.logging..",
                            "org.apache.commons.logging.."))
            .because("one facade is enough; the entry point only silences the driver");

    private static String module(JavaClass type) {
        String[] names = type.getPackageName().split("\\.", -1);
        return names.length > 2 ? names[2] : "";
    }
}
