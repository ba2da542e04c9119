package io.steelyard.kube.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.nodes.ImagePulls.Image;
import org.junit.jupiter.api.Test;

/** A cold pull takes 100, finding an image 5. */
final class ImagePullsTest {
    private static final Image FIRST = new Image(0, 1);
    private static final Image SECOND = new Image(0, 2);

    private final ImagePulls pulls = new ImagePulls();

    private long pull(Image image, long now) {
        return pulls.pull(image, now, 100, 5);
    }

    @Test
    void pullsOneImageAfterAnother() {
        assertEquals(110, pull(FIRST, 10));
        assertEquals(210, pull(SECOND, 20));
        assertEquals(315, pull(new Image(1, 1), 215));
    }

    /** The pod behind the first one of its image takes its turn, and then finds the image there. */
    @Test
    void podsOfOneImagePullItOnce() {
        assertEquals(100, pull(FIRST, 0));
        assertEquals(105, pull(FIRST, 0));
        assertEquals(205, pull(SECOND, 0));
    }

    @Test
    void anImageThatIsThereWaitsForNobody() {
        pull(FIRST, 0);
        assertEquals(105, pull(FIRST, 100));
        assertEquals(205, pull(SECOND, 105));
        assertEquals(115, pull(FIRST, 110));
        pulls.preload(new Image(9, 9));
        assertEquals(117, pull(new Image(9, 9), 112));
    }

    @Test
    void aLossInterruptsPullsButKeepsWhatWasThere() {
        pull(FIRST, 0);
        pull(SECOND, 0);
        pulls.interrupt(150);
        assertEquals(155, pull(FIRST, 150));
        assertEquals(250, pull(SECOND, 150));
    }
}
