package org.dagmaster.domain.picture;

/**
 * An arrow.
 *
 * @param from the id of a box
 * @param to the id of a box
 * @param label what stands beside it, such as {@code small: < 100}; empty for nothing
 */
public record PictureEdge(String from, String to, EdgeKind kind, String label) {}
