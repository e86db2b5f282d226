package earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.model.AlertSeverity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RoutesFileTest {

    private static final String WHOLE = """
            receivers:
              - name: night-desk
                webhook: {url-file: /run/secrets/night-desk-url, key-env: NIGHT_DESK_KEY}
              - name: brand-team
                slack: {url-env: BRAND_TEAM_URL}
              - name: managers
                email:
                  from: Earshot <earshot@example.com>
                  to: [anna@example.com, "Ben <ben@example.com>"]
                  host: mail.example.com
                  user: earshot
                  password-file: /run/secrets/smtp
              - name: console
                log: {}
            routes:
              - to: [night-desk]
                brand-sets: [airlines]
                severity: critical
              - to: [brand-team, managers]
                brands: [delta, united]
                rules: [negative-spike]
                quiet-hours: {from: 22:00, to: 07:00, days: [mon, fri], time-zone: America/New_York, except: none}
                cool-down: 1 h
                repeat: 0 s
            campaigns:
              - name: Spring sale
                brand-set: airlines
                brands: [delta]
                from: 2026-03-01T08:00:00Z
                until: 2026-03-08T08:00:00+01:00
            grouping: {wait: 5 s, interval: 2 min}
            stale-after: 1 d
            give-up-after: 12 h
            allowed-networks: [10.1.0.0/16]
            """;

    @Test
    void aFileSaysWhoIsToldOfWhat() throws Exception {
        NotifyConfig config = RoutesFile.parse(WHOLE, "routes.yaml");
        assertThat(config.receivers())
                .containsExactly(
                        new Receiver.Webhook(
                                "night-desk",
                                new Secret(Secret.Source.FILE, "/run/secrets/night-desk-url"),
                                new Secret(Secret.Source.VARIABLE, "NIGHT_DESK_KEY")),
                        new Receiver.Slack("brand-team", new Secret(Secret.Source.VARIABLE, "BRAND_TEAM_URL")),
                        new Receiver.Email(
                                "managers",
                                new Receiver.Smtp(
                                        "mail.example.com",
                                        587,
                                        Receiver.Smtp.Security.STARTTLS,
                                        "earshot",
                                        new Secret(Secret.Source.FILE, "/run/secrets/smtp")),
                                "Earshot <earshot@example.com>",
                                List.of("anna@example.com", "Ben <ben@example.com>")),
                        new Receiver.Log("console"));
        assertThat(config.routes().get(0).severity()).isEqualTo(AlertSeverity.CRITICAL);
        assertThat(config.routes().get(0).quietHours()).isEqualTo(QuietHours.NONE);
        assertThat(config.routes().get(1))
                .isEqualTo(new Route(
                        List.of("brand-team", "managers"),
                        List.of(),
                        List.of("delta", "united"),
                        List.of("negative-spike"),
                        AlertSeverity.INFO,
                        new QuietHours(
                                LocalTime.of(22, 0),
                                LocalTime.of(7, 0),
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                "America/New_York",
                                AlertSeverity.CRITICAL,
                                true),
                        Duration.ofHours(1),
                        Duration.ZERO));
        assertThat(config.campaigns()).singleElement().satisfies(campaign -> {
            assertThat(campaign.rules()).containsExactly("volume-spike");
            assertThat(campaign.until()).isEqualTo("2026-03-08T07:00:00Z");
        });
        assertThat(List.of(config.groupWait(), config.groupInterval(), config.staleAfter(), config.giveUpAfter()))
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofDays(1), Duration.ofHours(12));
        assertThat(InstantiationUtil.clone(config)).isEqualTo(config);
    }

    @Test
    void everythingWrongIsToldAtOnceAtItsPlace() {
        assertThatThrownBy(() -> RoutesFile.parse("""
                        receivers:
                          - name: Night Desk
                            webhok: {}
                        routes:
                          - to: []
                            severity: loud
                            cool-down: soon
                        """, "routes.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .hasSize(6)
                        .startsWith("routes.yaml:")
                        .anyMatch(line -> line.startsWith("  2:11 receivers[0].name: "))
                        .anyMatch(line -> line.startsWith("  3:13 there is no key webhok in receivers[0]."))
                        .anyMatch(line -> line.startsWith("  5:9 routes[0].to: "))
                        .anyMatch(line -> line.startsWith("  6:15 routes[0].severity: "))
                        .anyMatch(line -> line.startsWith("  7:16 routes[0].cool-down: ")));
    }

    @Test
    void whatDoesNotFitTogetherIsToldToo() {
        assertThatThrownBy(() -> RoutesFile.parse("""
                        receivers:
                          - name: a
                            webhook: {key-env: A}
                          - name: a
                            log: {}
                            slack: {url-env: B}
                          - name: m
                            email: {from: nobody, to: [x@example.com], host: h, user: u, security: none}
                        routes:
                          - to: [b]
                            quiet-hours: {from: "22:00", to: "07:00", time-zone: Berlin}
                        campaigns:
                          - {name: c, brand-set: s, from: 2026-03-02T00:00:00Z, until: 2026-03-01T00:00:00Z}
                          - {name: d, brand-set: s, from: 2026-02-31T00:00:00Z, until: 2026-03-01T00:00:00Z}
                        allowed-networks: [everywhere]
                        """, "r.yaml")).message().satisfies(message -> assertThat(
                        message.lines())
                .containsExactly(
                        "r.yaml:",
                        "  3:14 there is no url: name a file with url-file or a variable with url-env.",
                        "  4:5 receiver a must be one of webhook, slack, email, log.",
                        "  4:11 there are two receivers a.",
                        "  8:12 there is no password: name a file with password-file or a variable with password-env.",
                        "  8:19 \"nobody\" is no mail address.",
                        "  8:63 a password must not be sent without encryption: set security.",
                        "  10:10 there is no receiver b; there are a, m.",
                        "  11:58 there is no time zone Berlin; use an IANA name such as Europe/Berlin.",
                        "  13:64 the campaign ends before it begins.",
                        "  14:35 there is no such time as 2026-02-31T00:00:00Z.",
                        "  15:20 \"everywhere\" is no network such as 10.0.0.0/8."));
    }

    @Test
    void aSecretStandsInNoFile() {
        assertThatThrownBy(() -> RoutesFile.parse("""
                        receivers:
                          - name: team
                            slack: {url: https://hooks.example/services/T/B/x}
                        routes:
                          - to: [team]
                        """, "r.yaml"))
                .hasMessageContaining("3:18 there is no key url in receivers[0].slack.");
    }

    @Test
    void whatIsNoYamlIsToldAsThat() {
        assertThatThrownBy(() -> RoutesFile.parse("receivers: [", "r.yaml")).hasMessageContaining("this is no YAML");
        assertThatThrownBy(() -> RoutesFile.parse("", "r.yaml")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RoutesFile.parse("- a", "r.yaml")).isInstanceOf(IllegalArgumentException.class);
    }
}
