package org.dagmaster.application.handler.example;

import java.util.List;
import java.util.Map;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;

/** Counts what is in a chunk: elements of a list, keys of a map, characters of a text. */
public final class ChunkProcessor implements TaskHandler<ChunkProcessor.Params> {

    /** Any value. */
    public record Params(Object chunk) {}

    /** How much is in it. */
    public record Output(long size) {}

    @Override
    public HandlerName name() {
        return new HandlerName("chunk_processor");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Counts what is in a chunk: elements of a list, keys of a map, characters of a text.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) {
        return new Output(
                switch (parameters.chunk()) {
                    case List<?> list -> list.size();
                    case Map<?, ?> map -> map.size();
                    case String text -> text.length();
                    default -> 1;
                });
    }
}
