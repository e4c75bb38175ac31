package org.dagmaster.application.handler.example;

import java.util.List;
import org.dagmaster.application.handler.TaskHandler;

/** All example handlers. */
public final class ExampleHandlers {

    private ExampleHandlers() {}

    public static List<TaskHandler<?>> all() {
        return List.of(
                new Echo(),
                new HelloWorld(),
                new MakeChunks(),
                new Sleep(),
                new Fail(),
                new FlakyEcho(),
                new MultiPhase(),
                new SizeCheck(),
                new ChunkProcessor());
    }
}
