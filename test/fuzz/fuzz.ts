import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { keepFailure } from './kept-failures.ts';
import { properties } from './properties.ts';

export interface FuzzRequest {
	readonly minutes: number;
	readonly seed: number;
	/** Only the property of that name. */
	readonly property: string | undefined;
}

/** For how long a property is tried before the next one has its turn, in milliseconds: some inputs take a thousand times as long as others. */
const turnLength = 1500;
/** For how long a failure is made smaller. */
const shrinking = 60_000;

/** Tries every property in turn until the time is over; gives how many of them do not hold. What fails is made small and kept. */
export async function fuzz({ minutes, seed, property: wanted }: FuzzRequest): Promise<number> {
	const chosen = properties.filter(({ name }) => wanted === undefined || name === wanted);
	if (chosen.length === 0)
		throw new Error(`There is no property “${wanted}”: choose one of ${properties.map(({ name }) => name).join(', ')}.`);
	console.log(`Seed ${seed}, ${minutes} minutes`);
	let end = Date.now() + minutes * 60_000;
	// Who stops it early wants to know how far it came.
	process.once('SIGINT', () => {
		end = 0;
	});
	const tried = new Map(chosen.map(({ name }) => [name, 0]));
	const failed = new Set<string>();
	for (let turn = 0; Date.now() < end && failed.size < chosen.length; turn += 1) {
		for (const { name, input, holds, isAsync } of chosen.filter((one) => !failed.has(one.name))) {
			await setImmediate();
			if (Date.now() >= end) break;
			// A property that awaits nothing is tried without a promise and a timer for each input.
			const property = isAsync ? fc.asyncProperty(input, async (value) => holds(value)) : fc.property(input, (value) => void holds(value));
			const result = await fc.check(property, {
				seed: seed + turn,
				numRuns: Number.MAX_SAFE_INTEGER,
				interruptAfterTimeLimit: turnLength,
				markInterruptAsFailure: false,
			});
			tried.set(name, (tried.get(name) ?? 0) + result.numRuns);
			if (!result.failed || !result.counterexample) continue;
			failed.add(name);
			const path = result.counterexamplePath ?? '';
			const smaller = await fc.check(property, { seed: seed + turn, path, interruptAfterTimeLimit: shrinking });
			const [smallest] = smaller.counterexample ?? result.counterexample;
			const kept = keepFailure(name, smallest);
			console.log(`\n${name} does not hold, seed ${seed + turn}: ${kept}\n${JSON.stringify(smallest)}\n${String(result.errorInstance)}`);
		}
	}
	for (const [name, count] of tried) console.log(`${String(count).padStart(9)}  ${name}`);
	const all = [...tried.values()].reduce((sum, count) => sum + count, 0);
	console.log(`${all} inputs tried, ${failed.size} properties do not hold`);
	return failed.size;
}
