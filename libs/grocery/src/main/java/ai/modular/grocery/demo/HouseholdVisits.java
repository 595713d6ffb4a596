package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import ai.modular.grocery.demo.Household.Habit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the households with a card do on a day: who comes, what is due in their purchase cycles, what else catches their eye, what they looked
 * at in the app. A function of the day alone; nothing is remembered from day to day.
 */
final class HouseholdVisits {

    private static final int LONGEST_GAP = 40;
    private static final double IMPULSES = 2.2;
    private static final double VIEWS_BEFORE_VISIT = 2.2;
    private static final double BROWSING = .08;

    private final DemoChain chain;
    private final Store store;
    private final List<Product> listing;
    private final List<Household> households;
    private final PromotionPlan promotions;
    private final java.util.Map<String, Integer> positions = new java.util.HashMap<>();

    HouseholdVisits(DemoChain chain, Store store) {
        this.chain = chain;
        this.store = store;
        this.listing = chain.listing(store);
        this.households = Households.of(chain, store);
        this.promotions = chain.promotions();
        for (int i = 0; i < listing.size(); i++) {
            positions.put(listing.get(i).itemId(), i);
        }
    }

    /** A view in the app: who, what (index in the listing), when (second of the day). */
    record Look(String customerId, int item, int second) {}

    /** Adds the baskets and views of the day and returns the next free basket number. */
    int add(LocalDate day, int firstBasket, Consumer<Purchase> purchases, Consumer<Look> looks) {
        Weights impulse = new Weights(impulseWeights(day));
        int basket = firstBasket;
        for (Household household : households) {
            Draws draws = Draws.of(chain.seed(), Subject.SHOPPING, Draws.key(household.customerId()), day.toEpochDay());
            if (comes(household, day)) {
                int second = second(household, draws);
                List<Integer> items = items(household, day, draws, impulse);
                for (int item : items) {
                    purchases.accept(new Purchase(
                            second, basket, household.customerId(), item, quantity(item, household.persons(), draws)));
                }
                basket += items.isEmpty() ? 0 : 1;
                look(household, draws.poisson(VIEWS_BEFORE_VISIT), second - 1800, items, draws, impulse, looks);
            } else if (draws.uniform() < BROWSING && !day.isBefore(household.since())) {
                look(household, 1 + draws.poisson(1), 22 * 3600, List.of(), draws, impulse, looks);
            }
        }
        return basket;
    }

    boolean comes(Household household, LocalDate day) {
        if (day.isBefore(household.since()) || TradingCalendar.isClosed(store, day)) {
            return false;
        }
        double share = household.visitsPerWeek() / 7 * WeekShape.EVEN.factor(day, store.commuters());
        return Draws.of(chain.seed(), Subject.VISIT, Draws.key(household.customerId()), day.toEpochDay())
                        .uniform()
                < share;
    }

    private List<Integer> items(Household household, LocalDate day, Draws draws, Weights impulse) {
        var items = new ArrayList<Integer>();
        LocalDate last = previousVisit(household, day);
        for (Habit habit : household.habits()) {
            if (chain.isOnSale(habit.product(), day) && isDue(household, habit, last, day)) {
                items.add(positions.get(habit.product().itemId()));
            }
        }
        for (int i = draws.poisson(IMPULSES); i > 0; i--) {
            int item = impulse.choose(draws);
            if (!items.contains(item)) {
                items.add(item);
            }
        }
        return items;
    }

    private LocalDate previousVisit(Household household, LocalDate day) {
        LocalDate last = day.minusDays(1);
        for (int i = 1; i < LONGEST_GAP && !comes(household, last); i++) {
            last = last.minusDays(1);
        }
        return last;
    }

    /** Whether the cycle came round after the last visit and until today; each round is early or late by some of the cycle. */
    private boolean isDue(Household household, Habit habit, LocalDate last, LocalDate day) {
        double season = Math.max(.3, habit.product().season().factor(day));
        double cycle = habit.cycleDays();
        long who = Draws.key(household.customerId());
        long what = Draws.key(habit.product().itemId());
        long round = (long) Math.floor((last.toEpochDay() - habit.phase()) / cycle) - 1;
        for (; habit.phase() + (round - .3) * cycle <= day.toEpochDay(); round++) {
            Draws draws = Draws.of(chain.seed(), Subject.CYCLE, who, what, round);
            double due = habit.phase() + (round + .5 * (draws.uniform() - .5)) * cycle;
            if (due > last.toEpochDay() && due <= day.toEpochDay() && draws.uniform() < season) {
                return true;
            }
        }
        return false;
    }

    private long quantity(int item, int persons, Draws draws) {
        Product product = listing.get(item);
        double people = .75 + .12 * persons;
        return Baskets.quantity(product, product.unitsPerPurchase() * people, draws);
    }

    private int second(Household household, Draws draws) {
        int usual = household.hour() * 3600 + (int) (5400 * draws.normal());
        int second = draws.uniform() < .6 ? usual : HourShape.USUAL.second(store, draws);
        return Math.max(store.opensHour() * 3600, Math.min(store.closesHour() * 3600 - 60, second));
    }

    private void look(
            Household household,
            int count,
            int until,
            List<Integer> items,
            Draws draws,
            Weights impulse,
            Consumer<Look> looks) {
        for (int i = 0; i < count; i++) {
            boolean planned = !items.isEmpty() && draws.uniform() < .55;
            int item = planned ? items.get(draws.below(items.size())) : impulse.choose(draws);
            int second = Math.max(6 * 3600 - 600 * i, until - draws.below(4 * 3600));
            looks.accept(new Look(household.customerId(), item, second));
        }
    }

    private double[] impulseWeights(LocalDate day) {
        double[] weights = new double[listing.size()];
        for (int i = 0; i < weights.length; i++) {
            Product product = listing.get(i);
            weights[i] = chain.isOnSale(product, day)
                    ? product.dailyUnits() * product.season().factor(day) * promotions.uplift(product, day)
                    : 0;
        }
        return weights;
    }
}
