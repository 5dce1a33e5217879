package dev.plumbline.vector.data;

import org.jspecify.annotations.Nullable;

/** The text form of a vector: numbers between commas, in square or curly brackets or in none. */
final class VectorLiteral {

    private VectorLiteral() {}

    /** Parses a literal; null when it is not one. */
    static float @Nullable [] parse(String text) {
        String body = text.strip();
        if (body.length() >= 2
                && ((body.charAt(0) == '[' && body.endsWith("]")) || (body.charAt(0) == '{' && body.endsWith("}")))) {
            body = body.substring(1, body.length() - 1);
        }
        if (body.isBlank()) {
            return null;
        }
        int count = 1;
        for (int i = 0; i < body.length(); i++) {
            if (body.charAt(i) == ',') {
                count++;
            }
        }
        float[] vector = new float[count];
        int start = 0;
        for (int i = 0; i < count; i++) {
            int end = body.indexOf(',', start);
            String number = body.substring(start, end < 0 ? body.length() : end);
            start = end + 1;
            try {
                vector[i] = Float.parseFloat(number.strip());
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return vector;
    }
}
