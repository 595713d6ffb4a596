package ai.modular.mlflow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Which version of a model was champion when.
 *
 * @param changes oldest first
 */
public record ChampionHistory(List<ChampionChange> changes) {

    /**
     * A time in which one version was champion.
     *
     * @param from empty when it was champion before the first change that is noted
     * @param until empty when nothing has replaced it
     * @param change that made it champion, where it is noted
     */
    public record Term(
            String version, Optional<Instant> from, Optional<Instant> until, Optional<ChampionChange> change) {}

    public ChampionHistory {
        changes = changes.stream()
                .sorted(Comparator.comparing(ChampionChange::at).thenComparing(ChampionChange::version))
                .toList();
    }

    /** One after the other, oldest first, without gaps. */
    public List<Term> terms() {
        List<Term> result = new ArrayList<>();
        if (!changes.isEmpty() && !changes.get(0).previous().isEmpty()) {
            ChampionChange first = changes.get(0);
            result.add(new Term(first.previous(), Optional.empty(), Optional.of(first.at()), Optional.empty()));
        }
        for (int i = 0; i < changes.size(); i++) {
            ChampionChange change = changes.get(i);
            Optional<Instant> until =
                    i + 1 < changes.size() ? Optional.of(changes.get(i + 1).at()) : Optional.empty();
            result.add(new Term(change.version(), Optional.of(change.at()), until, Optional.of(change)));
        }
        return result;
    }

    /** Whoever was champion on the day in UTC, if only for a moment; oldest first. */
    public List<Term> on(LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return terms().stream()
                .filter(term -> term.from().map(from -> from.isBefore(end)).orElse(true)
                        && term.until().map(until -> until.isAfter(start)).orElse(true))
                .toList();
    }

    /** The champion by the notes; empty when there are none. */
    public Optional<String> newest() {
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.get(changes.size() - 1).version());
    }

    /**
     * The version that a rollback leads to: the champion before {@code current}, with what was rolled back already left out, so that rollbacks one
     * after the other lead ever further back. Empty when there is none.
     */
    public Optional<String> before(String current) {
        Deque<String> stack = new ArrayDeque<>();
        for (ChampionChange change : changes) {
            // An alias that was moved past the notes has left a champion that only the next note tells of
            pushNew(stack, change.previous());
            if (change.kind() == ChampionChange.Kind.ROLLED_BACK) {
                while (!stack.isEmpty() && !stack.peek().equals(change.version())) {
                    stack.pop();
                }
            }
            pushNew(stack, change.version());
        }
        pushNew(stack, current);
        stack.pop();
        return Optional.ofNullable(stack.peek());
    }

    private static void pushNew(Deque<String> stack, String version) {
        if (!version.isEmpty() && !version.equals(stack.peek())) {
            stack.push(version);
        }
    }
}
