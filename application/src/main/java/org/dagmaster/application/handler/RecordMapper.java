package org.dagmaster.application.handler;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.value.Values;
import org.dagmaster.domain.workflow.HandlerParameters;
import org.jspecify.annotations.Nullable;

/**
 * Between records and JSON-shaped maps: {@code localPath} is {@code local_path}, an enum constant
 * is its lower-case name, a component marked {@code @Nullable} may be missing or null, every other
 * is required, and a key that no component has is an error. So with elements: a {@code
 * List<String>} has no nulls. Components may be strings, numbers, booleans, enums, {@code Object},
 * records, {@code List} of such and {@code Map<String, ?>}.
 */
public final class RecordMapper {

    private RecordMapper() {}

    /** A map that does not fit the record; the message names each key that is wrong. */
    public static final class Misfit extends Exception {

        private static final long serialVersionUID = 1;

        Misfit(String message) {
            super(message);
        }
    }

    /**
     * @throws Misfit if keys are missing, unknown, or of a wrong type; all are told at once
     */
    public static <R extends Record> R toRecord(Map<String, ?> map, Class<R> type) throws Misfit {
        List<String> problems = new ArrayList<>();
        R record = read(map, type, "", problems);
        if (!problems.isEmpty() || record == null) {
            throw new Misfit(String.join("; ", problems));
        }
        return record;
    }

