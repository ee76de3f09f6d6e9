/** Typing pauses when nothing was typed for so long, in milliseconds: a short time between two keys, and a long one. */
const shortestPause = 50;
const longestPause = 120;
/** A pause is waited for no longer, in milliseconds. */
const patience = 500;

/** Tells when a text that somebody writes is worth reading again. */
export interface TypingPause {
	/** The text has changed. After a rest that is read at once, such as a tick, a fix or a paste; what is typed on, once typing pauses. */
	changed(): void;
	readonly isWaiting: boolean;
	/** Takes back what was asked for. */
	cancel(): void;
}

/**
 * `readingTime` is how long it took to read the text last, in milliseconds: a pause is twice that, so that reading takes half of the time at
 * most.
 */
export function createTypingPause(read: () => void, readingTime: () => number): TypingPause {
	let waiting: ReturnType<typeof setTimeout> | undefined;
	let firstChange = 0;
	let lastChange = Number.NEGATIVE_INFINITY;
	return {
		changed() {
			const now = Date.now();
			const pause = Math.min(longestPause, Math.max(shortestPause, 2 * readingTime()));
			const isFirst = waiting === undefined && now - lastChange > pause;
			if (waiting === undefined) firstChange = now;
			lastChange = now;
			clearTimeout(waiting);
			// Not within the event itself: whoever else hears of the change comes first.
			waiting = setTimeout(
				() => {
					waiting = undefined;
					read();
				},
				isFirst ? 0 : Math.max(0, Math.min(pause, firstChange + patience - now)),
			);
		},
		get isWaiting() {
			return waiting !== undefined;
		},
		cancel() {
			clearTimeout(waiting);
			waiting = undefined;
		},
	};
}
