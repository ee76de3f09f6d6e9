// How much longer reading a postmortem, and linting it, takes than parsing its Markdown. `of form` are the rules of structure, metadata,
// timeline and document: those that read no sentences.
import { race } from '../race.mjs';

const yardstick = 'fromMarkdown';

export function readAndLint({ core, peers }) {
	return [60, 300, 3000].flatMap((lines) => {
		const text = core.postmortemOf(lines);
		const times = race({
			read: () => core.readPostmortem(text),
			form: () => core.checkWithRulesOfForm(text),
			lint: () => core.checkWithEveryRule(text),
			[yardstick]: () => core.parse(text),
			...Object.fromEntries(Object.entries(peers).map(([name, lint]) => [name, () => lint(text)])),
		});
		const beside = (unit) =>
			Object.fromEntries(
				[yardstick, ...Object.keys(peers)].filter((name) => name !== unit).map((name) => [name, times[name] / times[unit]]),
			);
		const row = (measure, time, unit, target) => ({
			measure: `${measure}, ${lines} lines`,
			value: time / times[unit],
			unit: `× ${unit}`,
			target,
			met: time / times[unit] <= target,
			beside: beside(unit),
			note: `${time.toFixed(1)} ms`,
		});
		return [
			row('text to postmortem', times.read, yardstick, 1.3),
			row('read and lint, rules of form', times.form, yardstick, 1.45),
			row('read and lint, every rule', times.lint, yardstick, 1.6),
			row('read and lint, every rule', times.lint, 'markdownlint', 0.75),
		];
	});
}
