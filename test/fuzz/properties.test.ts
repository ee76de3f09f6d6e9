import fc from 'fast-check';
import { keptFailures } from './kept-failures.ts';
import { properties } from './properties.ts';

// fast-check prints the seed, which `npm run fuzz -- --seed` takes, and the smallest input of a failure.
describe('for every input', () => {
	for (const { name, runs, input, holds } of properties) {
		it(`${name.replaceAll('-', ' ')} (${runs} of them)`, async () => {
			for (const kept of keptFailures(name)) await holds(kept);
			await fc.assert(
				fc.asyncProperty(input, async (value) => holds(value)),
				{ numRuns: runs },
			);
		}).timeout(240_000);
	}
});
