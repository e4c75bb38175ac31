package org.dagmaster.adapter.cli.platform;

import java.util.EnumSet;
import java.util.Set;

/** What a process does; one process may do all of it. */
public enum Role {
    /** Answers HTTP: jobs are taken in and shown. */
    GATEWAY,
    /** Carries jobs on from node to node. */
    ORCHESTRATOR,
    /** Runs tasks. */
    WORKER;

    /** The whole product in one process. */
    public static final Set<Role> ALL = Set.copyOf(EnumSet.allOf(Role.class));
}
