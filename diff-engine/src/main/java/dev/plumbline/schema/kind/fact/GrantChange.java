package dev.plumbline.schema.kind.fact;

import java.util.List;

/**
 * What one grantee loses and wins between two lists of privileges.
 *
 * @param lost privileges to revoke
 * @param lostOption privileges that stay but may no longer be granted on
 * @param won privileges to grant
 * @param wonWithOption privileges to grant with the right to grant them on
 */
public record GrantChange(List<String> lost, List<String> lostOption, List<String> won, List<String> wonWithOption) {

    /** The change between two lists of privileges, {@code *} marking those that may be granted on. */
    public static GrantChange between(List<String> before, List<String> after) {
        List<String> lost = before.stream()
                .filter(privilege -> !after.contains(plain(privilege)) && !after.contains(plain(privilege) + "*"))
                .map(GrantChange::plain).toList();
        List<String> lostOption = before.stream()
                .filter(privilege -> privilege.endsWith("*") && after.contains(plain(privilege)))
                .map(GrantChange::plain).toList();
        List<String> won = after.stream()
                .filter(privilege -> !before.contains(privilege) && !before.contains(privilege + "*")).toList();
        return new GrantChange(lost, lostOption,
                won.stream().filter(privilege -> !privilege.endsWith("*")).toList(),
                won.stream().filter(privilege -> privilege.endsWith("*")).map(GrantChange::plain).toList());
    }

    /** Whether the privilege, or the right to grant it on, is taken away. */
    boolean takes(String privilege) {
        return lost.contains(plain(privilege)) || privilege.endsWith("*") && lostOption.contains(plain(privilege));
    }

    static String plain(String privilege) {
        return privilege.endsWith("*") ? privilege.substring(0, privilege.length() - 1) : privilege;
    }
}
