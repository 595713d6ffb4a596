package ai.modular.web.chart;

import java.time.LocalDate;

/**
 * @param mean expected units
 * @param low5 with high95 the 90 % band
 * @param low25 with high75 the 50 % band
 */
public record FutureDay(LocalDate date, double mean, double low5, double low25, double high75, double high95) {}
