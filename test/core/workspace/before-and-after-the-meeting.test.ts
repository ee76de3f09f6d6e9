import assert from 'node:assert/strict';
import { askOnceMore, chainsOfWhys, unansweredWhy } from '../../../src/core/edit/ask-why.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { expectationFor } from '../../../src/core/templates/expectation.ts';
import { miniSample } from '../../../src/core/templates/mini.ts';
import { needFor } from '../../../src/core/templates/need.ts';
import { renderDocument } from '../../../src/core/templates/render.ts';
import { smallTeam, smallTeamSample } from '../../../src/core/templates/small-team.ts';
import { applyEdits } from '../../../src/core/text/edit.ts';
import { sectionTitle } from '../../../src/core/vocabulary/document-words.ts';
import type { Language } from '../../../src/core/vocabulary/terms.ts';
import { wordsOf } from '../../../src/core/vocabulary/words.ts';
import { executiveSummary, issueBody } from '../../../src/core/workspace/executive-summary.ts';
import { missingBeforeMeeting } from '../../../src/core/workspace/meeting-check.ts';

const missing = (text: string): string[] => {
	const postmortem = readPostmortem(text);
	return missingBeforeMeeting(postmortem, expectationFor(postmortem, wordsOf())).map((each) =>
		each.what === 'moment' ? each.moment : each.what === 'section' ? each.section : each.what,
	);
};

describe('before the meeting', () => {
	it('a finished document misses nothing', () => {
		assert.deepEqual(missing(smallTeamSample), []);
		assert.deepEqual(
			missing(miniSample).filter((what) => what !== 'severity' && what !== 'start' && what !== 'end'),
			[],
		);
	});
	it('a fresh one misses what its template asks for', () => {
		const found = missing(renderDocument(smallTeam));
		for (const what of ['severity', 'start', 'end', 'placeholders']) assert.ok(found.includes(what), `${what} is not among ${found}`);
	});
	it('an impact that is still a gap is told once', () => {
		const found = missing('# T\n\n- **Severity:** S3\n\n## Impact\n\n[Who noticed what]\n');
		assert.deepEqual([found.includes('placeholders'), found.includes('impactNumber')], [true, false]);
	});
	it('a timeline out of order, an impact without a number and an item without an owner are missing', () => {
		const text = smallTeamSample
			.replace('| 09:12 | Impact', '| 09:50 | Impact')
			.replace(/Of 5,120[^\n]*/, 'Some payments failed.')
			.replace('Mara Lindt', '');
		assert.deepEqual(missing(text), ['impactNumber', 'timelineOrder', 'owners']);
	});
});

