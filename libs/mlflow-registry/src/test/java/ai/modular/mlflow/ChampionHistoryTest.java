package ai.modular.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.mlflow.ChampionChange.Kind;
import ai.modular.mlflow.ChampionHistory.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChampionHistoryTest {

    private static final ChampionChange FIRST = change("2026-02-20T05:00:00Z", Kind.PROMOTED, "1", "");
    private static final ChampionChange SECOND = change("2026-03-03T12:00:00Z", Kind.PROMOTED, "2", "1");
    private static final ChampionChange BACK = change("2026-03-05T00:00:00Z", Kind.ROLLED_BACK, "1", "2");

    private final ChampionHistory history = new ChampionHistory(List.of(BACK, FIRST, SECOND));

    @Test
    void whatWasLiveOnADayIsEveryChampionOfThatDay() {
        assertThat(versionsOn("2026-02-19")).isEmpty();
        assertThat(versionsOn("2026-02-20")).containsExactly("1");
        assertThat(versionsOn("2026-03-02")).containsExactly("1");
        assertThat(versionsOn("2026-03-03")).containsExactly("1", "2");
        assertThat(versionsOn("2026-03-04")).containsExactly("2");
        assertThat(versionsOn("2026-03-05")).containsExactly("1");
        assertThat(versionsOn("2030-01-01")).containsExactly("1");
    }

    @Test
    void aChampionBeforeTheFirstNoteIsKnownFromIt() {
        ChampionHistory late = new ChampionHistory(List.of(SECOND));

        assertThat(late.terms())
                .containsExactly(
                        new Term("1", Optional.empty(), Optional.of(SECOND.at()), Optional.empty()),
                        new Term("2", Optional.of(SECOND.at()), Optional.empty(), Optional.of(SECOND)));
        assertThat(late.on(LocalDate.of(2025, 1, 1))).extracting(Term::version).containsExactly("1");
    }

    @Test
    void aRollbackLeadsToTheChampionBeforeAndNeverToAndFro() {
        assertThat(new ChampionHistory(List.of()).before("1")).isEmpty();
        assertThat(new ChampionHistory(List.of(FIRST)).before("1")).isEmpty();
        assertThat(new ChampionHistory(List.of(FIRST, SECOND)).before("2")).contains("1");
        assertThat(history.before("1")).isEmpty();
    }

    @Test
    void anAliasThatWasMovedPastTheNotesCanBeRolledBackToo() {
        assertThat(new ChampionHistory(List.of(FIRST, SECOND)).before("7")).contains("2");
    }

    /** Whatever was promoted and rolled back: as many rollbacks as there are promotions left lead to the first champion. */
    @Test
    void rollbacksRetraceThePromotions() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<ChampionChange> changes = new ArrayList<>();
            List<String> stack = new ArrayList<>();
            for (int step = 0; step < 30; step++) {
                String current = stack.isEmpty() ? "" : stack.get(stack.size() - 1);
                Optional<String> before = new ChampionHistory(changes).before(current.isEmpty() ? "1" : current);
                if (stack.size() > 1) {
                    assertThat(before).contains(stack.get(stack.size() - 2));
                }
                boolean back = stack.size() > 1 && random.nextInt(3) == 0;
                if (back) {
                    stack.remove(stack.size() - 1);
                } else {
                    stack.add(String.valueOf(step + 1));
                }
                changes.add(change(
                        Instant.ofEpochSecond(step).toString(),
                        back ? Kind.ROLLED_BACK : Kind.PROMOTED,
                        stack.get(stack.size() - 1),
                        current));
            }
        }
    }

    private List<String> versionsOn(String day) {
        return history.on(LocalDate.parse(day)).stream().map(Term::version).toList();
    }

    private static ChampionChange change(String at, Kind kind, String version, String previous) {
        return new ChampionChange(Instant.parse(at), kind, version, previous, "anna", "why");
    }
}
