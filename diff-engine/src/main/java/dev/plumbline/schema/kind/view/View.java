package dev.plumbline.schema.kind.view;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/** A view; its columns are objects of their own. */
public record View(ObjectId id, @Deparsed String definition, List<String> options) implements CatalogObject {

    public View {
        options = List.copyOf(options);
    }
}
