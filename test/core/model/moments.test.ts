import assert from 'node:assert/strict';
import { isDecision, mentionsCommunication, mentionsMoment } from '../../../src/core/model/moments.ts';
import type { TimelineEntry } from '../../../src/core/model/postmortem.ts';
import { readPostmortem } from '../../../src/core/model/read.ts';
import { textAt } from '../../../src/core/text/range.ts';
import type { Moment } from '../../../src/core/vocabulary/terms.ts';

/** The moments of one entry, each with "!" when something says so and "?" when words suggest it, and the words. */
function marks(entry: string): string[] {
	const { text, entries } = timelineOf(entry);
	return (entries[0]?.marks ?? []).map(
		({ moment, certainty, range }) => `${moment}${certainty === 'explicit' ? '!' : '?'} ${textAt(text, range)}`,
	);
}

function mentions(entry: string, moment: Moment): boolean {
	return timelineOf(entry).entries.some((one) => mentionsMoment(one, moment));
}

function timelineOf(entry: string): { readonly text: string; readonly entries: readonly TimelineEntry[] } {
	const text = `## Timeline\n\n- 14:03 ${entry}\n`;
	return { text, entries: readPostmortem(text).timelines[0]?.entries ?? [] };
}

describe('moments', () => {
	for (const [entry, expected] of [
		// Explicit.
		['**OUTAGE BEGINS** when the pool is full', ['start! OUTAGE BEGINS']],
		['the pool is empty again. OUTAGE MITIGATED', ['mitigated! OUTAGE MITIGATED']],
		['OUTAGE ENDS', ['resolved! OUTAGE ENDS']],
		['**Detected:** the dashboard is red', ['detected! Detected']],
		['**Detection** the dashboard is red', ['detected! Detection']],
		['Detection: the dashboard is red', ['detected! Detection']],
		['[Mitigated] the flag is off', ['mitigated! Mitigated']],
		['Recovery: queues are empty', ['resolved! Recovery']],
		['First symptom: slow pages', ['start! First symptom']],
		['Defect became live: a deploy', ['start! Defect became live']],
		['Incident declared — Sam leads', ['declared! Incident declared', 'acknowledged? Incident declared']],
		['**検知**: 画面が空', ['detected! 検知']],
		['Behoben: Dienst läuft', ['resolved! Behoben']],
		['모니터링 알람: 지연 5초 초과', ['detected? 모니터링 알람']],
		['アラート発報', ['detected? アラート発報']],
		['监控告警触发', ['detected? 告警触发']],
		['全部通过，事故闭环', ['resolved? 闭环']],
		['지연이 정상으로 복귀', ['resolved? 정상으로 복귀']],
		['장애 종료 선언', ['resolved? 장애 종료']],
		['Incident clos', ['resolved? Incident clos']],
		['Retour à la normale', ['resolved? Retour à la normale']],
		['Servicio restaurado', ['resolved? Servicio restaurado']],
		['Serviço restaurado', ['resolved? Serviço restaurado']],
		['Störung beendet', ['resolved? Störung beendet']],
		['Servizio ripristinato', ['resolved? ripristinato']],
		['Alle Anfragen wieder normal', ['resolved? wieder normal']],
		['Alarm ausgelöst', ['detected? Alarm ausgelöst']],
		['Alerta disparada en el panel', ['detected? Alerta disparada']],
		['Alerte reçue', ['detected? Alerte reçue']],
		['알람 추가', []],
		['補充告警规则', []],
		// Guesses.
		['Errors begin on the API', ['start? Errors begin']],
		['First failed check in the probe', ['start? First failed check']],
		['PagerDuty alert fires', ['detected? PagerDuty alert fires', 'paged? PagerDuty']],
		['Sam notices empty pages', ['detected? notices']],
		['Customers report empty pages', ['detected? Customers report']],
		['No alerts, no user reports', []],
		['Sam starts investigating', ['acknowledged? starts investigating']],
		['Sam suspects the cache', ['hypothesis? suspects']],
		['Root cause identified in the pool', ['causeFound? Root cause identified']],
		['We decided to wait', ['decision? decided']],
		['Rolled back to v41', ['mitigated? Rolled back']],
		['Rollback initiated', []],
		['Rollback initiated and completed', ['mitigated? Rollback']],
		['Rollback is complete', ['mitigated? Rollback']],
		['Tried a restart, which did not help', []],
		['Restarted the workers, without effect: did not help', []],
		['Attempted failover failed', []],
		['Fix deployed to all regions', ['mitigated? Fix deployed']],
		['Service restored', ['resolved? Service restored']],
		['Latency is back to normal', ['resolved? back to normal']],
		['The issue is not resolved yet', []],
		['All clear', ['resolved? All clear']],
		['Resolved', ['resolved! Resolved']],
		['Detection time', ['detected! Detection time']],
		['Posted on the status page', ['communicated? status page']],
		['Customers notified by mail', ['communicated? Customers notified']],
		['Sentry posts alerts to the channel', ['detected? posts alerts']],
		['Pipeline triggered for rollback', []],
		['It was decided to rollback', ['decision? decided']],
		['A decision task is pending', []],
		['A node is added', []],
		['Deploy of v42', []],
	] as const) {
		it(`in “${entry}”: ${expected.join(', ') || 'none'}`, () => assert.deepEqual(marks(entry), expected));
	}

	it('come from the phase column of a table', () => {
		const text = '## Timeline\n\n| Time | Phase | Event |\n|---|---|---|\n| 14:03 | Detected | red |\n| 14:20 | Resolved | green |\n';
		assert.deepEqual(
			readPostmortem(text).timelines[0]?.entries.map((entry) => entry.marks.map(({ moment, certainty }) => `${moment} ${certainty}`)),
			[['detected explicit'], ['resolved explicit']],
		);
	});

	it('are looked for broadly by the rules', () => {
		assert.equal(mentions('Ana saw red on the dashboard', 'detected'), true);
		assert.equal(mentions('A node is added', 'detected'), false);
		assert.equal(mentions('Blocked the client at the edge', 'mitigated'), true);
		assert.equal(mentions('Queues are clear', 'resolved'), true);
		assert.equal(mentions('A deploy went out', 'resolved'), false);
		assert.equal(mentions('OUTAGE BEGINS', 'start'), true);
	});

	it('know decisions and communication', () => {
		assert.equal(isDecision('We chose not to roll back because the schema had changed'), true);
		assert.equal(isDecision('Rolled back'), false);
		assert.equal(mentionsCommunication('Told all customers by mail'), true);
		assert.equal(mentionsCommunication('Announced on Discord'), true);
		assert.equal(mentionsCommunication('Restarted the workers'), false);
	});

	it('know decisions and communication in other languages', () => {
		for (const text of [
			'Kunden per Mail informiert',
			'Statusseite aktualisiert',
			'Notification envoyée aux clients',
			'Page de statut mise à jour',
			'Se avisa a los clientes por correo',
			'Usuários avisados por e-mail',
			'Avvisati gli utenti',
			'Klanten per mail ingelicht',
			'利用者へ連絡',
			'更新状态页',
			'고객에게 안내 메일 발송',
		])
			assert.equal(mentionsCommunication(text), true, text);
		for (const text of [
			'Kunden melden Fehler',
			'Des clients se plaignent',
			'Los clientes no pueden pagar',
			'利用者から問い合わせ',
			'用户反馈无法下单',
		])
			assert.equal(mentionsCommunication(text), false, text);
		for (const text of [
			'Rollback entschieden',
			'Décision de revenir en arrière',
			'Se optó por volver atrás',
			'Scelto il ripristino',
			'Beslissing: terugdraaien',
		])
			assert.equal(isDecision(text), true, text);
		for (const text of ['Zertifikat getauscht', 'Déploiement annulé', 'Versión anterior aplicada'])
			assert.equal(isDecision(text), false, text);
	});
});
