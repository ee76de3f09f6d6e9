import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'test/fixtures/hostile';

/** The inputs for which a property once did not hold. */
export function keptFailures(property: string): unknown[] {
	const own = join(folder, property);
	if (!existsSync(own)) return [];
	return readdirSync(own).map((name) => JSON.parse(readFileSync(join(own, name), 'utf8')));
}

/** Keeps an input, to be tried by every run of the tests from now on; gives the file. */
export function keepFailure(property: string, input: unknown): string {
	const text = `${JSON.stringify(input, undefined, '\t')}\n`;
	const file = join(folder, property, `${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`);
	mkdirSync(join(folder, property), { recursive: true });
	writeFileSync(file, text);
	return file;
}
