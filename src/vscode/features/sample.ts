import { commands, type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import { addDays, daysBetween } from '../../core/model/calendar.ts';
import type { Day } from '../../core/model/postmortem.ts';
import { commands as ids } from '../ids.ts';
import type { Services } from '../services.ts';

/** Opens a copy of a half-written postmortem that nobody has to save, to see what the extension says about it. */
export function register({ extension, today }: Services): Disposable {
	return commands.registerCommand(ids.openSample, async (): Promise<TextDocument> => {
		const sample = await workspace.fs.readFile(Uri.joinPath(extension.uri, 'media/sample/checkout-errors.md'));
		const content = asOf(new TextDecoder().decode(sample), today());
		const document = await workspace.openTextDocument({ language: 'markdown', content });
		await window.showTextDocument(document, { preview: false });
		return document;
	});
}

/** The day of the sample's incident. */
const written = '2026-11-12';

/** The sample as if its incident had been three days ago: an old one would be left in peace. */
function asOf(text: string, today: Day): string {
	const days = daysBetween(written, today) - 3;
	return text.replace(/\d{4}-\d{2}-\d{2}/g, (day) => addDays(day, days));
}
