package org.dagmaster.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.dagmaster.application.port.out.Stores;
import org.dagmaster.application.port.out.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Stores that make a transaction of every single call: {@code in(work).jobs().find(id)}. */
public final class SingleCalls {

    private SingleCalls() {}

    private interface Calls {
        @Nullable Object answer(Method method, @Nullable Object... arguments);
    }

    public static Stores in(UnitOfWork work) {
        return proxy(
                Stores.class,
                (chooser, _) ->
                        proxy(
                                chooser.getReturnType(),
                                (method, arguments) ->
                                        inOneTransaction(work, chooser, method, arguments)));
    }

    private static @Nullable Object inOneTransaction(
            UnitOfWork work, Method chooser, Method method, @Nullable Object... arguments) {
        // Void methods return null, which a transaction's result cannot be.
        return work.inTransaction(stores ->
                        Optional.ofNullable(call(method, call(chooser, stores), arguments)))
                .orElse(null);
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) ->
                                calls.answer(
                                        method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object call(
            Method method, @Nullable Object target, @Nullable Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
