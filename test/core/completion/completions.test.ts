import assert from 'node:assert/strict';
import { type Completion, completionsAt } from '../../../src/core/completion/completions.ts';
import { type ReadingOptions, readPostmortem } from '../../../src/core/model/read.ts';
import { expectationFor } from '../../../src/core/templates/expectation.ts';
import { wordsOf } from '../../../src/core/vocabulary/words.ts';

/** What is offered where `‹›` stands. */
function offered(marked: string, reading: ReadingOptions = {}): Completion[] {
	const offset = marked.indexOf('‹›');
	const postmortem = readPostmortem(marked.replace('‹›', ''), reading);
	return completionsAt(postmortem, offset, {
		expectation: expectationFor(postmortem, wordsOf()),
		levels: ['S1', 'S2', 'S3', 'S4'],
		priorities: ['P0', 'P1', 'P2'],
		people: ['Mara Lindt', '@jonas'],
		services: ['checkout', 'search'],
		today: '2026-11-20',
		dateOrder: reading.dateOrder,
		now: '2026-11-20T13:10:00Z',
	});
}

const head = '# Search outage\n\n<!-- postmortem-template: small-team -->\n\n';
const items = '## Action Items\n\n| Action | Owner | Priority | Due | Status |\n|---|---|---|---|---|\n';

const german = '# Suche fiel aus\n\n- **Beginn:** 2026-11-12 08:41 UTC\n';
const germanItems = '\n## Maßnahmen\n\n| Maßnahme | Verantwortlich | Fällig | Status |\n|---|---|---|---|\n';
const germanStatuses = ['Offen', 'In Arbeit', 'Erledigt', 'Verifiziert', 'Verworfen', 'Blockiert'];
const usual = ['Severity', 'Status', 'Start', 'End', 'Duration', 'Services', 'Incident commander', 'Authors', 'Document status'];

