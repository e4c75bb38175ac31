package org.dagmaster.application.handler.example;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;

/** Makes a list of chunks: something for a fan_out to work on. */
public final class MakeChunks implements TaskHandler<MakeChunks.Params> {

    /** How many chunks, and how many numbers are in each. */
    public record Params(int count, int size) {
        public Params {
            if (count < 0 || size < 0) {
                throw new IllegalArgumentException("count and size must not be negative");
            }
        }
    }

    /** Lists of whole numbers, which go on from chunk to chunk, beginning with 0. */
    public record Output(List<List<Integer>> chunks) {}

    @Override
    public HandlerName name() {
        return new HandlerName("make_chunks");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public String description() {
        return "Makes a list of chunks: something for a fan_out to work on.";
    }

    @Override
    public Output run(Params parameters, TaskContext context) {
        List<List<Integer>> chunks = new ArrayList<>(parameters.count());
        for (int chunk = 0; chunk < parameters.count(); chunk++) {
            List<Integer> numbers = new ArrayList<>(parameters.size());
            for (int i = 0; i < parameters.size(); i++) {
                numbers.add(chunk * parameters.size() + i);
            }
            chunks.add(numbers);
        }
        return new Output(chunks);
    }
}
