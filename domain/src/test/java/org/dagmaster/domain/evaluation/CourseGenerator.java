package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dagmaster.domain.job.ErrorCode;
import org.dagmaster.domain.job.Failure;
import org.jspecify.annotations.Nullable;

/** Makes up what tasks give, how often they fail before, and lists to fan out over. */
final class CourseGenerator {

    private static final Failure STOPPED =
            Failure.transientFailure(ErrorCode.WORKER_STOPPED, "told to stop");
    private static final Failure LATE = Failure.transientFailure(ErrorCode.TIMED_OUT, "too late");
    private static final Failure SHAKY =
            Failure.transientFailure(new ErrorCode("SHAKY"), "may go better");
    private static final Failure BROKEN =
            Failure.permanent(new ErrorCode("BROKEN"), "will never go");

    /** How many retries the policy of these workflows allows. */
    private static final int RETRIES = Dags.TWO_RETRIES.maxAttempts();

    private final Random random;
    private final int failuresInThousand;
    private final int retriesInHundred;

    /** Some worlds are kinder than others, so that many jobs get far. */
    CourseGenerator(Random random) {
        this.random = random;
        failuresInThousand = List.of(0, 0, 3, 10, 30, 200).get(random.nextInt(6));
        retriesInHundred = List.of(0, 10, 40).get(random.nextInt(3));
    }

    /** Of a task whose output has a list of that many items. */
    Course course(String name, int count) {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("v", name);
        output.put("items", items(count));
        return course(output);
    }

    /**
     * @param isPicky whether the child's params read the key {@code x} of the item
     */
    Course child(int index, @Nullable Object item, boolean isPicky) {
        if (isPicky && !(item instanceof Map<?, ?> map && map.containsKey("x"))) {
            return new Course(
                    List.of(), new Outcome.Failure("TEMPLATE_FAILED", "${item.x} is undefined"));
        }
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("v", random.nextInt(1_000));
        output.put("items", List.of(index, "i" + index).subList(0, random.nextInt(3)));
        if (random.nextInt(500) == 0) {
            output.put("another", 1);
        }
        return course(output);
    }

    List<@Nullable Object> items(int count) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item());
        }
        return items;
    }

    private @Nullable Object item() {
        int dice = random.nextInt(80);
        if (dice == 0) {
            return null;
        }
        return dice == 1 ? "no map" : Map.of("x", dice);
    }

    private Course course(Map<String, @Nullable Object> output) {
        List<Failure> failures = new ArrayList<>();
        int counted = 0;
        while (counted <= RETRIES && random.nextInt(100) < retriesInHundred) {
            Failure failure = List.of(STOPPED, LATE, SHAKY).get(random.nextInt(3));
            failures.add(failure);
            counted += failure.equals(STOPPED) ? 0 : 1;
        }
        if (counted <= RETRIES && random.nextInt(1_000) < failuresInThousand) {
            failures.add(BROKEN);
            counted = RETRIES + 1;
        }
        Failure last = failures.isEmpty() ? BROKEN : failures.getLast();
        Outcome end =
                counted > RETRIES
                        ? new Outcome.Failure(last.code().value(), last.message())
                        : new Outcome.Success(output);
        return new Course(failures, end);
    }
}
