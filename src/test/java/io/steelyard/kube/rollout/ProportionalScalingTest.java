package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.rollout.ProportionalScaling.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProportionalScalingTest {
    /** 5 more of 10: each of 8 and 5 grows by 18/13, to 11.08 and 6.92. */
    @Test
    void sharesOutByRoundedSize() {
        assertEquals(
                List.of(11, 7), ProportionalScaling.sizes(List.of(new Share(1, 8, 13), new Share(2, 5, 13)), 15, 3));
    }

    /** 10 more over three equal sets of 3 of 9: 19/9 of 3 is 6.33, so each gets 3 and the newest the one left over. */
    @Test
    void remainderGoesToTheLargestAndAmongEqualsToTheNewest() {
        List<Share> equal = List.of(new Share(1, 3, 9), new Share(2, 3, 9), new Share(3, 3, 9));

        assertEquals(List.of(6, 6, 7), ProportionalScaling.sizes(equal, 19, 0));
    }

    /** 3 fewer of two equal sets of 5: 7/10 of 5 is 3.5, rounded to 4: one from each, the third from the older. */
    @Test
    void shrinkingTakesTheRemainderFromTheOlder() {
        assertEquals(List.of(3, 4), ProportionalScaling.sizes(List.of(new Share(1, 5, 10), new Share(2, 5, 10)), 7, 0));
    }

    @Test
    void scalingToNothingEmptiesAll() {
        assertEquals(List.of(0, 0), ProportionalScaling.sizes(List.of(new Share(1, 8, 13), new Share(2, 5, 13)), 0, 0));
    }

    @Test
    void nothingToAddLeavesAllAsTheyAre() {
        assertEquals(
                List.of(8, 5), ProportionalScaling.sizes(List.of(new Share(1, 8, 13), new Share(2, 5, 13)), 10, 3));
    }
}
