package org.dagmaster.domain.change;

/** What changes are about, in the order in which they are told. */
public enum Subject {
    INPUTS("Inputs"),
    RESULT("Result"),
    NODES("Nodes"),
    ORDER("What runs after what"),
    WORK("What a node does"),
    TEXTS("Texts and order in the file");

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
