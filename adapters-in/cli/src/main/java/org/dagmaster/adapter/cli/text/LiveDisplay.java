package org.dagmaster.adapter.cli.text;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Redraws the progress in place. */
final class LiveDisplay implements ProgressDisplay {

    private static final String TO_LINE_START_AND_ERASE_BELOW = "\r\u001b[J";

    private final Console console;
    private final InstantSource clock;
    private final ProgressView view;
    private @Nullable JsonNode latest;
    private int drawn;

    LiveDisplay(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
        this.view =
                new ProgressView(
                        console.style(), console.zone(), console.width(), console.height());
    }

    @Override
    public synchronized void show(JsonNode progress) {
        latest = progress;
        tick();
    }

    @Override
    public synchronized void tick() {
        JsonNode progress = latest;
        if (progress == null) {
            return;
        }
        List<String> lines = view.lines(progress, clock.instant());
        console.draw(erase() + String.join("\n", lines) + "\n");
        drawn = lines.size();
    }

    /** Stays above the picture, which is drawn anew below it. */
    @Override
    public synchronized void note(String sentence) {
        console.draw(erase());
        drawn = 0;
        console.note(sentence);
        tick();
    }

    private String erase() {
        return drawn == 0 ? "" : "\u001b[" + drawn + "A" + TO_LINE_START_AND_ERASE_BELOW;
    }
}
