import {
	Diagnostic,
	DiagnosticRelatedInformation,
	DiagnosticSeverity,
	Range as EditorRange,
	TextEdit as EditorTextEdit,
	Position,
	SnippetString,
	SnippetTextEdit,
	type TextDocument,
	type Uri,
} from 'vscode';
import type { LintedProblem } from '../core/lint/run.ts';
import type { Postmortem } from '../core/model/postmortem.ts';
import { caretMark, type TextEdit } from '../core/text/edit.ts';
import type { Range } from '../core/text/range.ts';
import { diagnosticSource } from './ids.ts';

/** Offsets of the document's present text as the editor's positions. */
export function toEditorRange(document: Pick<TextDocument, 'positionAt'>, range: Range): EditorRange {
	return new EditorRange(document.positionAt(range.start), document.positionAt(range.end));
}

/** The editor's positions as offsets of the document's present text. */
export function toRange(document: TextDocument, range: EditorRange): Range {
	return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The places of a text that was read without an editor. */
export function placesIn(uri: Uri, { lines }: Postmortem): Pick<TextDocument, 'uri' | 'positionAt'> {
	return {
		uri,
		positionAt: (offset) => {
			const { line, column } = lines.placeAt(offset);
			return new Position(line, column);
		},
	};
}

/** A problem of the document's present text. `page` is where the rule's page opens. */
export function toDiagnostic(document: Pick<TextDocument, 'uri' | 'positionAt'>, problem: LintedProblem, page: Uri): Diagnostic {
	const diagnostic = new Diagnostic(toEditorRange(document, problem.range), problem.message, severityOf[problem.severity]);
	diagnostic.source = diagnosticSource;
	diagnostic.code = { value: problem.rule, target: page };
	if (problem.related && problem.related.length > 0) {
		diagnostic.relatedInformation = problem.related.map(
			({ range, message }) => new DiagnosticRelatedInformation({ uri: document.uri, range: toEditorRange(document, range) }, message),
		);
	}
	return diagnostic;
}

/**
 * Edits on the document's present text. One with a caret mark becomes a snippet, so that the caret ends where the mark stood, without a
 * second step that could come too late.
 */
export function toEditorEdits(document: TextDocument, edits: readonly TextEdit[]): (EditorTextEdit | SnippetTextEdit)[] {
	return edits.map(({ range, text }) => {
		const place = toEditorRange(document, range);
		const [before, after] = text.split(caretMark, 2);
		if (before === undefined || after === undefined) return EditorTextEdit.replace(place, text);
		// A gap in brackets is selected as a whole, so that what is typed takes its place.
		const [gap] = after.startsWith(']') ? (/\[[^[\]\n]{0,200}$/.exec(before) ?? []) : [];
		const snippet =
			gap === undefined
				? new SnippetString().appendText(before).appendTabstop(0).appendText(after)
				: new SnippetString().appendText(before.slice(0, -gap.length)).appendPlaceholder(`${gap}]`, 0).appendText(after.slice(1));
		const edit = SnippetTextEdit.replace(place, snippet);
		edit.keepWhitespace = true;
		return edit;
	});
}

/** The same edits for a document that no editor shows: the caret mark is left out. */
export function toPlainEdits(document: TextDocument, edits: readonly TextEdit[]): EditorTextEdit[] {
	return edits.map(({ range, text }) => EditorTextEdit.replace(toEditorRange(document, range), text.replace(caretMark, '')));
}

const severityOf = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
} as const;
