package io.steelyard.select.research;

/** A consistent hash from keys to numbered buckets of which any may go and come. */
interface BucketHash {
    /** Adds a bucket and returns its number. */
    int add();

    /** Removes a bucket. */
    void remove(int bucket);

    /** Returns the bucket of a key; there must be one. */
    int bucket(long hash);

    /** How many hash values the last look-up took. */
    int steps();
}
