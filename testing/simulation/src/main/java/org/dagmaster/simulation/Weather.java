package org.dagmaster.simulation;

import java.util.List;
import org.dagmaster.application.engine.EngineSettings;

/**
 * How rough a run is. Each seed has a weather of its own: what only shows in a storm is found, and
 * so is what only shows when little else goes wrong.
 *
 * @param faultyCommits of a thousand transactions, how many fail or kill their process
 * @param messages of a thousand hand-ins or readings of reports, how many are disturbed
 * @param processes of a thousand steps, how many do something to a process
 * @param operator of a thousand steps, how many are an operator's
 * @param orchestrators how many there are at least
 * @param workers how many there are at least
 * @param batch reports that one transaction reads
 * @param capacity jobs that one orchestrator owns
 * @param steps until the weather calms down
 */
record Weather(
        int faultyCommits,
        int messages,
        int processes,
        int operator,
        int orchestrators,
        int workers,
        int batch,
        int capacity,
        int steps) {

    static Weather of(Luck luck) {
        return new Weather(
                luck.pick(List.of(0, 10, 30, 80, 200)),
                luck.pick(List.of(0, 50, 200, 500)),
                luck.pick(List.of(20, 60, 120)),
                luck.pick(List.of(0, 40, 120)),
                1 + luck.below(3),
                1 + luck.below(3),
                luck.pick(List.of(1, 3, 500, 500)),
                luck.pick(List.of(1, 2, 10_000, 10_000)),
                80 + luck.below(121));
    }

    EngineSettings settings() {
        EngineSettings usual = Parts.SETTINGS;
        return new EngineSettings(
                usual.lease(),
                usual.heartbeat(),
                usual.slowPoll(),
                usual.timeoutGrace(),
                batch,
                capacity);
    }
}
