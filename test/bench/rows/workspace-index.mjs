// What a workspace of thousands of postmortems costs: the first reading, the next start, one change, a list, and what stays in memory.
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { median, stopwatch } from '../race.mjs';

const onDisk = 2000;
const readsAtATime = 4;
const context = { today: '2026-11-20', me: [], verifyAfterDays: 14 };

export async function workspaceIndex({ core }) {
	const folder = await mkdtemp(join(tmpdir(), 'postmortem-bench-'));
	try {
		const files = await writeDocuments(folder, core.postmortemOf(60));
		return [...(await readingRows(core, folder, files)), ...changeRows(core), listRow(core), heapRow(core)];
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** Documents that differ in their days and words, as postmortems do. */
async function writeDocuments(folder, text) {
	await mkdir(join(folder, 'postmortems'));
	const files = [];
	for (let at = 0; at < onDisk; at += 1) {
		const file = join(folder, 'postmortems', `2026-${String((at % 12) + 1).padStart(2, '0')}-01-${at}.md`);
		await writeFile(
			file,
			text.replace(/^# .*/m, (title) => `${title} ${at}`).replace(/2026-11-/g, `2026-${String((at % 12) + 1).padStart(2, '0')}-`),
		);
		files.push(file);
	}
	return files;
}

async function readingRows(core, folder, files) {
	// The engine has seen both before either is measured.
	for (const file of files.slice(0, 100)) {
		const text = await readFile(file, 'utf8');
		core.parse(text);
		read(core, file, text);
	}
	// In turns of a hundred files, so that a busy machine slows both alike; in the processor's time.
	let parsing = 0;
	let cold = 0;
	let longest = 0;
	let slice = 0;
	const index = new core.PostmortemIndex();
	const kept = [];
	for (let from = 0; from < files.length; from += 100) {
		const turn = files.slice(from, from + 100);
		parsing += await processorTime(async () => {
			for (const file of turn) core.parse(await readFile(file, 'utf8'));
		});
		cold += await processorTime(async () => {
			await eachOf(turn, async (file) => {
				await stat(file);
				const text = await readFile(file, 'utf8');
				const taken = stopwatch();
				kept.push([file, read(core, file, text)]);
				// As the editor reads: others have their turn as soon as the slice is used up.
				slice += taken();
				if (slice <= core.longestSlice) return;
				longest = Math.max(longest, slice);
				slice = 0;
			});
			index.update(kept.slice(from));
		});
	}
	const store = join(folder, 'summaries.json');
	await writeFile(store, JSON.stringify(kept));
	const warm = await processorTime(async () => {
		const again = new core.PostmortemIndex();
		const known = new Map(JSON.parse(await readFile(store, 'utf8')));
		await eachOf(files, (file) => stat(file));
		again.update(known);
	});
	return [
		{ measure: `first reading, ${onDisk} documents`, value: cold / parsing, unit: '× fromMarkdown', target: 1.4, note: ms(cold) },
		{ measure: 'longest slice of it', value: longest, unit: 'ms', target: 20 },
		{ measure: `next start, ${onDisk} documents`, value: warm / cold, unit: '× first reading', target: 0.05, note: ms(warm) },
	].map(judged);
}

/** Does something with each file, with as many at a time as the editor. */
async function eachOf(files, work) {
	const waiting = files.values();
	await Promise.all(
		Array.from({ length: readsAtATime }, async () => {
			for (const file of waiting) await work(file);
		}),
	);
}

function changeRows(core) {
	const times = [2000, 10_000].map((count) => {
		const index = indexOf(core, count);
		const uri = `file:///postmortems/${count / 2}.md`;
		const summaries = [0, 1].map((state) => ({ ...index.get(uri), title: `Changed ${state}` }));
		return median(Array.from({ length: 301 }, (_, at) => timed(() => index.update([[uri, summaries[at % 2]]]))));
	});
	return [
		{ measure: 'one changed document, among 10,000', value: times[1] / times[0], unit: '× among 2,000', target: 1.5, note: ms(times[1]) },
	].map(judged);
}

function listRow(core) {
	const index = indexOf(core, 10_000);
	const filter = core.parseFilter('-owner:nobody date>=2020 -"no such words"');
	const times = ['postmortem', 'due', 'owner', 'review'].map((grouping) =>
		median(
			Array.from({ length: 15 }, () =>
				timed(() =>
					core.groupItems(index.items(), {
						grouping,
						sorting: 'priority',
						showFinished: true,
						olderThanDays: 36_500,
						matches: filter.matches,
						context,
					}),
				),
			),
		),
	);
	return judged({ measure: 'group, filter and sort 30,000 items', value: Math.max(...times), unit: 'ms', target: 30 });
}

function heapRow(core) {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc');
	collect();
	const before = process.memoryUsage().heapUsed;
	const index = indexOf(core, 10_000);
	collect();
	const used = (process.memoryUsage().heapUsed - before) / 1_000_000;
	return judged({ measure: 'heap of 10,000 documents', value: index.size === 10_000 ? used : Number.NaN, unit: 'MB', target: 60 });
}

/** An index of documents with three items each, every string its own. */
function indexOf(core, count) {
	const text = core.postmortemOf(60);
	const whole = read(core, 'postmortems/2026-11-17.md', text);
	const items = whole.items.slice(0, 3);
	const index = new core.PostmortemIndex();
	const documents = [];
	for (let at = 0; at < count; at += 1) {
		const month = String((at % 12) + 1).padStart(2, '0');
		const own = items.map((item, row) => ({
			...item,
			key: `${item.key} ${at}`,
			text: `${item.text} ${at}`,
			owners: [`Person ${(at + row) % 50}`],
			dueDay: `2026-${month}-${String((at % 27) + 1).padStart(2, '0')}`,
			priorityRank: (at + row) % 4,
		}));
		documents.push([
			`file:///postmortems/${at}.md`,
			JSON.parse(JSON.stringify({ ...whole, day: `${2026 - (at % 10)}-${month}-${String((at % 27) + 1).padStart(2, '0')}`, items: own })),
		]);
	}
	index.update(documents);
	return index;
}

function read(core, file, text) {
	const postmortem = core.readPostmortem(text, { file });
	return core.recognise(file, postmortem).kind === 'postmortem' ? structuredClone(core.summarise(postmortem)) : undefined;
}

function judged(row) {
	return { ...row, met: row.value <= row.target, beside: {} };
}

function timed(run) {
	const taken = stopwatch();
	run();
	return taken();
}

async function processorTime(run) {
	const start = process.cpuUsage();
	await run();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

function ms(value) {
	return `${value.toFixed(value < 1 ? 3 : 1)} ms`;
}
