package dev.plumbline.cli.command;

import dev.plumbline.cli.config.ConfigNode;
import dev.plumbline.cli.connection.Source;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.rename.Rename;
import dev.plumbline.schema.rename.RenameHints;
import dev.plumbline.schema.source.SqlFiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects renames from where a user can tell them: options, plumbline.yaml, comments in the SQL of TO. */
final class RenameHintsOf {

    private RenameHintsOf() {}

    static List<Rename> all(PlumblineCommand root, List<String> options, Source to) {
        List<Rename> renames = new ArrayList<>();
        options.forEach(option -> renames.add(Rename.parse(option)));
        root.configuration().hints().ifPresent(hints -> {
            hints.entries().keySet().stream().filter(name -> !name.equals("renames"))
                    .forEach(name -> root
                            .warn("hints." + name + " of the configuration is not read; known is: renames"));
            renames.addAll(configured(hints));
        });
        if (to instanceof Source.SqlFiles files) {
            files.files().forEach(file -> renames.addAll(RenameHints.find(SqlFiles.text(file))));
        }
        return renames.stream().distinct().toList();
    }

    private static List<Rename> configured(ConfigNode.Mapping hints) {
        @Nullable
        ConfigNode renames = hints.entries().get("renames");
        if (renames == null) {
            return List.of();
        }
        if (!(renames instanceof ConfigNode.Sequence list)) {
            throw new PlumblineException(ErrorCode.BAD_CONFIG,
                    "plumbline.yaml:" + renames.line() + ": hints.renames is " + renames.kind()
                            + "; expected a list such as [table public.old to new]");
        }
        return list.items().stream().map(item -> {
            try {
                return Rename.parse(String.valueOf(item.plain()));
            } catch (PlumblineException e) {
                throw new PlumblineException(ErrorCode.BAD_CONFIG,
                        "plumbline.yaml:" + item.line() + ": " + e.getMessage(), e);
            }
        }).toList();
    }
}
