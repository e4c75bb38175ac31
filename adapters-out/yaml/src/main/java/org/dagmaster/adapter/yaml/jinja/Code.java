package org.dagmaster.adapter.yaml.jinja;

/** Why something is not carried over. The names are stable: programs may rely on them. */
enum Code {
    /** An expression that cannot be read. */
    JINJA_SYNTAX,
    /** <code>{{ }}</code> without quotes, which YAML reads as mappings. */
    JINJA_UNQUOTED,
    /** A statement. */
    JINJA_BLOCK,
    JINJA_COMMENT,
    /** A minus that takes away the blanks around an expression. */
    JINJA_WHITESPACE,
    JINJA_FILTER,
    /** The filter {@code default} with what cannot be an alternate. */
    JINJA_DEFAULT,
    JINJA_CALL,
    JINJA_TEST,
    JINJA_LOGIC,
    /** A comparison where a value is wanted. */
    JINJA_COMPARISON,
    JINJA_ARITHMETIC,
    /** {@code a if b else c}. */
    JINJA_CHOICE,
    /** A literal where a reference is wanted. */
    JINJA_VALUE,
    /** A key or an index that a reference cannot have. */
    JINJA_INDEX,
    UNKNOWN_REFERENCE,
    /** {@code upstream} where several nodes come before, or none. */
    UPSTREAM,
    /** A plain text that we would read as a reference. */
    DOLLAR,
    /** A condition that compares in a way of its own. */
    CONDITION,
    /** A branch that has no condition, or two ways to be taken. */
    BRANCH,
    UNKNOWN_KEY,
    DOUBLED_KEY,
    /** A key that is no word, or stands behind a question mark. */
    KEY_FORM,
    UNKNOWN_TYPE,
    QUEUE_MISSING,
    BAD_NAME,
    BAD_VALUE,
    /** A text whose changes would not make YAML. */
    NOT_REWRITTEN
}
