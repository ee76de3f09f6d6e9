import { strict as assert } from 'node:assert';
import { extensions } from 'vscode';
import { tell } from './tell.ts';

/** How long the editor takes to start the extension, beside one that does nothing. Only a fresh window can tell, so that it tells once. */
export async function run(): Promise<void> {
	// The first extension that is started pays for what the editor loads then.
	await activate('postmortem-kit-bench.empty-first');
	tell({ empty: await activate('postmortem-kit-bench.empty-second'), ours: await activate('postmortem-kit.postmortem-kit') });
}

async function activate(id: string): Promise<number> {
	const extension = extensions.getExtension(id);
	assert.ok(extension, `${id} is not among ${extensions.all.map((one) => one.id).filter((one) => !one.startsWith('vscode.'))}`);
	assert.ok(!extension.isActive, `${id} is active already`);
	const start = performance.now();
	await extension.activate();
	return performance.now() - start;
}