    /** The JSON-shaped form of a record; components that are null are kept as null. */
    public static Map<String, @Nullable Object> toMap(Record record) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            map.put(snakeCase(component.getName()), toValue(get(component, record)));
        }
        return map;
    }

    /** The snake_case names of a record's components, in order. */
    public static List<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(c -> snakeCase(c.getName())).toList();
    }

    /** What a handler with these parameters may be given. */
    public static HandlerParameters parameters(Class<? extends Record> type) {
        Set<String> required = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!isOptional(component)) {
                required.add(snakeCase(component.getName()));
            }
        }
        return new HandlerParameters(keys(type), required);
    }

    /** Whether the component of that key may be left out. */
    public static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object toValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Record nested -> toMap(nested);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(element -> copy.add(toValue(element)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put(String.valueOf(key), toValue(element)));
                yield copy;
            }
            default -> Values.copyOf(value);
        };
    }

    private static <R extends Record> @Nullable R read(
            Map<?, ?> map, Class<R> type, String at, List<String> problems) {
        int before = problems.size();
        RecordComponent[] components = type.getRecordComponents();
        List<String> known = keys(type);
        for (Object key : map.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                problems.add(
                        "unknown parameter '%s%s'%s"
                                .formatted(at, key, Nearest.hint(String.valueOf(key), known)));
            }
        }
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = component(map, components[i], at, problems);
        }
        return problems.size() > before ? null : build(type, components, arguments, at, problems);
    }

    private static @Nullable Object component(
            Map<?, ?> map, RecordComponent component, String at, List<String> problems) {
        String key = snakeCase(component.getName());
        Object value = map.get(key);
        if (value != null) {
            return convert(value, component.getAnnotatedType(), at + key, problems);
        }
        if (!isOptional(component)) {
            problems.add("missing parameter '" + at + key + "'");
        }
        return null;
    }

    private static <R extends Record> @Nullable R build(
            Class<R> type,
            RecordComponent[] components,
            @Nullable Object[] arguments,
            String at,
            List<String> problems) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof RuntimeException refusal)) {
                throw new IllegalStateException(type + " cannot be built", e);
            }
            String place = at.isEmpty() ? "" : "'" + at.substring(0, at.length() - 1) + "': ";
            problems.add(place + Objects.requireNonNullElse(refusal.getMessage(), "not valid"));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be built", e);
        }
    }

    private static @Nullable Object convert(
            Object value, AnnotatedType type, String at, List<String> problems) {
        int before = problems.size();
        Object converted =
                switch (type) {
                    case AnnotatedParameterizedType generic
                            when rawType(generic) == List.class && value instanceof List<?> list ->
                            convertList(list, argument(generic, 0), at, problems);
                    case AnnotatedParameterizedType generic
                            when rawType(generic) == Map.class && value instanceof Map<?, ?> map ->
                            convertMap(map, argument(generic, 1), at, problems);
                    case AnnotatedWildcardType wildcard ->
                            convert(value, wildcard.getAnnotatedUpperBounds()[0], at, problems);
                    default -> convertPlain(value, rawType(type), at, problems);
                };
        if (converted == null && problems.size() == before) {
            boolean isTooLarge =
                    typeName(rawType(type)).equals("an integer")
                            && value instanceof Number number
                            && Values.isWhole(number);
            problems.add(
                    isTooLarge
                            ? "'%s' is beyond what fits: %s".formatted(at, value)
                            : "'%s' must be %s, not %s"
                                    .formatted(
                                            at, typeName(rawType(type)), Values.typeName(value)));
        }
        return converted;
    }

    private static AnnotatedType argument(AnnotatedParameterizedType generic, int index) {
        return generic.getAnnotatedActualTypeArguments()[index];
    }

    private static Class<?> rawType(AnnotatedType type) {
        return switch (type.getType()) {
            case Class<?> raw -> raw;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalStateException(type + " is no type of a parameter");
        };
    }

    private static @Nullable Object convertPlain(
            Object value, Class<?> raw, String at, List<String> problems) {
        if (raw == Object.class) {
            return value;
        }
        if (raw.isRecord() && value instanceof Map<?, ?> map) {
            return read(map, raw.asSubclass(Record.class), at + ".", problems);
        }
        if (raw.isEnum() && value instanceof String text) {
            return constant(raw, text, at, problems);
        }
        if (value instanceof Number number) {
            return convertNumber(number, raw);
        }
        boolean fits =
                raw == String.class && value instanceof String
                        || (raw == boolean.class || raw == Boolean.class)
                                && value instanceof Boolean;
        return fits ? value : null;
    }

    private static @Nullable Object convertNumber(Number number, Class<?> raw) {
        if (raw == double.class || raw == Double.class) {
            return number.doubleValue();
        }
        if (raw == BigDecimal.class) {
            return new BigDecimal(number.toString());
        }
        boolean isLong = raw == long.class || raw == Long.class;
        if (isLong && fits(number, Long.MIN_VALUE, Long.MAX_VALUE)) {
            return new BigDecimal(number.toString()).longValueExact();
        }
        boolean isInt = raw == int.class || raw == Integer.class;
        if (isInt && fits(number, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            return new BigDecimal(number.toString()).intValueExact();
        }
        return null;
    }

    private static boolean fits(Number number, long least, long most) {
        if (!Values.isWhole(number)) {
            return false;
        }
        BigDecimal value = new BigDecimal(number.toString());
        return value.compareTo(BigDecimal.valueOf(least)) >= 0
                && value.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static @Nullable Object constant(
            Class<?> raw, String text, String at, List<String> problems) {
        for (Object constant : raw.getEnumConstants()) {
            if (name(constant).equals(text)) {
                return constant;
            }
        }
        List<String> names = names(raw);
        problems.add(
                "'%s' must be one of %s, not '%s'%s"
                        .formatted(at, String.join(", ", names), text, Nearest.hint(text, names)));
        return null;
    }

    private static List<String> names(Class<?> raw) {
        return Arrays.stream(raw.getEnumConstants()).map(RecordMapper::name).toList();
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static List<@Nullable Object> convertList(
            List<?> list, AnnotatedType element, String at, List<String> problems) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            copy.add(element(list.get(i), element, at + "[" + i + "]", problems));
        }
        return copy;
    }

    private static Map<String, @Nullable Object> convertMap(
            Map<?, ?> map, AnnotatedType element, String at, List<String> problems) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) ->
                copy.put(String.valueOf(key), element(value, element, at + "." + key, problems)));
        return copy;
    }

    private static @Nullable Object element(
            @Nullable Object value, AnnotatedType type, String at, List<String> problems) {
        if (value != null) {
            return convert(value, type, at, problems);
        }
        // A wildcard says nothing of its elements, so they may be anything.
        boolean mayBeNull =
                type.isAnnotationPresent(Nullable.class) || type instanceof AnnotatedWildcardType;
        if (!mayBeNull) {
            problems.add("'%s' must be %s, not null".formatted(at, typeName(rawType(type))));
        }
        return null;
    }

    private static String typeName(Class<?> raw) {
        if (raw == List.class) {
            return "an array";
        }
        if (raw.isRecord() || raw == Map.class) {
            return "an object";
        }
        if (raw.isEnum()) {
            return "one of " + String.join(", ", names(raw));
        }
        return switch (raw.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "an integer";
            case "double", "Double", "BigDecimal" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "Object" -> "any value";
            default -> "a " + raw.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static @Nullable Object get(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
