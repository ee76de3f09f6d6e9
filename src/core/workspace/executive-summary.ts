import { formatMinutes } from '../model/duration.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Passage, Postmortem } from '../model/postmortem.ts';
import { passagesIn, sectionsFor } from '../model/section-text.ts';
import { sentencesOf } from '../model/sentences.ts';
import { fieldLabel, itemColumnTitle, itemStatusWord, sectionTitle } from '../vocabulary/document-words.ts';
import type { SectionId } from '../vocabulary/terms.ts';

/**
 * What a reader outside of the team needs, in three to five sentences made of what is written: what and when, whom it hit, why, how fast it
 * was noticed and ended, what follows. A part that the document does not tell is left out. In a language other than English there are
 * numbers with their names in place of sentences of our own.
 */
export function executiveSummary(postmortem: Postmortem): string {
	const parts = [
		opening(postmortem),
		firstSentence(postmortem, ['impact', 'summary']),
		cause(postmortem),
		...(postmortem.language === 'en' ? [course(postmortem), followUp(postmortem)] : [numbers(postmortem), countOfItems(postmortem)]),
	];
	return parts.filter((part) => part !== undefined).join(' ');
}

/** The document as the body of an issue: its text without title, front matter and comments. */
export function issueBody(postmortem: Postmortem): string {
	const { text, comments, headings, contentStart } = postmortem;
	const title = headings.find(({ level }) => level === 1);
	const cuts = [...comments.map(({ range }) => range), ...(title ? [title.range] : [])].sort((a, b) => a.start - b.start);
	let body = '';
	let at = contentStart;
	for (const { start, end } of cuts) {
		if (start < at) continue;
		body += text.slice(at, start);
		// Of what stood on lines of its own the empty lines below go as well.
		const below = body === '' || /[\r\n][ \t]*$/.test(body) ? /^(?:[ \t]*(?:\r\n|\r|\n))+/.exec(text.slice(end))?.[0].length : 0;
		at = end + (below ?? 0);
	}
	body += text.slice(at);
	return `${body.replace(/\r\n?/g, '\n').trim()}\n`;
}

function opening({ title, severity, start, end, incidentDay, incidentStatus, language }: Postmortem): string | undefined {
	const name =
		title && !isPlaceholder(title.text)
			? title.text.replace(/^(?:post-?mortem|incident(?: report| review)?)\s?[:–—-]\s?/i, '').replace(/[.!?]$/, '')
			: undefined;
	const level = severity?.rank === undefined ? undefined : (severity.level ?? severity.text);
	const begun = start?.instant ?? undefined;
	const over = end?.instant ?? undefined;
	const clock = (instant: string): string => instant.slice(11, 16);
	const sameDay = begun !== undefined && over !== undefined && begun.slice(0, 10) === over.slice(0, 10);
	const [from, to, since, on] = language === 'en' ? ['from ', ' to ', 'since ', 'on '] : ['', '–', '', ''];
	const when =
		begun !== undefined && over !== undefined
			? `${from}${begun.slice(0, 10)} ${clock(begun)}${to}${sameDay ? '' : `${over.slice(0, 10)} `}${clock(over)} UTC`
			: begun !== undefined
				? `${since}${begun.slice(0, 10)} ${clock(begun)} UTC`
				: incidentDay && `${on}${incidentDay}`;
	const status = over === undefined && incidentStatus && language === 'en' ? `, status ${incidentStatus.value}` : '';
	if (name === undefined && when === undefined) return undefined;
	if (name === undefined && language !== 'en') return `${when}${level === undefined ? '' : ` (${level})`}.`;
	return `${name ?? 'The incident'}${level === undefined ? '' : ` (${level})`}${when === undefined ? '' : `, ${when}`}${status}.`;
}

/** The first finished sentence of the first of the sections that has one. */
function firstSentence(postmortem: Postmortem, roles: readonly SectionId[]): string | undefined {
	for (const role of roles) {
		for (const section of sectionsFor(postmortem, role)) {
			const passage = passagesIn(postmortem, section).find((one) => isSentence(one) && isFinished(one));
			const sentence = passage && statementIn(postmortem, passage);
			if (sentence !== undefined) return sentence;
		}
	}
	return undefined;
}

