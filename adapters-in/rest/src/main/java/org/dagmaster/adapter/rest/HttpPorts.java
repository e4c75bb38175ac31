package org.dagmaster.adapter.rest;

import org.dagmaster.application.port.in.BrowseCatalog;
import org.dagmaster.application.port.in.CheckHealth;
import org.dagmaster.application.port.in.ExplainJob;
import org.dagmaster.application.port.in.ManageBlobs;
import org.dagmaster.application.port.in.OperateJob;
import org.dagmaster.application.port.in.ResubmitJob;
import org.dagmaster.application.port.in.SubmitJob;
import org.dagmaster.application.port.in.ViewJobs;
import org.dagmaster.application.port.in.ViewWorkflows;

/** The use cases that the API serves. */
public record HttpPorts(
        SubmitJob submitJob,
        ResubmitJob resubmitJob,
        OperateJob operateJob,
        ViewJobs viewJobs,
        ExplainJob explainJob,
        ViewWorkflows viewWorkflows,
        ManageBlobs manageBlobs,
        BrowseCatalog browseCatalog,
        CheckHealth checkHealth) {}
