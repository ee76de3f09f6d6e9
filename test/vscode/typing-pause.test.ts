import { strict as assert } from 'node:assert';
import { createTypingPause, type TypingPause } from '../../src/vscode/typing-pause.ts';

describe('a pause in typing', () => {
	let reads: number;
	let readingTime: number;
	let pause: TypingPause;
	let whenRead: () => void;
	/** Resolves with the next read. */
	let nextRead: () => Promise<void>;

	beforeEach(() => {
		reads = 0;
		readingTime = 60;
		whenRead = () => {};
		nextRead = () => new Promise((resolve) => (whenRead = resolve));
		pause = createTypingPause(
			() => {
				reads += 1;
				whenRead();
			},
			() => readingTime,
		);
	});
	afterEach(() => pause.cancel());

	it('is not waited for after a rest, though a change is never read within itself', async () => {
		const read = nextRead();
		pause.changed();
		assert.deepEqual([reads, pause.isWaiting], [0, true]);
		await new Promise((resolve) => setTimeout(resolve, 0));
		await read;
		assert.deepEqual([reads, pause.isWaiting], [1, false]);
	});

	it('is waited for by what follows quickly, of which all is read once', async () => {
		const first = nextRead();
		pause.changed();
		await first;
		const second = nextRead();
		const start = Date.now();
		for (let key = 0; key < 5; key += 1) pause.changed();
		await second;
		assert.equal(reads, 2);
		assert.ok(Date.now() - start >= 100);
	});

	it('is the longer the more time reading takes, within limits', async () => {
		for (const [time, shortest] of [
			[5, 45],
			[40, 75],
			[60_000, 115],
		] as const) {
			readingTime = time;
			await new Promise((resolve) => setTimeout(resolve, 150));
			const first = nextRead();
			pause.changed();
			await first;
			const second = nextRead();
			const start = performance.now();
			pause.changed();
			await second;
			assert.ok(performance.now() - start >= shortest, `${time}`);
		}
	});

	it('is not waited for without end', async () => {
		const first = nextRead();
		pause.changed();
		await first;
		const start = Date.now();
		const typing = setInterval(() => pause.changed(), 20);
		await nextRead();
		clearInterval(typing);
		assert.ok(Date.now() - start >= 300);
	});

	it('is over when nobody wants to know any more', async () => {
		pause.changed();
		pause.cancel();
		await new Promise((resolve) => setTimeout(resolve, 0));
		assert.deepEqual([reads, pause.isWaiting], [0, false]);
	});
});
