package org.dagmaster.adapter.templates;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.Uberspect;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * All that a template may do with a value: read a map's key or a list's element. No method,
 * property or class of Java can be reached, so {@code x.size} and {@code x.class} are keys like any
 * other.
 *
 * <p>Public, because Velocity makes it by name.
 */
public final class KeysOnlyUberspect implements Uberspect {

    /** A key or element is not there. */
    static final class Undefined extends RuntimeException {

        private static final long serialVersionUID = 1;

        Undefined() {
            super("undefined", null, false, false);
        }
    }

    @Override
    public void init() {
        // There is nothing to prepare: nothing is looked up in classes.
    }

    @Override
    public @Nullable Iterator<?> getIterator(Object value, Info info) {
        return null;
    }

    /** Velocity reads {@code x[0]} and {@code x['key']} through a method named get. */
    @Override
    public @Nullable VelMethod getMethod(Object value, String name, Object[] arguments, Info info) {
        return name.equals("get") && arguments.length == 1 ? new Index() : null;
    }

    @Override
    public VelPropertyGet getPropertyGet(Object value, String key, Info info) {
        return new Key(key);
    }

    @Override
    public @Nullable VelPropertySet getPropertySet(
            Object value, String key, Object argument, Info info) {
        return null;
    }

    static @Nullable Object read(@Nullable Object container, Object key) {
        if (container instanceof Map<?, ?> map && map.containsKey(String.valueOf(key))) {
            return map.get(String.valueOf(key));
        }
        if (container instanceof List<?> list
                && key instanceof Integer index
                && index >= 0
                && index < list.size()) {
            return list.get(index);
        }
        throw new Undefined();
    }

    private record Key(String name) implements VelPropertyGet {

        @Override
        public @Nullable Object invoke(Object value) {
            return read(value, name);
        }

        @Override
        public boolean isCacheable() {
            return false;
        }

        @Override
        public String getMethodName() {
            return "key";
        }
    }

    private record Index() implements VelMethod {

        @Override
        public @Nullable Object invoke(Object value, Object[] arguments) {
            return read(value, arguments[0]);
        }

        @Override
        public java.lang.reflect.@Nullable Method getMethod() {
            return null;
        }

        @Override
        public boolean isCacheable() {
            return false;
        }

        @Override
        public String getMethodName() {
            return "index";
        }

        @Override
        public Class<?> getReturnType() {
            return Object.class;
        }
    }
}
