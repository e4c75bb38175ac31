package org.dagmaster.bootstrap.profile;

import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.postgres.Database;
import org.dagmaster.application.port.out.Clock;
import org.dagmaster.application.port.out.Ids;
import org.dagmaster.application.workflow.WorkflowSource;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.domain.job.WorkerId;
import org.dagmaster.domain.ownership.OwnerId;

/**
 * What a profile is built from.
 *
 * @param roles what this process does
 * @param version of the program
 * @param owner the identity of this process as an orchestrator
 * @param worker the identity of this process as a worker
 */
public record Parts(
        Config config,
        Set<Role> roles,
        Database database,
        List<WorkflowSource> workflows,
        String version,
        OwnerId owner,
        WorkerId worker,
        Clock clock,
        Ids ids) {}
