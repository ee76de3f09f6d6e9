// Checks every regular expression of the product against catastrophic backtracking: the literals in the sources, and those that are put
// together when the code runs, which are caught while every module is loaded and every rule is run once.
// What was judged before stands in judged-patterns.json, so that only new patterns take time; `--write` records the new judgements. One
// that can be attacked is never recorded: it has to be made simpler.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { parseSync } from 'oxc-parser';
import { check } from 'recheck';
import { visit } from './syntax-tree.mjs';

const judgedPath = '.ci/judged-patterns.json';
const secondsPerPattern = Number(process.env.PATTERN_SECONDS ?? 20);
const require = createRequire(resolve('package.json'));
const { version } = require('recheck/package.json');

const isWriting = process.argv.includes('--write');
const patterns = new Map([...literals(), ...(await composed())].map((pattern) => [hashOf(pattern), pattern]));
const recorded = JSON.parse(readFileSync(judgedPath, 'utf8'));
const before = new Map(
	recorded.recheck === version
		? [...recorded.safe.map((hash) => [hash, 'safe']), ...Object.keys(recorded.unjudged).map((hash) => [hash, 'unknown'])]
		: [],
);
const statuses = new Map(before);
const fresh = [...patterns.keys()].filter((hash) => !before.has(hash));
const again = process.argv.includes('--again') ? [...patterns.keys()].filter((hash) => before.get(hash) === 'unknown') : [];
await judge([...fresh, ...again]);
if (isWriting) write();

const vulnerable = withStatus('vulnerable');
const unjudged = withStatus('unknown');
const news = [...vulnerable, ...(isWriting ? [] : unjudged.filter((hash) => !before.has(hash)))];
for (const hash of news)
	console.error(
		`${named(hash)}: ${statuses.get(hash)}; make it simpler${statuses.get(hash) === 'unknown' ? ', or record it with --write' : ''}`,
	);
console.log(
	`${patterns.size} regular expressions (${fresh.length + again.length} judged now): ${vulnerable.length} vulnerable, ` +
		`${unjudged.length} that the tool could not judge. What was judged before stands in ${judgedPath}.`,
);
process.exitCode = news.length > 0 ? 1 : 0;

function withStatus(status) {
	return [...patterns.keys()].filter((hash) => statuses.get(hash) === status).sort();
}

/** Records the judgements so far, so that a long run may be stopped. */
function write() {
	const unknown = Object.fromEntries(withStatus('unknown').map((hash) => [hash, named(hash)]));
	const judged = { recheck: version, safe: withStatus('safe'), unjudged: unknown };
	writeFileSync(judgedPath, `${JSON.stringify(judged, undefined, '\t')}\n`);
}

function literals() {
	return readdirSync('src', { recursive: true, withFileTypes: true })
		.filter((file) => file.isFile() && file.name.endsWith('.ts'))
		.flatMap((file) => {
			const path = join(file.parentPath, file.name);
			const text = readFileSync(path, 'utf8');
			const found = [];
			visit(parseSync(path, text).program, ({ type, regex }) => {
				if (type === 'Literal' && regex) found.push({ source: regex.pattern, flags: regex.flags, where: path });
			});
			return found;
		});
}

/** The patterns that the product makes from lists of words, seen by standing in for the constructor that makes them. */
async function composed() {
	const bundle = resolve('out/patterns/composed.cjs');
	await build({ entryPoints: ['test/support/composed-patterns.ts'], outfile: bundle, bundle: true, platform: 'node', logLevel: 'warning' });
	const found = [];
	const made = globalThis.RegExp;
	globalThis.RegExp = new Proxy(made, {
		construct(target, [source, flags = '']) {
			if (typeof source === 'string') found.push({ source, flags, where: 'put together at run time' });
			return Reflect.construct(target, [source, flags]);
		},
	});
	require(bundle).composePatterns();
	globalThis.RegExp = made;
	return found;
}

/** Notes what the tool says of each pattern, as many at a time as the machine has processors: by proof where it can, else by attacks. */
async function judge(hashes) {
	if (hashes.length === 0) return;
	// The first call starts the process that all others share.
	await check('a', '');
	const waiting = hashes.values();
	const work = async () => {
		for (const hash of waiting) {
			const { source, flags } = patterns.get(hash);
			const withChecker = (checker, seconds) => check(source, flags.replace(/[dv]/g, ''), { checker, timeout: seconds * 1000 });
			const proof = await withChecker('automaton', Math.min(secondsPerPattern, 6));
			const result = proof.status === 'unknown' ? await withChecker('fuzz', secondsPerPattern) : proof;
			const isRefuted = result.status === 'vulnerable' && result.checker === 'fuzz' && !isSlow(source, flags, result.attack.string);
			statuses.set(hash, isRefuted ? 'safe' : result.status);
			if (result.status === 'vulnerable' && !isRefuted)
				console.error(`${named(hash)}\n  ${result.complexity.summary}, attacked by ${result.attack.pattern}`);
			if (isWriting) write();
		}
	};
	await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/**
 * Whether an attack that the tool guessed, and did not prove, takes long in the engine that runs the product: the tool counts steps behind
 * a lookbehind that the engine never takes. Its attacks are as long as more than a second needs.
 */
function isSlow(source, flags, attack) {
	try {
		runInNewContext('new RegExp(source, flags).test(attack)', { source, flags, attack }, { timeout: 300 });
		return false;
	} catch {
		return true;
	}
}

function hashOf({ source, flags }) {
	return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16);
}

function named(hash) {
	const { source, flags, where } = patterns.get(hash);
	const shown = source.length > 100 ? `${source.slice(0, 100)}…` : source;
	return `${where}: /${shown}/${flags}`;
}
