package dev.plumbline.schema.random;

import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A random schema and its edits, one after the other. The same seed and server version give the same walk. Not thread-safe. */
final class RandomWalk {

    private final ScratchServer server;
    private final Dice dice;
    private final int size;
    private List<Piece> pieces = List.of();
    private Optional<Inventory> known = Optional.empty();
    private int keys;

    /** @param size how many statements a schema has, more or less */
    RandomWalk(ScratchServer server, long seed, int size) {
        this.server = server;
        this.dice = new Dice(seed);
        this.size = size;
    }

    /** The next schema; the first comes from nothing. */
    List<Piece> next() throws SQLException, IOException {
        List<Piece> wanted = known.isEmpty() ? List.of() : edited(known.get());
        try (Workshop workshop = new Workshop(server)) {
            List<Piece> made = new ArrayList<>(workshop.load(wanted));
            if (known.isEmpty()) {
                Makers.GROUND.forEach(maker -> add(maker, workshop, made));
            } else {
                int more = dice.below(4);
                for (int i = 0; i < more; i++) {
                    add(dice.of(Makers.ALL), workshop, made);
                }
            }
            for (int i = 0; i < 2 * size && made.size() < size; i++) {
                add(dice.of(Makers.ALL), workshop, made);
            }
            known = Optional.of(workshop.inventory());
            pieces = List.copyOf(made);
            return pieces;
        }
    }

    private void add(Maker maker, Workshop workshop, List<Piece> made) {
        try {
            maker.make(dice, workshop.inventory(), List.of()).filter(draft -> workshop.accepts(draft.sql()))
                    .ifPresent(draft -> made.add(new Piece(keys++, maker, draft.subject(), draft.sql())));
        } catch (SQLException e) {
            throw new IllegalStateException("reading what the workshop holds: " + e.getMessage(), e);
        }
    }

    private List<Piece> edited(Inventory inventory) {
        List<Piece> edited = new ArrayList<>(pieces);
        int edits = 1 + dice.below(5);
        for (int i = 0; i < edits && !edited.isEmpty(); i++) {
            int at = dice.below(edited.size());
            switch (dice.below(6)) {
                case 0 -> edited.remove(at);
                case 1 -> rename(edited, edited.get(at), inventory);
                case 2 -> edited.add(dice.below(edited.size()), edited.remove(at));
                default -> edited.set(at, again(edited.get(at), inventory));
            }
        }
        return edited;
    }

    private Piece again(Piece piece, Inventory inventory) {
        return piece.maker().make(dice, inventory, piece.subject())
                .map(draft -> piece.withSql(draft.sql(), draft.subject())).orElse(piece);
    }

    /** Another name or schema, with everything that uses it or alone. */
    private void rename(List<Piece> edited, Piece piece, Inventory inventory) {
        if (piece.subject().isEmpty()) {
            return;
        }
        String old = piece.subject().getLast();
        String other = old.contains("\".\"") ? Names.object(dice, inventory) : Names.column(dice);
        String home = piece.subject().getFirst();
        boolean alone = dice.chance(20);
        edited.replaceAll(each -> alone && !each.equals(piece) || !each.sql().contains(home)
                ? each
                : each.withSql(each.sql().replace(old, other),
                        each.subject().stream().map(name -> name.replace(old, other)).toList()));
    }
}
