package ai.modular.web.access;

import java.time.ZoneId;

/** A store as pages name it. */
public record Store(String locationId, String name, String city, ZoneId zone, String currency, boolean stockKnown) {}
