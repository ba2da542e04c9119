package io.steelyard.exactness;

import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.select.research.ClientList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The section about balancers that follow a paper, a definition or a library of clients. */
final class ResearchSection {
    private static final String FOLDER = "research";

    private final ExactnessPage page;

    ResearchSection(ExactnessPage page) {
        this.page = page;
    }

    void all() {
        page.heading("Balancers from papers and definitions");
        page.paragraph(
                "They follow a paper, a definition or a library, and have no product to agree with to the letter: hash"
                        + " functions and the order of draws are this program's. What a paper claims, or a definition says, is"
                        + " tested.");
        for (SelectorProvider<?> provider : SelectorRegistry.all()) {
            if (className(provider).startsWith("io.steelyard.select." + FOLDER + ".")) {
                kind(provider);
            }
        }
    }

    /** The class of the balancer in which its options stand. */
    private static String className(SelectorProvider<?> provider) {
        return provider.optionsType().getName().replaceAll("\\$.*", "");
    }

    private void kind(SelectorProvider<?> provider) {
        page.provider(provider.name());
        String simple = className(provider).replaceAll(".*\\.", "");
        page.paragraph("**`" + provider.name() + "`** – " + provider.summary() + ".");
        if (provider.optionsType() == ClientList.Config.class) {
            page.paragraph("Presets: " + ExactnessPage.quoted(presets()) + ".");
        }
        List<String> claims = new ArrayList<>(Sources.claims(FOLDER, simple + "Test"));
        if (isABucketHash(simple)) {
            claims.addAll(Sources.claims(FOLDER, "BucketSelectorTest"));
        }
        if (!claims.isEmpty()) {
            page.paragraph("Tested: " + String.join("; ", claims) + ".");
        }
        page.departures(FOLDER, Pattern.compile(Pattern.quote(simple)));
    }

    private static boolean isABucketHash(String simple) {
        try {
            Class<?> type = Class.forName("io.steelyard.select." + FOLDER + "." + simple);
            return Arrays.stream(type.getInterfaces())
                    .anyMatch(each -> each.getSimpleName().equals("BucketHash"));
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> presets() {
        return Arrays.stream(ClientList.Preset.values())
                .map(ResearchSection::spelled)
                .toList();
    }

    private static String spelled(ClientList.Preset preset) {
        return switch (preset) {
            case NATS -> "nats";
            case KAFKA -> "kafka";
            case GRPC_PICK_FIRST -> "grpcPickFirst";
            case GRPC_ROUND_ROBIN -> "grpcRoundRobin";
        };
    }
}
