package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import java.util.Arrays;

/**
 * A selector that gives each endpoint a bucket of a consistent hash.
 *
 * <p>A new endpoint takes the bucket that the hash gives it. So two proxies agree only if they saw the same changes in the
 * same order, as the papers demand. Weights are ignored. A retry hashes the key anew with the number of the attempt.
 */
final class BucketSelector implements Selector {
    private final BucketHash hash;
    private final Members members = new Members();
    private int[] slotOf = new int[0];
    private int[] bucketOf = new int[0];

    BucketSelector(BucketHash hash) {
        this.hash = hash;
    }

    @Override
    public int select(Pick pick, FleetView view) {
        return view.size() == 0 ? NONE : slotOf[hash.bucket(KeyHash.of(pick))];
    }

    @Override
    public void onMembership(long now, FleetView view) {
        members.refresh(view);
        for (int i = 0; i < members.left().size(); i++) {
            hash.remove(bucketOf[members.left().get(i)]);
        }
        if (bucketOf.length < view.slotLimit()) {
            bucketOf = Arrays.copyOf(bucketOf, Math.max(view.slotLimit(), 2 * bucketOf.length));
        }
        for (int i = 0; i < members.joined().size(); i++) {
            int slot = members.joined().get(i);
            int bucket = hash.add();
            if (slotOf.length <= bucket) {
                slotOf = Arrays.copyOf(slotOf, Math.max(bucket + 1, 2 * slotOf.length));
            }
            slotOf[bucket] = slot;
            bucketOf[slot] = bucket;
        }
    }
}
