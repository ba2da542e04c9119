/** Tables of papers, posts and reports, made again and held against the published numbers: {@code docs/papers.md}. */
@NullMarked
package io.steelyard.papers;

import org.jspecify.annotations.NullMarked;
