package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;

/** A person's way through the app in a real browser; screenshots are left in {@code target/screenshots}. */
@WithLocalStack
class BrowserIT {

    private static final Path SHOTS = Path.of("target", "screenshots");

    @TempDir
    static Path profile;

    private static RunningWeb web;
    private static ChromeDriver browser;

    @BeforeAll
    static void start(TestDatabase empty) throws SQLException, IOException {
        Files.createDirectories(SHOTS);
        web = RunningWeb.over(empty);
        System.setProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        browser = new ChromeDriver(options);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        web.close();
    }

    @Test
    void aManagerSignsInAndChecksAQuantity() throws IOException {
        startOver();
        look(1280, 1000, "light");
        signIn("manager", "wrong password");
        assertThat(browser.findElement(By.cssSelector("[role=alert]")).getText())
                .contains("do not fit");
        String before = browser.manage().getCookieNamed("JSESSIONID").getValue();
        signIn("manager", RunningWeb.PASSWORD);
        assertThat(browser.getCurrentUrl()).endsWith("/today");
        assertThat(browser.manage().getCookieNamed("JSESSIONID").getValue()).isNotEqualTo(before);
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Order of Monday, 23 November");
        shot("today");

        WebElement line = browser.findElement(By.id("line-p001"));
        line.findElement(By.tagName("summary")).click();
        BigDecimal quantity =
                number(line.findElement(By.cssSelector("summary .order b")).getText());
        BigDecimal sum = line.findElements(By.cssSelector(".receipt dd:not(.sum)")).stream()
                .map(value -> number(value.getText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(quantity);
        assertThat(sum).isEqualByComparingTo(new BigDecimal("24"));
        shot("today-receipt");

        line.findElement(By.cssSelector("figcaption a")).click();
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Whole milk");
        shot("product");
        noComplaints();

        browser.get(web.address() + "/today?store=s2");
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Nothing here");
        browser.manage().logs().get("browser");
    }

    @Test
    void aManagerDecidesAndWritesAnOrder() throws IOException {
        startOver();
        look(1280, 1000, "light");
        signIn("manager", RunningWeb.PASSWORD);
        browser.get(web.address() + "/today?store=s1&supplier=bakery&all=true");
        WebElement bread = browser.findElement(By.id("line-p018"));
        bread.findElement(By.tagName("summary")).click();
        bread.findElement(By.name("quantity")).clear();
        bread.findElement(By.name("quantity")).sendKeys("40");
        new Select(bread.findElement(By.name("reason"))).selectByValue("LOCAL_EVENT");
        bread.findElement(By.cssSelector("fieldset button")).click();

        assertThat(browser.getCurrentUrl()).endsWith("/today?store=s1&supplier=bakery&all=true#line-p018");
        assertThat(browser.findElement(By.cssSelector("[role=status]")).getText())
                .isEqualTo("Noted.");
        assertThat(browser.findElement(By.cssSelector("#line-p018 .order b")).getText())
                .isEqualTo("40");
        shot("today-decided");
        look(390, 1400, "dark");
        browser.findElement(By.cssSelector("#line-p019 summary")).click();
        assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        shot("today-deciding-390");
        look(1280, 1000, "light");
        browser.findElement(By.linkText("Order sheet")).click();
        shot("sheet");
        browser.findElement(By.cssSelector("form[action='/order'] button")).click();

        assertThat(browser.findElement(By.cssSelector("[role=status]")).getText())
                .startsWith("The order is written");
        assertThat(browser.findElement(By.tagName("h2")).getText()).isEqualTo("s1-bakery-20261123-1124");
        shot("sheet-written");
        look(390, 1400, "light");
        assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        shot("sheet-390");
        noComplaints();
    }

    @Test
    void everyFirstScreenFitsAPhoneAndTheDark() throws IOException {
        for (Map.Entry<String, String> first : Map.of("manager", "/today", "admin", "/runs", "scientist", "/models")
                .entrySet()) {
            startOver();
            signIn(first.getKey(), RunningWeb.PASSWORD);
            assertThat(browser.getCurrentUrl()).endsWith(first.getValue());
            look(390, 844, "light");
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
            shot(first.getKey() + "-390");
            look(1280, 1000, "dark");
            shot(first.getKey() + "-dark");
        }
        noComplaints();
    }

    @Test
    void theAccuracyIsReachedFromAnOrderLineAndFitsAPhoneTheDarkAndPaper() throws IOException {
        startOver();
        look(1280, 1400, "light");
        signIn("manager", RunningWeb.PASSWORD);
        WebElement line = browser.findElement(By.id("line-p001"));
        line.findElement(By.tagName("summary")).click();
        line.findElement(By.cssSelector("figcaption a[href^='/accuracy']")).click();
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Forecast accuracy");
        assertThat(browser.findElements(By.cssSelector("svg[role=img]"))).hasSize(2);
        shot("accuracy");
        look(1280, 1400, "dark");
        shot("accuracy-dark");
        for (String person : List.of("manager", "admin")) {
            startOver();
            signIn(person, RunningWeb.PASSWORD);
            browser.get(web.address() + "/accuracy");
            look(390, 1600, "light");
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
            shot("accuracy-390-" + person);
        }
        look(1280, 2200, "light");
        shot("accuracy-admin");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        shot("accuracy-print");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        noComplaints();
    }

    @Test
    void theOutcomeIsReadableOnAPhoneInTheDarkAndForAllStores() throws IOException {
        startOver();
        look(1280, 1500, "light");
        signIn("manager", RunningWeb.PASSWORD);
        browser.findElement(By.linkText("Outcome")).click();
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Outcome");
        shot("outcome");
        look(390, 1600, "dark");
        assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        shot("outcome-390-dark");
        startOver();
        signIn("admin", RunningWeb.PASSWORD);
        browser.get(web.address() + "/outcome");
        look(1280, 1500, "dark");
        shot("outcome-admin-dark");
        noComplaints();
    }

    @Test
    void theTrainingsAreReachedFromTheModelsAndFitAPhoneTheDarkAndPaper() throws IOException {
        startOver();
        look(1280, 1800, "light");
        signIn("scientist", RunningWeb.PASSWORD);
        browser.findElement(By.linkText("Champion against challenger")).click();
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Champion against challenger");
        shot("trainings");
        look(390, 2200, "dark");
        assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        shot("trainings-390-dark");
        look(1280, 1800, "light");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        shot("trainings-print");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        noComplaints();
    }

    @Test
    void theDriversOfAProductAreReadableOnAPhoneInTheDarkAndOnPaper() throws IOException {
        startOver();
        signIn("manager", RunningWeb.PASSWORD);
        look(1280, 1400, "dark");
        browser.get(web.address() + "/product?store=s1&item=p024");
        assertThat(browser.findElements(By.cssSelector(".legend .k-event"))).hasSize(1);
        shot("product-dark");
        look(390, 2000, "light");
        assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        shot("product-390");
        look(1280, 1400, "light");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        shot("product-print");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        noComplaints();
    }

    /** A policy that stops one of our own files, or a request to elsewhere, shows in the browser's log. */
    private void noComplaints() {
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    }

    private void startOver() {
        browser.get(web.address() + "/login");
        browser.manage().deleteAllCookies();
    }

    private void signIn(String name, String password) {
        browser.get(web.address() + "/login");
        browser.findElement(By.id("username")).sendKeys(name);
        browser.findElement(By.id("password")).sendKeys(password);
        browser.findElement(By.cssSelector("button.primary")).click();
    }

    private void look(int width, int height, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void shot(String name) throws IOException {
        Files.write(SHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    /** {@code − 14} is -14. */
    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace("−", "-").replaceAll("[^0-9.-]", ""));
    }
}
