package io.steelyard.select;

/**
 * A provider with the options that a scenario gives it.
 *
 * @param <C> the type of the options
 */
public record SelectorKind<C extends Record>(SelectorProvider<C> provider, C options) {
    /** Makes a selector. */
    public Selector create(SelectorContext context) {
        return provider.create(options, context);
    }

    /** What the workers of one proxy share. */
    public Sharing sharing() {
        return provider.sharing(options);
    }

    /** What a proxy does when an endpoint does not take the connection. */
    public RetryRule retries() {
        return provider.retries(options);
    }
}
