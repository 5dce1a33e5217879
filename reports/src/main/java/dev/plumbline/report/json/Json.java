package dev.plumbline.report.json;

import dev.plumbline.report.ReportContext;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of every document, and its text form. */
final class Json {

    /** Grows when a field changes its meaning or goes; new fields do not change it. */
    static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode document(String kind, ReportContext context) {
        ObjectNode document = object();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("kind", kind);
        document.putObject("generator").put("name", "plumbline").put("version", context.version());
        document.put("generatedAt", context.generatedAt().toString());
        return document;
    }

    static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    static String text(ObjectNode document) {
        return MAPPER.writeValueAsString(document).replace("\r\n", "\n") + "\n";
    }
}
