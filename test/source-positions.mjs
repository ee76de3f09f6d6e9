// Turns positions in bundles back into positions in sources, in whatever way a host writes them.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const position = /(?:[a-z-]+:\/\/)?[^\s()]*?\b((?:out|dist)\/[\w./-]+\.m?js)(#vscode-extension)?:(\d+):(\d+)/g;
/** The web extension host evaluates a file as the body of a function, whose head takes two lines. */
const functionHead = 2;
const maps = new Map();

/** The line with each `out/….js:1:2` replaced by its source; nothing for a frame of a library or of the host itself. */
export function withSourcePositions(line) {
	const mapped = line.replace(position, (whole, file, evaluated, row, column) => {
		const entry = mapOf(file)?.findEntry(Number(row) - 1 - (evaluated ? functionHead : 0), Number(column) - 1);
		if (!entry?.originalSource) {
			return whole;
		}
		const source = relative('.', resolve(dirname(file), entry.originalSource));
		return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
	});
	return /^\s+at .*(node_modules\/|node:internal|extensionHostProcess\.js|extensionHostWorker|test\/vscode\/mocha-entry)/.test(mapped)
		? undefined
		: mapped;
}

function mapOf(file) {
	if (!maps.has(file)) {
		maps.set(file, readMap(file));
	}
	return maps.get(file);
}

function readMap(file) {
	try {
		return new SourceMap(JSON.parse(readFileSync(join(`${file}.map`), 'utf8')));
	} catch {
		return undefined;
	}
}
