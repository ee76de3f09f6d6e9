// Times functions against each other: in turns, so that a busy machine slows all of them alike, by the median, and in the processor's
// time, collecting garbage included, so that waiting for other programs does not count.
const warmUp = 1000;
const roundsAtLeast = 11;
const roundsAtMost = 300;
const budget = 1500;
const turnAtLeast = 4;

/** Milliseconds of processor time that one call of each contestant takes, by the contestant's name. */
export function race(contestants) {
	const runners = Object.entries(contestants).map(([name, run]) => ({ name, run, times: [], calls: 1 }));
	for (const runner of runners) {
		// A turn of a fast contestant is several calls, or the clock would be what is measured.
		runner.calls = Math.max(1, Math.round(turnAtLeast / warmed(runner.run)));
	}
	const end = now() + budget * runners.length;
	for (let round = 0; round < roundsAtLeast || (round < roundsAtMost && now() < end); round += 1) {
		for (let turn = 0; turn < runners.length; turn += 1) {
			const { run, times, calls } = runners[(round + turn) % runners.length];
			const start = now();
			for (let call = 0; call < calls; call += 1) {
				run();
			}
			times.push((now() - start) / calls);
		}
	}
	return Object.fromEntries(runners.map(({ name, times }) => [name, median(times)]));
}

/** Runs until the engine has optimised it; returns how long a call takes then. */
function warmed(run) {
	const start = now();
	const times = [];
	while (times.length < 5 || now() - start < warmUp) {
		const before = now();
		run();
		times.push(now() - before);
	}
	return median(times.slice(-Math.ceil(times.length / 2)));
}

function now() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/**
 * Starts a watch, which then tells the milliseconds for which this thread was busy, at most: the clock counts other programs' turns
 * too, the processor's time the threads that compile and collect beside this one, so that the smaller of the two is nearer.
 */
export function stopwatch() {
	const clock = performance.now();
	const processor = now();
	return () => Math.min(performance.now() - clock, now() - processor);
}

export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
