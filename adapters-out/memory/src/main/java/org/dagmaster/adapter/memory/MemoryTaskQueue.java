package org.dagmaster.adapter.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.application.port.out.Appetite;
import org.dagmaster.application.port.out.LeaseStore.Lease;
import org.dagmaster.application.port.out.TaskQueue;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.job.TaskMessage;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.workflow.ChildId;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.QueueName;

record MemoryTaskQueue(Tables tables) implements TaskQueue {

    @Override
    public void put(List<TaskMessage> messages) {
        for (TaskMessage message : messages) {
            if (tables.places.get(message.id()).isEmpty()) {
                long place = Math.max(Table.next(tables.queue), Table.next(tables.held));
                tables.queue.put(place, message);
                tables.places.put(message.id(), place);
            }
        }
    }

    @Override
    public List<TaskMessage> take(WorkerId worker, Appetite appetite) {
        Rooms rooms = new Rooms(appetite, tables.running());
        List<TaskMessage> taken =
                tables.queue.rows((_, _) -> true).stream().filter(rooms::admit).toList();
        for (TaskMessage message : taken) {
            remove(List.of(message.id()));
            tables.inHands.put(message.id(), message);
            tables.leases.put(
                    message.id(),
                    new Lease(
                            message.id(),
                            worker,
                            tables.clock.now(),
                            message.timeout(),
                            null,
                            message.alone()));
        }
        return taken;
    }

    @Override
    public void hold(JobId job) {
        for (long place : tables.queue.keys((_, message) -> message.id().job().equals(job))) {
            tables.held.put(place, tables.queue.remove(place).orElseThrow());
        }
    }

    @Override
    public void release(JobId job) {
        for (long place : tables.held.keys((_, message) -> message.id().job().equals(job))) {
            TaskMessage message = tables.held.remove(place).orElseThrow();
            tables.places.remove(message.id());
            put(List.of(message));
        }
    }

    @Override
    public Map<QueueName, Integer> lengths(Collection<QueueName> queues) {
        Map<QueueName, Integer> lengths = new HashMap<>();
        tables.queue
                .rows((_, message) -> queues.contains(message.queue()))
                .forEach(message -> lengths.merge(message.queue(), 1, Integer::sum));
        return lengths;
    }

    @Override
    public Map<NodeId, Waiting> waiting(JobId job, Collection<NodeId> fanOuts) {
        Map<NodeId, Waiting> waiting = new HashMap<>();
        tables.queue
                .rows((_, message) -> message.id().job().equals(job))
                .forEach(message -> add(waiting, place(message, fanOuts), new Waiting(1, 0)));
        tables.held
                .rows((_, message) -> message.id().job().equals(job))
                .forEach(message -> add(waiting, place(message, fanOuts), new Waiting(0, 1)));
        return waiting;
    }

    private static NodeId place(TaskMessage message, Collection<NodeId> fanOuts) {
        NodeId node = message.id().node();
        return ChildId.parse(node).map(ChildId::fanOut).filter(fanOuts::contains).orElse(node);
    }

    private static void add(Map<NodeId, Waiting> waiting, NodeId node, Waiting more) {
        waiting.merge(
                node, more, (a, b) -> new Waiting(a.queued() + b.queued(), a.held() + b.held()));
    }

    @Override
    public void remove(Collection<TaskId> tasks) {
        for (TaskId task : tasks) {
            tables.places
                    .remove(task)
                    .ifPresent(place -> {
                        tables.queue.remove(place);
                        tables.held.remove(place);
                    });
        }
    }
}
