import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkText } from '../../../src/core/lint/check-text.ts';
import { defaultConfiguration } from '../../../src/core/lint/configuration.ts';
import { type PresetName, presetNames, presetRules } from '../../../src/core/lint/presets.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { templates } from '../../../src/core/templates/index.ts';
import { renderDocument, renderSnippet } from '../../../src/core/templates/render.ts';
import { snippets } from '../../../src/core/templates/snippets.ts';
import { lintText } from '../../support/lint-text.ts';
import { sampleDay, samples } from './samples.ts';

describe('templates', () => {
	for (const template of templates) {
		describe(template.id, () => {
			const fresh = expanded(renderSnippet(template).join('\n'));

			it('expands to what a new file says', () => {
				assert.equal(fresh, renderDocument(template));
			});

			it('reports placeholders only while nothing is filled in', () => {
				assert.deepEqual(problemsOf(fresh, 'recommended', 'unfilled-placeholder'), []);
				assert.notEqual(lintText(fresh, { rules, today: sampleDay }).problems.length, 0);
			});

			it('is read again with every section and field recognised', () => {
				const { sections, fields, template: declared } = readPostmortem(fresh);
				assert.equal(declared?.id, template.id);
				const titles = sections.map(({ title, fills }) => `${title.replace(/\?$/, '')}: ${fills[0]}`);
				for (const section of template.sections) {
					assert.ok(
						titles.includes(`${section.title.replace(/\?$/, '')}: ${section.id}`),
						`${section.title} is not ${section.id} in ${titles.join(', ')}`,
					);
				}
				const labels = fields.map(({ label, id }) => `${label}: ${id}`);
				for (const { id, label } of [template.header, ...template.sections.map((section) => section.fields?.rows ?? [])].flat()) {
					if (id) assert.ok(labels.includes(`${label}: ${id}`), `${label} is not ${id} in ${labels.join(', ')}`);
				}
			});

			it('has a filled sample without a problem, whatever the preset and the day', () => {
				const sample = samples.get(template.id) ?? '';
				for (const preset of presetNames) {
					assert.deepEqual(problemsOf(sample, preset), [], preset);
					assert.deepEqual(problemsOf(fresh, preset, 'unfilled-placeholder'), [], preset);
				}
				const { problems } = checkText(sample, { path: '', configuration: defaultConfiguration });
				assert.deepEqual(problems, []);
				assert.ok(sample.split(/\s+/).length > (template.id === 'mini' ? 100 : 200));
			});

			it('has a sample with all of its sections, in order', () => {
				const titles = readPostmortem(samples.get(template.id) ?? '').headings.map(({ title }) => title);
				const wanted = template.sections.map(({ title }) => title);
				assert.deepEqual(
					titles.filter((title) => wanted.includes(title)),
					wanted,
				);
			});
		});
	}

	it('ask for what the guides ask for, in their order and form', () => {
		const written = templates.map(({ id, header, sections, severities }) => {
			const starred = (label: string, required: boolean): string => `${label}${required ? '*' : ''}`;
			const fields = header.map(({ label, required }) => starred(label, required)).join(', ');
			const titles = sections.map(({ level, title, required, fields: rows }) => {
				const inside = rows ? ` (${rows.form}: ${rows.rows.map(({ label }) => label).join(', ')})` : '';
				return `${level === 3 ? '> ' : ''}${starred(title, required)}${inside}`;
			});
			const items = sections.find((section) => section.id === 'actionItems')?.content.find((line) => /^[|-]/.test(line));
			const rows = sections.find((section) => section.id === 'timeline')?.content ?? [];
			const entries = rows.filter((line) => /^(?:\||-) ?\[/.test(line)).length;
			return [`${id} (${severities.join(' ')})`, fields, ...titles, `${entries} entries`, items].join('\n');
		});
		assert.equal(`${written.join('\n\n')}\n`, readFileSync('test/core/templates/templates.txt', 'utf8'));
	});

	it('writes what is known and keeps the rest as placeholders', () => {
		const [smallTeam] = templates;
		assert.ok(smallTeam);
		const text = renderDocument(smallTeam, {
			title: 'Search slow',
			fields: { severity: 'S2', start: '2026-11-20 02:13 UTC', id: 'INC-7' },
			sections: { rootCause: 'An index was missing.', messaging: 'We told everybody.' },
		});
		const { title, severity, start, fields, sections } = readPostmortem(text);
		assert.equal(title?.text, 'Search slow');
		assert.equal(severity?.text, 'S2');
		assert.equal(start?.instant, '2026-11-20T02:13:00Z');
		assert.equal(fields.find(({ id }) => id === 'id')?.value, 'INC-7');
		assert.ok(text.includes('## Root Cause\n\nAn index was missing.\n'));
		assert.equal(sections.at(-1)?.id, 'messaging');
	});
});

describe('snippets', () => {
	it('have prefixes that occur once', () => {
		const prefixes = snippets().map(({ prefix }) => prefix);
		assert.deepEqual(prefixes, [...new Set(prefixes)]);
		assert.equal(prefixes[0], 'postmortem');
	});

	it('report placeholders only, where they belong', () => {
		const sample = samples.get('small-team') ?? '';
		const below = (title: string, text: string): string => sample.replace(`## ${title}\n\n`, `## ${title}\n\n${text}\n\n`);
		const places: readonly (readonly [prefix: string, place: (text: string) => string])[] = [
			['pm-timeline', (text) => sample.replace(/All times in UTC\.\n\n(?:\|.*\n)+/, `${text}\n`)],
			['pm-time', (text) => sample.replace('| 10:04 |', `${text}\n| 10:04 |`)],
			['pm-action-row', (text) => sample.replace(/\n$/, `\n${text}\n`)],
			['pm-action', (text) => sample.replace(/\n$/, `\n\n${text}\n`)],
			['pm-whys', (text) => below('Root Cause', text)],
			['pm-impact', (text) => below('Customer Impact', text)],
			['pm-near-miss', (text) => `${sample}\n${text}\n`],
			['pm-agenda', (text) => `${sample}\n${text}\n`],
			['pm-disable-line', (text) => sample.replace('were removed', `were removed ${text}`)],
			['pm-disable', (text) => below('Detection', text)],
			['pm-lint', (text) => below('Detection', text)],
		];
		for (const { prefix, body } of snippets().slice(templates.length)) {
			const place = places.find(([start]) => prefix.startsWith(start))?.[1];
			assert.ok(place, prefix);
			const text = place(expanded(body.join('\n')));
			assert.notEqual(text, sample, prefix);
			assert.deepEqual(problemsOf(text, 'recommended', 'unfilled-placeholder'), [], prefix);
		}
	});

	it('number their stops without a gap', () => {
		for (const { name, body } of snippets()) {
			const stops = [...body.join('\n').matchAll(/\$\{(\d+)[:|]/g)].map((match) => Number(match[1]));
			assert.deepEqual(
				stops,
				stops.map((_, index) => index + 1),
				name,
			);
		}
	});
});

/** The problems of a text by a preset that are of none of the named rules, one line each. */
function problemsOf(text: string, preset: PresetName, ...known: string[]): string[] {
	const configuration = { rules: presetRules(preset, rules) };
	const { problems, postmortem } = lintText(text, { rules, configuration, today: sampleDay });
	return problems
		.filter(({ rule }) => !known.includes(rule))
		.map(({ rule, range, message }) => `${postmortem.lines.lineAt(range.start) + 1} ${rule}: ${message}`);
}

/** A snippet's body with its defaults taken, as the editor inserts it. */
function expanded(body: string): string {
	const escapes = (text: string): string => text.replace(/\\([\\$},|])/g, '$1');
	return body
		.replace(/\$\{\d+\|((?:\\.|[^\\,|])*)(?:,(?:\\.|[^\\|])*)?\|\}/g, (_, first: string) => escapes(first))
		.replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
		.replace(/(?<!\\)\$0/g, '')
		.replace(/\\([\\$}])/g, '$1');
}
