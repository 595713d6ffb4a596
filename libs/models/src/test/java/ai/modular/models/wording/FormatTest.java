package ai.modular.models.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void quantitiesHaveNoTrailingZeros() {
        assertThat(Format.quantity(new BigDecimal("48.000"), "each")).isEqualTo("48");
        assertThat(plain(Format.quantity(new BigDecimal("4.250"), "kg"))).isEqualTo("4.25 kg");
        assertThat(Format.quantity(new BigDecimal("-12000"))).isEqualTo("−12,000");
    }

    @Test
    void termsShowTheirSign() {
        assertThat(plain(Format.signed(new BigDecimal("-14.000")))).isEqualTo("− 14");
        assertThat(plain(Format.signed(new BigDecimal("5.5")))).isEqualTo("+ 5.5");
    }

    @Test
    void largeSumsOfMoneyLoseTheirCents() {
        assertThat(plain(Format.money(new BigDecimal("3418.6000"), "EUR"))).isEqualTo("3,418.60 €");
        assertThat(plain(Format.money(new BigDecimal("100000"), "EUR"))).isEqualTo("100,000 €");
    }

    @Test
    void aChanceIsNeverRoundedToCertainty() {
        assertThat(plain(Format.percent(.001))).isEqualTo("< 1 %");
        assertThat(plain(Format.percent(.999))).isEqualTo("> 99 %");
        assertThat(plain(Format.percent(0))).isEqualTo("0 %");
        assertThat(plain(Format.percent(1))).isEqualTo("100 %");
        assertThat(plain(Format.percent(.71))).isEqualTo("71 %");
    }

    @Test
    void daysAndDurationsReadAsSpoken() {
        assertThat(plain(Format.day(LocalDate.of(2026, 11, 24)))).isEqualTo("Tue 24 Nov");
        assertThat(Format.longDay(LocalDate.of(2026, 11, 24))).isEqualTo("Tuesday, 24 November");
        assertThat(plain(Format.duration(Duration.ofSeconds(161)))).isEqualTo("2 min 41 s");
        assertThat(plain(Format.duration(Duration.ofMinutes(220)))).isEqualTo("3 h 40 min");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
