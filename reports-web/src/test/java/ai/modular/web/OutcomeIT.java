package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the outcome says of a store, of all, and before there is anything. */
class OutcomeIT extends PagesCase {

    @Test
    void changedQuantitiesAreComparedByReasonAndPerson() throws Exception {
        String page = text("manager", "/outcome");

        assertThat(page)
                .contains(
                        "Harbour Street",
                        "12 changed quantities, 7 of them better than the proposal",
                        "Better than proposed",
                        "Mara Lind")
                .contains("Event nearby", "36 instead of 24", "0 instead of 24", "about 26 wanted (estimated)")
                .doesNotContain("Castle Square");
        assertThat(text("admin", "/outcome")).contains("24 changed quantities", "By store", "Castle Square");
    }

    @Test
    void theFillRateIsComparedWithFourWeeksBefore() throws Exception {
        assertThat(text("manager", "/outcome")).containsPattern("9[78]\\.\\d %").contains("four weeks before: 9");
    }

    @Test
    void aStoreWithoutFiguresIsTold() throws Exception {
        database.execute("""
                INSERT INTO retail.locations (location_id, name, time_zone, currency) VALUES ('s3', 'New', 'UTC', 'EUR');
                INSERT INTO app.person (person_id, display_name, role, password_hash) VALUES ('nia', 'Nia', 'MANAGER', 'x');
                INSERT INTO app.person_location VALUES ('nia', 's3')""");
        assertThat(text("nia", "/outcome")).contains("No day is summed up yet");
        assertThat(as("nia", "/outcome?store=s1").getStatus()).isEqualTo(404);
    }

    private static String text(String person, String path) throws Exception {
        return as(person, path).getContentAsString().replace('\u00a0', ' ');
    }
}
