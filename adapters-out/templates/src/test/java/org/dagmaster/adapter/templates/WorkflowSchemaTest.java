package org.dagmaster.adapter.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema takes what is valid, and refuses what is wrong in form. */
class WorkflowSchemaTest {

    /** Of these an editor can tell while the author writes. */
    private static final Set<String> OF_FORM =
            Set.of(
                    "BAD_BRANCH",
                    "BAD_NAME",
                    "BAD_VALUE",
                    "CONDITIONAL_FORM",
                    "CONDITION_CONSTANT",
                    "DOUBLED_TARGET",
                    "MISSING_KEY",
                    "NO_WORKFLOW",
                    "UNKNOWN_KEY",
                    "WRONG_TYPE");

    /** These are no trees of JSON. */
    private static final Set<String> OF_THE_TEXT =
            Set.of("ALIAS", "DOCUMENTS", "DOUBLED_KEY", "TAG", "TOO_DEEP", "YAML_SYNTAX");

    static List<String> examples() {
        return GuidesTest.examples().stream().map(GuidesTest::completed).toList();
    }

    static List<String> shipped() {
        return ShippedWorkflowsTest.names();
    }

    static List<Guides.Problem> problems() {
        return GuidesTest.problems().stream()
                .filter(problem -> !OF_THE_TEXT.contains(problem.code()))
                .toList();
    }

    @Test
    void isASchemaOfItsDialect() {
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12))
                                .validate(WorkflowSchema.TEXT, InputFormat.JSON))
                .isEmpty();
        assertThat(WorkflowSchema.TEXT)
                .contains("\"$schema\": \"" + DialectId.DRAFT_2020_12 + "\"", "\"title\":");
    }

    @Test
    void everyKeyHasATextToShow() {
        assertThat(WorkflowSchema.properties())
                .hasSizeGreaterThan(50)
                .allSatisfy(pointer ->
                        assertThat(WorkflowSchema.isDescribed(pointer)).as(pointer).isTrue());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheGuideFits(String example) {
        assertThat(WorkflowSchema.check(example)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedWorkflowFits(String name) throws Exception {
        assertThat(WorkflowSchema.check(ShippedWorkflowsTest.yaml(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void whatIsWrongInFormIsRefusedAndTheRestLeftToTheLoader(Guides.Problem problem) {
        boolean isOfForm = OF_FORM.contains(problem.code());

        assertThat(WorkflowSchema.check(problem.yaml()).isEmpty()).isEqualTo(!isOfForm);
    }

    @Test
    void everyCodeThatIsNamedHereIsOnThePage() {
        assertThat(Guides.problems())
                .extracting(Guides.Problem::code)
                .containsAll(OF_FORM)
                .containsAll(OF_THE_TEXT);
    }
}
