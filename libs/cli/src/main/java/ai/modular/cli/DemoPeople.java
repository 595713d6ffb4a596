package ai.modular.cli;

import java.time.LocalDate;

/** One login per role, for the demo chain only: the app listens on the loopback address. */
final class DemoPeople {

    private static final String PASSWORD = "fresh-bread-at-seven";

    private final PersonProcess people;

    DemoPeople(PersonProcess people) {
        this.people = people;
    }

    void add() {
        people.add("manager", "Mara Lind", "MANAGER", PASSWORD, "s01");
        people.add("admin", "Adam Roth", "ADMIN", PASSWORD, "");
        people.add("scientist", "Sina Wolf", "SCIENTIST", PASSWORD, "");
    }

    static void introduce(String address, LocalDate date, long seconds) {
        System.out.printf("""

                ModularAI is up after %d s: %s

                  sign in as   password                  and look first at
                  manager      %3$-24s  today's order of the store: exceptions first, click a quantity for its receipt
                  admin        %3$-24s  what ran on %4$s, step by step
                  scientist    %3$-24s  the model in use and how good it is

                ./modularai status shows what runs, ./modularai down stops it.
                """, seconds, address, PASSWORD, date);
    }
}