describe('the executive summary', () => {
	it('is made of what stands in the document', () => {
		assert.equal(
			executiveSummary(readPostmortem(smallTeamSample)),
			'Checkout declined cards after payment retries were removed (S2), from 2026-11-20 09:12 to 10:04 UTC. ' +
				'Of 5,120 checkout attempts, 870 (17%) ended with a generic error during 52 minutes. ' +
				'Release 412 merged two error handlers and dropped the retry that had absorbed short timeouts of the card processor. ' +
				'It was noticed after 14 minutes and over after 52 minutes. ' +
				'3 actions follow, none of them done yet; the next is due on 2026-11-27.',
		);
	});
	it('leaves the word “Postmortem” out of the title, and what was noticed after the end out of the course', () => {
		const text =
			'# Postmortem: Mail was late\n\n- **Duration:** 20 minutes\n- **Time to detect:** 3 hours\n\n## Impact\n\n212 mails were late.\n';
		assert.equal(executiveSummary(readPostmortem(text)), 'Mail was late. 212 mails were late. It was over after 20 minutes.');
	});
	it('takes the last answer of a chain of whys, and no question', () => {
		const text =
			'# Exports wait\n\n## Impact\n\n36 customers waited.\n\n## Root Cause\n\n1. Why did they wait? Because one customer started 400 exports.\n2. Why was that possible? Because nothing limits a queue.\n3. Why? [describe what allowed it]\n';
		assert.equal(executiveSummary(readPostmortem(text)), 'Exports wait. 36 customers waited. Nothing limits a queue.');
	});
	it('has the numbers and no English sentences in a document of another language', () => {
		const text =
			'# Exporte warten\n\n- **Schweregrad:** S3\n- **Beginn:** 2026-11-12 08:41 UTC\n- **Ende:** 2026-11-12 08:50 UTC\n\n## Auswirkungen\n\n36 Kunden warteten bis zu 9 Minuten.\n\n## Ursache\n\nDie Warteschlange hat keine Grenze je Kunde.\n\n## Maßnahmen\n\n- [ ] Grenze setzen (verantwortlich: Bea Lindt, fällig: 2026-12-11)\n- [x] Support informieren\n';
		assert.equal(
			executiveSummary(readPostmortem(text)),
			'Exporte warten (S3), 2026-11-12 08:41–08:50 UTC. 36 Kunden warteten bis zu 9 Minuten. Die Warteschlange hat keine Grenze je Kunde. ' +
				'Dauer: 9 min. Maßnahmen: 2, Erledigt: 1, Fällig: 2026-12-11.',
		);
	});
	it('keeps the words of code, and passes over the cells of a table', () => {
		const text =
			'# Exports wait\n\n## Impact\n\n| Metric | Value |\n|---|---|\n| Customers | 36 |\n\n36 customers waited.\n\n## Root Cause\n\n### The release\n\nRelease 412 set `max_exports` and ``a`b`` to 0.\n';
		assert.equal(executiveSummary(readPostmortem(text)), 'Exports wait. 36 customers waited. Release 412 set max_exports and a`b to 0.');
	});
	it('counts its actions in words that fit one and several', () => {
		const told = (items: string): string => executiveSummary(readPostmortem(`# Exports wait\n\n## Action Items\n\n${items}`));
		const open = '- [ ] Limit the queue (owner: Bea Lindt, due: 2026-12-11)\n';
		assert.equal(told(open), 'Exports wait. One action follows, not done yet; the next is due on 2026-12-11.');
		assert.equal(
			told(`${open}- [x] Tell support (owner: Bea Lindt)\n`),
			'Exports wait. 2 actions follow, 1 of them done; the next is due on 2026-12-11.',
		);
	});
	it('says nothing of a fresh document', () => assert.equal(executiveSummary(readPostmortem(renderDocument(smallTeam))), ''));
});

describe('an issue', () => {
	it('has the text without title, front matter and comments', () => {
		assert.equal(
			issueBody(
				readPostmortem(
					'---\ntitle: x\n---\n# T\n\n<!-- postmortem-template: mini -->\n\n- **Date:** 2026-11-12\n\n## Impact\n\n<!-- guidance -->\n\nNone. `<!-- code -->`\n',
				),
			),
			'- **Date:** 2026-11-12\n\n## Impact\n\nNone. `<!-- code -->`\n',
		);
	});
	it('leaves the empty lines of code as they are', () => {
		const code = '```\na = 1\n\n\nb = 2\n```\n';
		assert.equal(issueBody(readPostmortem(`# T\n\n<!-- guidance -->\n\n\n${code}`)), code);
	});
	it('loses nothing between two rules or below an empty head', () => {
		const below = '## Summary\n\nIt broke.\n\n---\n\n## Impact\n\nNone.\n';
		assert.equal(issueBody(readPostmortem(`---\n\n# T\n\n${below}`)), `---\n\n${below}`);
		assert.equal(issueBody(readPostmortem(`\uFEFF---\n---\n\n# T\n\n${below}`)), below);
	});
});

