import assert from 'node:assert/strict';
import { postmortemFileName } from '../../../src/core/templates/file-name.ts';
import { severityOnScale, templatesFitting } from '../../../src/core/templates/fitting-template.ts';

describe('a severity on another scale', () => {
	const cases: readonly (readonly [text: string, levels: readonly string[], written: string])[] = [
		['SEV-2', ['Critical', 'Major', 'Minor'], 'Major'],
		['high', ['S1', 'S2', 'S3', 'S4'], 'S2'],
		['S4', ['SEV1', 'SEV2', 'SEV3'], 'SEV3'],
		['critical', ['Critical', 'Major', 'Minor'], 'Critical'],
		['huge', ['S1', 'S2'], 'huge'],
		['P1', [], 'P1'],
	];
	for (const [text, levels, written] of cases) {
		it(`${text} of ${levels.join(', ') || 'nothing'} is ${written}`, () => assert.equal(severityOnScale(text, levels), written));
	}

	it('is read on the scale of the team first', () => {
		assert.equal(severityOnScale('Red', ['S1', 'S2', 'S3'], ['Red', 'Amber', 'Green']), 'S1');
	});
});

describe('templates', () => {
	it('are offered by severity, each once', () => {
		const firstOf = (rank: number | undefined): string | undefined => templatesFitting(rank)[0]?.id;
		assert.deepEqual([undefined, 1, 2, 3, 4, 5].map(firstOf), ['small-team', 'small-team', 'small-team', 'one-page', 'mini', 'mini']);
		assert.equal(new Set(templatesFitting(4)).size, templatesFitting(undefined).length);
	});
});

describe('the file of a postmortem', () => {
	const cases: readonly (readonly [title: string, name: string])[] = [
		['Checkout errors after a cache change', '2026-11-20-checkout-errors-after-a-cache-change.md'],
		['Größe: “Straße” läuft über', '2026-11-20-groesse-strasse-laeuft-ueber.md'],
		['Café à la carte / 50% off', '2026-11-20-cafe-a-la-carte-50-off.md'],
		['決済エラー', '2026-11-20-決済エラー.md'],
		['データベースがダウン', '2026-11-20-データベースがダウン.md'],
		['결제 장애', '2026-11-20-결제-장애.md'],
		['सेवा बंद', '2026-11-20-सेवा-बंद.md'],
		['Сбой входящей почты', '2026-11-20-сбой-входящей-почты.md'],
		['..\\..\\CON: <>|?*', '2026-11-20-con.md'],
		['???', '2026-11-20-incident.md'],
	];
	for (const [title, name] of cases) it(`for “${title}” is ${name}`, () => assert.equal(postmortemFileName('2026-11-20', title), name));
});
