package org.dagmaster.adapter.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Immutable rows by key, in the order of their keys.
 *
 * @param <K> keys
 * @param <V> rows
 */
final class Table<K, V> {

    private final NavigableMap<K, V> rows;
    private final UndoLog undo;

    Table(Comparator<? super K> order, UndoLog undo) {
        this.rows = new TreeMap<>(order);
        this.undo = undo;
    }

    Optional<V> get(K key) {
        undo.requireOpen();
        return Optional.ofNullable(rows.get(key));
    }

    void put(K key, V row) {
        undo.requireOpen();
        @Nullable V before = rows.put(key, row);
        undo.add(() -> restore(key, before));
    }

    Optional<V> remove(K key) {
        undo.requireOpen();
        @Nullable V before = rows.remove(key);
        if (before != null) {
            undo.add(() -> restore(key, before));
        }
        return Optional.ofNullable(before);
    }

    /** Keys of matching rows, in order, as they are now. */
    List<K> keys(BiPredicate<K, V> matches) {
        undo.requireOpen();
        return rows.entrySet().stream()
                .filter(entry -> matches.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Matching rows, in the order of their keys, as they are now. */
    List<V> rows(BiPredicate<K, V> matches) {
        undo.requireOpen();
        return rows.entrySet().stream()
                .filter(entry -> matches.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A number above all keys so far; for tables whose keys are numbers. */
    static <V> long next(Table<Long, V> table) {
        return table.rows.isEmpty() ? 1 : table.rows.lastKey() + 1;
    }

    private void restore(K key, @Nullable V before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }
}
