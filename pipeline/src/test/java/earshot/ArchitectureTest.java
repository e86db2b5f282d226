package earshot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import earshot.flow.ListenFlow;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The house's arrows, held. */
class ArchitectureTest {

    /** What lies where the flow lies: neither tests nor other modules, whatever else is on the class path. */
    private static final JavaClasses EARSHOT = new ClassFileImporter()
            .importUrl(ListenFlow.class.getProtectionDomain().getCodeSource().getLocation());

    private static final String[] FEATURES = {
        "earshot.feed..",
        "earshot.life..",
        "earshot.query..",
        "earshot.sentiment..",
        "earshot.measure..",
        "earshot.alert..",
        "earshot.notify..",
        "earshot.index..",
        "earshot.wire..",
        "earshot.simulate.."
    };

    @Test
    void featuresShareOnlyTheModel() {
        slices().matching("earshot.(feed|life|query|sentiment|measure|alert|notify|index|simulate)..")
                .should()
                .notDependOnEachOther()
                .check(EARSHOT);
    }

    @Test
    void theModelNeedsOnlyJava() {
        noClasses()
                .that()
                .resideInAPackage("earshot.model..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("earshot.model..", "java..", "org.jspecify..")
                .check(EARSHOT);
    }

    @Test
    void nothingKnowsTheFlow() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("earshot.flow..")
                .check(EARSHOT);
    }

    @Test
    void onlyTheWireSpeaksAvro() {
        noClasses()
                .that()
                .resideOutsideOfPackages("earshot.wire..", "earshot.schemas..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("earshot.schemas..", "org.apache.avro..")
                .check(EARSHOT);
    }

    @Test
    void onlySentimentSpeaksCoreNlp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("earshot.sentiment..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("edu.stanford.nlp..")
                .check(EARSHOT);
    }

    @Test
    void onlyTheIndexSpeaksElasticsearch() {
        noClasses()
                .that()
                .resideOutsideOfPackage("earshot.index..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("co.elastic..", "org.elasticsearch..")
                .check(EARSHOT);
    }

    @Test
    void noWallClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("a clock is passed in, or a replay would differ")
                .check(EARSHOT);
    }
}
