package org.dagmaster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The boundaries between the rooms. Most are allow-lists: what is not named is not allowed. */
@AnalyzeClasses(packages = "org.dagmaster", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    private static final String DOMAIN = "org.dagmaster.domain..";
    private static final String APPLICATION = "org.dagmaster.application..";
    private static final String PORT_IN = "org.dagmaster.application.port.in..";
    private static final String PORT_OUT = "org.dagmaster.application.port.out..";
    private static final String HANDLERS = "org.dagmaster.application.handler..";
    private static final String BOOTSTRAP = "org.dagmaster.bootstrap..";

    private static final String REST = "org.dagmaster.adapter.rest..";
    private static final String CLI = "org.dagmaster.adapter.cli..";
    private static final String POSTGRES = "org.dagmaster.adapter.postgres..";
    private static final String POSTGRES_SERVER = "org.dagmaster.adapter.postgresserver..";
    private static final String STAC = "org.dagmaster.adapter.stac..";
    private static final String GDAL = "org.dagmaster.adapter.gdal..";
    private static final String BLOB = "org.dagmaster.adapter.blob..";
    private static final String YAML = "org.dagmaster.adapter.yaml..";
    private static final String TEMPLATES = "org.dagmaster.adapter.templates..";
    private static final String GRAPH = "org.dagmaster.adapter.graph..";
    private static final String MEMORY = "org.dagmaster.adapter.memory..";

    /** A rule about a package that is not there would pass in silence. */
    @ArchTest
    static void everyPackageThatARuleNamesExists(JavaClasses all) {
        List<String> named =
                List.of(
                        DOMAIN,
                        APPLICATION,
                        PORT_IN,
                        PORT_OUT,
                        HANDLERS,
                        BOOTSTRAP,
                        REST,
                        CLI,
                        POSTGRES,
                        POSTGRES_SERVER,
                        STAC,
                        GDAL,
                        BLOB,
                        YAML,
                        TEMPLATES,
                        GRAPH,
                        MEMORY);
        for (String name : named) {
            assertThat(all.that(resideInAPackage(name))).as(name).isNotEmpty();
        }
    }

    @ArchTest
    static final ArchRule theDomainIsPure =
            classes()
                    .that()
                    .resideInAPackage(DOMAIN)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            DOMAIN,
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "java.math..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule theApplicationKnowsTheDomainAndNoTechnology =
            classes()
                    .that()
                    .resideInAPackage(APPLICATION)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            APPLICATION,
                                            DOMAIN,
                                            "java..",
                                            "org.jspecify..",
                                            "org.slf4j..")
                                    .and(not(resideInAnyPackage("java.sql..", "java.net.http.."))));

    @ArchTest
    static final ArchRule adaptersInKnowPortsInOnly =
            noClasses()
                    .that()
                    .resideInAnyPackage(REST, CLI)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(APPLICATION).and(not(resideInAPackage(PORT_IN))));

    @ArchTest
    static final ArchRule adaptersOutKnowPortsOutOnly =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            POSTGRES,
                            POSTGRES_SERVER,
                            STAC,
                            GDAL,
                            BLOB,
                            YAML,
                            TEMPLATES,
                            GRAPH,
                            MEMORY)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(APPLICATION).and(not(resideInAPackage(PORT_OUT))));

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther =
            slices().matching("org.dagmaster.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyBootstrapPutsPartsTogether =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(BOOTSTRAP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            BOOTSTRAP, "dagger..", "javax.inject..", "jakarta.inject..");

    @ArchTest
    static final ArchRule noCyclesInTheDomain =
            slices().matching("org.dagmaster.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInTheApplication =
            slices().matching("org.dagmaster.application.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sqlStaysWithPostgres =
            onlyIn(
                    List.of(POSTGRES, STAC, BOOTSTRAP),
                    "java.sql..",
                    "javax.sql..",
                    "org.jdbi..",
                    "org.postgresql..");

    @ArchTest
    static final ArchRule thePoolAndTheMigrationsStayWithPostgres =
            onlyIn(List.of(POSTGRES), "com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule javalinStaysWithRest =
            onlyIn(List.of(REST), "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");

    @ArchTest static final ArchRule gdalStaysWithGdal = onlyIn(List.of(GDAL), "org.gdal..");

    @ArchTest
    static final ArchRule velocityStaysWithTemplates =
            onlyIn(List.of(TEMPLATES), "org.apache.velocity..");

    @ArchTest
    static final ArchRule layoutStaysWithGraph = onlyIn(List.of(GRAPH), "org.eclipse.elk..");

    @ArchTest static final ArchRule yamlStaysWithYaml = onlyIn(List.of(YAML), "org.snakeyaml..");

    @ArchTest static final ArchRule picocliStaysWithCli = onlyIn(List.of(CLI), "picocli..");

    @ArchTest
    static final ArchRule timeAndChanceComeThroughPorts =
            noClasses()
                    .that()
                    .resideInAnyPackage(DOMAIN, APPLICATION)
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.util.UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(System.class, "getenv", String.class)
                    .orShould()
                    .callMethod(System.class, "getProperty", String.class)
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(java.util.Random.class);

    @ArchTest
    static final ArchRule useCasesAreFinal =
            classes()
                    .that()
                    .resideInAPackage(APPLICATION)
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .areNotInterfaces()
                    .should()
                    .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    private static ArchRule onlyIn(List<String> rooms, String... technology) {
        return noClasses()
                .that(
                        resideInAPackage("org.dagmaster..")
                                .and(not(resideInAnyPackage(rooms.toArray(String[]::new)))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology);
    }
}
