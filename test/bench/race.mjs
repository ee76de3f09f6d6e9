// Times functions against each other: in turns, so that a busy machine slows all of them alike, by the median, and in the processor's
// time, collecting garbage included, so that waiting for other programs does not count.
const warmUpStep = 600;
const warmUpAtMost = 20;
const roundsAtLeast = 11;
const roundsAtMost = 300;
const budget = 2500;
const turnAtLeast = 30;

/** Milliseconds of processor time that one call of each contestant takes, by the contestant's name. */
export function race(contestants) {
	const runners = Object.entries(contestants).map(([name, run]) => ({ name, run, times: [], calls: 1 }));
	for (const runner of runners) {
		// A turn of a fast contestant is several calls, or the clock would be what is measured.
		runner.calls = Math.max(1, Math.round(turnAtLeast / warmed(runner.run)));
	}
	const end = now() + budget * runners.length;
	for (let round = 0; round < roundsAtLeast || (round < roundsAtMost && now() < end); round += 1) {
		for (const { run, times, calls } of shuffled(runners, round)) {
			const start = now();
			for (let call = 0; call < calls; call += 1) {
				run();
			}
			times.push((now() - start) / calls);
		}
	}
	return Object.fromEntries(runners.map(({ name, times }) => [name, median(times)]));
}

/** Another order each time, the same ones at every run: in part, the garbage of one is collected in the turn of the next. */
function shuffled(runners, round) {
	const left = [...runners];
	const order = [];
	for (let seed = round + 1; left.length > 0; ) {
		seed = (seed * 48_271) % 2_147_483_647;
		order.push(...left.splice(seed % left.length, 1));
	}
	return order;
}

/**
 * Runs until the engine has optimised it, which takes longer for much code than for little: until three steps in a row are no faster than
 * the best one before. Returns how long a call takes then.
 */
function warmed(run) {
	let best = Number.POSITIVE_INFINITY;
	let steps = 0;
	for (let idle = 0; idle < 3 && steps < warmUpAtMost; steps += 1) {
		const times = [];
		const start = now();
		while (times.length < 3 || now() - start < warmUpStep) {
			const before = now();
			run();
			times.push(now() - before);
		}
		const time = mean(times);
		idle = time < best * 0.98 ? 0 : idle + 1;
		best = Math.min(best, time);
	}
	return best;
}

/** The clock of the processor counts in steps that are longer than a short call. */
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
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
