import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { localDay } from '../core/model/calendar.ts';
import { postmortemFileName } from '../core/templates/file-name.ts';
import { templateOf, templates } from '../core/templates/index.ts';
import type { Template } from '../core/templates/template.ts';
import type { Output } from './output.ts';
import { reasonOf } from './reason.ts';
import { wrongUsage } from './wrong-usage.ts';

/** A request that cannot be met; the message is one sentence. */
export class Refusal extends Error {}

/** Our template of that id; throws a refusal that names the known ones, those of the team among them where they could be chosen. */
export function templateNamed(id: string, ofTeam: readonly { readonly id: string }[] = []): Template {
	const template = templateOf(id);
	if (template) return template;
	throw new Refusal(`There is no template “${id}”: choose one of ${[...ofTeam, ...templates].map((one) => one.id).join(', ')}.`);
}

/** Prints a new document, or writes it as a new file of a folder and prints its path. `day` is `YYYY-MM-DD`, the user's own day without it. */
export async function deliver(
	text: string,
	{ folder, day, name }: { readonly folder: string | undefined; readonly day: string | undefined; readonly name: string | undefined },
	{ print }: Output,
): Promise<void> {
	if (folder === undefined) {
		print(text);
		return;
	}
	const fileName = postmortemFileName(day ?? localDay(new Date()), name ?? '');
	try {
		await mkdir(folder, { recursive: true });
		print(`${await writeBeside(join(folder, fileName), text)}\n`);
	} catch (error) {
		throw new Refusal(`${folder}: ${reasonOf(error)}.`);
	}
}

/** Writes a file that is not there yet: under its name, else with the next free number. */
async function writeBeside(path: string, text: string): Promise<string> {
	for (let count = 1; ; count += 1) {
		const free = count === 1 ? path : path.replace(/\.md$/, `-${count}.md`);
		let file: FileHandle;
		try {
			file = await open(free, 'wx');
		} catch (error) {
			if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
			throw error;
		}
		try {
			await file.writeFile(text);
			return free;
		} catch (error) {
			// Half of a document looks like a document.
			await rm(free, { force: true });
			throw error;
		} finally {
			await file.close();
		}
	}
}

/** Runs a command whose refusals are one sentence on standard error, an empty standard output, and the exit code 2. */
export async function refusable({ complain }: Output, usage: string, run: () => Promise<number>): Promise<number> {
	try {
		return await run();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		complain(`${wrongUsage(error, usage).replace(/\s+/g, ' ').trim()}\n`);
		return 2;
	}
}
