import {
	type CancellationToken,
	type DataTransfer,
	type Disposable,
	DocumentDropOrPasteEditKind,
	DocumentPasteEdit,
	l10n,
	languages,
	type Range,
	type TextDocument,
	WorkspaceEdit,
} from 'vscode';
import { insertTimelineEntries } from '../../core/edit/insert-entries.ts';
import { type CopyContext, entriesInCopiedText } from '../../core/import/chat-text.ts';
import { inlineText } from '../../core/import/escape.ts';
import type { Postmortem } from '../../core/model/postmortem.ts';
import { offsetOn } from '../../core/model/zones.ts';
import { toPlainEdits } from '../convert.ts';
import { pasteTimelineKind } from '../ids.ts';
import type { Services } from '../services.ts';

/** Offers text that was copied from a chat, a log or a table as entries of the timeline, in its form and zone; plain text stays first. */
export function register(services: Services): Disposable {
	const kind = DocumentDropOrPasteEditKind.Empty.append(...pasteTimelineKind.split('.'));
	const provider = {
		async provideDocumentPasteEdits(
			document: TextDocument,
			_ranges: readonly Range[],
			copied: DataTransfer,
			_context: unknown,
			token: CancellationToken,
		): Promise<DocumentPasteEdit[] | undefined> {
			const text = await copied.get('text/plain')?.asString();
			const checked = text ? await services.documents.check(document) : undefined;
			if (!text || checked?.kind !== 'postmortem' || token.isCancellationRequested) return undefined;
			const entries = entriesInCopiedText(text, contextOf(checked.postmortem, services.today()));
			if (!entries) return undefined;
			const written = entries.map(({ instant, actor, text: said }) => ({
				instant,
				text: inlineText(actor === undefined ? said : `${actor}: ${said}`),
			}));
			const edit = new DocumentPasteEdit('', l10n.t('Insert as Timeline Entries'), kind);
			edit.additionalEdit = new WorkspaceEdit();
			edit.additionalEdit.set(document.uri, toPlainEdits(document, insertTimelineEntries(checked.postmortem, written)));
			edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
			return [edit];
		},
	};
	return languages.registerDocumentPasteEditProvider({ language: 'markdown' }, provider, {
		providedPasteEditKinds: [kind],
		pasteMimeTypes: ['text/plain'],
	});
}

function contextOf({ incidentDay, timelines }: Postmortem, today: string): CopyContext {
	const zone = timelines.at(-1)?.zone;
	return {
		day: incidentDay ?? today,
		today,
		localOffset: (day, clock) => -new Date(`${day}T${clock}`).getTimezoneOffset(),
		logOffset: (day, clock) => (zone && offsetOn(zone, day, clock)) ?? 0,
	};
}
