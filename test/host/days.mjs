// What is overdue or old depends on today, and the samples name days: in a copy they keep their distance to it.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As far from today, which is the local day, as `day` is from the one that its text was written on. */
export function dayAsOfToday(day, writtenOn) {
	const now = new Date();
	const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
	return new Date(Date.parse(day) + Date.parse(today) - Date.parse(writtenOn)).toISOString().slice(0, 10);
}

/** Moves every day in the Markdown files below a folder. Names of files stay. */
export async function moveDays(folder, writtenOn) {
	for (const name of await readdir(folder, { recursive: true })) {
		if (!name.endsWith('.md')) {
			continue;
		}
		const file = join(folder, name);
		const text = await readFile(file, 'utf8');
		await writeFile(
			file,
			text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayAsOfToday(day, writtenOn)),
		);
	}
}
