package org.dagmaster.adapter.yaml.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Scalars without quotes that the predecessor read by YAML 1.1, and that mean something else in
 * YAML 1.2: {@code yes} was true, {@code 010} was eight, {@code 1e5} was a word.
 *
 * @see <a href="https://yaml.org/type/">the types of YAML 1.1</a>
 */
final class OldScalars {

    /** Characters; reading digits takes time by the square of them. */
    private static final int LONGEST = 1_000;

    private static final Set<String> TRUE = Set.of("yes", "true", "on");
    private static final Set<String> FALSE = Set.of("no", "false", "off");

    private static final Pattern CASED = Pattern.compile("[a-z]+|[A-Z][a-z]+|[A-Z]+");
    private static final Pattern BINARY = Pattern.compile("[-+]?0b[01_]+");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");
    private static final Pattern HEX = Pattern.compile("[-+]?0x[0-9a-fA-F_]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?([0-9][0-9_]*\\.[0-9_]*|\\.[0-9][0-9_]*)([eE][-+][0-9]+)?");

    private OldScalars() {}

    /** What to write for a scalar so that it keeps its meaning; empty if it has kept it. */
    static Optional<String> inOurs(ScalarNode scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain() || text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        Tag now = scalar.getTag();
        Optional<Boolean> truth = truth(text);
        if (truth.isPresent()) {
            return changed(!now.equals(Tag.BOOL), truth.get().toString());
        }
        Optional<BigInteger> whole = whole(text);
        if (whole.isPresent()) {
            boolean same = now.equals(Tag.INT) && DECIMAL.matcher(text).matches();
            boolean sameHex = now.equals(Tag.INT) && text.startsWith("0x");
            return changed(!same && !sameHex, whole.get().toString());
        }
        if (FLOAT.matcher(text).matches()) {
            return changed(!now.equals(Tag.FLOAT), text.replace("_", ""));
        }
        boolean isNumberNow = now.equals(Tag.INT) || now.equals(Tag.FLOAT);
        boolean isDigits = Character.isDigit(text.charAt(text.length() - 1));
        return changed(isNumberNow && isDigits, YamlWords.quoted(text));
    }

    /** What YAML 1.1 means by a word such as {@code On}. */
    static Optional<Boolean> truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!CASED.matcher(text).matches()) {
            return Optional.empty();
        }
        return TRUE.contains(lower)
                ? Optional.of(true)
                : FALSE.contains(lower) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<BigInteger> whole(String text) {
        String digits = text.replace("_", "");
        if (BINARY.matcher(text).matches()) {
            return number(digits.replace("0b", ""), 2);
        }
        if (HEX.matcher(text).matches()) {
            return number(digits.replace("0x", ""), 16);
        }
        if (DECIMAL.matcher(text).matches()) {
            return number(digits, 10);
        }
        if (OCTAL.matcher(text).matches()) {
            return number(digits, 8);
        }
        return SEXAGESIMAL.matcher(text).matches()
                ? Optional.of(sexagesimal(digits))
                : Optional.empty();
    }

    private static Optional<BigInteger> number(String digits, int radix) {
        boolean hasDigits = digits.chars().anyMatch(Character::isLetterOrDigit);
        return hasDigits ? Optional.of(new BigInteger(digits, radix)) : Optional.empty();
    }

    /** 1:30 is ninety. */
    private static BigInteger sexagesimal(String text) {
        BigInteger value = BigInteger.ZERO;
        for (String part : text.replaceAll("^[-+]", "").split(":", -1)) {
            value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return text.startsWith("-") ? value.negate() : value;
    }

    private static Optional<String> changed(boolean isChanged, String written) {
        return isChanged ? Optional.of(written) : Optional.empty();
    }

    /** A number in quotes, as the predecessor read one where it wanted a number. */
    static Optional<String> numeral(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            boolean isShort = text.length() <= 20 && Math.abs(number.scale()) <= 20;
            return isShort
                    ? Optional.of(number.stripTrailingZeros().toPlainString())
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
