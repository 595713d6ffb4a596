package ai.modular.grocery.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.bundled();

    @Test
    void everyProductIsToldApart() {
        assertThat(catalogue.products()).extracting(Product::itemId).doesNotHaveDuplicates();
        assertThat(catalogue.products())
                .extracting(product -> List.of(product.name(), product.brand(), product.size()))
                .doesNotHaveDuplicates();
        assertThat(catalogue.products()).extracting(Product::description).doesNotHaveDuplicates();
    }

    @Test
    void everyProductHasASupplierAndAMargin() {
        Set<String> suppliers = catalogue.suppliersById().keySet();
        assertThat(catalogue.products()).allSatisfy(product -> {
            assertThat(suppliers).contains(product.supplierId());
            assertThat(product.costCents()).isBetween(1L, product.priceCents() - 1L);
            assertThat(product.unit()).isIn("each", "kg");
        });
    }

    @Test
    void theChainHasTwelveDepartments() {
        Map<String, Long> departments = catalogue.products().stream()
                .collect(Collectors.groupingBy(Product::department, Collectors.counting()));
        assertThat(departments)
                .hasSize(12)
                .allSatisfy((department, products) -> assertThat(products).isGreaterThan(10L));
    }

    @Test
    void quotedFieldsKeepTheirCommas() {
        assertThat(CsvResource.fields("a,\"b, c\",\"say \"\"d\"\"\",")).containsExactly("a", "b, c", "say \"d\"", "");
    }

    @Test
    void amountsAreRoundedToTheNearestCent() {
        assertThat(PriceList.amount(159, 735)).isEqualTo(117);
        assertThat(PriceList.amount(50, 10)).isEqualTo(1);
        assertThat(DemoEvents.quantity(2000)).isEqualTo(new BigDecimal("2"));
        assertThat(DemoEvents.quantity(735)).isEqualTo(new BigDecimal("0.735"));
    }
}
