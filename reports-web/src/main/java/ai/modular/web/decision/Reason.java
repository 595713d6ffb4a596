package ai.modular.web.decision;

import java.util.Arrays;
import java.util.Optional;

/** Why a person orders something else than was proposed; the same few for all, so that they can be compared afterwards. */
public enum Reason {
    LOCAL_EVENT,
    OWN_PROMOTION,
    WEATHER,
    STOCK_IS_WRONG,
    NO_SPACE,
    SUPPLIER,
    QUALITY,
    OTHER;

    static Optional<Reason> find(String name) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }
}
