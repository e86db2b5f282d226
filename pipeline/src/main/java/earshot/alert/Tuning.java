package earshot.alert;

import java.util.List;

/**
 * What was chosen of {@link Spike} by trying it on recorded counts; apart, so that the choice can be tried without those
 * it is judged on.
 *
 * @param minutes of the sums, ascending, an hour and two hours among them: bursts and sustained rises
 * @param levelDays half-life of the level
 * @param maximaDays half-life of the days' greatest values
 */
record Tuning(List<Integer> minutes, double levelDays, double maximaDays) {

    static final Tuning CHOSEN = new Tuning(List.of(5, 15, 60, 120, 360), 2, DailyMaxima.HALF_LIFE);
}
