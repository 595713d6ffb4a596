package ai.modular.web.today;

import ai.modular.web.text.Words;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What an order can be narrowed by, each choice with the number of its lines. */
@Component
class FilterWords {

    private final Words words;

    FilterWords(Words words) {
        this.words = words;
    }

    List<TodayPage.Option> departments(TodayWords.Material material) {
        Function<OrderReads.Slice, String> department = OrderReads.Slice::department;
        return options(
                material, department, department, material.filter().department().orElse(""));
    }

    List<TodayPage.Option> suppliers(TodayWords.Material material) {
        return options(
                material,
                OrderReads.Slice::supplierId,
                OrderReads.Slice::supplier,
                material.filter().supplier().orElse(""));
    }

    /** One option per value with the number of lines that need a look. */
    private List<TodayPage.Option> options(
            TodayWords.Material material,
            Function<OrderReads.Slice, String> value,
            Function<OrderReads.Slice, String> label,
            String chosen) {
        Map<String, String> labels = new TreeMap<>(Comparator.naturalOrder());
        Map<String, Long> loud = new LinkedHashMap<>();
        for (OrderReads.Slice slice : material.whole().slices()) {
            if (!value.apply(slice).isEmpty()) {
                labels.put(value.apply(slice), label.apply(slice));
                loud.merge(value.apply(slice), slice.loud(), Long::sum);
            }
        }
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> new TodayPage.Option(
                        entry.getKey(),
                        words.of("option.count", entry.getValue(), loud.get(entry.getKey())),
                        entry.getKey().equals(chosen)))
                .toList();
    }

    List<TodayPage.Option> exceptions(TodayWords.Material material) {
        String chosen = material.filter().exception().map(Enum::name).orElse("");
        return material.whole().exceptionsToLookAt().stream()
                .map(count -> new TodayPage.Option(
                        count.code(),
                        words.of("option.count", exceptionName(count.code()), count.lines()),
                        count.code().equals(chosen)))
                .toList();
    }

    private String exceptionName(String code) {
        return words.find("exception." + code + ".chip").orElse(code);
    }
}
