package ai.modular.web.today;

import ai.modular.models.inventory.OrderException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of an order is looked at; all of it stands in the address. An unknown exception or a senseless page is as if it were not there.
 *
 * @param all also the lines that order nothing and need no look
 * @param page from 1; {@link #WHOLE} for all lines on one page, to print
 */
record OrderFilter(
        String store,
        Optional<String> department,
        Optional<String> supplier,
        Optional<OrderException> exception,
        Optional<String> search,
        boolean all,
        int page) {

    /** Codes that speak of the input or the item, not of the line: they alone bring no line to the front. */
    private static final Set<OrderException> OF_INPUT =
            EnumSet.of(OrderException.STOCK_ASSUMED, OrderException.FORECAST_FALLBACK, OrderException.NEW_ITEM);

    static final int WHOLE = 0;

    private static final String WHOLE_WORD = "whole";
    private static final int LINES_PER_PAGE = 60;
    private static final int LONGEST_SEARCH = 80;

    static OrderFilter of(
            String store,
            String department,
            String supplier,
            String exception,
            String search,
            boolean all,
            String page) {
        return new OrderFilter(
                store, given(department), given(supplier), code(exception), given(search), all, number(page));
    }

    /** Names of the codes that bring a line to the front even when it orders nothing. */
    static String[] attention() {
        return EnumSet.complementOf(EnumSet.copyOf(OF_INPUT)).stream()
                .map(Enum::name)
                .toArray(String[]::new);
    }

    /** Whether something beyond the store is asked for. */
    public boolean narrows() {
        return department.isPresent() || supplier.isPresent() || exception.isPresent() || search.isPresent();
    }

    /** Lines that order nothing are shown when all are wanted, and whenever a certain kind is looked for. */
    boolean showsQuiet() {
        return all || exception.isPresent() || search.isPresent();
    }

    OrderFilter withException(OrderException code) {
        return new OrderFilter(store, Optional.empty(), Optional.empty(), Optional.of(code), Optional.empty(), all, 1);
    }

    boolean isWhole() {
        return page == WHOLE;
    }

    /** Lines that the page holds at most. */
    int limit() {
        return isWhole() ? Integer.MAX_VALUE : LINES_PER_PAGE;
    }

    /** Lines before the page. */
    long offset() {
        return isWhole() ? 0 : (page - 1L) * LINES_PER_PAGE;
    }

    OrderFilter withPage(int other) {
        return new OrderFilter(store, department, supplier, exception, search, all, other);
    }

    OrderFilter withAll(boolean wanted) {
        return new OrderFilter(store, department, supplier, exception, search, wanted, 1);
    }

    public OrderFilter cleared() {
        return new OrderFilter(store, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, 1);
    }

    /** The address that shows this. */
    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/today").queryParam("store", "{store}");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("store", store);
        department.ifPresent(value -> add(address, values, "department", value));
        supplier.ifPresent(value -> add(address, values, "supplier", value));
        exception.ifPresent(value -> add(address, values, "exception", value.name()));
        search.ifPresent(value -> add(address, values, "q", value));
        if (all) {
            add(address, values, "all", "true");
        }
        if (page != 1) {
            add(address, values, "page", isWhole() ? WHOLE_WORD : page);
        }
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static void add(UriComponentsBuilder address, Map<String, Object> values, String name, Object value) {
        address.queryParam(name, "{" + name + "}");
        values.put(name, value);
    }

    /** PostgreSQL's text takes no NUL. */
    private static Optional<String> given(String text) {
        return Optional.ofNullable(text)
                .map(value -> value.replace("\0", "").strip())
                .map(value -> value.codePoints()
                        .limit(LONGEST_SEARCH)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .filter(value -> !value.isEmpty());
    }

    private static Optional<OrderException> code(String text) {
        return given(text)
                .flatMap(name -> EnumSet.allOf(OrderException.class).stream()
                        .filter(code -> code.name().equals(name))
                        .findFirst());
    }

    private static int number(String text) {
        if (WHOLE_WORD.equals(text)) {
            return WHOLE;
        }
        return given(text)
                .filter(value -> value.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf)
                .orElse(1);
    }
}
