package org.dagmaster.application.workflow;

/** The text of a workflow, and the file it came from. */
public record WorkflowSource(String file, String yaml) {}
