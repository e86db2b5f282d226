package earshot.index;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.index.AuditReport.Difference;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditReportTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aDifferenceCountsThatTwoReadingsShowAlike() {
        Difference stands = new Difference("earshot-windows", START, "delta", "tally.mentions", 2, 3);
        Difference wasBehind = new Difference("earshot-windows", START, "united", "tally.mentions", 7, 8);
        Difference isStillBehind = new Difference("earshot-windows", START, "united", "tally.mentions", 8, 9);

        assertThat(report(stands, wasBehind).standing(report(stands, isStillBehind)))
                .isEqualTo(report(stands));
        assertThat(report(wasBehind).standing(report()).isClean()).isTrue();
    }

    private static AuditReport report(Difference... differences) {
        return new AuditReport(10, 20, 0, List.of(differences), differences.length);
    }
}
