package org.dagmaster.adapter.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptsTest {

    private final Interrupts interrupts = new Interrupts();
    private final List<String> said = new ArrayList<>();

    @Test
    void answersAreGivenTheNewestFirst() {
        interrupts.onInterrupt(() -> said.add("server"));
        interrupts.onInterrupt(() -> said.add("watch"));

        interrupts.raise();

        assertThat(said).containsExactly("watch", "server");
    }

    @Test
    void anAnswerThatWasWithdrawnIsNotGiven() {
        interrupts.onInterrupt(() -> said.add("server")).close();

        interrupts.raise();

        assertThat(said).isEmpty();
        assertThat(interrupts.isRaised()).isTrue();
    }

    @Test
    void anAnswerThatIsWithdrawnTooLateIsGivenAllTheSame() {
        Interrupts.Registration server = interrupts.onInterrupt(() -> said.add("server"));
        interrupts.onInterrupt(server::close);

        interrupts.raise();

        assertThat(said).containsExactly("server");
    }

    @Test
    void waitingEndsWithTheInterruptOrWithPatience() {
        assertThat(interrupts.await(Duration.ZERO)).isFalse();

        interrupts.raise();

        assertThat(interrupts.await(Duration.ofDays(1))).isTrue();
    }
}
