package org.dagmaster.simulation;

import java.time.Duration;
import java.util.List;

/** What befalls processes between their transactions. */
final class Disturbances {

    private static final Duration LEASE = Parts.SETTINGS.lease();

    private final World world;
    private final Staff staff;

    Disturbances(World world, Staff staff) {
        this.world = world;
        this.staff = staff;
    }

    void strike() {
        Actor actor = world.luck().pick(staff.awake());
        switch (world.luck().below(8)) {
            case 0, 1 -> sleepPastLease(someoneBusy());
            case 2, 3 -> wake();
            case 4 -> crash(actor);
            case 5 -> handOver(actor);
            case 6 -> jump(actor);
            default -> leap();
        }
    }

    /** If there is one: who has nothing in hand can lose nothing. */
    private Actor someoneBusy() {
        List<Actor> busy = staff.awake().stream().filter(Actor::isBusy).toList();
        return world.luck().pick(busy.isEmpty() ? staff.awake() : busy);
    }

    /** The others go on meanwhile, so that its jobs and tasks are taken over. */
    private void sleepPastLease(Actor actor) {
        world.happened(Fault.SLEEP_PAST_LEASE, actor.name);
        actor.sleep();
        staff.hire();
        for (int times = 0; times < 3; times++) {
            world.parts().clock.advance(LEASE.dividedBy(2));
            staff.awake().forEach(Actor::beat);
        }
        if (world.luck().coin()) {
            staff.awake().forEach(Actor::act);
        }
    }

    /** A worker sleeps in the middle of a task, and others try the task again meanwhile. */
    void sleepWithin(Actor actor) {
        world.happened(Fault.SLEEP_PAST_LEASE, actor.name);
        actor.sleep();
        staff.hire();
        for (int times = 3 + world.luck().below(6); times > 0; times--) {
            world.parts().clock.advance(LEASE.dividedBy(2));
            staff.awake().forEach(Actor::actAll);
        }
        actor.wake();
    }

    private void wake() {
        List<Actor> asleep = staff.asleep();
        if (!asleep.isEmpty()) {
            Actor actor = world.luck().pick(asleep);
            world.happened(Fault.WAKE, actor.name);
            actor.wake();
            for (int acts = world.luck().below(6); acts > 0; acts--) {
                actor.act();
            }
        }
    }

    private void crash(Actor actor) {
        world.happened(Fault.CRASH_BETWEEN, actor.name);
        actor.connection.crash();
    }

    private void handOver(Actor actor) {
        world.happened(Fault.HAND_OVER, actor.name);
        actor.leave();
        staff.remove(actor);
    }

    private void jump(Actor actor) {
        world.happened(Fault.CLOCK_JUMP, actor.name);
        actor.clock.jump(world.luck());
    }

    private void leap() {
        world.happened(Fault.TIME_LEAP, "database");
        world.parts().clock.advance(LEASE.plusSeconds(world.luck().below(90)));
    }
}
