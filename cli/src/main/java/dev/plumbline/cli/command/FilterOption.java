package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.vector.Filter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A predicate with its share of the queries before it: {@code 0.7:tenant = 5}. */
final class FilterOption {

    /** Two colons are a cast, not a weight. */
    private static final Pattern WEIGHTED = Pattern.compile("\\s*([0-9]*\\.?[0-9]+)\\s*:(?!:)(.*)", Pattern.DOTALL);

    private FilterOption() {}

    static Filter parse(String text) {
        Matcher weighted = WEIGHTED.matcher(text);
        boolean hasWeight = weighted.matches();
        double weight = hasWeight ? Double.parseDouble(weighted.group(1)) : 1;
        String predicate = (hasWeight ? weighted.group(2) : text).strip();
        if (predicate.isEmpty() || !(weight > 0)) {
            throw new PlumblineException(ErrorCode.USAGE, "--filter \"" + text
                    + "\" needs a predicate and a positive weight; expected something like \"0.7:tenant = 5\"");
        }
        return new Filter(predicate, weight);
    }
}
