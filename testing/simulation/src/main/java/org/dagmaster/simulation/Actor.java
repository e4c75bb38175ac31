package org.dagmaster.simulation;

import org.dagmaster.application.port.out.StorageUnavailable;

/** One process of the engine. It does something when it is told to. */
abstract class Actor {

    protected final String name;
    protected final World world;
    protected final SkewedClock clock;
    protected final Connection connection;
    private boolean asleep;

    Actor(String name, World world, Connection connection) {
        this.name = name;
        this.world = world;
        this.clock = new SkewedClock(world.parts().clock);
        this.connection = connection;
    }

    /** Does one thing of what it does. */
    abstract void act();

    /** Says that it lives. */
    abstract void beat();

    /** Does all that there is to do. */
    abstract void actAll();

    /** Whether something is in its hands that will be taken from it if it sleeps. */
    abstract boolean isBusy();

    /** Goes in order. */
    abstract void leave();

    final boolean isAwake() {
        return !asleep && isAlive();
    }

    final boolean isAlive() {
        return !connection.isCrashed();
    }

    final void sleep() {
        asleep = true;
    }

    final void wake() {
        asleep = false;
    }

    /** Whatever the store does to it, a process goes on or dies; it never breaks otherwise. */
    protected final void attempt(String what, Runnable work) {
        world.trace().line(name, () -> what);
        try {
            work.run();
        } catch (StorageUnavailable | Crash _) {
            world.findings().requireNone();
        } catch (Violation e) {
            throw e;
        } catch (RuntimeException e) {
            String detail = "%s: %s failed with %s".formatted(name, what, e);
            throw new Violation(Invariant.ANSWERS, detail, e);
        }
        world.findings().requireNone();
    }
}
