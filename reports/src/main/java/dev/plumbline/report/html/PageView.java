package dev.plumbline.report.html;

import dev.plumbline.report.ReportContext;
import java.util.List;

/**
 * The frame of a document.
 *
 * @param title of the browser's tab
 * @param context when and by what it was made
 * @param navigation the table of contents
 */
public record PageView(String title, ReportContext context, List<Link> navigation) {

    public PageView {
        navigation = List.copyOf(navigation);
    }

    /**
     * A line of the table of contents.
     *
     * @param target the anchor, without the hash; empty for a mere heading
     * @param minor whether it stands below the last major one
     * @param note a short count behind it, or empty
     */
    public record Link(String target, String label, boolean minor, String note) {

        static Link major(String target, String label) {
            return new Link(target, label, false, "");
        }

        static Link heading(String label) {
            return new Link("", label, false, "");
        }
    }

    /** Our own style sheet. */
    public String css() {
        return Assets.CSS;
    }

    /** Our own script; the page works without it. */
    public String script() {
        return Assets.SCRIPT;
    }

    /** Allows our own script and nothing else, and no network at all. */
    public String policy() {
        return "default-src 'none'; style-src 'unsafe-inline'; script-src '" + Assets.SCRIPT_HASH
                + "'; base-uri 'none'; form-action 'none'";
    }
}