describe('completions', () => {
	const cases: readonly (readonly [name: string, marked: string, labels: readonly string[] | undefined])[] = [
		['severity', `${head}- **Severity:** ‹›\n- **Start:** x\n`, ['S1', 'S2', 'S3', 'S4']],
		['severity that is begun', `${head}- **Severity:** S‹›\n`, ['S1', 'S2', 'S3', 'S4']],
		['document status', `${head}- **Document status:** Dr‹›\n`, ['Draft', 'In review', 'Reviewed', 'Closed']],
		['start', `${head}- **Start:** ‹›\n`, ['now']],
		['services', `${head}- **Services:** search, ‹›\n`, ['checkout', 'search']],
		['owner by column', `${head}${items}| Page on it | ‹› | | | |\n`, ['Mara Lindt', '@jonas']],
		['priority by column', `${head}${items}| Page on it | | ‹› | | |\n`, ['P0', 'P1', 'P2']],
		['status by column', `${head}${items}| Page on it | | | | O‹› |\n`, ['Open', 'In progress', 'Done', 'Verified', 'Dropped', 'Blocked']],
		['nothing in the text of an action', `${head}${items}| Pa‹› | | | | |\n`, []],
		['owner in a list', `${head}## Action Items\n\n- [ ] Page on it (owner: ‹›\n`, ['Mara Lindt', '@jonas']],
		['handles', `${head}## Action Items\n\n- [ ] Page on it @jo‹›\n`, ['@jonas']],
		[
			'time in a table',
			`${head}## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 2026-11-20 13:00 | a |\n| ‹› | b |\n`,
			['13:10', '2026-11-20 13:10'],
		],
		['time in a numbered list', `${head}## Timeline (UTC)\n\n1. 2026-11-20 13:00 a\n2. ‹›\n`, ['13:10', '2026-11-20 13:10']],
		['time in a list', `${head}## Timeline\n\nAll times in +01:00.\n\n- 2026-11-20 14:00 a\n- ‹›\n`, ['14:10', '2026-11-20 14:10']],
		['time in the zone of a region', `${head}## Timeline (Europe/Berlin)\n\n- 2026-11-20 14:00 a\n- ‹›\n`, ['14:10', '2026-11-20 14:10']],
		[
			'time in the first of two timelines',
			`# A\n\n## Timeline\n\nAll times in CET.\n\n- 2026-11-20 14:00 a\n- ‹›\n\n# B\n\n## Timeline\n\nAll times in PST.\n\n- 2026-11-19 02:00 b\n`,
			['14:10', '2026-11-20 14:10'],
		],
		['nothing in a remark of code', `${head}\`\`\`sh\n# ‹›\n\`\`\`\n`, []],
		['owner in the last, unfinished row of a file', `${head}${items}| Page on it | Ma‹›`, ['Mara Lindt', '@jonas']],
		['owner in a row that ends in CRLF', `${head}${items}| Page on it | ‹›\n`.replaceAll('\n', '\r\n'), ['Mara Lindt', '@jonas']],
		['owner below an item, in bold', `${head}## Action Items\n\n- [ ] Page on it\n  - **Owner:** ‹›\n`, ['Mara Lindt', '@jonas']],
		['owner in a quote', `${head}## Action Items\n\n> - [ ] Page on it (owner: ‹›`, ['Mara Lindt', '@jonas']],
		['owner in other words', `${german}## Maßnahmen\n\n- [ ] Grenze setzen (Zuständig: ‹›`, ['Mara Lindt', '@jonas']],
		[
			'status in another language',
			`${german}- **Dokumentstatus:** ‹›\n\n## Auswirkungen\n`,
			['Entwurf', 'In Prüfung', 'Geprüft', 'Geschlossen'],
		],
		[
			'fields in another language',
			`${german}- ‹›\n\n## Auswirkungen\n`,
			['Schweregrad', 'Status', 'Ende', 'Dauer', 'Dienste', 'Einsatzleitung', 'Autoren', 'Dokumentstatus'],
		],
		['status by column in another language', `${german}${germanItems}| Grenze | | | ver‹› |\n`, germanStatuses],
		['fields behind stars that are closed', '# T\n\n- **Du‹›**\n\n## Impact\n', usual],
		['nothing in front of the rest of a label', '# T\n\n- **Du‹›ration:** 5 min\n\n## Impact\n', []],
		['nobody whose name is just being typed', `${head}${items}| Page on it | Mara Lindt‹› | | | |\n`, ['@jonas']],
		['nothing in an address', `${head}## Action Items\n\n- [ ] Write to ops@jo‹›`, []],
		['nothing in a list in a code fence', `${head}## Action Items\n\n\`\`\`\n- [ ] Page on it (owner: ‹›\n\`\`\`\n`, []],
		['nothing in prose', `${head}## Customer Impact\n\nSome people wr‹›\n`, []],
		['nothing in a code fence', `${head}## Customer Impact\n\n\`\`\`\n| ‹› |\n\`\`\`\n`, []],
	];
	for (const [name, marked, labels] of cases) {
		it(name, () =>
			assert.deepEqual(
				offered(marked).map(({ label }) => label),
				labels,
			),
		);
	}

	it('due dates say where they fall, and take words', () => {
		const cell = (typed: string): Completion[] => offered(`${head}${items}| Page on it | | | ${typed}‹› | |\n`);
		assert.equal(cell('')[0]?.label, 'in a week → 2026-11-27');
		const [own] = cell('next Friday');
		assert.equal(own?.label, 'next Friday → 2026-11-27');
		assert.equal(own?.text, '2026-11-27');
		assert.equal((own?.range.end ?? 0) - (own?.range.start ?? 0), 'next Friday'.length);
	});

	it('follow the words and the order of dates of the team', () => {
		const aliases = { sections: {}, fields: {}, columns: { owner: ['Driver'] }, statuses: {} };
		const table = `${head}## Action Items\n\n| Action | Driver | Due |\n|---|---|---|\n`;
		const labels = (marked: string): string[] => offered(marked, { aliases, dateOrder: 'dmy' }).map(({ label }) => label);
		assert.deepEqual(labels(`${table}| Page on it | ‹› | |\n`), ['Mara Lindt', '@jonas']);
		assert.equal(labels(`${table}| Page on it | | 7/8/2027‹› |\n`)[0], '7/8/2027 → 2027-08-07');
	});

	it('missing sections come in the order in which they belong here', () => {
		const found = offered(`${head}## Customer Impact\n\nOf 900 searches 300 failed.\n\n#‹›\n\n## Timeline\n`);
		assert.deepEqual(
			found.slice(0, 3).map(({ label }) => label),
			['## Detection', '## Root Cause', '## Contributing Factors'],
		);
		assert.ok(!found.some(({ label }) => label === '## Timeline' || label === '## Customer Impact'));
	});

	it('fields that the template has and the header has not', () => {
		const labels = offered(`${head}- **Severity:** S2\n- ‹›\n\n## Customer Impact\n`).map(({ label }) => label);
		assert.deepEqual(labels, ['Status', 'Document status', 'Start', 'End']);
	});

	it('take in the stars behind them', () => {
		const [first] = offered('# T\n\n- **Se‹›**\n\n## Impact\n');
		assert.equal((first?.range.end ?? 0) - (first?.range.start ?? 0), '**Se**'.length);
	});

	it('of a list replace the part that is typed in', () => {
		const marked = `${head}- **Services:** search, ch‹›, mail\n`;
		const text = marked.replace('‹›', '');
		const [first] = offered(marked);
		assert.ok(first);
		assert.equal(text.slice(0, first.range.start) + first.text + text.slice(first.range.end), text.replace(' ch,', ' checkout,'));
	});
	it('are whole replacements at every place of a document', () => {
		const text = `${head}- **Severity:** S2\n- **Services:** search, mail, checkout\n\n${items}| Page on it | Mara | P1 | Friday | Open |\n`;
		for (let at = 0; at <= text.length; at += 1) {
			for (const { range } of offered(`${text.slice(0, at)}‹›${text.slice(at)}`)) {
				assert.ok(range.start <= at && at <= range.end, `${range.start} to ${range.end} does not hold ${at}`);
				assert.doesNotMatch(text.slice(range.start, range.end), /[\n|]/);
			}
		}
	}).timeout(20_000);
});
