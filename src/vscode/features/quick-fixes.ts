import {
	CodeAction,
	type CodeActionContext,
	CodeActionKind,
	type CodeActionProvider,
	commands,
	type Diagnostic,
	Disposable,
	type Range as EditorRange,
	l10n,
	languages,
	type TextDocument,
	Uri,
	WorkspaceEdit,
	window,
	workspace,
} from 'vscode';
import { silencingFixes } from '../../core/lint/disable-comments.ts';
import { fixAll, shortestEdit } from '../../core/lint/fix-all.ts';
import { type AskedField, askedFields, type Fix } from '../../core/lint/rule.ts';
import type { LintedProblem } from '../../core/lint/run.ts';
import type { TextEdit } from '../../core/text/edit.ts';
import type { Range } from '../../core/text/range.ts';
import { askAndChange } from '../ask-and-change.ts';
import { toEditorEdits, toRange } from '../convert.ts';
import type { CheckedDocument } from '../documents.ts';
import { fixAllKind, commands as ids, internalCommands } from '../ids.ts';
import type { Services } from '../services.ts';

/** What the light bulb offers: fixes, all fixes of one kind, comments that silence a rule; and on save the fixes that are safe. */
export function register(services: Services): Disposable {
	return Disposable.from(
		languages.registerCodeActionsProvider({ language: 'markdown' }, new QuickFixes(services), {
			providedCodeActionKinds: [CodeActionKind.QuickFix, safeFixesKind],
		}),
		commands.registerCommand(ids.fixAll, async () => {
			const document = window.activeTextEditor?.document;
			const checked = document && (await services.documents.check(document));
			const edit = checked && editFrom(checked, textWithAll(services, checked, safeFix));
			if (edit && checked.version === document.version) await workspace.applyEdit(edit);
			else if (checked && !edit) void window.showInformationMessage(l10n.t('There is nothing here that can be fixed safely.'));
		}),
		commands.registerCommand(internalCommands.askAndFix, (uri: unknown, field: unknown, key: unknown, source: unknown) =>
			uri instanceof Uri && isAskedField(field) && typeof key === 'string' && typeof source === 'string'
				? askAndChange(services, { uri: uri.toString(), key, source }, field)
				: undefined,
		),
	);
}

const safeFixesKind = CodeActionKind.Empty.append(fixAllKind);

class QuickFixes implements CodeActionProvider {
	constructor(private readonly services: Services) {}

	async provideCodeActions(document: TextDocument, range: EditorRange, { only, diagnostics }: CodeActionContext): Promise<CodeAction[]> {
		const checked = await this.services.documents.check(document);
		if (!checked || checked.version !== document.version || checked.problems.length === 0) return [];
		if (only && (safeFixesKind.contains(only) || only.contains(safeFixesKind)) && !only.contains(CodeActionKind.QuickFix)) {
			const edit = editFrom(checked, textWithAll(this.services, checked, safeFix));
			if (!edit) return [];
			const action = new CodeAction(l10n.t('Fix all safe Postmortem problems'), safeFixesKind);
			action.edit = edit;
			return [action];
		}
		return actionsAt(checked, toRange(document, range), diagnostics);
	}

	/** All fixes of a kind mean reading the text several times, which is done once one of them is chosen. */
	resolveCodeAction(action: CodeAction): CodeAction {
		// What was read is no longer there: an edit on it would land somewhere else.
		if (action instanceof FixAllOfRule && action.checked.version === action.checked.document.version) {
			const edit = editFrom(
				action.checked,
				textWithAll(this.services, action.checked, (problem) => fixOf(problem, action.rule)),
			);
			if (edit) action.edit = edit;
		}
		return action;
	}
}

class FixAllOfRule extends CodeAction {
	constructor(
		readonly checked: CheckedDocument,
		readonly rule: string,
	) {
		super(l10n.t('Fix all “{0}” in this file', rule), CodeActionKind.QuickFix);
	}
}

function actionsAt(checked: CheckedDocument, range: Range, diagnostics: readonly Diagnostic[]): CodeAction[] {
	const here = checked.problems.filter((problem) => touches(problem.range, range));
	const fixes = here.flatMap((problem) => {
		const own = (problem.fixes ?? []).map((fix) => ({ problem, fix }));
		const related = (problem.related ?? []).filter((other) => touches(other.range, range));
		return [...own, ...related.flatMap((other) => (other.fixes ?? []).map((fix) => ({ problem, fix })))];
	});
	const only = fixes.length === 1 && fixes[0]?.fix.safe === true;
	const actions = fixes.map(({ problem, fix }) => actionOf(checked, problem, fix, diagnostics, only));
	for (const rule of new Set(here.map((problem) => problem.rule))) {
		if (checked.problems.filter((problem) => fixOf(problem, rule)).length > 1) actions.push(new FixAllOfRule(checked, rule));
	}
	for (const problem of oneOfEachRule(here)) {
		for (const fix of silencingFixes(checked.postmortem, problem)) actions.push(actionOf(checked, problem, fix, diagnostics, false));
	}
	return actions;
}

function actionOf(
	checked: CheckedDocument,
	problem: LintedProblem,
	fix: Fix,
	diagnostics: readonly Diagnostic[],
	isPreferred: boolean,
): CodeAction {
	const { document, postmortem } = checked;
	const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
	action.diagnostics = diagnostics.filter(
		({ code, message }) => message === problem.message && typeof code === 'object' && code.value === problem.rule,
	);
	const asked = fix.ask && postmortem.actionItems.find((item) => item.key === fix.ask?.item);
	if (fix.ask && asked) {
		const source = postmortem.text.slice(asked.range.start, asked.range.end);
		const args = [document.uri, fix.ask.field, asked.key, source];
		action.command = { command: internalCommands.askAndFix, title: fix.title, arguments: args };
	} else {
		action.isPreferred = isPreferred;
		action.edit = new WorkspaceEdit();
		action.edit.set(document.uri, toEditorEdits(document, fix.edits));
	}
	return action;
}

type Choose = (problem: LintedProblem) => readonly TextEdit[] | undefined;

const safeFix: Choose = ({ fixes }) => fixes?.find(({ safe, ask }) => safe && !ask)?.edits;

/** What "all of this rule" applies: the first fix that asks nothing. */
function fixOf({ rule, fixes }: LintedProblem, wanted: string): readonly TextEdit[] | undefined {
	return rule === wanted ? fixes?.find(({ ask }) => !ask)?.edits : undefined;
}

function textWithAll(services: Services, checked: CheckedDocument, choose: Choose): string {
	return fixAll(checked.postmortem.text, (text) => services.documents.checkAnother(checked, text).problems, choose);
}

function editFrom({ document, postmortem }: CheckedDocument, text: string): WorkspaceEdit | undefined {
	const change = shortestEdit(postmortem.text, text);
	if (!change) return undefined;
	const edit = new WorkspaceEdit();
	edit.set(document.uri, toEditorEdits(document, [change]));
	return edit;
}

function oneOfEachRule(problems: readonly LintedProblem[]): LintedProblem[] {
	return [...new Map(problems.map((problem) => [problem.rule, problem])).values()];
}

/** A caret that stands right at the end of a problem still belongs to it. */
function touches(one: Range, other: Range): boolean {
	return one.start <= other.end && other.start <= one.end;
}

function isAskedField(value: unknown): value is AskedField {
	return askedFields.some((field) => field === value);
}
