package org.dagmaster.adapter.cli.drawing;

/**
 * A line from one layer to the next.
 *
 * @param out where it leaves the upper item; pieces whose outs are equal leave together
 * @param in where it arrives at the lower item
 */
record Piece(Item from, Item to, LineStyle style, Object out, Object in) {}
