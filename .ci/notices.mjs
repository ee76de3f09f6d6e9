// The licences of the libraries that are bundled, which ask to be passed on with them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text of the notices for the files that went into bundles: libraries with one licence text share it. */
export async function noticesFor(inputs) {
	const folders = new Set(inputs.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0]).filter(Boolean));
	const librariesByText = new Map();
	for (const folder of [...folders].sort()) {
		const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
		const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
		const text = file ? (await readFile(join(folder, file), 'utf8')).trim().replaceAll('\r\n', '\n') : `Licence: ${license}`;
		librariesByText.set(text, [...(librariesByText.get(text) ?? []), `${name} ${version} (${license})`]);
	}
	const parts = [...librariesByText].map(([text, libraries]) => `${[...new Set(libraries)].join('\n')}\n\n${text}\n`);
	return `Postmortem contains these libraries.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
