/** How long typing has to pause before what was written is read, and how long it is waited for at most, in milliseconds. */
const pause = 120;
const longestPause = 500;

/** Tells when a text that somebody writes is worth reading again. */
export interface TypingPause {
	/** The text has changed. After a rest that is read at once, such as a tick, a fix or a paste; what is typed on, once typing pauses. */
	changed(): void;
	readonly isWaiting: boolean;
	/** Takes back what was asked for. */
	cancel(): void;
}

export function createTypingPause(read: () => void): TypingPause {
	let waiting: ReturnType<typeof setTimeout> | undefined;
	let firstChange = 0;
	let lastChange = Number.NEGATIVE_INFINITY;
	return {
		changed() {
			const now = Date.now();
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
				isFirst ? 0 : Math.max(0, Math.min(pause, firstChange + longestPause - now)),
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
