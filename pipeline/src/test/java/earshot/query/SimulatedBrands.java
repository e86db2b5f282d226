package earshot.query;

import static java.util.Objects.requireNonNull;

import earshot.model.BrandSet;
import earshot.simulate.FeedSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The invented brands that the simulated feed is about. */
public final class SimulatedBrands {

    private SimulatedBrands() {}

    public static BrandSet read() {
        try (InputStream yaml = requireNonNull(
                FeedSimulator.class.getResourceAsStream("simulator-brands.yaml"), "simulator-brands.yaml")) {
            return BrandFile.check(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))
                    .set()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
