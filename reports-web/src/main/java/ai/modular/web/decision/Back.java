package ai.modular.web.decision;

import java.util.List;

/** Where a form came from: one of our own pages, whatever is sent. */
public final class Back {

    private static final List<String> PAGES = List.of("/today", "/product", "/order");

    private Back() {}

    /** The address if it is one of the pages that have such forms, else the first page. */
    public static String to(String address) {
        if (address == null || address.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == '{' || c == '}')) {
            return "/today";
        }
        String path = address.split("[?#]", 2)[0];
        return PAGES.contains(path) ? address : "/today";
    }
}
