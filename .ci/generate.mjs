// `npm run generate`: writes what is derived from the rules: their pages, the README's table, the schemas and the setting in package.json.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';

const { currentFiles } = await loadTypeScript('test/support/generated-files.ts');
const files = currentFiles();
for (const name of await readdir('docs/rules').catch(() => [])) {
	const path = `docs/rules/${name}`;
	if (!files.has(path)) await rm(path);
}
for (const [path, text] of files) {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text);
}
console.log(`${files.size} files written.`);
