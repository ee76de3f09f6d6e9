import { acceptedIn } from '../core/lint/baseline.ts';
import { type CheckedText, checkText, neighbourOf } from '../core/lint/check-text.ts';
import { fixAll } from '../core/lint/fix-all.ts';
import { sharingAnId } from '../core/lint/neighbours.ts';
import type { Neighbour } from '../core/lint/rule.ts';
import type { Day } from '../core/model/postmortem.ts';
import { lineEndingOf, type TextEdit } from '../core/text/edit.ts';
import { type CheckedFile, checkedFile, createKnownWords } from './checked-file.ts';
import { contentOf, type DocumentFile, placeToWrite, writeInOneStep } from './document-file.ts';
import { patchOf } from './patch.ts';
import type { Progress } from './progress.ts';
import { absolutePath, placed, type Surroundings } from './project-files.ts';

/** A document to check, on disk or from standard input. */
export interface Source {
	/** Its name in reports. */
	readonly file: string;
	/** The path by which it is judged; '' when it lies nowhere. */
	readonly path: string;
	/** False for what comes from standard input, whatever it is called. */
	readonly isStored: boolean;
	readonly read: () => DocumentFile | Promise<DocumentFile>;
}

export interface CheckRequest {
	readonly today: Day | undefined;
	readonly fix: 'write' | 'show' | undefined;
	/** Whether marks and related places are to be kept as well. */
	readonly wantsAll: boolean;
	readonly surroundings: (file: string) => Promise<Surroundings>;
	readonly unreadable: (file: string, error: unknown) => void;
	readonly progress: Progress;
}

export interface CheckResult {
	/** In the order of the sources, without those that could not be read. */
	readonly files: readonly CheckedFile[];
	/** What is wrong in configuration files, with the place. */
	readonly configurationProblems: readonly string[];
	readonly fixedFiles: number;
	/** What the fixes would change, where that was asked for. */
	readonly patches: readonly string[];
}

/** Checks documents, and fixes them first where that is asked for. Of each only the problems and what its neighbours may know are kept. */
export async function checkFiles(sources: readonly Source[], request: CheckRequest): Promise<CheckResult> {
	const { unreadable, progress } = request;
	const complaints = new Set<string>();
	const known = createKnownWords();
	/** By the place that a fix is written to, which several links may lead to. */
	const patches = new Map<string, string>();
	let fixedFiles = 0;

	/** Writes or shows the fixes of a document; false, and a complaint, where they may not be written. */
	const wasFixed = async ({ file, isStored }: Source, document: DocumentFile, text: string, fix: 'write' | 'show'): Promise<boolean> => {
		try {
			const place = isStored ? await placeToWrite(file, document) : file;
			if (fix === 'write') writeInOneStep(place, [contentOf(document, text)]);
			else patches.set(place, patchOf(place, contentOf(document, document.text), contentOf(document, text)));
			return true;
		} catch (error) {
			unreadable(file, error);
			return false;
		}
	};

	const check = async (source: Source, neighbours: readonly Neighbour[], fix: CheckRequest['fix']) => {
		const { file } = source;
		try {
			const [document, surroundings] = await Promise.all([source.read(), request.surroundings(file)]);
			for (const problem of surroundings.problems) complaints.add(placed(problem));
			const look = (text: string): CheckedText => lookAt(text, source, surroundings, neighbours, request.today);
			const before = look(document.text);
			const fixed = fix ? textWithFixes(before, look) : document.text;
			const isWritten = fix && fixed !== document.text && (await wasFixed(source, document, fixed, fix)) && fix === 'write';
			if (isWritten) fixedFiles += 1;
			const after = isWritten ? look(fixed) : before;
			// Words of a document are slices of it, which would keep the whole text in memory.
			const facts = structuredClone(neighbourOf(file, after.postmortem));
			return { checked: checkedFile(file, after, request.wantsAll, known), facts };
		} catch (error) {
			unreadable(file, error);
			return undefined;
		}
	};

	const first = async (source: Source) => {
		const result = await check(source, [], request.fix);
		progress.step();
		return result;
	};
	const results = (await oneByOne(sources, first)).filter((result) => result !== undefined);
	// A rule about neighbours speaks of what documents share: only those that share something are checked with the others in view.
	const postmortems = results.filter(({ checked }) => checked.kind === 'postmortem').map(({ facts }) => facts);
	const shared = sharingAnId(postmortems);
	const again = await oneByOne(
		sources.filter(({ file }) => shared.has(file)),
		(source) => check(source, shared.get(source.file) ?? [], undefined),
	);
	progress.wipe();
	const better = new Map(again.flatMap((result) => (result ? [[result.checked.file, result.checked]] : [])));
	return {
		files: results.map(({ checked }) => better.get(checked.file) ?? checked),
		configurationProblems: [...complaints],
		fixedFiles,
		patches: [...patches.values()],
	};
}

function lookAt(
	text: string,
	{ file, path }: Source,
	{ configuration, teamTemplates, baseline }: Surroundings,
	neighbours: readonly Neighbour[],
	today: Day | undefined,
): CheckedText {
	return checkText(text, { path, configuration, today, teamTemplates, neighbours, accepted: acceptedIn(baseline, absolutePath(file)) });
}

/** The text after all safe fixes, with its own line endings. */
function textWithFixes({ postmortem: { text }, problems }: CheckedText, look: (text: string) => CheckedText): string {
	const lineEnding = lineEndingOf(text);
	const inKind = (edit: TextEdit): TextEdit => ({ ...edit, text: edit.text.replace(/\r\n?|\n/g, lineEnding) });
	return fixAll(
		text,
		(now) => (now === text ? problems : look(now).problems),
		({ fixes }) => fixes?.find(({ safe, ask }) => safe && !ask)?.edits.map(inKind),
	);
}

/** The results in the order of the inputs. Others have their turn in between: Ctrl+C, and a reader that closes the pipe. */
async function oneByOne<Input, Result>(inputs: readonly Input[], work: (input: Input) => Promise<Result>): Promise<Result[]> {
	const results: Result[] = [];
	for (const input of inputs) {
		await new Promise((resolve) => setImmediate(resolve));
		results.push(await work(input));
	}
	return results;
}
