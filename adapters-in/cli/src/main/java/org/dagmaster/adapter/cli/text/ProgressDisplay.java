package org.dagmaster.adapter.cli.text;

import tools.jackson.databind.JsonNode;

/** Shows how a job goes. */
public sealed interface ProgressDisplay permits LiveDisplay, ChangeLogDisplay {

    /**
     * @param progress the API's progress document, newer than the one before
     */
    void show(JsonNode progress);

    /** Some time went by without news. */
    void tick();

    /** A sentence about the watching itself. */
    void note(String sentence);
}
