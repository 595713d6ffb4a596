package ai.modular.web.text;

import org.springframework.context.support.ResourceBundleMessageSource;

/** The real bundle, for tests. */
public final class Bundle {

    private Bundle() {}

    public static Words words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "ai/modular/models/wording/orders");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Words(messages);
    }
}
