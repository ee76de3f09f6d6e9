/** Where a run is, on one line of a terminal that is wiped at the end. */
export interface Progress {
	readonly step: () => void;
	/** Makes room for what is written next, and at the end. */
	readonly wipe: () => void;
}

/** Says how many of so many files are done, once a run takes longer than a moment; nothing where the stream is no terminal. */
export function progressOf(total: number, stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr): Progress {
	if (!stream.isTTY) return { step: () => undefined, wipe: () => undefined };
	let done = 0;
	let shown = performance.now() + patience - pause;
	let isShown = false;
	return {
		step() {
			done += 1;
			if (performance.now() - shown < pause) return;
			shown = performance.now();
			isShown = true;
			stream.write(`\r${done} of ${total} files checked`);
		},
		wipe() {
			if (isShown) stream.write('\r\u001B[K');
			isShown = false;
		},
	};
}

const patience = 800;
const pause = 100;
