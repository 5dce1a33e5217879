package dev.plumbline.cli.command;

import dev.plumbline.cli.text.NearMatches;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of a few words.
 *
 * @param values what can be meant
 * @param label the word for each
 */
record Labels<T>(List<T> values, Function<T, String> label) implements ITypeConverter<T> {

    Labels {
        values = List.copyOf(values);
    }

    static <E extends Enum<E>> Labels<E> of(E[] values) {
        return new Labels<>(Arrays.asList(values), value -> value.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public T convert(String text) {
        List<String> words = values.stream().map(label).toList();
        int index = words.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new TypeConversionException(
                    "expected one of " + String.join(", ", words) + " but was \"" + text + '"'
                            + NearMatches.hint(text, words));
        }
        return values.get(index);
    }
}