/** What the section on causes begins with; of a chain of whys the last answer, which the others lead to. */
function cause(postmortem: Postmortem): string | undefined {
	for (const section of sectionsFor(postmortem, 'rootCause')) {
		const passages = passagesIn(postmortem, section).filter(isFinished);
		const asks = passages[0] !== undefined && /[?？]/.test(passages[0].text);
		for (const passage of asks ? passages.toReversed() : []) {
			const answer = statementIn(postmortem, passage)?.replace(/^because (?:of )?(?=\S)/i, '');
			if (answer !== undefined) return answer.charAt(0).toUpperCase() + answer.slice(1);
		}
	}
	return firstSentence(postmortem, ['rootCause', 'trigger']);
}

/** The title of a part and the cell of a table tell nothing when they stand alone. */
function isSentence({ kind }: Passage): boolean {
	return kind === 'paragraph' || kind === 'listItem';
}

function isFinished({ text }: Passage): boolean {
	return text.trim() !== '' && !/\[[^[\]\n]{3,}\]/.test(text) && !isPlaceholder(text);
}

/** The first sentence of a passage that asks nothing. */
function statementIn({ text: source }: Postmortem, { text, pieces }: Passage): string | undefined {
	// Code is named by its words; a picture or a note has none.
	const written = (at: number): string => {
		const { start, end } = pieces.find((piece) => piece.at === at) ?? {};
		return /^(`+) ?([\s\S]*?) ?\1$/.exec(source.slice(start, end))?.[2] ?? '';
	};
	const statement = sentencesOf(text)
		.map(({ start, end }) =>
			text
				.slice(start, end)
				.replace(/\ufffc/g, (_, at: number) => written(start + at))
				.replace(/\s+/g, ' ')
				.trim(),
		)
		.find((sentence) => !/[?？]$/.test(sentence));
	return statement === undefined || /[.!。]$/.test(statement) ? statement : `${statement}.`;
}

function course({ metrics }: Postmortem): string | undefined {
	// What came after the end was another moment than its name says.
	const longest = metrics.duration?.minutes ?? Number.POSITIVE_INFINITY;
	const within = (words: string, metric: { readonly minutes: number } | undefined): string | undefined =>
		metric && metric.minutes <= longest ? `${words} after ${formatMinutes(metric.minutes)}` : undefined;
	const detected = within('noticed', metrics.timeToDetect);
	const mitigated = within('mitigated', metrics.timeToMitigate);
	const resolved = within('over', metrics.duration);
	const parts = [detected, mitigated, resolved].filter((part) => part !== undefined);
	if (parts.length === 0) return undefined;
	return `It was ${parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`}.`;
}

function followUp({ actionItems }: Postmortem): string | undefined {
	const counted = actionItems.filter(({ status, text }) => status !== 'dropped' && !isPlaceholder(text));
	if (counted.length === 0) return undefined;
	const open = counted.filter(({ status }) => status !== 'done' && status !== 'verified');
	const isOne = counted.length === 1;
	const all = isOne ? 'One action follows' : `${counted.length} actions follow`;
	if (open.length === 0) return `${all}, ${isOne ? 'which is' : 'all of them'} done.`;
	const days = open.flatMap(({ due }) => (due?.day === undefined || due.relative ? [] : [due.day])).sort();
	const done = counted.length - open.length;
	const progress = done > 0 ? `${done} of them done` : isOne ? 'not done yet' : 'none of them done yet';
	return `${all}, ${progress}${days[0] === undefined ? '' : `; the next is due on ${days[0]}`}.`;
}

function numbers({ metrics, language }: Postmortem): string | undefined {
	const told = (['timeToDetect', 'timeToMitigate', 'duration'] as const).flatMap((id) => {
		const minutes = metrics[id]?.minutes;
		if (minutes === undefined || minutes > (metrics.duration?.minutes ?? Number.POSITIVE_INFINITY)) return [];
		return [`${fieldLabel(id, language)}: ${minutes < 60 ? `${Math.round(minutes)} min` : formatMinutes(minutes)}`];
	});
	return told.length === 0 ? undefined : `${told.join(', ')}.`;
}

function countOfItems({ actionItems, language }: Postmortem): string | undefined {
	const counted = actionItems.filter(({ status, text }) => status !== 'dropped' && !isPlaceholder(text));
	if (counted.length === 0) return undefined;
	const open = counted.filter(({ status }) => status !== 'done' && status !== 'verified');
	const [next] = open.flatMap(({ due }) => (due?.day === undefined || due.relative ? [] : [due.day])).sort();
	const parts = [
		`${sectionTitle('actionItems', language)}: ${counted.length}`,
		`${itemStatusWord('done', language)}: ${counted.length - open.length}`,
		...(next === undefined ? [] : [`${itemColumnTitle('due', language)}: ${next}`]),
	];
	return `${parts.join(', ')}.`;
}
