package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import ai.modular.grocery.demo.Household.Habit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** The households with a card of one store: about 1,000 in a chain of six stores, more in larger stores. */
public final class Households {

    private static final double PER_STORE_SIZE = 210;
    private static final double[] PERSONS = {.27, .33, .16, .14, .07, .03};
    private static final List<String> TASTES = List.of(
            "family",
            "irish",
            "treat",
            "budget",
            "fish",
            "breakfast",
            "organic",
            "vegetarian",
            "vegan",
            "gluten-free",
            "baby",
            "pet",
            "alcohol",
            "baking",
            "bbq");
    private static final double[] TASTE_SHARES = {.3, .3, .3, .25, .2, .25, .12, .1, .05, .04, .07, .2, .35, .15, .1};

    /** Only bought where they are a preference. */
    private static final Set<String> SPECIAL = Set.of("baby", "pet", "gluten-free");

    private static final Set<String> NOT_VEGETARIAN = Set.of("meat", "fish", "poultry", "beef", "pork");

    private final DemoChain chain;
    private final Store store;
    private final List<Product> listing;

    private Households(DemoChain chain, Store store) {
        this.chain = chain;
        this.store = store;
        this.listing = chain.listing(store);
    }

    /** The households of the store, always the same for a chain. */
    public static List<Household> of(DemoChain chain, Store store) {
        var households = new Households(chain, store);
        int count = (int) Math.round(PER_STORE_SIZE * store.size());
        return IntStream.rangeClosed(1, count).mapToObj(households::household).toList();
    }

    private Household household(int number) {
        String id = String.format(Locale.ROOT, "c%s%04d", store.locationId().substring(1), number);
        Draws draws = Draws.of(chain.seed(), Subject.HOUSEHOLD, Draws.key(id));
        int persons = 1;
        for (double left = draws.uniform(); persons < PERSONS.length && left >= PERSONS[persons - 1]; persons++) {
            left -= PERSONS[persons - 1];
        }
        List<String> preferences = preferences(draws, persons);
        LocalDate since = since(draws);
        double visits = Math.min(5, 1.5 * draws.around1(.5));
        return new Household(
                id,
                store.locationId(),
                persons,
                preferences,
                since,
                visits,
                8 + draws.below(12),
                habits(draws, persons, preferences));
    }

    /** Most cards are older than the history, some are new in it. */
    private LocalDate since(Draws draws) {
        return draws.uniform() < .85
                ? chain.firstDay().minusDays(30 + draws.below(2000))
                : chain.firstDay().plusDays(draws.below(Math.max(1, chain.days() - 30)));
    }

    private static List<String> preferences(Draws draws, int persons) {
        var tastes = new ArrayList<String>();
        for (int i = 0; i < TASTES.size(); i++) {
            boolean family = TASTES.get(i).equals("family") || TASTES.get(i).equals("baby");
            double share = family ? TASTE_SHARES[i] * (persons >= 3 ? 2.2 : .35) : TASTE_SHARES[i];
            if (draws.uniform() < share) {
                tastes.add(TASTES.get(i));
            }
        }
        return tastes;
    }

    private List<Habit> habits(Draws draws, int persons, List<String> preferences) {
        double[] weights =
                listing.stream().mapToDouble(p -> weight(p, preferences)).toArray();
        int count = 14 + 4 * persons + draws.below(10);
        var habits = new ArrayList<Habit>();
        for (int i = 0; i < count; i++) {
            int chosen = new Weights(weights).choose(draws);
            Product product = listing.get(chosen);
            weights[chosen] = 0;
            double cycle = Math.exp(Math.log(46 / Math.sqrt(product.dailyUnits() + 1)) + .45 * draws.normal());
            cycle = Math.max(4, Math.min(70, cycle));
            habits.add(new Habit(product, cycle, draws.uniform() * cycle));
        }
        return habits;
    }

    /** How likely a household with these preferences makes a habit of the product. */
    static double weight(Product product, List<String> preferences) {
        boolean avoidsMeat = preferences.contains("vegetarian") || preferences.contains("vegan");
        boolean matches = product.tags().stream().anyMatch(preferences::contains);
        boolean special = product.tags().stream().anyMatch(SPECIAL::contains);
        if (avoidsMeat && product.tags().stream().anyMatch(NOT_VEGETARIAN::contains) || special && !matches) {
            return 0;
        }
        return Math.pow(product.dailyUnits(), .75) * (matches ? special ? 8 : 2.5 : 1);
    }
}
