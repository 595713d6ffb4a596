package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.web.demo.DemoAccuracy;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page of the accuracy says: to whom, of which stores, and when there is nothing to say. */
class AccuracyIT extends PagesCase {

    @Test
    void aManagerSeesTheirStoreAndTheAdminAllOfThem() throws Exception {
        String manager = page("manager", "/accuracy");
        assertThat(manager)
                .contains(
                        "Harbour Street", "demand to Sun 22 Nov", "By department", "Bakery: bias + 15.0 %, limit 10 %")
                .doesNotContain("Castle Square", "By store");

        String admin = page("admin", "/accuracy");
        assertThat(admin)
                .contains("All stores", "By store", "Castle Square", "Bakery in Castle Square: bias + 15.0 %")
                .contains("/accuracy?store=s2");
        assertThat(page("admin", "/accuracy?store=s2"))
                .contains("Castle Square")
                .doesNotContain("By store<");
        assertThat(as("manager", "/accuracy?store=s2").getStatus()).isEqualTo(404);
        assertThat(as("manager", "/accuracy?store=").getStatus()).isEqualTo(200);
    }

    @Test
    void theWorstProductsLeadToTheirPagesWhichSayWhy() throws Exception {
        List<String> links = Pattern.compile("href=\"(/product[^\"]+)\"")
                .matcher(page("manager", "/accuracy"))
                .results()
                .map(match -> match.group(1).replace("&amp;", "&"))
                .toList();

        assertThat(links).hasSize(12).startsWith("/product?store=s1&item=p001");
        assertThat(page("manager", links.get(0)))
                .contains(
                        "570.0 expected, 380.0 wanted in 28 days. Perhaps forecast too high all along.",
                        "/accuracy?store=s1");
        assertThat(page("manager", "/today")).contains("/accuracy?store=s1");
    }

    @Test
    void withoutAnythingComparedThePageSaysWhenItFills() throws Exception {
        database.execute("TRUNCATE insight.forecast_accuracy, insight.forecast_drift, insight.worst_series");
        try {
            assertThat(page("manager", "/accuracy"))
                    .contains("No forecast has come true yet", "the first night with forecasts that have come true")
                    .doesNotContain("./modularai");
            assertThat(page("admin", "/accuracy?store=s2")).contains("./modularai run nightly");
            assertThat(as("manager", "/product?store=s1&item=p001").getStatus()).isEqualTo(200);
        } finally {
            DemoAccuracy.write(database);
        }
    }

    @Test
    void aNightThatWasPublishedButNotComparedIsTold() throws Exception {
        database.execute("UPDATE ops.publication SET business_date = '2026-11-23' WHERE location_id = 's1'");
        try {
            assertThat(page("manager", "/accuracy")).contains("Newer nights were published", "demand to Sun 22 Nov");
        } finally {
            database.execute("UPDATE ops.publication SET business_date = '2026-11-22' WHERE location_id = 's1'");
        }
    }

    private static String page(String person, String path) throws Exception {
        return as(person, path).getContentAsString().replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }
}
