/**
 * The vocabulary of a search: its history of events, and the samplers and pruners that read it.
 *
 * <p>A program searches by ask and tell: ask a sampler for a suggestion, append it to the history,
 * train, append what came of it.
 *
 * <pre>{@code
 * History history = History.empty();
 * Suggestion next = sampler.suggest(problem, history, seed);
 * history.append(new Suggested(0, next.configuration()));
 * double loss = train(next.configuration());
 * history.append(new Ended(0, Ending.COMPLETE, 100, List.of(loss), List.of()));
 * }</pre>
 */
@NullMarked
package io.fairlead.kernel.search;

import org.jspecify.annotations.NullMarked;
