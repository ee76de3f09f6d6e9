import { type Diagnostic, Disposable, languages, type TextDocument, window, workspace } from 'vscode';
import { toDiagnostic } from '../../convert.ts';
import type { CheckedDocument } from '../../documents.ts';
import { diagnosticSource } from '../../ids.ts';
import { rulePage } from '../../rule-pages.ts';
import type { Services } from '../../services.ts';
import { createTypingPause } from '../../typing-pause.ts';
import { ShownProblems } from './shown-problems.ts';

/** How often a document that could not be read is tried again, and after how many milliseconds. */
const mostRetries = 10;
const beforeRetry = 500;

/** Problems of the documents that are open in a text editor tab, as diagnostics. */
export function register(services: Services): Disposable {
	const collection = languages.createDiagnosticCollection(diagnosticSource);
	const watched = new Map<TextDocument, WatchedDocument>();

	const follow = (): void => {
		const open = new Set(services.documents.shown());
		for (const [document, one] of watched) {
			if (open.has(document)) continue;
			watched.delete(document);
			one.dispose();
		}
		for (const document of open) {
			if (watched.has(document)) continue;
			const one = watchDocument(document, services, (diagnostics) => collection.set(document.uri, diagnostics));
			watched.set(document, one);
			one.check();
		}
	};
	follow();

	return Disposable.from(
		new Disposable(() => {
			for (const one of watched.values()) one.dispose();
		}),
		collection,
		services.documents.onDidChangeShown(follow),
		services.documents.onDidInvalidate(() => {
			for (const one of watched.values()) one.check();
		}),
		workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			const one = watched.get(document);
			if (!one || contentChanges.length === 0) return;
			for (const { rangeOffset, rangeLength, text } of contentChanges) {
				one.problems.follow({ start: rangeOffset, end: rangeOffset + rangeLength }, text.length);
			}
			one.checkSoon();
		}),
		window.onDidChangeTextEditorSelection(({ textEditor }) => watched.get(textEditor.document)?.caretMoved()),
		window.onDidChangeActiveTextEditor(() => {
			for (const one of watched.values()) one.caretMoved();
		}),
	);
}

interface WatchedDocument {
	readonly problems: ShownProblems;
	/** Reads and shows at once; nothing waits, since nobody typed. */
	check(): void;
	/** Reads at once after a rest, else once typing pauses. */
	checkSoon(): void;
	caretMoved(): void;
	dispose(): void;
}

function watchDocument(document: TextDocument, services: Services, show: (diagnostics: Diagnostic[]) => void): WatchedDocument {
	const problems = new ShownProblems();
	let checked: CheckedDocument | undefined;
	let shownNow = '[]';
	let typed = false;
	let run = 0;
	let retrying: ReturnType<typeof setTimeout> | undefined;
	let retries = mostRetries;
	let waiting: ReturnType<typeof setTimeout> | undefined;

	const present = (): void => {
		clearTimeout(waiting);
		waiting = undefined;
		// A result for an older text is never shown; the check that the change has asked for brings a newer one.
		if (!checked || checked.version !== document.version) return;
		const editor = window.activeTextEditor;
		const caretLine = typed && editor?.document === document ? editor.selection.active.line : undefined;
		const { shown, lookAgain } = problems.choose(checked.problems, checked.postmortem.lines, caretLine, Date.now());
		const diagnostics = shown.map((problem) => toDiagnostic(document, problem, rulePage(services.extension.id, problem.rule)));
		const told = JSON.stringify(diagnostics);
		if (told !== shownNow) show(diagnostics);
		shownNow = told;
		if (lookAgain !== undefined) waiting = setTimeout(present, Math.max(0, lookAgain - Date.now()));
	};

	const read = async (): Promise<void> => {
		typing.cancel();
		clearTimeout(retrying);
		const mine = ++run;
		const result = await services.documents.check(document);
		if (mine !== run) return;
		// While its language changes a document is closed for a moment, and there is nothing to be read; or it is another by now.
		if (result === undefined || result.version !== document.version) {
			if (retries > 0 && !typing.isWaiting) retrying = setTimeout(() => void read(), beforeRetry);
			retries -= 1;
			return;
		}
		retries = mostRetries;
		checked = result;
		present();
	};
	const typing = createTypingPause(
		() => void read(),
		() => services.documents.readingTime,
	);

	return {
		problems,
		check: () => {
			typed = false;
			void read();
		},
		checkSoon: () => {
			typed = true;
			typing.changed();
		},
		caretMoved: () => {
			if (waiting !== undefined) present();
		},
		dispose: () => {
			run++;
			typing.cancel();
			clearTimeout(retrying);
			clearTimeout(waiting);
			show([]);
		},
	};
}