describe('asking why once more', () => {
	const cases: readonly (readonly [before: string, after: string])[] = [
		['1. Why a? Because b.\n2. Why b? Because c.\n', '1. Why a? Because b.\n2. Why b? Because c.\n3. Why? [describe what allowed it‹›]\n'],
		[
			'- Whys:\n\n  | Question | Answer |\n  |---|---|\n  | Why a? | Because b. |\n',
			'- Whys:\n\n  | Question | Answer |\n  |---|---|\n  | Why a? | Because b. |\n  | Why? | [describe what allowed it‹›] |\n',
		],
		[
			'| Whys | Note |\n|---|---|\n| Why a? Because b. | x |\n',
			'| Whys | Note |\n|---|---|\n| Why a? Because b. | x |\n| Why? [describe what allowed it‹›] | |\n',
		],
		['Why a? Because b.\n', 'Why a? Because b.\n\nWhy? [describe what allowed it‹›]\n'],
	];
	for (const [before, after] of cases) {
		it(`behind ${JSON.stringify(before)}`, () =>
			assert.equal(askedOnceMore(`# T\n\n## Root Cause\n\n${before}`), `# T\n\n## Root Cause\n\n${after}`));
	}

	const languages: readonly (readonly [language: Language, question: string, asked: string])[] = [
		['de', 'Warum war das möglich? Weil eine Grenze fehlt.', 'Warum? [beschreiben, was es möglich machte‹›]'],
		['es', '¿Por qué fue posible? Porque falta un límite.', '¿Por qué? [describir qué lo permitió‹›]'],
		['fr', 'Pourquoi est-ce possible ? Il manque une limite.', "Pourquoi ? [décrire ce qui l'a permis‹›]"],
		['it', 'Perché è stato possibile? Manca un limite.', "Perché? [descrivere che cosa l'ha permesso‹›]"],
		['nl', 'Waarom kon dat? Er is geen limiet.', 'Waarom? [beschrijf wat het mogelijk maakte‹›]'],
		['pt', 'Por que foi possível? Falta um limite.', 'Por quê? [descrever o que o permitiu‹›]'],
		['ja', 'なぜ可能だったのか？上限がないため。', 'なぜ？ [何がそれを許したかを書く‹›]'],
		['ko', '왜 가능했나요? 한도가 없기 때문입니다.', '왜? [무엇이 그것을 가능하게 했는지 적기‹›]'],
		['zh', '为什么会这样？因为没有上限。', '为什么？ [写明是什么让它发生‹›]'],
	];
	for (const [language, question, asked] of languages) {
		it(`in the language ${language}`, () => {
			const [items, causes] = [sectionTitle('actionItems', language), sectionTitle('rootCause', language)];
			const text = `# T\n\n## ${items}\n\n- [ ] a\n\n## ${causes}\n\n1. ${question}\n`;
			assert.equal(askedOnceMore(text), `${text}2. ${asked}\n`);
		});
	}
	it('is not done while the last question has no answer', () => {
		const text = '# T\n\n## Root Cause\n\n1. Why a? Because b.\n2. Why? [describe what allowed it]\n';
		const postmortem = readPostmortem(text);
		const last = chainsOfWhys(postmortem)[0]?.at(-1);
		assert.ok(last);
		const gap = unansweredWhy(postmortem, last);
		assert.equal(text.slice(gap?.start, gap?.end), '[describe what allowed it]');
		const [first] = chainsOfWhys(postmortem)[0] ?? [];
		assert.equal(first && unansweredWhy(postmortem, first), undefined);
	});
	it('is not taken for asking where an answer begins with the Italian word for “because”', () => {
		const text = '# T\n\n## Causa principale\n\nPerché manca un limite.\n\nIl limite manca da un anno.\n';
		assert.deepEqual(chainsOfWhys(readPostmortem(text)), []);
	});

	function askedOnceMore(text: string): string | undefined {
		const postmortem = readPostmortem(text);
		const last = chainsOfWhys(postmortem)[0]?.at(-1);
		assert.ok(last);
		return applyEdits(text, [askOnceMore(postmortem, last)]);
	}
});

describe('whether a postmortem is needed', () => {
	it('depends on what happened', () => {
		assert.deepEqual(
			[[], ['nearMiss'], ['nearMiss', 'silentAlert'], ['tookLong'], ['silentAlert', 'severalTeams']].map((reasons) =>
				needFor(reasons as never),
			),
			['note', 'mini', 'mini', 'full', 'full'],
		);
	});
});
