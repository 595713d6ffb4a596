package ai.modular.web.product;

import org.springframework.web.util.UriComponentsBuilder;

/** Where the page of a product in a store is; ids may hold any letter. */
public final class ProductAddress {

    private ProductAddress() {}

    public static String of(String locationId, String itemId) {
        return UriComponentsBuilder.fromPath("/product")
                .queryParam("store", "{store}")
                .queryParam("item", "{item}")
                .encode()
                .buildAndExpand(locationId, itemId)
                .toUriString();
    }
}
