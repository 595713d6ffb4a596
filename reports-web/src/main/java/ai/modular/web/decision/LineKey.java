package ai.modular.web.decision;

import java.time.LocalDate;

/** What a store orders of an item on a night: one line, and one decision. */
record LineKey(LocalDate businessDate, String locationId, String itemId) {}
