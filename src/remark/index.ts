import { resolve } from 'node:path';
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { absolutePath, createSurroundings, pathFromHere, placed } from '../cli/project-files.ts';
import { acceptedIn } from '../core/lint/baseline.ts';
import { checkText } from '../core/lint/check-text.ts';
import type { LintedProblem } from '../core/lint/run.ts';
import { isDay } from '../core/model/calendar.ts';

export interface PostmortemOptions {
	/** The day by which due dates and ages are judged, `YYYY-MM-DD`. Without it nothing depends on the day. */
	readonly today?: string;
}

/**
 * Checks postmortems among the files that remark sees, and leaves all others alone. The text is read by our own pipeline, whatever
 * other plugins made of the tree; configuration files and both styles of disable comments hold as they do in the editor.
 */
const postmortem: Plugin<[PostmortemOptions?], Root> = ({ today } = {}) => {
	if (today !== undefined && !isDay(today))
		throw new Error(`“today” of postmortem-kit/remark wants a day like 2026-01-31, not “${today}”.`);
	const surroundings = createSurroundings();
	return async (_tree, file) => {
		const path = file.path === undefined ? undefined : resolve(file.cwd, file.path);
		const { configuration, teamTemplates, baseline, problems: faults } = await surroundings(path ?? resolve(file.cwd, 'untitled.md'));
		// Places of other plugins do not count a byte order mark either.
		const { kind, postmortem, problems } = checkText(String(file).replace(/^\uFEFF/, ''), {
			path: path === undefined ? '' : pathFromHere(path),
			configuration,
			today,
			teamTemplates,
			accepted: path === undefined ? [] : acceptedIn(baseline, absolutePath(path)),
		});
		// A run has nowhere to say this once: remark makes a plugin anew for each file.
		if (kind === 'postmortem') for (const fault of faults) file.message(placed(fault), { source: 'postmortem', ruleId: 'configuration' });
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
