import type { ActionItem, Postmortem } from '../model/postmortem.ts';
import { overlaps } from '../text/range.ts';
import { itemStatusWord } from '../vocabulary/document-words.ts';
import type { ItemStatus } from '../vocabulary/terms.ts';

/**
 * A status in the document's own words: as another item writes it, else in the manner of its other statuses (a symbol, capitals), else
 * as its language says it.
 */
export function statusWording(postmortem: Postmortem, item: ActionItem, status: ItemStatus): string {
	const written = postmortem.actionItems
		.filter((other) => other.statusText && !isBox(other) && !isStruck(other))
		.map((other) => ({ other, text: wordsIn(other) }));
	const sameStyle = written.filter(({ other }) => other.style === item.style);
	const equal = [...sameStyle, ...written].find(({ other, text }) => other.status === status && text !== '' && text.length <= 24);
	if (equal) return equal.text;
	const examples = (sameStyle.length > 0 ? sameStyle : written).map(({ text }) => text).filter((text) => text !== '');
	const word = statusWord(postmortem, status);
	if (examples.some((text) => symbolAtStart.test(text))) {
		const hasWords = examples.some((text) => /\p{L}/u.test(text.replace(/^:[a-z_]+:/, '')));
		return hasWords ? `${symbols[status]} ${word}` : symbols[status];
	}
	// Scripts without capitals say nothing of them.
	if (examples.length > 0 && examples.every((text) => text === text.toUpperCase() && text !== text.toLowerCase()))
		return word.toUpperCase();
	if (item.style !== 'table' && examples.every((text) => text !== capitalised(text))) return lowered(postmortem, word);
	return word;
}

/** What we call a status in the document's language, as its vocabulary writes it first. */
export function statusWord({ language }: Postmortem, status: ItemStatus): string {
	return capitalised(itemStatusWord(status, language));
}

/** Whether the status is said by a checkbox alone. */
export function isBox({ statusText, checkbox }: ActionItem): boolean {
	return statusText !== undefined && checkbox !== undefined && statusText.range.start === checkbox.start;
}

/** Whether the status is said by the text that is struck out, which is no word for it. */
export function isStruck({ statusText, textRange }: ActionItem): boolean {
	return statusText !== undefined && overlaps(statusText.range, textRange);
}

const symbols: { readonly [status in ItemStatus]: string } = {
	open: '🔲',
	'in-progress': '🔄',
	done: '✅',
	verified: '✅✅',
	dropped: '❌',
	blocked: '⛔',
};

const symbolAtStart = /^(?:\p{Extended_Pictographic}|:[a-z_]+:|[☐☑✔✓])/u;

/** The status words of an item without dates, links and reasons that stand with them; '' for those that cannot be used again. */
function wordsIn({ statusText, status }: ActionItem): string {
	const text = statusText?.text ?? '';
	const words = text
		// "DONE, Sam" says more than a status.
		.replace(/[,;，、；].*$/su, '')
		.replace(
			/[\s,;:(–—-]{0,9}(?:\d|#|https?:|\(|(?<=.)\b(?:in|by|on|via|since|reason|grund|motivo|raison|reden|because|PR|MR)\b|(?:理由|原因|사유)).*/isu,
			'',
		)
		.trim();
	return status === 'verified' || words.split(/\s+/).length <= 3 ? words : '';
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** English writes a status inside a sentence small; other languages keep their own spelling. */
export function lowered({ language }: Postmortem, word: string): string {
	return language === 'en' ? word.toLowerCase() : word;
}
