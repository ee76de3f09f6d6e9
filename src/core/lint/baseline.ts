import { normalisedItemText } from '../model/item-key.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { sectionAt } from '../model/section-at.ts';
import type { LintedProblem } from './run.ts';

/** Problems that a team has accepted for now: the marks of each document's problems, by its path from the baseline's folder. */
export interface Baseline {
	/** Where the file lies. */
	readonly path: string;
	readonly documents: ReadonlyMap<string, readonly string[]>;
}

/**
 * What a problem is known by as long as nobody touches it: its rule with the key of its action item, or with its section, the words that it
 * underlines and those that its message quotes. Never a line, and no count or day that changes by itself.
 */
export function markOf({ actionItems, sections, text }: Postmortem, { rule, range, message }: LintedProblem): string {
	const item = actionItems.findLast((one) => one.range.start <= range.start && range.end <= one.range.end);
	const section = sections[sectionAt(sections, range.start) ?? -1];
	const quoted = [...message.matchAll(/“([^”]{0,400})”/g)].map(([, words = '']) => words).join(' ');
	const place = item?.key ?? `${section?.id ?? ''}/${normalisedItemText(text.slice(range.start, range.end))}`;
	return [rule, place, normalisedItemText(quoted)].filter((part) => part !== '').join('/');
}

/** The problems without those that are accepted, each as often as it is. */
export function withoutAccepted(
	postmortem: Postmortem,
	problems: readonly LintedProblem[],
	accepted: readonly string[],
): readonly LintedProblem[] {
	if (accepted.length === 0) return problems;
	const left = new Map<string, number>();
	for (const mark of accepted) left.set(mark, (left.get(mark) ?? 0) + 1);
	return problems.filter((problem) => {
		const mark = markOf(postmortem, problem);
		const count = left.get(mark) ?? 0;
		if (count > 0) left.set(mark, count - 1);
		return count === 0;
	});
}

/** The marks that are accepted in a document. Paths have `/` and start at the same place. */
export function acceptedIn(baseline: Baseline | undefined, document: string): readonly string[] {
	return baseline?.documents.get(pathFrom(baseline.path, document)) ?? [];
}

/** A baseline from the text of its file; `another version` for one whose marks are made in another way, undefined when it is none. */
export function readBaseline(path: string, text: string): Baseline | 'another version' | undefined {
	let content: unknown;
	try {
		content = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
	if (!isRecord(content) || typeof content['version'] !== 'number' || !isRecord(content['documents'])) return undefined;
	if (content['version'] !== version) return 'another version';
	const documents = Object.entries(content['documents']).map(([name, marks]) => {
		const texts: string[] = Array.isArray(marks) ? marks.filter((mark) => typeof mark === 'string') : [];
		return [name, texts] as const;
	});
	return { path, documents: new Map(documents) };
}

/** The text of a baseline's file: documents and marks in order, so that a change of it is easy to review. */
export function baselineText({ documents }: Baseline): string {
	const entries = [...documents].filter(([, marks]) => marks.length > 0).sort(([one], [other]) => (one < other ? -1 : 1));
	const sorted = Object.fromEntries(entries.map(([name, marks]) => [name, [...marks].sort()]));
	return `${JSON.stringify({ version, documents: sorted }, undefined, '\t')}\n`;
}

/** The baseline with other marks for some documents, named by their paths. */
export function withDocuments(baseline: Baseline, marks: ReadonlyMap<string, readonly string[]>): Baseline {
	const changed = [...marks].map(([document, list]) => [pathFrom(baseline.path, document), list] as const);
	return { ...baseline, documents: new Map([...baseline.documents, ...changed]) };
}

/** Raised when marks are made in another way, so that an old file is not taken for one that fits nothing. */
const version = 1;

/** A document's path as seen from the folder of a file. */
function pathFrom(file: string, document: string): string {
	const from = file.split('/').slice(0, -1);
	const to = document.split('/');
	let common = 0;
	while (common < from.length && from[common] === to[common]) common += 1;
	return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
