package org.dagmaster.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.dagmaster.domain.job.Limits;
import org.dagmaster.domain.workflow.HandlerName;
import org.dagmaster.domain.workflow.QueueName;
import org.junit.jupiter.api.Test;

class QueueSettingsTest {

    @Test
    void theUsualQueuesHaveSlotsOfTheirOwnSettings() throws ConfigProblem {
        Config config =
                Config.load(Map.of("DAGMASTER_LIGHT_SLOTS", "5", "DAGMASTER_HEAVY_SLOTS", "3"));

        assertThat(config.queues())
                .isEqualTo(
                        Map.of(
                                new QueueName("functionapp-tasks"), 5,
                                new QueueName("container-tasks"), 3));
        assertThat(config.limits()).isEqualTo(Limits.NONE);
    }

    @Test
    void queuesAreNamedWithTheirSlots() throws ConfigProblem {
        Config config =
                Config.load(Map.of("DAGMASTER_HEAVY_SLOTS", "3"))
                        .with(Setting.QUEUES, "gpu-tasks:2, container-tasks", "--queues");

        assertThat(config.queues())
                .isEqualTo(
                        Map.of(new QueueName("gpu-tasks"), 2, new QueueName("container-tasks"), 3));
        assertThat(config.value(Setting.QUEUES).source()).isEqualTo("--queues");
    }

    @Test
    void limitsAreNamedWithNumbers() throws ConfigProblem {
        Config config =
                Config.load(
                        Map.of(
                                "DAGMASTER_QUEUE_LIMITS", "container-tasks:8",
                                "DAGMASTER_HANDLER_LIMITS", "raster.create_cog:4,echo:100"));

        assertThat(config.limits())
                .isEqualTo(
                        new Limits(
                                Map.of(new QueueName("container-tasks"), 8),
                                Map.of(
                                        new HandlerName("raster.create_cog"), 4,
                                        new HandlerName("echo"), 100)));
    }

    @Test
    void whatMakesNoSenseIsToldAllAtOnce() {
        assertThatThrownBy(() ->
                        Config.load(
                                Map.of(
                                        "DAGMASTER_QUEUES", "gpu-tasks,container-tasks:0,B@d:1",
                                        "DAGMASTER_HANDLER_LIMITS", "echo:many")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("queues names 'gpu-tasks' without a number")
                .hasMessageContaining("queues gives 'container-tasks' the number '0'")
                .hasMessageContaining("B@d")
                .hasMessageContaining("handler_limits gives 'echo' the number 'many'");
    }
}
