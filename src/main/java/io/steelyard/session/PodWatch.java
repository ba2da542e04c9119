package io.steelyard.session;

/** Who is told what clients do to pods. */
public interface PodWatch {
    /** A terminating pod holds no connection any more, because its last client left. */
    void vacated(long now, int pod);

    /** A pod holds more connections than its memory suffices for. */
    void overfilled(long now, int pod);
}
