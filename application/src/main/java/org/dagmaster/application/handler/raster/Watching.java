package org.dagmaster.application.handler.raster;

import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.port.out.RasterEngine.Watch;

/**
 * Hands an engine's progress to the task, as percent of a share of the whole.
 *
 * @param from percent of the whole at the beginning
 * @param to percent of the whole at the end
 */
record Watching(TaskContext context, int from, int to) implements Watch {

    @Override
    public void progress(double fraction, String message) {
        context.progress(from + Math.round(fraction * (to - from)), 100, message);
    }

    @Override
    public boolean isCancelled() {
        return context.isCancelled();
    }
}
