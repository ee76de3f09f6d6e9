import { resolve } from 'node:path';
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { absolutePath, createSurroundings, pathFromHere } from '../cli/project-files.ts';
import { acceptedIn } from '../core/lint/baseline.ts';
import { checkText } from '../core/lint/check-text.ts';
import type { LintedProblem } from '../core/lint/run.ts';

export interface PostmortemOptions {
	/** The day by which due dates and ages are judged, `YYYY-MM-DD`. Without it nothing depends on the day. */
	readonly today?: string;
}

/**
 * Checks postmortems among the files that remark sees, and leaves all others alone. The text is read by our own pipeline, whatever
 * other plugins made of the tree; configuration files and both styles of disable comments hold as they do in the editor.
 */
const postmortem: Plugin<[PostmortemOptions?], Root> = ({ today } = {}) => {
	const surroundings = createSurroundings();
	return async (_tree, file) => {
		const path = file.path === undefined ? undefined : resolve(file.cwd, file.path);
		const { configuration, teamTemplates, baseline } = await surroundings(path ?? resolve(file.cwd, 'untitled.md'));
		const { postmortem, problems } = checkText(String(file), {
			path: path === undefined ? '' : pathFromHere(path),
			configuration,
			today,
			teamTemplates,
			accepted: path === undefined ? [] : acceptedIn(baseline, absolutePath(path)),
		});
		const pointAt = (offset: number) => {
			const { line, column } = postmortem.lines.placeAt(offset);
			return { line: line + 1, column: column + 1, offset };
		};
		for (const { rule, severity, range, message } of problems) {
			const place = { start: pointAt(range.start), end: pointAt(range.end) };
			const reported = file.message(message, { place, ruleId: rule, source: 'postmortem' });
			reported.fatal = fatalFor[severity];
		}
	};
};

export { postmortem as default };

/** How remark tells levels apart: true is an error, false a warning, null information. */
const fatalFor: { readonly [severity in LintedProblem['severity']]: true | false | null } = {
	error: true,
	warning: false,
	information: null,
	hint: null,
};
