import type { Range } from '../text/range.ts';
import type { Postmortem } from './postmortem.ts';
import { sourceRange } from './readable-text.ts';
import { passagesIn, sectionsFor } from './section-text.ts';

/** Where the document says that a customer noticed before monitoring did; undefined when it says something else or nothing. */
export function whereCustomersDetected(postmortem: Postmortem): Range | undefined {
	const field = postmortem.fields.find(({ id, value }) => id === 'detectedBy' && value !== '');
	if (field) return customer.test(field.value) && !contrary.test(field.value) ? field.range : undefined;
	const detected = postmortem.timelines
		.flatMap((timeline) => timeline.entries)
		.find((entry) => entry.marks.some((mark) => mark.moment === 'detected'));
	// "First detected: 14:05" says when, and leaves it to the section to say by whom.
	if (detected && !/^(?:first )?detect(?:ed|ion)$/i.test(detected.text.trim()))
		return isReport(detected.text) ? detected.textRange : undefined;
	for (const section of sectionsFor(postmortem, 'detection')) {
		const [first] = passagesIn(postmortem, section);
		if (first && isReport(first.text)) return sourceRange(first, 0, first.text.length);
		if (first) return undefined;
	}
	return undefined;
}

function isReport(text: string): boolean {
	return customer.test(text) && reporting.test(text) && !contrary.test(text);
}

const customer =
	/(?<!\p{L})(?:customers?|clients?|users?|support (?:tickets?|requests?|team|cases?|e?mails?)|tickets? from|kunden?|nutzer|utilisateurs?|clientes?|usuarios?|usuários)(?!\p{L})|顧客|ユーザー|客户|用户|고객|사용자/iu;
const reporting =
	/(?<!\p{L})(?:report\w*|complain\w*|notic\w*|e-?mail\w*|called|calls?|told|contact\w*|rais\w*|flagg\w*|ticket\w*|by|from|via|detected|discovered|alerted|gemeldet|meldet\w*|signal\w*|inform\w*|reclam\w*)(?!\p{L})|報告|連絡|反馈|反饋|신고|제보|문의/iu;
/** "An alert told us before customers did" and "no customer noticed" say the contrary. */
const contrary =
	/\b(?:before (?:any )?(?:customers?|users?|clients?)|no (?:customers?|users?|clients?)|(?:alert(?!ed (?:us|support|our)\b)|alarm|monitor|pager|page|synthetic|health check|dashboard)\w*)\b|\b(?:affect|impact)\w*/i;
