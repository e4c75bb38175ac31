package org.dagmaster.adapter.cli.drawing;

/** Which ways lines leave a cell. */
record Directions(boolean up, boolean right, boolean down, boolean left) {

    static final Directions NONE = new Directions(false, false, false, false);
    static final Directions VERTICAL = new Directions(true, false, true, false);

    Directions and(Directions other) {
        return new Directions(
                up || other.up, right || other.right, down || other.down, left || other.left);
    }

    /** The place in {@code │─┌┐└┘├┤┬┴┼}. */
    int shape() {
        if (!left && !right) {
            return 0;
        }
        if (!up && !down) {
            return 1;
        }
        if (up && down) {
            return left && right ? 10 : right ? 6 : 7;
        }
        if (left && right) {
            return down ? 8 : 9;
        }
        return (down ? 2 : 4) + (right ? 0 : 1);
    }
}
