import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PayloadFile } from '../../src/core/import/recognise-payload.ts';

/** The files of a payload among the fixtures, a folder's with their paths inside of it. */
export function payloadFiles(name: string): PayloadFile[] {
	const path = join('test/fixtures/payloads', name);
	if (!statSync(path).isDirectory()) return [{ path: basename(path), bytes: readFileSync(path) }];
	return readdirSync(path, { recursive: true, encoding: 'utf8' })
		.filter((inside) => statSync(join(path, inside)).isFile())
		.map((inside) => ({ path: inside.replaceAll('\\', '/'), bytes: readFileSync(join(path, inside)) }));
}

/** A value as the one file of a payload. */
export function payloadOf(value: unknown, path = 'payload.json'): PayloadFile[] {
	return [{ path, bytes: new TextEncoder().encode(JSON.stringify(value)) }];
}
